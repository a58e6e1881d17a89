"""Properties of every phrase: built from a known reading it comes back as that reading, and no text is turned round."""

import json

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from core.relations.grammar import read_phrase
from core.relations.names import TURNING
from core.relations.reading import (
    And,
    Anything,
    Beyond,
    Direction,
    LargerThan,
    Leaf,
    Not,
    Reading,
    SmallerThan,
    Within,
    walk,
)

RUN = settings(max_examples=150, derandomize=True, deadline=None, database=None)

HEADS = [
    "houses",
    "farmland",
    "oak woods",
    "round storage tanks",
    "Häuser",
    "roofs of red tiles",
    "sand and gravel pit",
]
TARGETS = ["river", "main road", "car park", "川", "old town"]
ONES = (
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    + ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
)  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
HEDGES = ["too", "almost", "about", "≯", "only", "very", "roughly"]
LENGTHS = [("m", 1), ("metres", 1), ("meters", 1), ("km", 1000), ("kilometres", 1000), ("feet", 0.3048), ("ft", 0.3048)]
LENGTHS += [("miles", 1609.344), ("yards", 0.9144), ("nautical miles", 1852)]
AREAS = [
    ("ha", 1e4),
    ("hectares", 1e4),
    ("m²", 1),
    ("m2", 1),
    ("sq m", 1),
    ("square metres", 1),
    ("acres", 4046.8564224),
]
AREAS += [("km²", 1e6), ("square kilometers", 1e6)]
AT_MOST = ["within", "less than", "closer than", "at most", "up to", "under", "<", "≤", "<=", "max.", "a maximum of"]
AT_LEAST = ["more than", "farther than", "further than", "at least", "over", "beyond", ">", "≥", ">=", "minimum"]
AT_LEAST += ["in excess of", "a minimum of", "at a minimum distance of", "at a distance of more than"]
SMALLER = ["smaller than", "less than", "at most", "under", "<", "≤", "up to", "with an area of at most"]
LARGER = ["larger than", "bigger than", "greater than", "at least", "over", ">", "≥", "exceeding", "of more than"]
NEAR = [("near", Within, 150), ("close to", Within, 150), ("next to", Within, 30), ("far from", Beyond, 500)]
NEAR += [("beside", Within, 30), ("away from", Beyond, 150), ("inside", Within, 0), ("outside", Beyond, 0)]
SIDES = ["north", "south", "east", "west", "north-east", "south-west"]
NEGATIONS = ["not ", "that are not ", "that aren't ", "which do not lie ", "never "]


