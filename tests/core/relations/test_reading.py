"""How phrases are read: relations found, ordinary words left alone, ambiguous text left whole."""

import json

import pytest

from core.relations.grammar import MAX_RELATIONS, read_phrase
from core.relations.reading import Anything, Leaf, Reading, Within, whole

#: Phrase, its reading in words, its distances.
READ = [
    ("residential blocks near the river", "“residential blocks” within 150 m of “river”", [150]),
    ("Farmland next to the River", "“Farmland” within 30 m of “River”", [30]),
    ("sheds beside a canal", "“sheds” within 30 m of “canal”", [30]),
    ("sheds adjacent to a canal", "“sheds” within 30 m of “canal”", [30]),
    ("houses within 1,000 m of the station", "“houses” within 1 km of “station”", [1000]),
    ("houses within 1.5 km of a lake", "“houses” within 1.5 km of “lake”", [1500]),
    ("houses within 1,5 km of a lake", "“houses” within 1.5 km of “lake”", [1500]),
    ("houses within 300m of water", "“houses” within 300 m of “water”", [300]),
    ("houses within 1 000 metres of water", "“houses” within 1 km of “water”", [1000]),
    ("houses within 500 feet of water", "“houses” within 152.4 m of “water”", [152.4]),
    ("houses within half a mile of the coast", "“houses” within 804.7 m of “coast”", [804.672]),
    ("houses less than 2 kilometers from the coast", "“houses” within 2 km of “coast”", [2000]),
    ("woods more than 300 m from a road", "“woods” more than 300 m from “road”", [300]),
    ("woods at least 1 km away from roads", "“woods” more than 1 km from “roads”", [1000]),
    ("land not within 100 m of water", "“land” more than 100 m from “water”", [100]),
    ("huts far from the road", "“huts” more than 500 m from “road”", [500]),
    ("trees that are not near water", "“trees” more than 150 m from “water”", [150]),
    ("huts 100-300 m from the road", "“huts” more than 100 m from “road” and within 300 m of “road”", [100, 300]),
    ("huts 0.1 to 2 km from a road", "“huts” more than 100 m from “road” and within 2 km of “road”", [100, 2000]),
    ("huts north of the lake", "“huts” north of “lake”", []),
    ("huts to the south-west of the lake", "“huts” south-west of “lake”", []),
    ("huts within 500 m north of the lake", "“huts” within 500 m of “lake” and north of “lake”", [500]),
    ("trees along the road", "“trees” along “road”, within 30 m of its edge", [30]),
    ("a pond surrounded by trees", "“pond” surrounded by “trees” within 300 m", [300]),
    ("fields between the river and the road", "“fields” between “river” and “road”, each within 1 km", [1000]),
    ("the largest car park", "the largest region of “car park”", []),
    ("the 3 largest lakes", "the 3 largest regions of “lakes”", []),
    ("the three smallest lakes", "the 3 smallest regions of “lakes”", []),
    ("the largest lake within 2 km of the town", "the largest region of (“lake” within 2 km of “town”)", [2000]),
    ("houses near the largest lake", "“houses” within 150 m of (the largest region of “lake”)", [150]),
    ("forest larger than 2.5 ha", "“forest” of at least 2.5 ha", []),
    ("forest of more than 1 km²", "“forest” of at least 1 km²", []),
    ("buildings smaller than 200 m2", "“buildings” of at most 200 m²", []),
    ("houses near lakes larger than 2 ha", "“houses” within 150 m of (“lakes” of at least 2 ha)", [150]),
    ("fields larger than 2 ha near the river", "“fields” of at least 2 ha and within 150 m of “river”", [150]),
    ("residential area without trees", "“residential area” without “trees”", []),
    ("everything except water", "anything without “water”", []),
    ("houses near water or trees or fields", "“houses” within 150 m of (“water” or “trees” or “fields”)", [150]),
    ("fields of 1-2 ha", "“fields” of at least 1 ha and of at most 2 ha", []),
    ("plots between 1 and 2.5 acres", "“plots” of at least 4046.86 m² and of at most 1.01171 ha", []),
    ("huts within 3 nautical miles of the sea", "“huts” within 5.556 km of “sea”", [5556]),
    ("SAND AND GRAVEL PIT NEAR THE RIVER", "“SAND AND GRAVEL PIT” within 150 m of “RIVER”", [150]),
    ("huts not far from the sea", "“huts” within 150 m of “sea”", [150]),
    ("the parks within the city", "“parks” inside “city”", [0]),
    ("not water", "not “water”", []),
    ("houses but not within 200 m of the river", "“houses” more than 200 m from “river”", [200]),
    (
        "huts near a pond and away from roads",
        "“huts” within 150 m of “pond” and more than 150 m from “roads”",
        [150, 150],
    ),
    ("houses near the river and the road", "“houses” within 150 m of “river” and within 150 m of “road”", [150, 150]),
    ("houses or car parks near the river", "(“houses” or “car parks”) within 150 m of “river”", [150]),
    ("houses near the river or the lake", "“houses” within 150 m of (“river” or “lake”)", [150]),
    (
        "houses near the river or car parks near the station",
        "(“houses” within 150 m of “river”) or (“car parks” within 150 m of “station”)",
        [150, 150],
    ),
    ("both woods and meadows", "“woods” and “meadows”", []),
    ("woods AND meadows", "“woods” and “meadows”", []),
    ("within 300 m of a road", "anything within 300 m of “road”", [300]),
    ("areas near water", "anything within 150 m of “water”", [150]),
    ("parks inside the city", "“parks” inside “city”", [0]),
    ('"sand and gravel pit" near the river', "“sand and gravel pit” within 150 m of “river”", [150]),
    ("🏠 near 川", "“🏠” within 150 m of “川”", [150]),
]


