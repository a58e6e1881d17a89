"""At most one dialog of a page is open: a new one closes the one before."""

from typing import Optional

from qgis.PyQt.QtWidgets import QDialog


class OneDialog:
    """Holds the dialog that is open.

    Attributes:
        current: The dialog; None while there is none.
    """

    def __init__(self):
        self.current: Optional[QDialog] = None

    def open(self, dialog: QDialog, modal: bool = True) -> None:
        """Show a dialog, and delete it when it closes."""
        self.abandon()  # one that is not modal may still be open
        self.current = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda *_: self._closed(dialog))
        if modal:
            dialog.open()
        else:
            dialog.show()

    def _closed(self, dialog: QDialog) -> None:
        if self.current is dialog:
            self.current = None

    def abandon(self) -> None:
        """Close the dialog, and cancel its run."""
        if self.current is not None:
            self.current.abandon()
