"""The dialog for the engine on another machine, over SSH: where it is, which folders both see, and a test."""

from typing import Optional

from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ...core.errors import InputError
from ..engine import locate
from ..engine.client import shared_client
from ..engine.ssh import Machine, check_machine
from ..i18n import tr
from ..plain_text import PlainLabel
from ..quantities import bytes_text
from ..widgets.form import add_row, new_form

#: Between the two folders of a line.
BETWEEN = " = "


class OtherMachineDialog(QDialog):
    """Lets the user run the engine on another machine, or on this one again.

    ``machine`` is the one in use; the test starts the engine there and shows what it can compute on.
    """

    def __init__(self, parent: Optional[QWidget] = None):
        super().__init__(parent)
        self.setWindowTitle(tr("Another machine (SSH)"))
        self.host, self.folder, self.python = QLineEdit(), QLineEdit(), QLineEdit()
        self.shares = QPlainTextEdit()
        self.shares.setPlaceholderText("/mnt/imagery" + BETWEEN + "/data/imagery")
        self.shares.setTabChangesFocus(True)
        self.shares.setMaximumHeight(6 * self.fontMetrics().lineSpacing())
        self.send = QCheckBox(tr("&Send rasters that lie in no shared folder"))
        self.send.setToolTip(tr("Imagery then leaves this machine, over SSH to that machine; the size is shown first"))
        self.message = PlainLabel()
        self.message.setWordWrap(True)
        form = new_form()
        tip = tr(
            "As ssh takes it: a name in ~/.ssh/config, or user@host. A key is needed; passwords are never asked for"
        )
        add_row(form, tr("&Machine"), self.host, tip=tip)
        add_row(
            form, tr("Landscribe’s &folder there"), self.folder, tip=tr("A clone, or a copy of the plugin's folder")
        )
        add_row(
            form, tr("&Python there"), self.python, tip=tr("With the engine's packages; from the folder, or from /")
        )
        tip = tr("One line for each folder that both machines see: its path here = its path there")
        add_row(form, tr("S&hared folders"), self.shares, tip=tip)
        form.addRow(self.send)
        self.buttons = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.test_button = self.buttons.addButton(tr("&Test and use"), action)
        self.here_button = self.buttons.addButton(tr("Use &this machine"), action)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.test_button.clicked.connect(lambda: self.test())
        self.here_button.clicked.connect(lambda: self.use_this())
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.message)
        column.addWidget(self.buttons)
        self._before: Optional[Machine] = None
        self._show(locate.other_machine())

    def _show(self, machine: Optional[Machine]) -> None:
        self.here_button.setEnabled(machine is not None)
        if machine is None:
            self.python.setText(self.python.text() or ".venv/bin/python")
            return
        self.host.setText(machine.host)
        self.folder.setText(machine.folder)
        self.python.setText(machine.python)
        self.shares.setPlainText("\n".join(BETWEEN.join(pair) for pair in machine.shares))
        self.send.setChecked(machine.send)

    def machine(self) -> Machine:
        """The machine that the fields describe.

        Raises:
            InputError: Something in them cannot be used.
        """
        pairs = []
        for line in self.shares.toPlainText().splitlines():
            here, equals, there = (part.strip() for part in line.partition("="))
            if equals and here and there:
                pairs.append((here, there))
            elif line.strip():
                raise InputError(tr("“{line}” is no pair of folders: write here = there.").format(line=line.strip()))
        before = locate.other_machine()
        machine = Machine(
            self.host.text().strip(),
            self.folder.text().strip(),
            self.python.text().strip(),
            tuple(pairs),
            self.send.isChecked(),
            before.config if before else None,
        )
        check_machine(machine)
        return machine

    def test(self) -> None:
        """Start the engine there; if it answers, it is used from now on."""
        try:
            machine = self.machine()
        except InputError as error:
            self.message.setText(str(error))
            return
        self._before = locate.other_machine()
        locate.use_machine(machine)
        client = shared_client()
        client.stop()
        self.test_button.setEnabled(False)
        self.message.setText(tr("Connecting to {host}").format(host=machine.host))
        request = client.request("models", {})
        request.succeeded.connect(lambda result: self._works(machine))
        request.failed.connect(lambda code, sentence: self._fails(sentence))

    def _works(self, machine: Machine) -> None:
        devices = shared_client().devices
        lines = [f"{device['name']} ({bytes_text(device['memory_bytes'])})" for device in devices]
        sentence = tr("{host} computes for you now, on: {devices}.")
        self.message.setText(sentence.format(host=machine.host, devices=", ".join(lines)))
        self.test_button.setEnabled(True)
        self.here_button.setEnabled(True)

    def _fails(self, sentence: str) -> None:
        locate.use_machine(self._before)
        shared_client().stop()
        self.message.setText(sentence)
        self.test_button.setEnabled(True)

    def use_this(self) -> None:
        """Run the engine on this machine again."""
        locate.use_machine(None)
        shared_client().stop()
        self.here_button.setEnabled(False)
        self.message.setText(tr("This machine computes again."))
