"""A phrase as the user typed it: cleaned, refused if it has no word, and read as the user asked."""

import math
from collections.abc import Sequence
from typing import Optional

from ..errors import InputError
from ..relations.grammar import read_phrase
from ..relations.reading import Reading, whole

#: Longest phrase that is read, in characters.
LONGEST = 1000


def clean_phrase(phrase: str) -> tuple[str, list[str]]:
    """Clean a phrase: single spaces, not longer than LONGEST.

    Returns:
        The phrase, and notes for the user.

    Raises:
        InputError: The phrase has no word.
    """
    clean = " ".join(phrase.split())
    if not any(letter.isalnum() for letter in clean):
        raise InputError("The phrase holds no word: type what to look for, such as dense housing.")
    notes = []
    if len(clean) > LONGEST:
        clean = clean[:LONGEST].rsplit(" ", 1)[0]
        notes.append(f"The phrase is too long: only its first {len(clean)} characters were read, to “{clean[-30:]}”.")
    return clean, notes


def read_as(
    phrase: str,
    whole_phrase: bool = False,
    distances: Optional[Sequence[float]] = None,
    two_dates: bool = False,
) -> Reading:
    """Read a phrase.

    Args:
        phrase: The phrase.
        whole_phrase: Do not look for relations.
        distances: Metres that replace the distances of the reading, in their order.
        two_dates: The phrase is about two dates.

    Raises:
        InputError: ``distances`` do not fit the reading.
    """
    reading = whole(phrase) if whole_phrase else read_phrase(phrase, two_dates)
    if distances is None:
        return reading
    if len(distances) != len(reading.distances):
        raise InputError(
            f"The phrase holds {len(reading.distances)} distances and {len(distances)} were given: give one for each."
        )
    if not all(math.isfinite(metres) and metres >= 0 for metres in distances):
        raise InputError("A distance is a number of metres from 0 on.")
    return reading.with_distances(list(distances))
