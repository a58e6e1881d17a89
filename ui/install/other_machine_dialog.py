"""The dialog for the engine on another machine, over SSH: where it is, which folders both see, and a test."""

from typing import Callable, Optional

from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import InputError
from ..engine import locate
from ..engine.client import shared_client
from ..engine.install_there import install_there
from ..engine.shared_folders import check_shared_folders
from ..engine.ssh import Machine, check_machine
from ..i18n import tr
from ..plain_text import PlainLabel
from ..quantities import bytes_text
from ..widgets.form import add_row, new_form
from .work import Work
from .work_bar import WorkBar

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
        self.folders_button = QPushButton(tr("Test f&olders"))
        self.folders_button.setToolTip(tr("Writes a small file here, reads it there, and answers it; both are removed"))
        self.folders_button.setAutoDefault(False)  # Enter tests and uses the machine
        self.folders_button.clicked.connect(lambda: self.test_folders())
        add_row(form, tr("S&hared folders"), self.shares, self.folders_button, tip=tip)
        form.addRow(self.send)
        self.buttons = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.test_button = self.buttons.addButton(tr("&Test and use"), action)
        self.install_button = self.buttons.addButton(tr("&Install there"), action)
        self.install_button.setToolTip(
            tr("Sends the engine's code, and makes its environment there; packages are downloaded by that machine")
        )
        self.here_button = self.buttons.addButton(tr("&Use this machine"), action)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.test_button.clicked.connect(lambda: self.test())
        self.here_button.clicked.connect(lambda: self.use_this())
        self.install_button.clicked.connect(lambda: self.install())
        self.buttons.rejected.connect(self.reject)
        self.work_bar = WorkBar(tr("Progress"), tr("&Cancel"), tr("Stops; what is installed is kept for the next time"))
        self.work_bar.cancel_requested.connect(self.cancel)
        self.finished.connect(self._close_work)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.work_bar)
        column.addWidget(self.message)
        column.addWidget(self.buttons)
        self._before: Optional[Machine] = None
        self._work: Optional[Work] = None
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

    def machine(self, installed: bool = True) -> Machine:
        """The machine that the fields describe; ``installed``: whether an engine must be there.

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
            self.folder.text().strip() or ("" if installed else "."),
            self.python.text().strip() or ("" if installed else "python3"),
            tuple(pairs),
            self.send.isChecked(),
            before.config if before else None,
        )
        check_machine(machine)
        return machine

    def _machine(self, installed: bool) -> Optional[Machine]:
        """The machine; None if something cannot be used, which is then said."""
        try:
            return self.machine(installed)
        except InputError as error:
            self.message.setText(str(error))
            return None

    def test_folders(self) -> None:
        """Test the shared folders, whether an engine is there or not."""
        machine = self._machine(installed=False)
        if machine is not None:
            stage = tr("Testing the shared folders")
            self._do(lambda report: check_shared_folders(machine, report.is_cancelled), self.message.setText, stage)

    def install(self) -> None:
        """Install the engine there, then use it."""
        machine = self._machine(installed=False)
        if machine is not None:
            shared_client().stop()  # it may run there, from the code that is replaced
            stage = tr("Connecting to {host}").format(host=machine.host)
            self._do(lambda report: install_there(machine, report), self._installed, stage)

    def _installed(self, machine: Machine) -> None:
        self.folder.setText(machine.folder)
        self.python.setText(machine.python)
        self.test()

    def cancel(self) -> None:
        """Cancel the test or the installation."""
        if self._work is not None:
            self.work_bar.show_cancelling()
            self._work.cancel()

    def _do(self, work: Callable, done: Callable, stage: str) -> None:
        if self._work is not None:
            return
        self.message.setText("")
        self._work = Work(work, self, stage)
        self._work.progressed.connect(self.work_bar.show_stage)
        self._work.done.connect(lambda result: self._end() or done(result))
        self._work.failed.connect(lambda sentence: self._end() or self.message.setText(sentence))
        self._work.cancelled.connect(lambda: self._end() or self.message.setText(tr("Cancelled.")))
        self.work_bar.begin(stage)
        self._enable(False)
        self._work.start()

    def _end(self) -> None:
        self._work.release()
        self._work = None
        self.work_bar.hide()
        self._enable(True)

    def _enable(self, enabled: bool) -> None:
        for button in (self.test_button, self.folders_button, self.install_button):
            button.setEnabled(enabled)
        self.here_button.setEnabled(enabled and locate.other_machine() is not None)

    def _close_work(self) -> None:
        if self._work is not None:
            self._work.abandon()
            self._work = None

    def test(self) -> None:
        """Start the engine there; if it answers, it is used from now on."""
        machine = self._machine(installed=True)
        if machine is None:
            return
        self._before = locate.other_machine()
        locate.use_machine(machine)
        client = shared_client()
        client.stop()
        self._enable(False)
        self.message.setText(tr("Connecting to {host}").format(host=machine.host))
        request = client.request("models", {})
        request.succeeded.connect(lambda result: self._works(machine))
        request.failed.connect(lambda code, sentence: self._fails(sentence))

    def _works(self, machine: Machine) -> None:
        devices = shared_client().devices
        lines = [f"{device['name']} ({bytes_text(device['memory_bytes'])})" for device in devices]
        sentence = tr("{host} computes for you now, on: {devices}.")
        self.message.setText(sentence.format(host=machine.host, devices=", ".join(lines)))
        self._enable(True)

    def _fails(self, sentence: str) -> None:
        locate.use_machine(self._before)
        shared_client().stop()
        self.message.setText(sentence)
        self._enable(True)

    def use_this(self) -> None:
        """Run the engine on this machine again."""
        locate.use_machine(None)
        shared_client().stop()
        self.here_button.setEnabled(False)
        self.message.setText(tr("This machine computes again."))