def in_words(number: int) -> str:
    """A number below 10,000 as a person writes it."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = number % size
    return f"{in_words(number // size)} {name}" + (f"{' and' if rest < 100 else ''} {in_words(rest)}" if rest else "")


@st.composite
def numbers(draw):
    number = draw(st.integers(1, 9999))
    form = draw(st.sampled_from(["digits", "grouped", "decimal", "words", "half", "½"]))
    if form in ("half", "½"):
        return f"{in_words(number) + ' and a half' if form == 'half' else f'{number}½'}", number + 0.5
    if form == "decimal":
        return f"{number / 10}", number / 10
    return {"digits": str(number), "grouped": f"{number:,}", "words": in_words(number)}[form], float(number)


@st.composite
def quantities(draw, units):
    (text, number), (unit, size) = draw(numbers()), draw(st.sampled_from(units))
    return f"{text} {unit}", number * size


def opposite(kind):
    return {Within: Beyond, Beyond: Within, LargerThan: SmallerThan, SmallerThan: LargerThan}[kind]


@st.composite
def distances(draw):
    """Words of a relation with a distance, its kind and metres."""
    kind, words = draw(st.sampled_from([(Within, AT_MOST), (Beyond, AT_LEAST)]))
    word, (quantity, metres) = draw(st.sampled_from(words)), draw(quantities(LENGTHS))
    assume(metres < 2e7)
    text = f"{word} {quantity} {draw(st.sampled_from(['from', 'of', 'to', 'away from']))}"
    if word.endswith(" than") and " " not in word[:-5] and draw(st.booleans()):
        return f"no {text}", opposite(kind), metres
    if draw(st.booleans()):
        return draw(st.sampled_from(NEGATIONS)) + text, opposite(kind), metres
    return text, kind, metres


@st.composite
def conditions(draw):
    """A condition about a head: its words, and the function that puts it on the head."""
    target = draw(st.sampled_from(TARGETS))
    leaf, article = Leaf(target), draw(st.sampled_from(["", "the ", "a "]))
    form = draw(st.sampled_from(["distance", "near", "side"]))
    if form == "distance":
        words, kind, metres = draw(distances())
        return f"{words} {article}{target}", lambda head: kind(head, leaf, metres)
    if form == "near":
        words, kind, metres = draw(st.sampled_from(NEAR))
        negation = draw(st.sampled_from(["", "not ", "that aren't "]))
        assume(not (negation and words == "far from"))  # "not far from" has a meaning of its own
        kind = opposite(kind) if negation else kind
        return f"{negation}{words} {article}{target}", lambda head: kind(head, leaf, metres)
    side = draw(st.sampled_from(SIDES))
    if draw(st.booleans()):
        return f"not {side} of {article}{target}", lambda head: And(head, Not(Direction(head, leaf, side)))
    return f"{side} of {article}{target}", lambda head: Direction(head, leaf, side)


@st.composite
def phrases(draw):
    """A phrase and its tree."""
    text = draw(st.sampled_from(HEADS))
    tree = Leaf(text)
    if draw(st.booleans()):
        kind, words = draw(st.sampled_from([(LargerThan, LARGER), (SmallerThan, SMALLER)]))
        word, (quantity, m2) = draw(st.sampled_from(words)), draw(quantities(AREAS))
        negated = word.endswith("er than") and draw(st.booleans())
        text += f" {'no ' * negated}{word} {quantity}"
        tree = (opposite(kind) if negated else kind)(tree, m2)
    for index in range(draw(st.integers(1, 3))):
        words, apply = draw(conditions())
        text += f"{draw(st.sampled_from([' and', ',', ' but'])) if index else ''} {words}"
        tree = apply(tree)
    return text, tree


def rounded(tree) -> str:
    """The tree as a text, its numbers to six digits."""
    numbers = dict.fromkeys(("parse_float", "parse_int"), lambda value: f"{float(value):.6g}")
    return json.dumps(json.loads(json.dumps(tree.to_dict()), **numbers))


def is_whole(reading) -> bool:
    return isinstance(reading.tree, Leaf) and bool(reading.note)


@RUN
@given(phrases())
def test_a_phrase_built_from_a_reading_comes_back_as_that_reading(case):
    text, tree = case
    assert rounded(read_phrase(text).tree) == rounded(tree), text


@RUN
@given(phrases(), st.sampled_from([*TURNING, *HEDGES]), st.data())
def test_a_word_that_changes_the_meaning_is_never_ignored(case, word, data):
    text, tree = case
    words = text.split()
    at = data.draw(st.integers(0, len(words)))
    changed = " ".join([*words[:at], word, *words[at:]])
    reading = read_phrase(changed)
    if not is_whole(reading):
        assert rounded(reading.tree) != rounded(tree), changed
        for leaf in reading.leaves:
            words = leaf.lower().split()
            assert word not in (words[-1:] if word in HEDGES else words), changed


@RUN
@given(phrases(), st.data())
def test_a_phrase_that_lost_a_word_is_read_or_whole_with_a_note(case, data):
    text, _ = case
    words = text.split()
    at = data.draw(st.integers(0, len(words) - 1))
    reading = read_phrase(" ".join(words[:at] + words[at + 1 :]))
    if not is_whole(reading):
        assert not {"not", "no", "than", "never", "minimum", "least", "most", ">", "<"} & {
            word for leaf in reading.leaves for word in leaf.lower().split()
        }, text


VOCABULARY = " ".join([*AT_MOST, *AT_LEAST, *LARGER, *SMALLER, *NEGATIONS, *TURNING, *HEADS, *SIDES]).split()
VOCABULARY += ["and", "or", "but", "AND", "both", "the", "a", "between", "of", "from", "to", "20", "1,5", "½", "two"]
VOCABULARY += ["hundred", "half", "m", "km", "ha", "largest", "-", "+", "(", ")", ",", "“", "”"]


@RUN
@given(st.lists(st.sampled_from(VOCABULARY), max_size=25).map(" ".join))
@example("no more than than 20 m from")
@example("between one and and two km from x")
@example("not " * 20 + "near x")
def test_words_in_any_order_never_raise_and_never_leave_a_turning_word_in_a_name(text):
    reading = read_phrase(text)
    assert Reading.from_dict(json.loads(json.dumps(reading.to_dict()))) == reading
    if reading.has_relations and "“" not in text:
        assert not {"not", "no", "never", "than", "neither", "nor"} & {
            word.lower() for leaf in reading.leaves for word in leaf.split()
        }, text


@RUN
@given(st.text(max_size=200))
@example("between one and two kilometres")
@example("x within ９9 ½ 1/0 m of y")
@example("1⁄0 km from x")
def test_no_text_raises(text):
    reading = read_phrase(text)
    assert reading.text == text
    assert isinstance(reading.words, str)
    assert all(not isinstance(node, Anything) or reading.has_relations for node in walk(reading.tree))


@RUN
@given(st.text(alphabet="0123456789½¼/⁄., -a toandwihfmk²^sq", max_size=40))
def test_no_number_raises(text):
    for phrase in (f"houses within {text} of the river", f"fields {text}", f"x between {text} from y"):
        reading = read_phrase(phrase)
        assert all(metres >= 0 for metres in reading.distances)
