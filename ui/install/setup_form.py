"""The form of the set-up page: hardware, folder, Python and packages of the engine's environment."""

import sys
from pathlib import Path
from typing import Optional

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ...core.setup import environments, locks, machine
from ...core.setup.graphics import AS_INDEXED, CPU, CUDA, Build
from ...core.setup.machine import Survey
from ...core.setup.pythons import Python
from ..engine import locate
from ..i18n import tr
from ..plain_text import safe_text
from ..widgets.form import add_row, choose, narrow, new_form
from ..widgets.remark import Remark

#: Seconds that unpacking and the test take, beside the download.
INSTALLING = 120


class SetupForm(QWidget):
    """Shows what the set-up will do, and lets the user change the hardware and the folder.

    Attributes:
        survey: facts about this machine; None until it was checked.
        python: the Python to create the environment with, if there is one.
        wheels: a folder of wheels to install from; None for a package index.
    """

    def __init__(self, parent: Optional[QWidget] = None):
        super().__init__(parent)
        self.survey: Optional[Survey] = None
        self.python: Optional[Python] = None
        self.wheels: Optional[Path] = None
        self.build = QComboBox()
        narrow(self.build)
        self.build.currentIndexChanged.connect(self.refresh)
        self.card_line = Remark()
        self.home = QgsFileWidget()
        self.home.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.home.setDialogTitle(tr("Folder for the engine"))
        self.home.setFilePath(str(locate.engine_home()))
        self.home.fileChanged.connect(self.refresh)
        self.facts = Remark()
        self.python_line = Remark()
        self.python_line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.source_line = Remark()
        form = new_form()
        tip = tr("Hardware of this machine that the engine can use; the first is recommended")
        add_row(form, tr("Compute on"), self.build, self.card_line, tip=tip)
        tip = tr("The folder for the engine's Python environment, on any disk")
        add_row(form, tr("&Folder"), self.home, self.facts, tip=tip)
        add_row(form, tr("Based on"), self.python_line)
        add_row(form, tr("Packages"), self.source_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)

    def show_survey(self, survey: Survey) -> None:
        """Show the facts about this machine."""
        self.survey = survey
        if self.python is None:
            self.python = survey.python
        chosen = self.build.currentData()
        self.build.clear()
        for build in survey.advice.choices:
            self.build.addItem(self._build_title(build), build.name)
        choose(self.build, chosen or self._installed_build() or survey.advice.build.name)
        only_cpu = [build.name for build in survey.advice.choices] == [CPU.name]
        none = tr(
            "There is no graphics card that the engine can use: it computes on the processor, which takes longer."
        )
        text = survey.advice.warning or (none if only_cpu and not survey.cards else "")
        self.card_line.setText(text)
        self.card_line.setVisible(bool(text))
        self.refresh()

    def refresh(self, *_) -> None:
        """Update the lines below the fields."""
        if self.survey is None or self.build.count() == 0:
            return
        build = self.chosen_build()
        self.facts.setText(self._size_text(build))
        self.source_line.setText(self._source_text(build))
        self.python_line.setText(f"Python {self.python.version_text}" if self.python else tr("no Python yet"))
        self.python_line.setToolTip(safe_text(str(self.python.path)) if self.python else "")

    def chosen_build(self) -> Build:
        """Return the build of PyTorch for the chosen hardware."""
        advice, name = self.survey.advice, self.build.currentData()
        return next((build for build in advice.choices if build.name == name), advice.build)

    def folder(self) -> Path:
        """Return the folder of the environment; the default folder if the field is empty."""
        chosen = self.home.filePath().strip()
        return Path(chosen).expanduser() if chosen else Path(locate.default_home())

    def set_enabled(self, enabled: bool) -> None:
        """Enable the fields, or disable them during work."""
        self.build.setEnabled(enabled)
        self.home.setEnabled(enabled)

    def _installed_build(self) -> Optional[str]:
        """Return the build of the environment that an update replaces."""
        environment = environments.current(self.folder())
        return environments.read_note(environment).build if environment else None

    def _build_title(self, build: Build) -> str:
        if build == CPU:
            return tr("CPU")
        names = ", ".join(sorted({card.name for card in self.survey.cards}))
        if build != AS_INDEXED:
            return f"{names} ({build.label})"
        if sys.platform == "darwin":
            return tr("Apple GPU or CPU")
        return tr("{device}, with PyTorch from your package index").format(device=names or tr("CPU"))

    def _size_text(self, build: Build) -> str:
        """Return the space that the set-up needs, its downloads included, and the free space."""
        minutes = round((INSTALLING + build.download * 8 / 50) / 60)
        time = tr("It takes about {minutes} minutes at 50 Mbit/s.").format(minutes=minutes)
        needed, free = (build.installed + build.download) / 1000, machine.free_bytes(self.folder()) / 1e9
        if build == AS_INDEXED and sys.platform == "linux":  # nobody knows which build the index has
            with_cuda = (CUDA[0].installed + CUDA[0].download) / 1000
            text = tr("Needs {disk:.1f} GB on disk ({cuda:.1f} GB with CUDA); {free:.0f} GB are free. {time}")
            return text.format(disk=needed, cuda=with_cuda, free=free, time=time)
        text = tr("Needs {disk:.1f} GB on disk; {free:.0f} GB are free. {time}")
        return text.format(disk=needed, free=free, time=time)

    def _source_text(self, build: Build) -> str:
        pinned, alone = (locks.pins(locks.FOLDER / name) for name in (locks.ENGINE, locks.ALONE))
        text = tr("PyTorch {torch} (BSD licence), OpenVINO {openvino} (Apache 2.0, 180 MB) and {count} other packages")
        count = len(pinned) + len(alone) - 2
        packages = text.format(torch=pinned["torch"], openvino=alone.get("openvino", ""), count=count)
        if self.wheels is not None:
            source = tr("from the folder {folder}").format(folder=self.wheels.name)
        elif self.survey.own_index:
            source = tr("from the package index in your pip settings")
        else:
            source = tr("from pypi.org and pytorch.org, about {size:.1f} GB").format(size=build.download / 1000)
        return f"{packages}, {source}"
