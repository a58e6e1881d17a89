"""Chooses the phrases that a training sample is asked."""

import numpy as np

from .phrases import Concept, PhraseTable

NO_CONCEPT = -1
_NEXT_TO = ("{} next to {}", "{} near {}", "{} beside {}", "{} close to {}", "{} by the {}", "{} along the {}")
#: Concepts that "next to" is trained with; each is a class of its own.
NEIGHBOURS = ("building", "houses", "road", "tree", "grass", "water", "farmland", "developed")
_NEIGHBOUR_WORDINGS = 3
#: A missing concept that is made of classes is asked so many times as often as another.
_LAND_COVER = 3
#: The number of a phrase and the number of its concept.
Phrase = tuple[int, int]


class Asker:
    """Chooses the words: a wording of a concept in a template."""

    def __init__(self, table: PhraseTable, index: dict[str, int]):
        self.table, self.index = table, index
        self.concepts = list(table.concepts.values())
        self.numbers = {name: number for number, name in enumerate(table.concepts)}

    @staticmethod
    def every_phrase(table: PhraseTable, captions: list[list[str]]) -> list[str]:
        """All phrases that a run may ask, to be encoded before it."""
        phrases = [template.format(word) for word in table.wordings() for template in table.templates]
        phrases += [sentence for sentences in captions for sentence in sentences]
        for first in NEIGHBOURS:
            for second in NEIGHBOURS:
                if first != second:
                    phrases += Asker.neighbour_phrases(table, first, second)
        return phrases

    @staticmethod
    def neighbour_phrases(table: PhraseTable, first: str, second: str) -> list[str]:
        """The wordings of "first next to second" that training asks with."""
        near, far = (table.concepts[name].words[:_NEIGHBOUR_WORDINGS] for name in (first, second))
        return [form.format(a, b) for form in _NEXT_TO for a in near for b in far]

    def _wording(self, words: tuple[str, ...], random: np.random.Generator) -> int:
        word = words[random.integers(len(words))]
        return self.index[self.table.templates[random.integers(len(self.table.templates))].format(word)]

    def concept(self, concept: Concept, random: np.random.Generator) -> Phrase:
        """One of the concept's wordings in a template."""
        return self._wording(concept.words, random), self.numbers[concept.name]

    def never(self, random: np.random.Generator) -> Phrase:
        """A phrase of something that is nowhere."""
        return self._wording(self.table.never, random), NO_CONCEPT

    def next_to(self, first: str, second: str, random: np.random.Generator) -> Phrase:
        """A phrase for the first concept next to the second."""
        phrases = self.neighbour_phrases(self.table, first, second)
        return self.index[phrases[random.integers(len(phrases))]], NO_CONCEPT


def some_twice(concepts: list, places: int, random: np.random.Generator) -> list:
    """Random members of ``concepts`` for ``places``; a third of the places repeat one, for another wording."""
    drawn = [concepts[number] for number in random.permutation(len(concepts))]
    again = drawn[: places // 3]
    return (drawn[: max(0, places - len(again))] + again)[: max(0, places)]


def land_cover_first(missing: list[Concept], random: np.random.Generator) -> list[int]:
    """A random order in which to ask for ``missing`` concepts: those made of classes come sooner than the rest.

    That a desert shows no vegetation is harder to learn than that it shows no airport, and there are more concepts like
    the airport.
    """
    rates = np.array([_LAND_COVER if concept.classes else 1 for concept in missing])
    return np.argsort(random.exponential(size=len(missing)) / rates).tolist()
