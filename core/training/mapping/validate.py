"""Scores networks on held-out scenes, with the embedding field as it is, absent, zeroed or shuffled."""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from ...accuracy.matrix import count_pairs, scores
from ...ssdm.network import FIELD_STRIDE
from ...ssdm.pair import MappingPair, centre_cells
from ...tensors import normalise_image
from .. import sets
from ..crops import cut, windows
from ..targets import BUILDING, CLASSES, bits

#: What becomes of the field before the network sees it. ``zeroed``, ``rotated`` and ``swapped`` keep it "valid": a live
#: pathway suffers. In a window that is all alike a rotated field says nearly the same; a swapped one is another
#: window's.
CONTROLS = ("kept", "none", "zeroed", "rotated", "swapped")
#: A scene and a (row, column) in it.
Place = tuple[sets.DenseScene, float, float]


def control_field(field: torch.Tensor, valid: torch.Tensor, control: str):
    """The field under a control: absent, constant (``zeroed``), or turned by 180° and rolled (``rotated``).

    A ``swapped`` field is one already: its view was cut elsewhere.
    """
    if control == "none":
        return None, None
    if control == "zeroed":
        return torch.zeros_like(field), valid
    if control == "rotated":
        return torch.roll(field.flip(2, 3), (field.shape[2] // 3, field.shape[3] // 3), (2, 3)), valid
    return field, valid


def scene_field(place: Place, size: int) -> tuple[np.ndarray, np.ndarray] | None:
    """Values and validity of a scene's attached field under the window of ``size`` pixels at ``place``, if any."""
    scene, row, column = place
    if scene.field is None:
        return None
    patch = scene.field.sample(row, column, size, size // FIELD_STRIDE)
    return patch.values, patch.valid


def predict(pair: MappingPair, place: Place, size: int, control: str, elsewhere: Place) -> np.ndarray:
    """Class codes (size, size) of the window about ``place`` at its scene's own GSD.

    The embedding is the scene's attached one, else the context's, whose view is cut there too; for the control
    ``swapped`` it is that about ``elsewhere``.
    """
    device = next(pair.parameters()).device
    image, _, known = cut(*place, size, size)
    view_size = size // 4 + 64
    view, _, view_valid = cut(*(elsewhere if control == "swapped" else place), view_size * 4, view_size)
    with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16):
        tensor = normalise_image(torch.from_numpy(image.transpose(2, 0, 1)[None].copy()).to(device))
        tensor = tensor * torch.from_numpy(known[None, None]).to(device)
        field = valid = None
        attached = scene_field(elsewhere if control == "swapped" else place, size)
        if attached is not None and control != "none":
            field, valid = (torch.from_numpy(part[None].copy()).to(device) for part in attached)
            field, valid = control_field(field, valid, control)
        elif pair.context is not None and pair.network.config.uses_field and control != "none":
            view_known = torch.from_numpy(view_valid[None].copy()).to(device)
            coarse = normalise_image(torch.from_numpy(view.transpose(2, 0, 1)[None].copy()).to(device))
            field, valid = pair.field_of_view(coarse * view_known[:, None], view_known)
            field, valid = control_field(*centre_cells(field, valid, size), control)
        source = place[0].field.source if attached is not None else None
        logits = pair.network(tensor.contiguous(memory_format=torch.channels_last), field, valid, source).logits
        logits = functional.interpolate(logits.float(), size=(size, size), mode="bilinear")
    return (logits[0].argmax(0) + 1).to(torch.uint8).cpu().numpy()


def score_scenes(
    pair: MappingPair, scenes: list[sets.DenseScene], size: int, control: str = "kept", most: int = 0
) -> dict:
    """Scores over scenes.

    Eight-class mIoU on full labels, the share of partly labelled pixels inside what they may
    be, and the building IoU wherever a label tells building from not building. ``most`` bounds the windows (evenly
    taken).
    """
    matrix = np.zeros((CLASSES, CLASSES), np.int64)
    inside = labelled = 0
    hit = union = 0
    places = [(scene, *centre) for scene in scenes for centre in windows(scene, size)]
    if most and len(places) > most:
        places = [places[index] for index in np.linspace(0, len(places) - 1, most).astype(int)]
    for index, place in enumerate(places):
        _, target, _ = cut(*place, size, size)
        predicted = predict(pair, place, size, control, places[index - len(places) // 2])
        answer = (1 << (predicted.astype(np.int64) - 1)).astype(np.uint8)
        single = (target > 0) & ((target & (target - 1)) == 0)
        codes = np.where(single, np.log2(np.maximum(target, 1)).astype(np.uint8) + 1, 0)
        matrix += count_pairs(predicted, codes, CLASSES)
        known = target > 0
        labelled += int(known.sum())
        inside += int(((answer & target) > 0)[known].sum())
        building = bits(BUILDING)
        decided = known & ((target == building) | ((target & building) == 0))
        truth, found = (target == building) & decided, (predicted == BUILDING) & decided
        hit += int((truth & found).sum())
        union += int((truth | found).sum())
    result = scores(matrix) if matrix.sum() else {}
    result["inside"] = inside / max(1, labelled)
    result["building_IoU"] = hit / max(1, union)
    result["windows"] = len(places)
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in result.items()}


def validate(
    pair: MappingPair,
    data: Path,
    names: tuple[str, ...],
    size: int = 512,
    control: str = "kept",
    most: int = 0,
    embedding: str = "",
    network: bool = False,
):
    """Scores by set name; ``@2`` or ``@4`` behind a name reads the set at that many times its GSD.

    ``embedding`` names a field for the scenes, as in a training configuration.
    """
    table = {}
    for name in names:
        source, _, times = name.partition("@")
        scenes = sets.load_dense(data, source, embedding, network)
        for _ in range(int(times or 1).bit_length() - 1):
            scenes = [scene.halved() for scene in scenes]
        side = size
        while side > 64 and side > min(min(scene.target.shape) for scene in scenes):
            side //= 2
        table[name] = score_scenes(pair, scenes, side, control, most)
    return table
