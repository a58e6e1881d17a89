"""The user's leave to fetch embeddings: asked once a project, before anything goes to the network."""

from typing import Optional

from qgis.core import QgsProcessingParameterBoolean, QgsProject
from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ..engine.proxy import proxy_settings, proxy_variables
from ..i18n import tr

SCOPE, ENTRY = "landscribe", "fetch_embeddings"
YES, NO = "yes", "no"
#: The parameter of algorithms that gives leave.
ALLOW_NETWORK = "ALLOW_NETWORK"


def leave_given(project: QgsProject) -> Optional[bool]:
    """What the user has answered for this project; None where they were not asked yet."""
    answer, _ = project.readEntry(SCOPE, ENTRY, "")
    return {YES: True, NO: False}.get(answer)


def remember_leave(project: QgsProject, given: bool) -> None:
    """Keep the answer in the project."""
    project.writeEntry(SCOPE, ENTRY, YES if given else NO)


def ask_leave(parent: QWidget, project: QgsProject, product: str, download: Optional[int]) -> bool:
    """The answer for this project, asked now where it was not before; ``download`` is the estimate in bytes."""
    given = leave_given(project)
    if given is None:
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Landscribe"))
        size = tr("About {size} would be fetched.").format(size=bytes_in_words(download)) if download else ""
        box.setText(tr("Fetch the {product} embedding of this extent from the internet?").format(product=product))
        box.setInformativeText(
            " ".join(
                part
                for part in (
                    size,
                    tr("Only the place and the year are asked for: your imagery never leaves this machine."),
                    tr("The answer holds for this project."),
                )
                if part
            )
        )
        fetch = box.addButton(tr("&Fetch"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("&Do not fetch"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(fetch)
        box.exec()
        given = box.clickedButton() is fetch
        remember_leave(project, given)
    return given


def bytes_in_words(count: int) -> str:
    """A size such as ``45 MB``."""
    megabytes = count / 1e6
    if megabytes >= 1000:
        return tr("{size} GB").format(size=QLocale().toString(megabytes / 1000, "f", 1))
    return tr("{size} MB").format(size=QLocale().toString(max(1, round(megabytes))))


def request_params(given: bool) -> dict:
    """The params of an engine request that say whether it may fetch, and through which proxy of QGIS's."""
    if not given:
        return {"allow_network": False}
    return {"allow_network": True, "proxy": proxy_variables(*proxy_settings()).get("HTTPS_PROXY")}


def leave_parameter() -> QgsProcessingParameterBoolean:
    """The parameter by which an algorithm is given leave; off, so that a model or a batch asks for nothing unawares."""
    return QgsProcessingParameterBoolean(ALLOW_NETWORK, tr("Fetch from the internet"), defaultValue=False)


def leave_help() -> str:
    """What ``leave_parameter`` is for."""
    return tr(
        "Allows to fetch AlphaEarth or TESSERA for the extent. Otherwise only what is kept on this machine is used."
    )
