"""Scores of mapping networks, and the controls of their field."""

import json

import numpy as np
import pytest
import torch

from core.accuracy.matrix import count_pairs, scores
from core.ssdm.config import SsdmConfig
from core.ssdm.pair import MappingPair
from core.training import targets
from core.training.mapping.validate import Tally, control_field, predict
from core.training.validate import main
from tests.fixtures.tiny_model import write_tiny_model
from tests.fixtures.training import label_scene


def test_scores_are_the_textbook_ones():
    truth = np.array([1, 1, 2, 2, 2, 0, 2])
    matrix = count_pairs(np.array([1, 2, 2, 2, 1, 1, 1]), truth, 2)
    assert matrix.tolist() == [[1, 2], [1, 2]]
    found = scores(matrix)
    assert found["OA"] == pytest.approx(3 / 6)
    assert found["mIoU"] == pytest.approx((1 / 4 + 2 / 5) / 2)
    assert found["mAcc"] == pytest.approx((1 / 2 + 2 / 4) / 2)
    assert scores(np.array([[4, 0, 0], [0, 0, 0], [1, 0, 0]]))["IoU"] == [0.8, None, 0.0]


def test_controls_break_the_field_as_they_say():
    field, valid = torch.rand(1, 4, 6, 6), torch.ones(1, 6, 6, dtype=torch.bool)
    assert control_field(field, valid, "kept")[0] is field
    assert control_field(field, valid, "none") == (None, None)
    assert torch.all(control_field(field, valid, "zeroed")[0] == 0)
    turned = control_field(field, valid, "rotated")[0]
    assert not torch.equal(turned, field) and torch.equal(turned.flatten().sort()[0], field.flatten().sort()[0])


def test_a_swapped_field_is_that_of_another_place(monkeypatch):
    pair = MappingPair(SsdmConfig(width=32, mask_width=16, heads=2, layers=1, field_dimensions=8), True).eval()
    seen = []
    look = pair.field_of_view
    monkeypatch.setattr(pair, "field_of_view", lambda view, valid: (seen.append(view), look(view, valid))[1])
    source = label_scene(256, 512)
    here, there = (source, 128, 128), (source, 128, 384)
    for place, control in ((here, "kept"), (here, "swapped"), (there, "kept")):
        predict(pair, place, 128, control, there)
    assert torch.equal(seen[1], seen[2]) and not torch.equal(seen[0], seen[1])


def test_a_set_of_full_labels_scores_by_its_classes_and_one_of_partial_labels_by_what_they_allow():
    full, partial = Tally(), Tally()
    predicted = np.array([[5, 5, 6, 6]], np.uint8)
    tree, water, paved = (targets.bits(*codes) for codes in ((5,), (6,), (3, 4)))
    full.add(predicted, np.array([[tree, water, water, water]], np.uint8))
    assert full.result()["score"] == pytest.approx((1 / 2 + 2 / 3) / 2) and full.result()["score"] < 1
    partial.add(predicted, np.array([[tree, paved, tree | water, 0]], np.uint8))
    result = partial.result()
    assert result["allowed"] == {"5": 1.0, "3/4": 0.0, "5/6": 1.0}
    assert result["score"] == pytest.approx(2 / 3) and result["inside"] == pytest.approx(2 / 3)


def test_the_command_scores_each_set_and_their_mean(data, tmp_path, monkeypatch):
    model = write_tiny_model(tmp_path / "tiny")
    out = tmp_path / "scores.json"
    names = ["tokyo/west:held-out", "tokyo/west:held-out@2"]
    arguments = ["--model", str(model), "--data", str(data), "--sets", *names, "--most", "2", "--out", str(out)]
    monkeypatch.setattr("sys.argv", ["validate", *arguments])
    main()
    result = json.loads(out.read_text())
    assert list(result["sets"]) == names and result["model"] == "tiny"
    scores_ = [result["sets"][name]["score"] for name in names]
    assert result["mean"] == pytest.approx(np.mean(scores_), abs=1e-3) and min(scores_) >= 0