@pytest.mark.parametrize(("phrase", "words", "distances"), READ)
def test_a_phrase_is_read(phrase, words, distances):
    reading = read_phrase(phrase)
    assert reading.words == words
    assert reading.distances == pytest.approx(distances)
    assert reading.text == phrase


@pytest.mark.parametrize(
    "phrase",
    [
        "dense housing",
        "baseball field",
        "well",
        "near-shore water",
        "The West bank of the river",
        "Häuser am Fluss",
        "河流附近的房子",
        "trees in the park",
        "nearshore",
        "withering crops",
        "orchards",
        "a northern suburb",
        "sandbank",
        "Norway spruce",
    ],
)
def test_words_that_are_no_relation_go_to_the_network_as_typed(phrase):
    reading = read_phrase(f"  {phrase} ")
    assert reading.tree == Leaf(phrase)
    assert (reading.note, reading.leaves, reading.has_relations) == ("", [phrase], False)


@pytest.mark.parametrize(
    "phrase",
    [
        "houses near",
        "near",
        "largest",
        "the second largest lake",
        "fields between the houses",
        "houses within 300 m",
        "houses within half a mile",
        "larger than 2 ha",
        "farmland near the river and houses near the road",
        "houses, gardens or sheds near the river",
        "the north of the city",
        "houses within 99999999 km of the sea",
        "near near near",
        "or",
        "not",
        "both houses",
        "without",
        "houses near " * (MAX_RELATIONS + 1) + "water",
        "houses near the river " + "x" * 600,
    ],
)
def test_a_text_that_is_not_understood_stays_whole_with_a_note(phrase):
    reading = read_phrase(phrase)
    assert reading.tree == Leaf(" ".join(phrase.split()))
    assert reading.note.endswith("taken whole.")


def test_and_in_a_name_stays_with_a_note():
    reading = read_phrase("sand and gravel pit near the river")
    assert reading.leaves == ["sand and gravel pit", "river"]
    assert "“sand and gravel pit” was taken as the name of one thing" in reading.note
    assert "“sand and gravel pit”" in read_phrase("sand and gravel pit").note


def test_a_second_relation_without_and_has_a_note():
    assert "was read as said of “houses”" in read_phrase("houses near the river within 300 m of the road").note
    assert read_phrase("houses near the river, within 300 m of the road").note == ""


NASTY = [
    "",
    " ",
    "\x00",
    "\ud800 near \udfff",
    "🏳️‍🌈" * 80,
    "near " * 200,
    "(" * 400,
    "or " * 200,
    "and " * 150,
    "not " * 120,
    "within " + "9" * 300 + " m of x",
    "x within 9.9.9 m of y",
    "x within ,,, m of y",
    "x larger than ha",
    "“”",
    "“ near ”",
    '"',
    "a" * 100_000,
    "near the " * 20_000,
    "x within ３００ m of y",
    "между рекой и дорогой",
    "بيوت قرب النهر",
    "x near\u2028y",
    "%s %d {} near {0}",
    "<b>near</b> & <i>x</i>",
    "1 and 2 or 3 not 4",
    "the the the near the the",
    ", , , near , ,",
    "x between and and and",
    "x between the a and the b and the c",
    "the largest largest largest x",
    "x ≥ 2 ha",
    "x > 2 ha near y",
]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_makes_it_raise_and_every_reading_survives_json(text):
    reading = read_phrase(text)
    assert Reading.from_dict(json.loads(json.dumps(reading.to_dict()))) == reading
    assert reading.with_distances(reading.distances) == reading
    assert isinstance(reading.words, str)


@pytest.mark.parametrize(("phrase", "words", "distances"), READ)
def test_readings_survive_json(phrase, words, distances):
    reading = read_phrase(phrase)
    assert Reading.from_dict(json.loads(json.dumps(reading.to_dict()))) == reading


def test_distances_are_replaced_in_order():
    reading = read_phrase("huts between 100 and 300 m from the road and along the river")
    other = reading.with_distances([50, 400, 10])
    assert other.distances == [50, 400, 10]
    assert other.words == (
        "“huts” more than 50 m from “road” and within 400 m of “road” and along “river”, within 10 m of its edge"
    )
    assert reading.distances == [100, 300, 30]
    for wrong in ([1], [1, 2, -3], [1, 2, float("nan")], [1, 2, float("inf")]):
        with pytest.raises(ValueError):
            reading.with_distances(wrong)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        {"text": "x"},
        {"text": "x", "tree": {"op": "pickle"}},
        {"text": "x", "tree": {"op": "within", "a": 1}},
        {"text": "x", "tree": {"op": "leaf"}},
        {"text": 1, "tree": {"op": "anything"}},
    ],
)
def test_data_that_is_no_reading_is_refused(data):
    with pytest.raises(ValueError):
        Reading.from_dict(data)


def test_a_phrase_may_be_kept_whole():
    assert whole("houses  near the river").tree == Leaf("houses near the river")


def test_a_relation_without_a_head_is_about_all_of_the_ground():
    assert read_phrase("within 50 m of water").tree == Within(Anything(), Leaf("water"), 50.0)
