"""Parameters whose value is one of some names. Dialogs show their titles; scripts and the history keep the names."""

from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterEnum, QgsProcessingParameterString

from ...core.models.card import ModelCard
from ..i18n import tr
from ..parameter_names import DEVICE

#: The module with the widgets. Processing imports it when it opens a dialog.
_WIDGETS = __package__.replace(".algorithms", ".window.toolbox_widgets")


def choice(name: str, title: str, options: "dict[str, str]") -> QgsProcessingParameterEnum:
    """A parameter with one of ``options``, each with its title; the default is the first."""
    default = next(iter(options), None)
    parameter = QgsProcessingParameterEnum(name, title, options=list(options), defaultValue=default)
    parameter.setUsesStaticStrings(True)
    return _shown_by("NamedChoice", parameter, titles=list(options.values()))


def model_choice(name: str, title: str, cards: "dict[str, ModelCard]") -> QgsProcessingParameterEnum:
    """A parameter with the name of an installed model; shown by the models' titles."""
    return choice(name, title, {model: card.title for model, card in cards.items()})


def grid_choice(name: str, grids: "list[str]") -> QgsProcessingParameterEnum:
    """A parameter with the grid of a result: ``scene``, ``model`` or ``response``."""
    titles = {
        "scene": tr("Same as the layer"),
        "model": tr("Same as the model"),
        "response": tr("The network's own cells"),
    }
    return choice(name, tr("Grid of the result"), {grid: titles[grid] for grid in grids})


def device_choice() -> QgsProcessingParameterString:
    """A parameter with the id of a device; a dialog lists those that the engine has."""
    return _shown_by("DeviceChoice", QgsProcessingParameterString(DEVICE, tr("Device"), defaultValue="auto"))


def embedding_choice(name: str, default: str, if_empty: str = "") -> QgsProcessingParameterString:
    """A parameter with an embedding as the engine reads it, such as ``alphaearth:2024``.

    Args:
        name: the parameter's name.
        default: its default value.
        if_empty: what an empty value means; "" if the value must not be empty.
    """
    parameter = QgsProcessingParameterString(name, tr("Embedding"), defaultValue=default, optional=bool(if_empty))
    return _shown_by("EmbeddingChoice", parameter, if_empty=if_empty)


def classes_choice(name: str, title: str, layer: str) -> QgsProcessingParameterString:
    """A parameter with codes of classes, such as “5, 8”; a dialog lists those of the parameter ``layer``."""
    return _shown_by("ClassesChoice", QgsProcessingParameterString(name, title, optional=True), layer=layer)


def _shown_by(widget: str, parameter: QgsProcessingParameterDefinition, **facts) -> QgsProcessingParameterDefinition:
    parameter.setMetadata({"widget_wrapper": {"class": f"{_WIDGETS}.{widget}", **facts}})
    return parameter
