"""Runs of the dock in QGIS's Processing history, where they can be repeated and copied as Python."""

from qgis.core import QgsMapLayer, QgsProcessingAlgorithm, QgsProcessingContext, QgsProject
from qgis.gui import QgsGui


def add_to_history(algorithm: QgsProcessingAlgorithm, parameters: dict, context: QgsProcessingContext) -> None:
    """Add a run to the history. Layers are named by their source, which is right in other projects too."""
    parameters = {name: _source(value) for name, value in parameters.items()}
    python = algorithm.asPythonCommand(parameters, context)
    if hasattr(QgsGui, "historyProviderRegistry"):  # from QGIS 3.24 on
        command, _ = algorithm.asQgisProcessCommand(parameters, context)
        entry = {
            "python_command": python,
            "algorithm_id": algorithm.id(),
            "process_command": command,
            "parameters": algorithm.asMap(parameters, context),
        }
        QgsGui.historyProviderRegistry().addEntry("processing", entry)
        return
    try:
        from processing.core.ProcessingLog import ProcessingLog
    except ImportError:  # the Processing plugin is off
        return
    ProcessingLog.addToLog(python)


def _source(value):
    layer = QgsProject.instance().mapLayer(value) if isinstance(value, str) else value
    return layer.source() if isinstance(layer, QgsMapLayer) else value
