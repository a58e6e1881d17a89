"""The dock's first page where there is no engine yet, or one of older packages: what is set up, and its buttons."""

import os
import platform
import sys
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsApplication, QgsSettings
from qgis.gui import QgsCollapsibleGroupBox, QgsFileWidget
from qgis.PyQt.QtCore import QT_VERSION_STR, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.engine.doctor import LIBRARIES
from ...core.errors import InputError
from ...core.setup import diagnostics, environments, locks, machine, pythons
from ...core.setup.graphics import AS_INDEXED, CPU, CUDA, Build
from ...core.setup.install import Plan, set_up
from ...core.setup.machine import Survey
from ...core.setup.pythons import Python
from ...core.setup.report import Report
from ..engine import locate
from ..engine.client import shared_client
from ..engine.locate import engine_is_missing, engine_is_outdated
from ..engine.proxy import own_certificates, proxy_settings, proxy_variables
from ..i18n import tr
from ..widgets.form import add_row, choose, narrow, new_form
from ..widgets.remark import Remark
from .setup_trial import try_engine
from .work import Work

__all__ = ["SetupPage", "engine_is_missing", "engine_is_outdated"]

#: Lines of the log that Copy diagnostics takes along.
LINES_COPIED = 80


class SetupPage(QWidget):
    """Sets the engine up. ``ready`` comes when there is an engine to work with: a new one, or the old one kept.

    ``look`` must be called once the page is seen: it looks at the machine in a thread and fills the page.
    """

    ready = pyqtSignal()
    said = pyqtSignal(str, object)  # what the user is to be told, with its Qgis.MessageLevel

    def __init__(self, parent: Optional[QWidget] = None):
        super().__init__(parent)
        self._work: Optional[Work] = None
        self._survey: Optional[Survey] = None
        self._python: Optional[Python] = None  # the one to make the environment with
        self._wheels: Optional[Path] = None
        self._lines: deque[str] = deque(maxlen=2000)
        self._build()
        self._show_state()

    # The page

    def _build(self) -> None:
        self.title = QLabel()
        font = self.title.font()
        font.setPointSizeF(1.25 * font.pointSizeF())
        font.setBold(True)
        self.title.setFont(font)
        self.title.setWordWrap(True)
        self.about = QLabel()
        self.about.setWordWrap(True)

        form = new_form()
        self.build = QComboBox()
        narrow(self.build)
        self.build.currentIndexChanged.connect(self._show_facts)
        self.card_line = Remark()
        add_row(
            form,
            tr("Compute &on"),
            self.build,
            self.card_line,
            tip=tr("What this machine can compute on; the first suits it best"),
        )
        self.home = QgsFileWidget()
        self.home.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.home.setDialogTitle(tr("Folder for the engine"))
        self.home.setFilePath(str(locate.engine_home()))
        self.home.fileChanged.connect(self._show_facts)
        self.facts = Remark()
        add_row(form, tr("&Folder"), self.home, self.facts, tip=tr("Where the engine's environment goes, on any disk"))
        self.python_line = Remark()
        self.python_line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        add_row(form, tr("Made with"), self.python_line)
        self.source_line = Remark()
        add_row(form, tr("Packages"), self.source_line)

        self.set_up_button = QPushButton(tr("&Set up"))
        self.set_up_button.setToolTip(tr("Installs the engine and tries it with a small map"))
        self.set_up_button.setDefault(True)
        self.set_up_button.clicked.connect(self.start)
        self.python_button = QPushButton(tr("Use an existing &Python…"))
        self.python_button.setToolTip(
            tr("A Python that has the engine's packages already, or one to make the engine's environment with")
        )
        self.python_button.clicked.connect(self._choose_python)
        self.wheels_button = QPushButton(tr("Offline &wheels folder…"))
        self.wheels_button.setToolTip(tr("Install from a folder of wheels, without any network"))
        self.wheels_button.clicked.connect(self._choose_wheels)
        self.again_button = QPushButton(tr("Look &again"))
        self.again_button.setToolTip(tr("Looks at this machine once more, after something was changed"))
        self.again_button.clicked.connect(self.look)
        self.later_button = QPushButton(tr("&Later"))
        self.later_button.setToolTip(tr("Work with the engine as it is"))
        self.later_button.clicked.connect(self.ready)
        first = QHBoxLayout()
        first.addWidget(self.set_up_button, 1)
        first.addWidget(self.again_button)
        first.addWidget(self.later_button)

        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(tr("Progress of the set-up"))
        self.cancel_button = QPushButton(tr("&Cancel"))
        self.cancel_button.setToolTip(tr("Stops the set-up; what was installed is kept for the next time"))
        self.cancel_button.clicked.connect(self.cancel)
        running = QHBoxLayout()
        running.addWidget(self.progress, 1)
        running.addWidget(self.cancel_button)
        self.stage = QLabel()
        self.stage.setWordWrap(True)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.setAccessibleName(tr("What came of the set-up"))

        details = QgsCollapsibleGroupBox(tr("Log"))
        details.setCollapsed(True)
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(2000)
        self.log.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.log.setAccessibleName(tr("Log of the set-up"))
        self.log.setToolTip(tr("What the set-up does, line by line"))
        self.log.setMinimumHeight(140)
        QVBoxLayout(details).addWidget(self.log)
        self.details = details
        self.copy_button = QPushButton(tr("Copy &diagnostics"))
        self.copy_button.setToolTip(
            tr("Versions, checks and the log, without your folders and names, to the clipboard")
        )
        self.copy_button.clicked.connect(self.copy_diagnostics)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.copy_button)

        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(form)
        column.addLayout(first)
        column.addWidget(self.python_button)
        column.addWidget(self.wheels_button)
        column.addLayout(running)
        column.addWidget(self.stage)
        column.addWidget(self.message)
        column.addWidget(details)
        column.addLayout(bottom)
        column.addStretch(1)

    def _show_state(self) -> None:
        running = self._work is not None
        outdated = engine_is_outdated()
        if outdated:
            self.title.setText(tr("Update the engine"))
            self.about.setText(
                tr(
                    "This version of Landscribe works with newer packages. The update makes a new environment; the old "
                    "one is kept until the new one has made a map."
                )
            )
        else:
            self.title.setText(tr("Set up the engine"))
            self.about.setText(
                tr(
                    "Landscribe computes in a Python environment of its own beside QGIS: nothing goes into QGIS's "
                    "Python, and nothing outside the folder below. Set up makes it and tries it with a small map."
                )
            )
        self.set_up_button.setText(tr("&Update") if outdated else tr("&Set up"))
        self.set_up_button.setEnabled(not running and self._python is not None)
        for widget in (self.build, self.home, self.python_button, self.wheels_button):
            widget.setEnabled(not running)
        self.again_button.setVisible(not running and self._survey is not None and self._python is None)
        self.later_button.setText(tr("&Later") if outdated else tr("&Back"))
        self.later_button.setVisible(not engine_is_missing())
        self.later_button.setEnabled(not running)
        self.copy_button.setEnabled(not running)
        for widget in (self.progress, self.cancel_button, self.stage):
            widget.setVisible(running)

    # What is found

    def look(self) -> None:
        """Look at the machine: its Pythons, its cards, pip's sources. In a thread; the page fills when it is done."""
        if self._work is not None:
            return
        self.message.setText("")
        own, variables = pythons.own_python(), locate.clean_environment(os.environ)
        home = locate.engine_home()

        def work(report: Report) -> Survey:
            environments.tidy(home)
            return machine.look(variables, own)

        self._do(work, self._found, tr("Looking at this machine"), tr("The look at this machine"))

    def _found(self, survey: Survey) -> None:
        self._survey = survey
        if self._python is None:
            self._python = survey.python
        chosen = self.build.currentData()
        self.build.clear()
        for build in survey.advice.choices:
            self.build.addItem(self._in_words(build), build.name)
        choose(self.build, chosen or self._build_before() or survey.advice.build.name)
        self.card_line.setText(survey.advice.warning)
        self.card_line.setVisible(bool(survey.advice.warning))
        if self._python is None:
            self.message.setText(survey.no_python)
        self._show_facts()
        self._show_state()

    def _build_before(self) -> Optional[str]:
        """The build of the environment that an update replaces."""
        environment = environments.current(self._home())
        return environments.read_note(environment).build if environment else None

    def _in_words(self, build: Build) -> str:
        if build == CPU:
            return tr("CPU")
        names = ", ".join(sorted({card.name for card in self._survey.cards}))
        if build != AS_INDEXED:
            return f"{names} ({build.label})"
        if sys.platform == "darwin":
            return tr("Apple GPU or CPU")
        return tr("{device}, with PyTorch from your package index").format(device=names or tr("CPU"))

    def _chosen_build(self) -> Build:
        name = self.build.currentData()
        return next((build for build in self._survey.advice.choices if build.name == name), self._survey.advice.build)

    def _show_facts(self, *_) -> None:
        if self._survey is None or self.build.count() == 0:
            return
        build, pinned = self._chosen_build(), locks.pins(locks.FOLDER / locks.ENGINE)
        folder = self._home()
        size = tr("{disk:.1f} GB, and {download:.1f} GB more while it is made; {free:.0f} GB are free").format(
            disk=build.installed / 1000, download=build.download / 1000, free=machine.free_bytes(folder) / 1e9
        )
        if build == AS_INDEXED and sys.platform == "linux":
            size += tr("; {disk:.1f} GB where the index has PyTorch for CUDA").format(disk=CUDA[0].installed / 1000)
        self.facts.setText(size)
        what = tr("PyTorch {version} and {count} more").format(version=pinned["torch"], count=len(pinned))
        if self._wheels is not None:
            where = tr("from the folder {folder}").format(folder=self._wheels.name)
        elif self._survey.own_index:
            where = tr("from the package index that pip is set up with here")
        else:
            where = tr("from pypi.org and pytorch.org, about {size:.1f} GB").format(size=build.download / 1000)
        self.source_line.setText(f"{what}, {where}")
        self.python_line.setText(f"Python {self._python.version_text}" if self._python else tr("no Python yet"))
        self.python_line.setToolTip(str(self._python.path) if self._python else "")

    def _home(self) -> Path:
        chosen = self.home.filePath().strip()
        return Path(chosen).expanduser() if chosen else Path(locate.default_home())

    # The buttons

    def start(self) -> None:
        """Set the engine up as the page says."""
        if self._work is not None or self._survey is None or self._python is None:
            return
        home = self._home()
        QgsSettings().setValue(locate.HOME_SETTING, str(home) if self.home.filePath().strip() else "")
        build = self._chosen_build()
        variables, proxy, excluded = locate.clean_environment(os.environ), *proxy_settings()
        plan = Plan(home, self._python.path, build, variables, self._wheels, own_certificates(), locks.FOLDER)
        device = "cuda" if build.name.startswith("cu") else "auto"
        self.message.setText("")

        def work(report: Report) -> Path:
            # The system may take seconds to say which proxy it has: not for the event loop.
            with_proxy = replace(plan, variables={**variables, **proxy_variables(proxy, excluded)})
            return set_up(with_proxy, lambda python, inner: try_engine(python, device, inner), report)

        self._do(work, self._set_up, tr("Starting"), tr("The set-up"))

    def cancel(self) -> None:
        """Stop what is under way; what was installed is kept for the next time."""
        if self._work is not None:
            self.stage.setText(tr("Cancelling"))
            self.cancel_button.setEnabled(False)
            self._work.cancel()

    def use_python(self, path: Path) -> None:
        """Run the engine in the Python at ``path``, or make its environment with it where it lacks the packages."""
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
        self._do(work, self._python_tried, tr("Looking at this Python"), tr("The look at this Python"))

    def use_wheels(self, folder: Path) -> None:
        """Install from the wheels in ``folder``, without any network."""
        if not any(folder.glob("*.whl")):
            self.message.setText(
                tr("There are no wheels (*.whl) in {folder}: choose a folder with them.").format(folder=folder)
            )
            return
        self._wheels = folder
        self.message.setText("")
        self._show_facts()

    def _choose_python(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Python of the engine"))
        if chosen:
            self.use_python(Path(chosen))

    def _choose_wheels(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder of wheels"))
        if chosen:
            self.use_wheels(Path(chosen))

    def _set_up(self, python: Path) -> None:
        QgsSettings().remove(locate.SETTING)  # a Python that was named before the set-up made this one
        self._use_engine()

    def _python_tried(self, found: "tuple[Python, bool]") -> None:
        python, works = found
        if works:
            QgsSettings().setValue(locate.SETTING, str(python.path))
            self._use_engine()
            return
        self._python = python
        self.message.setText(
            tr("Python {version} lacks the engine's packages ({names}…): Set up makes an environment with it.").format(
                version=python.version_text, names=", ".join(python.missing[:3])
            )
        )
        self._show_facts()
        self._show_state()

    def _use_engine(self) -> None:
        shared_client().stop()  # the next request starts the new one
        self.message.setText("")
        self.said.emit(tr("The engine is ready."), Qgis.MessageLevel.Success)
        self._show_state()
        self.ready.emit()

    # Diagnostics

    def copy_diagnostics(self) -> None:
        """Put what helps to find a fault on the clipboard."""
        home, variables = self._home(), locate.clean_environment(os.environ)
        log = list(self._lines)[-LINES_COPIED:]
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
            return diagnostics.text(programs, checks, log, folders)

        self._do(work, self._copy, tr("Checking"), tr("The check"))

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.message.setText(tr("The diagnostics are on the clipboard."))

    # Work in a thread

    def _do(self, work, done, stage: str, what: str) -> None:
        if self._work is not None:
            return
        self._work = Work(work, self, what)
        self._work.progressed.connect(self._show_progress)
        self._work.logged.connect(self._show_line)
        self._work.done.connect(lambda result: self._end() or done(result))
        self._work.failed.connect(lambda sentence: self._end() or self._fail(sentence))
        self._work.cancelled.connect(
            lambda: self._end() or self.message.setText(tr("Cancelled: what was installed is kept for the next time."))
        )
        self.progress.setRange(0, 0)  # until it tells how far it is
        self.stage.setText(stage)
        self.cancel_button.setEnabled(True)
        self._show_state()
        self._work.start()

    def _end(self) -> None:
        self._work.let_go()
        self._work = None
        self._show_state()

    def _fail(self, sentence: str) -> None:
        self._show_line(sentence)
        self.message.setText(sentence)
        self.details.setCollapsed(False)

    def _show_progress(self, fraction: float, stage: str) -> None:
        self.progress.setRange(0, 1000)
        self.progress.setValue(round(1000 * fraction))
        self.stage.setText(stage)

    def _show_line(self, line: str) -> None:
        self._lines.append(line)
        self.log.appendPlainText(line)

    def dispose(self) -> None:
        """Stop what is under way before the page is deleted; what was installed is kept."""
        if self._work is not None:
            self._work.abandon()
            self._work = None
