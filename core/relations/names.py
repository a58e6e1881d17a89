"""Names: which words may be given to the network as the name of a thing, and which may not.

A word that turns the meaning round, or that belongs to a relation, would be lost inside a name. A text with such a word
stays whole.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import re

from . import quantities as q

ARTICLE = r"(?:the|a|an|any|some|all|all\s+the|every|each)"


class Unclear(Exception):
    """The text cannot be taken apart; the message is a sentence for the user."""


#: Words that turn or change what is around them. Inside a name they would be lost, so such a text stays whole.
TURNING = (
    "no", "not", "never", "none", "nothing", "nobody", "nowhere", "neither", "nor", "without", "except", "excepting",
    "excluding", "unless", "cannot", "hardly", "barely", "scarcely", "seldom", "rarely", "than", "least", "minimum",
    "maximum", "minimal", "maximal", "min", "max", "nearest", "closest", "farthest", "furthest", "nearer", "closer",
    "farther", "further", "then",
)  # fmt: skip
_LEFT_OVER = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Relation words where no relation was understood, and words that turn the meaning. "No. 5" is a name.
        r"(?<![\w-])(?:near|nearby|within|beyond|between|surrounded|largest|biggest|smallest|along|more\s+than|"
        r"less\s+than|away\s+from|next\s+to|adjacent\s+to|at\s+most|at\s+least|rather\s+than|instead\s+of|"
        r"(?:[\w-]*-)?(?:north|south|east|west)\s+of|(?-i:[NS][EW]?|[EW])\s+of)(?![\w-])",
        rf"(?<!\w)(?:no(?!\.?\s*\d)(?!-)|{'|'.join(word for word in TURNING if word != 'no')})(?!\w)",
        r"[<>=~±¬\u2200-\u22ff\u2a00-\u2aff]+",  # signs of comparison
        # A quantity; a unit before "from".
        rf"{q.LAST_WORD}\s*[-‐‑]?\s*(?:{q.LENGTH_UNIT}|{q.AREA_UNIT})(?!\w)",
        rf"(?<!\w)(?:\d\S*\s+\w+\s+(?:away\s+)?from|{q.LENGTH_WORD}\s+(?:away|from|of|to|off|around))(?!\w)",
        rf"(?<!\w)(?:over|under|above|below|up\s+to|exceeding)\s+(?!an?\s){q.LAST_WORD}",
        # Distances of another kind: "within walking distance of", "five minutes from", "in sight of".
        r"(?<!\w)(?:distance|radius|buffer|reach|range|sight|view|earshot|walk|drive|ride|throw|minutes?|hours?|seconds?|"
        r"blocks?|steps|paces|pixels?|cells?)\s+(?:of|from|to|around|away)(?!\w)",
        r"(?<!\w)(?:walking|driving|cycling|hiking|easy|short|long|close|commuting|travel+ing|travel|safe)\s+"
        r"(?:distance|reach|range)$",
    )
]
#: Words with which no name ends: they belong to what follows.
_HANGING = re.compile(
    r"(?:^|\s)(?:about|approximately|approx\.?|roughly|around|circa|ca\.?|some|exactly|precisely|almost|nearly|just|only|"
    r"merely|at|of|a|an|the|with|to|by|as|in|too|very|quite|so|rather|really|extremely|particularly|fairly|pretty|even|"
    r"still|far|more|less|most|mostly|half|partly|partially|another|every|first|last|over|under|above|below|"
    r"outside|inside|always|necessarily|sometimes|often|usually|immediately|directly|completely|entirely|if|where|when|"
    r"whose|that|which|up|upto|atleast|atmost|but|and|or)$",
    re.IGNORECASE,
)
#: Verbs between a name and its relation.
_VERBS = re.compile(
    r"(?:^|\s+)(?:(?:(?:that|which|who)(?:['’](?:s|re))?(?:\s+(?:is|are|was|were|lies?|sits?|stands?|do|does))?|is|are|lies?|do|does)"
    r"(?:\s+(?:located|situated|lying|found|placed))?|located|situated|lying)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"it|its|them|this|that|these|those|ones?|each other|one another|there|here", re.IGNORECASE)
#: An article and an adjective before a distance: "a good 20 m from".
_ADJECTIVE = re.compile(r"(?<=\S)\s+an?\s+\S+$", re.IGNORECASE)
#: "Well over 300 m from" is more than that, but nobody knows how much.
_WELL = re.compile(r"\swell (?:over|above|below|under|within|inside|beyond|outside|more|less)(?!\w)", re.IGNORECASE)


def tidy(text: str) -> str:
    """A name for the network: without its articles, closing punctuation and the verb after it."""
    text = _VERBS.sub("", text.strip(" \t.,;:!?")).rstrip(" ,;")
    return re.sub(rf"^(?:{ARTICLE}\s+)+(?=\S)", "", text, flags=re.IGNORECASE)


def check_name(text: str, relation: str = "", bare: bool = False) -> None:
    """Check that tidied words are a name.

    Args:
        text: The words.
        relation: The relation that follows them.
        bare: It is a distance without a comparing word ("300 m from").

    Raises:
        Unclear: They contain a word that changes the meaning, or they are not a name.
    """
    if not text or re.fullmatch(ARTICLE, text, re.IGNORECASE):
        raise Unclear("A relation in it lacks what it is about.")
    if q.number(text) is not None or _PRONOUN.fullmatch(text):
        raise Unclear(f"“{text}” in it is not a name.")
    matches = [pattern.search(text) for pattern in (*_LEFT_OVER, _HANGING)]
    matches += [_WELL.search(f"{text} {relation}"), _ADJECTIVE.search(text) if bare else None]
    for match in filter(None, matches):
        raise Unclear(f"“{match.group().strip()}” in it was not understood.")
    if re.search(r"[,;]\s+\S", text):
        raise Unclear("Its commas list several things.")
