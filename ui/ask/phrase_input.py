"""What is looked for: the box for phrases, how they will be read, and their menu of earlier phrases and examples."""

from typing import Optional

from qgis.core import QgsMessageLog, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QCheckBox, QMenu, QToolButton, QVBoxLayout, QWidget

from ...core.errors import InputError
from ...core.models.card import ModelCard
from ...core.relations.grammar import read_phrase
from ...core.relations.reading import Reading
from ..i18n import tr
from ..layers.answers import short
from ..plain_text import as_html
from ..widgets.form import at, beside
from ..widgets.remark import Remark
from ..widgets.scene_choice import SceneChoice
from .compare_choice import CompareChoice
from .earlier_choice import EarlierChoice
from .phrase_edit import PhraseEdit
from .phrase_history import add_recent_phrases, clear_recent_phrases, examples, recent_phrases

#: Limits for one run. More is a mistake, such as a whole document that was pasted.
MAX_PHRASES, MAX_LENGTH = 100, 1000
#: Number of earlier phrases in the menu.
MENU_ENTRIES = 15


class PhraseInput(QWidget):
    """Takes phrases and shows, while the user types, how they will be read.

    The page places ``whole``, the choice not to read phrases, among its other choices.
    """

    def __init__(self, scene: SceneChoice, parent=None):
        super().__init__(parent)
        self._card: Optional[ModelCard] = None
        self._build(scene)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(200)
        self._pause.timeout.connect(self.show_reading)
        self.phrase.textChanged.connect(self._pause.start)
        self.whole.toggled.connect(self.show_reading)
        project = QgsProject.instance()
        project.readProject.connect(self._show_history)
        project.cleared.connect(self._show_history)
        self._show_history()
        self.show_reading()

    def _build(self, scene: SceneChoice) -> None:
        self.phrase = PhraseEdit()
        self.phrase.setPlaceholderText(tr("houses next to the river"))
        self.phrase.setToolTip(
            tr("What to look for. Enter: search; Shift+Enter: another phrase; Up and Down: earlier phrases.")
        )
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu_button = QToolButton()
        self.menu_button.setText("…")
        self.menu_button.setToolTip(tr("Earlier phrases and examples"))
        self.menu_button.setAccessibleName(tr("Earlier phrases and examples"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(self.menu)
        self.reading = Remark()
        self.earlier = EarlierChoice(scene)
        self.earlier.changed.connect(self.show_reading)
        self.compare = CompareChoice(scene)
        self.whole = QCheckBox(tr("Do &not split phrases"))
        self.whole.setToolTip(
            tr("Gives the whole phrase to the network: words such as “near” or “within 200 m of” are not measured")
        )
        self.setFocusProxy(self.phrase)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        phrase = beside(self.phrase, self.menu_button)
        for widget in (phrase, self.reading, self.earlier, self.compare):
            column.addWidget(widget)

    def set_card(self, card: Optional[ModelCard]) -> None:
        """Set the model that will read the phrases: what a whole layer costs depends on it."""
        self._card = card
        self.show_reading()

    def checked_phrases(self) -> "list[str]":
        """Return the phrases, or raise InputError if they cannot be asked."""
        phrases = self.phrase.phrases()
        if not phrases:
            sentence = tr("There is no phrase: write what to look for, such as “houses next to the river”.")
            raise at(self.phrase, sentence)
        if len(phrases) > MAX_PHRASES:
            sentence = tr("{count} phrases are too many at once: enter at most {most}.")
            raise InputError(sentence.format(count=len(phrases), most=MAX_PHRASES))
        for phrase in phrases:
            if len(phrase) > MAX_LENGTH:
                sentence = tr("“{phrase}” is too long: use at most {most} characters.")
                raise at(self.phrase, sentence.format(phrase=short(phrase), most=MAX_LENGTH))
            if not any(character.isalnum() for character in phrase):
                sentence = tr("“{phrase}” has no word in it: write what to look for.")
                raise at(self.phrase, sentence.format(phrase=short(phrase)))
        return phrases

    def show_reading(self) -> None:
        """Show how the phrase will be read, when typing pauses."""
        phrases = self.phrase.phrases()
        self.compare.show_for(None, self._card)
        self.earlier.show_for(self._readings(phrases, two_dates=True))
        readings = self._readings(phrases, bool(self.earlier.parameters()))
        self.reading.setVisible(len(phrases) > 1)
        if len(phrases) > 1:
            self.reading.setText(tr("{count} phrases, one after the other").format(count=len(phrases)))
        elif readings:
            read = readings[0]
            words = tr("Will be read as: {reading}").format(reading=read.in_words(tr)) if read.has_relations else ""
            self.reading.setText("\n".join(filter(None, (words, read.note))))
            self.reading.setVisible(bool(words or read.note))
            self.compare.show_for(read, self._card)

    def _readings(self, phrases: "list[str]", two_dates: bool) -> "list[Reading]":
        """The phrases as they will be read; none that are taken whole, too long or too many."""
        if self.whole.isChecked() or len(phrases) > MAX_PHRASES:
            return []
        try:
            return [read_phrase(phrase, two_dates) for phrase in phrases if len(phrase) <= MAX_LENGTH]
        except Exception as error:  # typing must go on, whatever the phrase
            QgsMessageLog.logMessage(f"{type(error).__name__}: {as_html(str(error))}", "Landscribe")
            return []

    def keep(self, phrases: "list[str]") -> None:
        """Keep ``phrases`` as the project's newest."""
        add_recent_phrases(QgsProject.instance(), phrases)
        self._show_history()

    def _fill_menu(self) -> None:
        self.menu.clear()
        before = recent_phrases(QgsProject.instance())[:MENU_ENTRIES]
        if before:
            self.menu.addSection(tr("Earlier phrases"))
            for phrase in before:
                self._offer(phrase)
        self.menu.addSection(tr("Examples"))
        for phrase in examples():
            self._offer(phrase)
        self.menu.addSeparator()
        self.menu.addAction(tr("Compare with an earlier date…"), self.earlier.ask_for)
        if before:
            self.menu.addAction(tr("Clear the earlier phrases"), self._forget)

    def _offer(self, phrase: str) -> None:
        self.menu.addAction(short(phrase).replace("&", "&&"), lambda: self._fill_in(phrase))

    def _fill_in(self, phrase: str) -> None:
        self.phrase.set_phrases(phrase)
        self.phrase.setFocus()

    def _forget(self) -> None:
        clear_recent_phrases(QgsProject.instance())
        self._show_history()

    def _show_history(self, *_) -> None:
        self.phrase.history = recent_phrases(QgsProject.instance())

    def dispose(self) -> None:
        """Disconnect from QGIS before the dock is deleted."""
        self._pause.stop()
        self.earlier.dispose()
        project = QgsProject.instance()
        project.readProject.disconnect(self._show_history)
        project.cleared.disconnect(self._show_history)
