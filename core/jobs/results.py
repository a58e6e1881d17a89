"""One raster over all results of a job: a VRT for each CRS and pixel size, with the style of the results."""

import os
from collections import defaultdict
from pathlib import Path

import numpy as np
from rasterio.crs import CRS

from ..files.write import BLOCK, NO_CLASS, NO_CONFIDENCE, NO_RESPONSE
from ..vectors.style import confidence_style, raster_style, response_style
from .ledger import DONE_CODE, Ledger
from .plan import JobScene, Plan, confidence_path
from .vrt import Vrt, VrtBand, VrtSource

#: Threshold of the style of responses, for models whose card names none.
THRESHOLD = 0.5


def write_results(ledger: Ledger, threshold: float | None = None) -> list[str]:
    """Write the VRTs over the results that are there.

    Where results overlap, that of the source which was named first is seen.

    Args:
        ledger: How the tasks stand.
        threshold: Response from which the style shows regions; None for the model's own.

    Returns:
        Paths of the VRTs, those with most results first; with the confidence, those of the confidence after them.

    Raises:
        InputError: The folder cannot be written to, or the disk is full.
    """
    plan = ledger.plan
    groups = sorted(_alike(plan, ledger.status == DONE_CODE).values(), key=lambda group: -len(group))
    card = plan.settings.card
    if card.classes:
        band, style, stem = VrtBand("uint8", NO_CLASS, "palette", card.classes), raster_style(card.classes), "landcover"
    else:
        threshold = threshold or card.response.get("threshold", THRESHOLD)
        band, style, stem = VrtBand("float32", NO_RESPONSE), response_style(threshold), "response"
    paths = [_write(plan, group, band, style, stem, index, str) for index, group in enumerate(groups)]
    if plan.settings.confidence:
        band, style = VrtBand("uint8", NO_CONFIDENCE), confidence_style()
        paths += [
            _write(plan, group, band, style, "confidence", index, confidence_path) for index, group in enumerate(groups)
        ]
    return paths


def _alike(plan: Plan, done: np.ndarray) -> dict[tuple, list[tuple[JobScene, np.ndarray, np.ndarray]]]:
    """The scenes with results by CRS, pixel size and orientation: (scene, windows, numbers of the tasks)."""
    groups, first = defaultdict(list), 0
    for scene in plan.scenes:
        numbers = first + np.flatnonzero(done[first : first + len(scene.windows)])
        if len(numbers):
            a, b, _, d, e = tuple(scene.transform)[:5]
            key = scene.wkt, *(float(f"{value:.8g}") for value in (a, b, d, e))
            groups[key].append((scene, scene.windows[numbers - first], numbers))
        first += len(scene.windows)
    return groups


def _write(plan: Plan, group, band: VrtBand, style: str, stem: str, index: int, place) -> str:
    origin = group[0][0].transform
    boxes, sources = [], []
    for scene, windows, _ in group:
        corners = [~origin @ (scene.transform @ (window[0], window[1])) for window in windows.tolist()]
        boxes += [(x, y, x + w[2], y + w[3]) for (x, y), w in zip(corners, windows.tolist())]
    left, top = (round(min(box[side] for box in boxes)) for side in (0, 1))
    right, bottom = (round(max(box[side] for box in boxes)) for side in (2, 3))
    numbered = {int(number) for _, _, numbers in group for number in numbers}
    outputs = [task.output for task in plan.tasks() if task.number in numbered]
    for output, (x0, y0, x1, y1) in zip(outputs, boxes):
        x, y = round(x0 - left), round(y0 - top)  # its pixels stay as they are, less than half a pixel away
        sources.append(VrtSource(place(output), round(x1 - x0), round(y1 - y0), x, y, (BLOCK, BLOCK)))
    wkt = group[0][0].wkt
    transform = origin @ origin.translation(left, top)
    vrt = Vrt(right - left, bottom - top, wkt, transform, (band,), sources)
    epsg = CRS.from_wkt(wkt).to_epsg() if wkt and index else None
    name = stem if not index else f"{stem}-{index + 1}{f'-epsg{epsg}' if epsg else ''}"
    path = Path(plan.folder, f"{name}.vrt")
    vrt.write(path, {".qml": style})
    return os.fspath(path)
