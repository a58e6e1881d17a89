"""The engine's warnings in the user's language. A sentence that is not listed here stays English."""

import re
from functools import cache
from string import Formatter

from .i18n import tr

TEMPLATES = (
    "An NVIDIA GPU is present but the engine's PyTorch cannot use it, so the CPU is used: update the NVIDIA driver "
    "or install a CUDA build of PyTorch in the engine's environment.",
    "{name} has no CRS, so areas were not measured.",
    "{name} does not say which bands are red, green and blue, so bands 1, 2 and 3 were read.",
    "Band {band} of {name} is marked as transparency but holds other values, so it was ignored.",
    "{share} of {name} hold {value}, which is not declared as nodata but cannot be ground, so they were left out.",
    "{share} of {name} are pure {colour} and not declared as nodata, so they were taken as imagery: declare that "
    "value as nodata if there is no ground.",
    "The model is unsure here (mean confidence {percent} %): this imagery may be unlike what it learnt from.",
    "No embedding was used: the map was made from the image alone.",
    "The model {model} uses no embedding, so {embedding} was not read.",
    "The embedding {name} covers {share} % of the extent, and the rest was done without one.",
    "The model {model} has not learnt to read {kind}, so the embedding {name} guided its structure only (which "
    "cells belong together) and not its classes.",
    "Nothing here looks like {name}: the most similar place reaches {share} of a find.",
    "No ground of the classes {codes} of {name} lies in the extent.",
    "The phrase is too long to look for relations in it, so it was taken whole.",
    "The phrase is too long: only its first {count} characters were read, to “{end}”.",
    "The text encoder reads no more of a phrase than its beginning, so “{rest}” was left out.",
    "{count} of {all} features of {name} are no polygons and were left out.",
    "{name} has only {count} pixels, so all of them are points.",
    "{count} of {all} labels of {name} have no class and were left out.",
    "{count} of {all} labels of {name} do not lie on the scene.",
    "{count} of {all} labels of {name} look most like {like}: check them.",
    "All labels of {name} lie in one spot: add some elsewhere.",
    "{name} is greener, as in another season: changes between plants and bare ground may be false.",
    "The shift between the two dates could not be measured, because they have too few edges in common: they were "
    "compared where they say that they lie.",
)


def sentence_text(sentence: str) -> str:
    """The engine's sentence in the user's language, with its names and numbers."""
    for template in TEMPLATES:
        found = _pattern(template).fullmatch(sentence)
        if found:
            return tr(template).format(**found.groupdict())
    return sentence


@cache
def _pattern(template: str) -> "re.Pattern[str]":
    parts = Formatter().parse(template)
    return re.compile("".join(re.escape(text) + (f"(?P<{name}>.+?)" if name else "") for text, name, *_ in parts), re.S)
