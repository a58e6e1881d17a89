"""Results in the types that JSON has."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

import dataclasses
import math


def json_value(value):
    """Return ``value`` in the types that JSON has.

    Dataclasses become objects, numpy and torch values numbers and lists, NaN and infinities null, anything else text.
    """
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): json_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [json_value(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: json_value(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if hasattr(value, "tolist"):  # numpy and torch numbers and arrays, without importing either
        return json_value(value.tolist())
    return str(value)
