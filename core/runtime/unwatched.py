"""Keeps OpenVINO from reporting its use to its makers. Import this module before ``openvino``.

OpenVINO reports if it finds the package ``openvino_telemetry``. Nothing leaves the machine, so it finds none.
"""

import sys

sys.modules["openvino_telemetry"] = None
