"""The user's consent to download embeddings: the dock asks once per project, before anything uses the network."""

from typing import Optional

from qgis.core import QgsProcessingParameterBoolean, QgsProject, QgsSettings
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ..engine.proxy import proxy_settings, proxy_variables
from ..i18n import tr
from ..plain_text import question_box
from ..quantities import bytes_text

SCOPE, ENTRY = "landscribe", "fetch_embeddings"
YES, NO = "yes", "no"
#: The setting for projects without an answer: YES, NO, or empty to ask.
DEFAULT_CONSENT = "landscribe/downloads"
#: The algorithms' parameter that allows downloads.
ALLOW_NETWORK = "ALLOW_NETWORK"


def consent_of(project: QgsProject) -> Optional[bool]:
    """The user's answer for this project, or else for all projects; None before the question was asked."""
    answer, _ = project.readEntry(SCOPE, ENTRY, QgsSettings().value(DEFAULT_CONSENT, ""))
    return {YES: True, NO: False}.get(answer)


def remember_consent(project: QgsProject, given: bool) -> None:
    """Store the answer in the project."""
    project.writeEntry(SCOPE, ENTRY, YES if given else NO)


def ask_consent(
    parent: QWidget, project: QgsProject, product: str, download: Optional[int], question: str = ""
) -> bool:
    """Return the answer for this project; ask the user if there is none yet.

    Args:
        parent: The window that the question belongs to.
        project: The project that stores the answer.
        product: The embedding's name, as the user knows it.
        download: The estimated size in bytes, or None if unknown.
        question: What is asked; empty for the question about an embedding.
    """
    given = consent_of(project)
    if given is None:
        size = tr("About {size} would be downloaded.").format(size=bytes_text(download)) if download else ""
        embedding = tr("Download the {product} embedding of this extent from the internet?").format(product=product)
        sent = tr("Only the place and the year are sent: your imagery never leaves this machine.")
        details = (
            size,
            tr("Your imagery never leaves this machine.") if question else sent,
            tr("The answer holds for this project."),
        )
        text = " ".join(sentence for sentence in details if sentence)
        box = question_box(parent, tr("Landscribe"), question or embedding, text)
        download_button = box.addButton(tr("&Download"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Do &not download"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(download_button)
        box.exec()
        given = box.clickedButton() is download_button
        remember_consent(project, given)
    return given


def request_params(given: bool) -> dict:
    """Engine params that say whether the request may download, and through which of QGIS's proxies."""
    if not given:
        return {"allow_network": False}
    return {"allow_network": True, "proxy": proxy_variables(*proxy_settings()).get("HTTPS_PROXY")}


def network_parameter() -> QgsProcessingParameterBoolean:
    """The parameter that allows an algorithm to download. Off by default: models and batches download nothing."""
    return QgsProcessingParameterBoolean(ALLOW_NETWORK, tr("Allow downloads"), defaultValue=False)


def network_help() -> str:
    """The help text of ``network_parameter``."""
    return tr(
        "Allows downloading AlphaEarth or TESSERA data for the extent. Without it, only data that is already on this "
        "machine is used."
    )
