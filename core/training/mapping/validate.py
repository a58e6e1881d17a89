"""Scores networks on held-out scenes, with the embedding field as it is, absent, zeroed or shuffled."""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from ...accuracy.matrix import count_pairs, scores
from ...ssdm.config import FIELD_STRIDE
from ...ssdm.pair import MappingPair, centre_cells
from ...tensors import compute_type, normalise_image
from .. import sets
from ..crops import cut, windows
from ..scenes import DenseScene
from ..targets import BUILDING, CLASSES, bits

#: What becomes of the field before the network sees it. ``zeroed``, ``rotated`` and ``swapped`` keep it "valid": a live
#: pathway suffers. In a window that is all alike a rotated field says nearly the same; a swapped one is another
#: window's.
CONTROLS = ("kept", "none", "zeroed", "rotated", "swapped")
#: A scene and a (row, column) in it.
Place = tuple[DenseScene, float, float]


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
    narrow = compute_type(device)
    with torch.inference_mode(), torch.autocast(device.type, narrow, enabled=narrow is not None):
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


class Tally:
    """Counts over windows: predicted classes against what the labels allow."""

    def __init__(self):
        self.matrix = np.zeros((CLASSES, CLASSES), np.int64)
        #: Pixels with each target value, and those of them whose predicted class it allows.
        self.labelled = np.zeros(256, np.int64)
        self.allowed = np.zeros(256, np.int64)
        self.hit = self.union = 0

    def add(self, predicted: np.ndarray, target: np.ndarray) -> None:
        """Count a window: ``predicted`` class codes and ``target`` bits, uint8 (H, W)."""
        single = (target > 0) & ((target & (target - 1)) == 0)
        codes = np.where(single, np.log2(np.maximum(target, 1)).astype(np.uint8) + 1, 0)
        self.matrix += count_pairs(predicted, codes, CLASSES)
        answer = (1 << (predicted.astype(np.int64) - 1)).astype(np.uint8)
        self.labelled += np.bincount(target.ravel(), minlength=256)
        self.allowed += np.bincount(target[answer & target > 0], minlength=256)
        building = bits(BUILDING)
        decided = (target > 0) & ((target == building) | ((target & building) == 0))
        truth, found = (target == building) & decided, (predicted == BUILDING) & decided
        self.hit += int((truth & found).sum())
        self.union += int((truth | found).sum())

    def result(self) -> dict:
        """The scores of a set.

        ``allowed`` is the share of pixels whose class is one that the label allows, by label and as their mean.
        ``score`` is the set's one number: mIoU over the classes present where every label is one class, else the mean
        of ``allowed``.
        """
        result = scores(self.matrix) if self.matrix.sum() else {}
        values = np.flatnonzero(self.labelled[1:]) + 1
        allowed = {label_name(value): float(self.allowed[value] / self.labelled[value]) for value in values}
        result["inside"] = float(self.allowed[values].sum() / max(1, self.labelled[values].sum()))
        result["building_IoU"] = self.hit / max(1, self.union)
        result["allowed"] = {name: round(share, 4) for name, share in allowed.items()}
        mean_allowed = float(np.mean(list(allowed.values()))) if allowed else 0.0
        full = len(values) > 1 and all(value & (value - 1) == 0 for value in values.tolist())
        result["score"] = result["mIoU"] if full else mean_allowed
        return result


def label_name(value: int) -> str:
    """Target bits in words: the codes of the classes, ``7/2`` as ``2/7``."""
    return "/".join(str(code) for code in range(1, CLASSES + 1) if int(value) & bits(code))


def score_scenes(pair: MappingPair, scenes: list[DenseScene], size: int, control: str = "kept", most: int = 0) -> dict:
    """The scores (see :meth:`Tally.result`) of windows of ``size`` pixels, at most ``most`` of them, evenly taken."""
    tally = Tally()
    places = [(scene, *centre) for scene in scenes for centre in windows(scene, size)]
    if most and len(places) > most:
        places = [places[index] for index in np.linspace(0, len(places) - 1, most).astype(int)]
    for index, place in enumerate(places):
        _, target, _ = cut(*place, size, size)
        tally.add(predict(pair, place, size, control, places[index - len(places) // 2]), target)
    result = tally.result() | {"windows": len(places)}
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
) -> dict[str, dict]:
    """Scores by set name, names as of ``sets.load_dense``.

    Args:
        pair: The networks.
        data: Data folder.
        names: Sets to score.
        size: Side of a window in pixels; halved for sets with smaller scenes.
        control: What becomes of the field, one of CONTROLS.
        most: The largest number of windows of a set; 0 for all.
        embedding: Embedding source to attach to the scenes, as in a training configuration.
        network: Whether the embedding may be downloaded.
    """
    table = {}
    for name in names:
        scenes = sets.load_dense(data, name, embedding, network)
        side = size
        while side > 64 and side > min(min(scene.target.shape) for scene in scenes):
            side //= 2
        table[name] = score_scenes(pair, scenes, side, control, most)
    return table
