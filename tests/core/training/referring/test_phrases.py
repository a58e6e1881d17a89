"""The table of phrases."""

from core.training import targets
from core.training.referring.asker import Asker
from core.training.referring.phrases import ABSENT, COVERED, PRESENT, UNKNOWN, phrase_table

TABLE = phrase_table()


def test_every_class_has_eight_wordings_and_three_that_are_held_out():
    for code in range(1, targets.CLASSES + 1):
        words, held_out = set(), set()
        for concept in TABLE.concepts.values():
            if concept.classes == targets.bits(code):
                words |= set(concept.words)
                held_out |= set(concept.held_out)
        assert len(words) >= 8 and len(held_out) >= 3, code


def test_no_wording_that_is_held_out_is_trained_on():
    trained = {phrase.lower() for phrase in Asker.every_phrase(TABLE, [])}
    for concept in TABLE.concepts.values():
        assert not trained & {phrase.lower() for phrase in concept.held_out}, concept.name
    assert not trained & {phrase.lower() for phrase in TABLE.never_held_out}


def test_scene_names_in_the_table_are_scenes_of_the_sets():
    known = set(targets.SCENE_RULES) | {
        "airport", "baseballfield", "church", "playground", "railwaystation", "resort", "stadium", "storagetanks",
        "wetland", "industrial",
    }  # fmt: skip
    for concept in TABLE.concepts.values():
        assert concept.scenes | concept.perhaps <= known, concept.name


def test_what_scenes_say():
    concepts = TABLE.concepts
    assert concepts["forest"].in_scene("eforest") == COVERED
    assert concepts["airport"].in_scene("airport") == PRESENT
    assert concepts["airport"].in_scene("forest") == ABSENT
    assert concepts["water"].in_scene("sealake") == COVERED
    assert concepts["water"].in_scene("desert") == ABSENT
    assert concepts["building"].in_scene("denseresidential") == PRESENT
    assert concepts["tree"].in_scene("airport") == UNKNOWN
