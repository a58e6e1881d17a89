"""The dock's page “Ask”: it runs ``landscribe:refer`` for each phrase and shows the answers."""

import json
from pathlib import Path
from typing import Optional

from qgis.core import (
    Qgis,
    QgsProject,
    QgsRasterLayer,
)
from qgis.gui import QgisInterface, QgsCollapsibleGroupBox, QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import InputError
from ..algorithms import refer_algorithm as parameter
from ..algorithms.algorithm_run import AlgorithmRun, warnings_of
from ..algorithms.model_algorithm import MODEL
from ..algorithms.number_list import places_text
from ..algorithms.provider import ICON
from ..engine.models import referring_models
from ..i18n import tr
from ..layers.answers import (
    Answer,
    add_answer,
    answer_from,
    answer_of,
    answer_to,
    parameters_of,
    portable,
    renew_answer,
    short,
)
from ..pace import learn, work_of
from ..parameter_names import EXTENT, INPUT
from ..plain_text import Notice
from ..remembered import Remembered
from ..widgets.form import add_row, at, choose, focus_on, narrow, new_form, refill
from ..widgets.remark import Remark
from ..widgets.results_folder import ask_where, place_text, result_file
from ..widgets.run_bar import RunBar
from ..widgets.scene_choice import SceneChoice
from .answers_panel import AnswersPanel, NotFound
from .phrase_input import PhraseInput
from .regions import run_regions
from .within_choice import WithinChoice


