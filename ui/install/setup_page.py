"""The dock's first page if there is no engine yet, or if its packages are outdated: it sets the engine up."""

import os
import platform
from dataclasses import replace
from pathlib import Path
from typing import Callable, Optional

from qgis.core import Qgis, QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QT_VERSION_STR, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...core.engine.doctor import LIBRARIES
from ...core.errors import InputError
from ...core.setup import diagnostics, environments, locks, machine, pythons
from ...core.setup.install import Plan, set_up
from ...core.setup.machine import Survey
from ...core.setup.pythons import Python
from ...core.setup.report import Report
from ..engine import locate
from ..engine.client import shared_client
from ..engine.locate import engine_is_missing, engine_is_outdated
from ..engine.proxy import own_certificates, proxy_settings, proxy_variables
from ..i18n import tr
from ..plain_text import PlainLabel
from ..widgets.form import allow
from .other_machine_dialog import OtherMachineDialog
from .setup_form import SetupForm
from .setup_log import SetupLog
from .setup_trial import try_engine
from .work import Work
from .work_bar import WorkBar

__all__ = ["SetupPage", "engine_is_missing", "engine_is_outdated"]


class SetupPage(QWidget):
    """Sets the engine up; emits ``ready`` when there is an engine to work with, a new one or the old one.

    Call ``check_machine`` when the page becomes visible: it checks the machine in a thread and fills the form.
    """

    ready = pyqtSignal()
    skipped = pyqtSignal()  # the user goes on without an engine
    notice = pyqtSignal(str, object)  # text for the message bar, Qgis.MessageLevel

    def __init__(self, parent: Optional[QWidget] = None):
        super().__init__(parent)
        self._work: Optional[Work] = None
        self._build()
        self._show_state()

    # The page

    def _build(self) -> None:
        self.title = _wrapping_label()
        font = self.title.font()
        font.setPointSizeF(1.25 * font.pointSizeF())
        font.setBold(True)
        self.title.setFont(font)
        self.about = _wrapping_label()
        self.in_use = _wrapping_label()
        self.form = SetupForm()
        buttons = self._build_buttons()
        self.work_bar = WorkBar(
            tr("Progress of the set-up"),
            tr("Cancel"),
            tr("Stops the set-up; packages that are already installed are kept for the next time"),
        )
        self.work_bar.cancel_requested.connect(self.cancel)
        self.message = _wrapping_label()
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.setAccessibleName(tr("Result of the set-up"))
        self.log = SetupLog()
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.copy_button)

        column = QVBoxLayout(self)
        for widget in (self.title, self.about, self.in_use, self.form):
            column.addWidget(widget)
        column.addLayout(buttons)
        for widget in (self.python_button, self.wheels_button, self.machine_button):
            column.addWidget(widget)
        for widget in (self.work_bar, self.message, self.log):
            column.addWidget(widget)
        column.addLayout(bottom)
        column.addStretch(1)

    def _build_buttons(self) -> QHBoxLayout:
        """Make the buttons, and return the first row of them."""
        self.set_up_button = _button(tr("Set &up"), tr("Installs the engine and tests it with a small map"), self.start)
        self.set_up_button.setDefault(True)
        self.python_button = _button(
            tr("Use an e&xisting Python…"),
            tr("Choose a Python that already has the engine's packages, or one to create the environment with"),
            self._choose_python,
        )
        self.wheels_button = _button(
            tr("Offl&ine wheels folder…"),
            tr("Installs the packages from a folder of wheels (.whl files), without a network"),
            self._choose_wheels,
        )
        self.machine_button = _button(
            tr("A&nother machine (SSH)…"),
            tr("Lets a machine with a graphics card compute; it needs an engine of its own"),
            self._choose_machine,
        )
        self.again_button = _button(
            tr("Check &again"), tr("Checks this machine again, after you changed something"), self.check_machine
        )
        self.later_button = _button(tr("La&ter"), tr("Keep using the current engine"), self._leave)
        self.copy_button = _button(
            tr("Copy dia&gnostics"),
            tr("Copies versions, checks and the log to the clipboard, without your folders and names"),
            self.copy_diagnostics,
        )
        row = QHBoxLayout()
        row.addWidget(self.set_up_button, 1)
        row.addWidget(self.again_button)
        row.addWidget(self.later_button)
        return row

    def _show_state(self) -> None:
        running, outdated = self._work is not None, engine_is_outdated()
        self.in_use.setText(engine_in_use())
        self.title.setText(tr("Update the engine") if outdated else tr("Set up the engine"))
        self.about.setText(_about_update() if outdated else _about_set_up())
        self.set_up_button.setText(tr("&Update") if outdated else tr("Set &up"))
        why_not = tr("Wait until the set-up ends, or cancel it.") if running else ""
        if not running and self.form.python is None:
            why_not = tr("Wait until this machine has been looked at, or choose a Python.")
        allow(self.set_up_button, why_not, tr("Installs the engine and tests it with a small map"))
        self.form.set_enabled(not running)
        for button in (
            self.python_button, self.wheels_button, self.machine_button, self.later_button, self.copy_button,
        ):  # fmt: skip
            button.setEnabled(not running)
        checked = self.form.survey is not None
        self.again_button.setVisible(not running and checked and self.form.python is None)
        missing = engine_is_missing()
        self.later_button.setText(tr("La&ter") if outdated or missing else tr("&Back"))
        tip = tr("Shows the other pages; nothing can be computed before the set-up")
        self.later_button.setToolTip(tip if missing else tr("Keep using the current engine"))
        self.work_bar.setVisible(running)

    def _leave(self) -> None:
        (self.skipped if engine_is_missing() else self.ready).emit()

    # The check of the machine

    def check_machine(self) -> None:
        """Check the machine in a thread (Pythons, graphics cards, pip's settings), then fill the form."""
        if self._work is not None:
            return
        self.message.setText("")
        own, variables = pythons.own_python(), locate.clean_environment(os.environ)
        home = locate.engine_home()

        def work(report: Report) -> Survey:
            environments.tidy(home)
            return machine.look(variables, own)

        self._do(work, self._show_survey, tr("Checking this machine"), tr("The check of this machine"))

    def _show_survey(self, survey: Survey) -> None:
        self.form.show_survey(survey)
        if self.form.python is None:
            self.message.setText(survey.no_python)
        self._show_state()

    # The buttons

    def start(self) -> None:
        """Set the engine up with the choices of the form."""
        if self._work is not None or self.form.survey is None or self.form.python is None:
            return
        home, build = self.form.folder(), self.form.chosen_build()
        QgsSettings().setValue(locate.HOME_SETTING, str(home) if self.form.home.filePath().strip() else "")
        variables, proxy, excluded = locate.clean_environment(os.environ), *proxy_settings()
        python, wheels = self.form.python.path, self.form.wheels
        plan = Plan(home, python, build, variables, wheels, own_certificates(), locks.FOLDER)
        device = "cuda" if build.name.startswith("cu") else "auto"
        self.message.setText("")

        def work(report: Report) -> Path:
            # Looking up the system's proxy may take seconds: not in the event loop.
            with_proxy = replace(plan, variables={**variables, **proxy_variables(proxy, excluded)})
            return set_up(with_proxy, lambda python, inner: try_engine(python, device, inner), report)

        self._do(work, self._set_up, tr("Starting"), tr("The set-up"))

    def cancel(self) -> None:
        """Cancel the current work; packages that are already installed are kept for the next time."""
        if self._work is not None:
            self.work_bar.show_cancelling()
            self._work.cancel()

    def use_python(self, path: Path) -> None:
        """Run the engine in the Python at ``path``, or use it to create the environment if it lacks packages."""
        variables = locate.clean_environment(os.environ)

        def work(report: Report) -> "tuple[Python, bool]":
            python = pythons.ask(path, variables, tuple(LIBRARIES))
            reason = pythons.why_not(python, to_make=bool(python.missing))
            if reason:
                raise InputError(reason)
            if python.missing:
                return python, False
            try_engine(python.path, "auto", report)
            return python, True

        self.message.setText("")
        self._do(work, self._python_checked, tr("Checking this Python"), tr("The check of this Python"))

    def use_wheels(self, folder: Path) -> None:
        """Install from the wheels in ``folder``, without a network."""
        if not any(folder.glob("*.whl")):
            sentence = tr("There are no wheels (*.whl) in {folder}: choose a folder that has them.")
            self.message.setText(sentence.format(folder=folder))
            return
        self.form.wheels = folder
        self.form.refresh()
        self.message.setText("")

    def _choose_python(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Python of the engine"))
        if chosen:
            self.use_python(Path(chosen))

    def _choose_machine(self) -> None:
        dialog = OtherMachineDialog(self)
        dialog.exec()
        dialog.deleteLater()
        self._show_state()

    def _choose_wheels(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder of wheels"))
        if chosen:
            self.use_wheels(Path(chosen))

    def _set_up(self, python: Path) -> None:
        QgsSettings().remove(locate.SETTING)  # the new environment replaces a Python that the user chose before
        self._use_engine()

    def _python_checked(self, result: "tuple[Python, bool]") -> None:
        python, works = result
        if works:
            QgsSettings().setValue(locate.SETTING, str(python.path))
            self._use_engine()
            return
        sentence = tr("Python {version} lacks the engine's packages ({names}…): press Set up to make its environment.")
        self.message.setText(sentence.format(version=python.version_text, names=", ".join(python.missing[:3])))
        self.form.python = python
        self.form.refresh()
        self._show_state()

    def _use_engine(self) -> None:
        shared_client().stop()  # the next request starts the new engine
        self.message.setText("")
        self.notice.emit(tr("The engine is ready."), Qgis.MessageLevel.Success)
        self._show_state()
        self.ready.emit()

    # Diagnostics

    def copy_diagnostics(self) -> None:
        """Check the engine in a thread, then copy versions, checks and the log to the clipboard."""
        home, variables = self.form.folder(), locate.clean_environment(os.environ)
        log = self.log.last_lines()
        programs = {"QGIS": Qgis.QGIS_VERSION, "Qt": QT_VERSION_STR, "Python of QGIS": platform.python_version()}
        folders = {
            "engine": home,
            "plugin": locate.ROOT,
            "profile": Path(QgsApplication.qgisSettingsDirPath()),
            "home": Path.home(),
        }
        python = None if engine_is_missing() else locate.find_engine_python()

        def work(report: Report) -> str:
            checks = list(diagnostics.checks(home, python, variables, locate.ROOT, report))
            return diagnostics.text(programs, checks, log, folders, variables)

        self._do(work, self._copy, tr("Checking"), tr("The check"))

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.message.setText(tr("The diagnostics are on the clipboard."))

    # Work in a thread

    def _do(self, work: Callable[[Report], object], done: Callable, stage: str, subject: str) -> None:
        if self._work is not None:
            return
        self._work = Work(work, self, subject)
        self._work.progressed.connect(self.work_bar.show_stage)
        self._work.logged.connect(self.log.add)
        self._work.done.connect(lambda result: self._end() or done(result))
        self._work.failed.connect(lambda sentence: self._end() or self._fail(sentence))
        self._work.cancelled.connect(self._cancelled)
        self.work_bar.begin(stage)
        self._show_state()
        self._work.start()

    def _end(self) -> None:
        self._work.release()
        self._work = None
        self._show_state()

    def _cancelled(self) -> None:
        self._end()
        self.message.setText(tr("Cancelled: packages that are already installed are kept for the next time."))

    def _fail(self, sentence: str) -> None:
        self.log.add(sentence)
        self.log.setCollapsed(False)
        self.message.setText(sentence)

    def dispose(self) -> None:
        """Stop the current work before the page is deleted; installed packages are kept."""
        if self._work is not None:
            self._work.abandon()
            self._work = None


def _about_set_up() -> str:
    return tr(
        "Landscribe computes in its own Python environment, separate from QGIS. Set up creates it in the folder below "
        "and tests it with a small map; nothing is installed into QGIS's Python or anywhere else."
    )


def _about_update() -> str:
    return tr(
        "This version of Landscribe needs newer packages. The update creates a new environment and keeps the old one "
        "until the new one has made a map."
    )


def _button(text: str, tip: str, clicked: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(lambda: clicked())
    return button


def _wrapping_label() -> QLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    return label


def engine_in_use() -> str:
    """Return where the engine's Python is, and whose it is, as one sentence."""
    try:
        python = locate.find_engine_python()
    except InputError as error:
        return str(error) if locate.is_named() else ""
    environment = environments.current(locate.engine_home())
    own = environment is not None and environment in python.parents
    text = tr("In use: the engine in {folder}") if own else tr("In use: your own Python {folder}")
    return text.format(folder=environment if own else python)
