"""The params of the methods."""

import pytest

from core.engine.messages import ProtocolError
from core.engine.methods import METHODS
from core.progress import silent


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("map", {}, "'scene' is missing"),
        ("map", {"scene": "a.tif"}, "'output' is missing"),
        ("map", {"scene": 3, "output": "b.tif"}, "'scene' is text"),
        ("map", {"scene": "a.tif", "output": "b.tif", "bounds": [1, 2, 3]}, "'bounds'"),
        ("map", {"scene": "a.tif", "output": "b.tif", "bounds": [1, 2, 3, "4"]}, "'bounds'"),
        ("map", {"scene": "a.tif", "output": "b.tif", "bands": ["red"]}, "'bands'"),
        ("map", {"scene": "a.tif", "output": "b.tif", "gsd": "1"}, "'gsd'"),
        ("describe", {"scene": None}, "'scene' is missing"),
        ("areas", {}, "'classes' is missing"),
        ("vectorize", {"source": "a.tif"}, "'output' is missing"),
        ("vectorize", {"source": "a.tif", "output": "b.gpkg", "classes": [1.5]}, "'classes'"),
        ("vectorize", {"source": "a.tif", "output": "b.gpkg", "min_area": "9"}, "'min_area'"),
    ],
)
def test_params_of_the_wrong_kind_are_the_callers_mistake(method, params, words):
    with pytest.raises(ProtocolError, match=words):
        METHODS[method].run(params, silent)