class AskPage(QWidget):
    """Asks for phrases in the chosen extent and shows the answers."""

    notice = pyqtSignal(object, object)  # text (or a Notice) for the message bar, Qgis.MessageLevel
    started = pyqtSignal()
    answered = pyqtSignal(object)  # the widget with the actions for the new answer, which should be in sight

    def __init__(self, iface: QgisInterface, scene: SceneChoice, runs: RunBar, parent=None):
        super().__init__(parent)
        self._scene, self._runs = scene, runs
        self._queue: list[str] = []
        self._position = 0
        self._work: Optional[float] = None  # megapixels of the extent that is asked about
        self._shown_warnings: set[str] = set()  # each warning is shown once per layer and device
        self._build(iface)
        scene.device.currentIndexChanged.connect(self._reset_warnings)
        scene.layer_changed.connect(self._reset_warnings)
        scene.layer_changed.connect(self._show_run)
        runs.changed.connect(self._show_run)
        project = QgsProject.instance()
        project.readProject.connect(self._show_place)
        project.cleared.connect(self._show_place)
        self.refresh_models()
        self._show_place()

    def _build(self, iface: QgisInterface) -> None:
        self.question = PhraseInput(self._scene)
        self.phrase = self.question.phrase
        self.phrase.submitted.connect(self.start)
        self.model = QComboBox()
        self.card_line = Remark()
        self.model.currentIndexChanged.connect(self._show_card)
        self.within = WithinChoice()
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder for the answers"))

        form = new_form()
        add_row(form, tr("Phrase"), self.question)
        self.choices = QgsCollapsibleGroupBox(tr("Model, classes and folder"))
        choices = new_form(self.choices)
        choices.setContentsMargins(0, 0, 0, 0)
        add_row(
            choices,
            tr("Model"),
            self.model,
            self.card_line,
            tip=tr("The network that compares the image with the words"),
        )
        choices.addRow(self.question.whole)
        add_row(choices, tr("Wi&thin"), self.within, tip=tr("Searches only within some classes of a land cover"))
        add_row(choices, tr("Save to"), self.folder, tip=tr("A folder; an empty field shows where the answers go"))
        narrow(self.model)

        self.ask_button = QPushButton(QIcon(str(ICON)), tr("F&ind in this extent"))
        self.ask_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.ask_button.setToolTip(tr("Makes a layer that shows where the phrase applies"))
        self.ask_button.clicked.connect(self.start)
        self.answers = AnswersPanel(iface)
        self.answers.regions_requested.connect(self.extract_regions)
        self.answers.distances_changed.connect(self.ask_again)
        self.answers.clicks_changed.connect(self.sharpen)
        self.answers.best_places_requested.connect(self.show_best_places)
        self.answers.removed.connect(self._offer_undo)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.choices)
        column.addWidget(self.ask_button)
        column.addWidget(self.answers)
        column.addStretch(1)

    def restore(self, last: Remembered) -> None:
        """Restore the settings of the last session."""
        choose(self.model, last.referring_model)
        self.question.whole.setChecked(last.whole_phrase)

    def settings(self) -> dict:
        """Return the page's fields of Remembered."""
        return {"referring_model": self.model.currentData() or "", "whole_phrase": self.question.whole.isChecked()}

    def refresh_models(self) -> None:
        """List the installed models; the chosen model stays chosen if it still exists."""
        refill(self.model, ((card.title, name) for name, card in referring_models().items()))
        self._show_card()
        self._show_run()

    def _show_card(self) -> None:
        card = referring_models().get(self.model.currentData())
        self.question.set_card(card)
        self.card_line.setText(
            tr("{low:g}–{high:g} m RGB · version {version}").format(
                low=card.gsd.min, high=card.gsd.max, version=card.version
            )
            if card
            else tr("No model for phrases is installed.")
        )

    def _show_place(self, *_) -> None:
        """Show where answers will go if the field “Save to” is empty."""
        self.folder.lineEdit().setPlaceholderText(place_text(QgsProject.instance()))

    def _show_run(self, *_) -> None:
        idle = self._runs.run is None
        has_layer, has_model = self._scene.layer.currentLayer() is not None, self.model.count() > 0
        self.ask_button.setEnabled(idle and has_layer and has_model)
        self.ask_button.setToolTip(
            tr("A run is in progress: wait until it ends, or cancel it.")
            if not idle
            else tr("There is no raster layer: load one first.")
            if not has_layer
            else tr("Makes a layer that shows where the phrase applies")
            if has_model
            else tr("No model for phrases is installed: install one on the page Models.")
        )
        self.answers.set_idle(idle)

    # The runs

    def start(self) -> None:
        """Ask the phrases one after the other."""
        if self._runs.run is not None:
            return
        self.question.show_reading()  # typing may not have paused yet
        ask_where(self, QgsProject.instance())
        self._show_place()
        try:
            phrases = self.question.checked_phrases()
            parameters = self._parameters()
        except InputError as error:
            self.notice.emit(str(error), Qgis.MessageLevel.Critical)
            focus_on(error)
            return
        self.started.emit()
        self.question.keep(phrases)
        self._queue, self._position = phrases, 0
        card = referring_models()[self.model.currentData()]
        self._work = work_of(parameters[INPUT], parameters[EXTENT], card)
        self._next(parameters)

    def _parameters(self) -> dict:
        scene = self._scene.parameters()
        if not self.model.currentData():
            raise InputError(tr("No model for phrases is installed: install one on the page Models."))
        folder = self.folder.filePath()
        if folder and not Path(folder).is_dir():
            sentence = tr("There is no folder {folder}: choose an existing folder.")
            raise at(self.folder.lineEdit(), sentence.format(folder=folder))
        parameters = {
            **scene,
            MODEL: self.model.currentData(),
            parameter.WHOLE_PHRASE: self.question.whole.isChecked(),
            parameter.COMPARE_SCENE: self.question.compare.whole_layer(),
            **self.question.earlier.parameters(),
        }
        within = self.within.choice()
        if within is not None:
            parameters[parameter.WITHIN] = within[0]
            parameters[parameter.WITHIN_CODES] = ", ".join(map(str, within[1]))
        return parameters

    def _next(self, parameters: dict) -> None:
        """Ask the first phrase of the queue."""
        phrase = self._queue.pop(0)
        self._position += 1
        count = self._position + len(self._queue)
        title = f"{self._position}/{count} {short(phrase)}" if count > 1 else ""
        parameters = {**parameters, parameter.PHRASE: phrase}
        asked = portable(parameters)  # a layer may be removed during the run

        def done(results: dict) -> None:
            answer = json.loads(results["ANSWER"])
            if not answer["cached"] and not asked[parameter.COMPARE_SCENE]:
                learn("refer", answer["model"], self._scene.used_device(), self._work, answer["seconds"])
            answer = answer_from(answer, asked)
            self._show_answer(results, answer)
            if self._queue:
                self._go_on(answer)

        self._run(parameters, done, title)

    def _go_on(self, answer: Answer) -> None:
        """Ask the next phrase of the queue as the last one, unless one of its layers was removed."""
        try:
            parameters = parameters_of(answer, QgsProject.instance())
        except InputError as error:
            self._queue.clear()
            self.notice.emit(str(error), Qgis.MessageLevel.Critical)
            return
        self._next(parameters)

    def _run(self, parameters: dict, done, title: str = "") -> None:
        """Ask the phrase in ``parameters``; its response goes to a new file."""
        try:
            output = result_file(QgsProject.instance(), parameters[parameter.PHRASE], self.folder.filePath())
        except InputError as error:
            self._queue.clear()
            self.notice.emit(str(error), Qgis.MessageLevel.Critical)
            return
        parameters = {**parameters, parameter.OUTPUT: output}
        run = AlgorithmRun("landscribe:refer", parameters, tr("Landscribe: looking for a phrase"))
        self._runs.start(run, done, self._queue.clear, title)

    def _show_answer(self, results: dict, answer: Answer) -> None:
        self.choices.setCollapsed(True)  # room for the answers
        same = answer_to(QgsProject.instance(), answer)
        if answer.found and same is not None:
            renew_answer(same, results[parameter.OUTPUT], results["RECORD"], answer)
            self.answers.choose(same)
        elif answer.found:
            layer = add_answer(QgsProject.instance(), results[parameter.OUTPUT], results["RECORD"], answer)
            self.answers.choose(layer)
        else:
            self.answers.add_not_found(NotFound(answer, results[parameter.OUTPUT], results["RECORD"]))
        self.answered.emit(self.answers.answer_tools)
        self._warn(results)

    def _warn(self, results: dict) -> None:
        for warning in warnings_of(results):
            if warning not in self._shown_warnings:
                self._shown_warnings.add(warning)
                self.notice.emit(warning, Qgis.MessageLevel.Warning)

    def _reset_warnings(self, *_) -> None:
        self._shown_warnings.clear()

    def ask_again(self, which: "QgsRasterLayer | NotFound", metres: "list[float]") -> None:
        """Ask again with other distances; the layer then shows the new answer."""
        self._ask_with(which, {parameter.DISTANCES: ", ".join(f"{value:g}" for value in metres)})

    def sharpen(self, which: "QgsRasterLayer | NotFound", like: list, unlike: list) -> None:
        """Ask again with places that show what is meant, and places that do not."""
        self._ask_with(which, {parameter.LIKE: places_text(like), parameter.UNLIKE: places_text(unlike)})

    def _ask_with(self, which: "QgsRasterLayer | NotFound", changes: dict) -> None:
        """Ask again with other parameters; the layer then shows the new answer."""
        if self._runs.run is not None:
            return
        before = which.answer if isinstance(which, NotFound) else answer_of(which)
        try:
            parameters = parameters_of(before, QgsProject.instance())
        except InputError as error:
            self.notice.emit(str(error), Qgis.MessageLevel.Critical)
            return
        parameters.update(changes)
        layer_id = None if isinstance(which, NotFound) else which.id()

        asked = portable(parameters)

        def done(results: dict) -> None:
            answer = answer_from(json.loads(results["ANSWER"]), asked)
            layer = QgsProject.instance().mapLayer(layer_id) if layer_id else None
            if layer is not None:
                renew_answer(layer, results[parameter.OUTPUT], results["RECORD"], answer)
                self.answers.choose(layer)
                self._warn(results)
                return
            self._show_answer(results, answer)
            if isinstance(which, NotFound):  # after the new answer, so that clicks meanwhile are not lost
                self.answers.remove_not_found(which)

        self._run(parameters, done)

    def _offer_undo(self, removed: NotFound) -> None:
        """Tell that an answer was removed, with a button that brings it back."""
        text = tr("Removed: {phrase}").format(phrase=short(removed.answer.phrase))
        undo = (tr("Undo"), lambda: self._bring_back(removed))
        self.notice.emit(Notice(text, button=undo), Qgis.MessageLevel.Info)

    def _bring_back(self, removed: NotFound) -> None:
        if not removed.answer.found:
            self.answers.add_not_found(removed)
        elif Path(removed.output).exists():
            layer = add_answer(QgsProject.instance(), removed.output, removed.record, removed.answer)
            self.answers.choose(layer)

    def show_best_places(self, not_found: NotFound) -> None:
        """Add a layer for an answer that found nothing; it shows half of the highest response and above."""
        layer = add_answer(QgsProject.instance(), not_found.output, not_found.record, not_found.answer)
        self.answers.remove_not_found(not_found)
        self.answers.choose(layer)
        self.answers.threshold.setValue(max(0.01, 0.5 * not_found.answer.maximum))

    def extract_regions(self, layer: QgsRasterLayer, threshold: float, min_area: float) -> None:
        """Make polygons of the places where ``layer`` reaches the threshold."""
        run_regions(layer, threshold, min_area, self._runs, self.notice.emit)

    def dispose(self) -> None:
        """Disconnect from QGIS before the dock is deleted."""
        self._queue.clear()
        project = QgsProject.instance()
        project.readProject.disconnect(self._show_place)
        project.cleared.disconnect(self._show_place)
        self.question.dispose()
        self.within.dispose()
        self.answers.dispose()
