"""``python -m core.bench.phrase_run SET …``: the scores of a referring model on phrase test sets.

The sets are those of core.bench.phrase_set. Every phrase takes the same path as a user's phrase (core.xemap.refer), and
the response is compared with the truth: average precision beside the class prior and a fitted colour and texture
baseline, IoU at the model's threshold, agreement of the wordings of one thing, SeLo metrics, and the responses to
absent phrases.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from itertools import combinations
from pathlib import Path

import numpy as np
import rasterio
from rasterio.windows import Window
from tqdm import tqdm

from ..accuracy.colour_texture import ColourTexture, colour_texture
from ..accuracy.referring import ResponseRequest, Scores, evaluate_response, overlap
from ..errors import InputError
from ..geo.rasters import open_raster
from ..models.registry import DEFAULT_REFERRING_MODEL
from ..xemap.load import load_referring_model
from ..xemap.refer import ReferRequest, refer_scene
from .phrase_set import CLASSES_FILE, SET_FILE, majority

#: Number of cells that the baseline is fitted on, and the side in pixels of their squares.
_CELLS, _SQUARE = 60_000, 512


def run_set(folder: Path, model, fits: dict[int, ColourTexture]) -> dict:
    """Answer and score every phrase of the set in ``folder``; the result can be written as JSON."""
    test_set = json.loads((folder / SET_FILE).read_text(encoding="utf-8"))
    baseline = score_baseline(folder, test_set, fits) if fits else {}
    rows, masks = [], {}
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "response.tif"
        for item in tqdm(test_set["items"], disable=None):
            request = ReferRequest(str(folder / test_set["scene"]), item["phrase"], str(output))
            answer = refer_scene(request, model)
            row = {"phrase": item["phrase"], "kind": item["kind"], "about": item["about"]}
            row |= {"words": answer.reading_words, "found": answer.found, "maximum": answer.maximum}
            row |= {"seconds": answer.seconds, "cached": answer.cached}
            if item["truth"]:
                reference = ResponseRequest(
                    output, folder / item["truth"], tuple(item["codes"]), threshold=answer.threshold
                )
                scores = evaluate_response(reference).to_dict()
                row |= {
                    k: scores[k] for k in ("prior", "average_precision", "auc", "iou", "best_iou", "threshold", "selo")
                }
            if item["kind"] == "class":
                row["baseline"] = baseline.get(item["about"][0])
                masks[item["phrase"]] = _mask(output, answer.threshold)
            rows.append(row)
    return {"set": folder.name, "model": model.card.name, "rows": rows, **summary(rows, masks)}


def summary(rows: list[dict], masks: dict[str, np.ndarray]) -> dict:
    """Means over the rows: by class, by kind, and of present beside absent phrases."""
    classes = {}
    for code in sorted({row["about"][0] for row in rows if row["kind"] == "class"}):
        own = [row for row in rows if row["kind"] == "class" and row["about"] == [code]]
        pairs = list(combinations([masks[row["phrase"]] for row in own], 2))
        classes[code] = {
            "prior": own[0]["prior"],
            "baseline": own[0]["baseline"],
            "average_precision": {row["phrase"]: row["average_precision"] for row in own},
            "iou": {row["phrase"]: row["iou"] for row in own},
            "agreement": float(np.mean([overlap(*pair) for pair in pairs])) if pairs else None,
        }
    present = [row for row in rows if row["kind"] == "class"]
    absent = [row for row in rows if row["kind"] == "absent"]
    selo = [row["selo"] for row in rows if row.get("selo")]
    relations = [row for row in rows if row["kind"] == "relation"]
    agreements = [entry["agreement"] for entry in classes.values() if entry["agreement"] is not None]
    return {
        "classes": classes,
        "agreement": _mean(agreements),
        "relations": {key: _mean([row[key] for row in relations]) for key in ("prior", "average_precision", "iou")},
        "selo": {key: _mean([entry[key] for entry in selo]) for key in ("r_su", "r_as", "r_da", "r_mi")},
        "selo_class_phrases": {
            key: _mean([row["selo"][key] for row in present if row["selo"]]) for key in ("r_su", "r_as", "r_da", "r_mi")
        },
        "selo_cases": len(selo),
        "present_maximum": _quartiles(present),
        "absent_maximum": _quartiles(absent),
        "missed": _mean([not row["found"] for row in present]),
        "false_alarms": _mean([row["found"] for row in absent]),
        "seconds_cached": _mean([row["seconds"] for row in rows if row["cached"]]),
    }


def fit_baseline(scene: Path, landcover: Path, codes: list[int], factor: int, part) -> dict[int, ColourTexture]:
    """Fit the colour and texture baseline of each class.

    Args:
        scene: raster of the imagery.
        landcover: raster of class codes on the scene's grid.
        codes: class codes.
        factor: side, in pixels, of the squares that colour and texture are computed for.
        part: part of the scene to fit on, as shares (left, top, right, bottom); every other square of it is used.
    """
    rng = np.random.default_rng(0)
    features, labels = [], []
    with open_raster(scene) as image, open_raster(landcover) as truth:
        left, right = (round(image.width * share) for share in (part[0], part[2]))
        top, bottom = (round(image.height * share) for share in (part[1], part[3]))
        squares = [
            Window(column, row, min(_SQUARE, right - column), min(_SQUARE, bottom - row))
            for row in range(top, bottom, _SQUARE)
            for column in range(left, right, _SQUARE)
        ][::2]
        for window in squares:
            cells = majority(truth.read(1, window=window), factor).ravel()
            chosen = np.flatnonzero(cells)
            chosen = rng.permutation(chosen)[: max(1, 2 * _CELLS // len(squares))]
            pixels = image.read([1, 2, 3], window=window).transpose(1, 2, 0)
            values = colour_texture(pixels, factor)
            features.append(values.reshape(len(values), -1).T[chosen])
            labels.append(cells[chosen])
    features, labels = np.concatenate(features), np.concatenate(labels)
    return {code: ColourTexture(features, labels == code) for code in codes if (labels == code).any()}


def score_baseline(folder: Path, test_set: dict, fits: dict[int, ColourTexture]) -> dict[int, float]:
    """The baseline's average precision for each class of a set."""
    with rasterio.open(folder / test_set["scene"]) as image, rasterio.open(folder / CLASSES_FILE) as truth:
        cells = truth.read(1)
        values = colour_texture(image.read([1, 2, 3]).transpose(1, 2, 0), test_set["factor"])
    height, width = cells.shape
    values, cells = values[:, :height, :width].reshape(len(values), -1).T, cells.ravel()
    result = {}
    for code, fit in fits.items():
        scores = Scores()
        scores.add(1 / (1 + np.exp(-fit(values)[cells > 0].astype(np.float64))), cells[cells > 0] == code)
        result[code] = scores.average_precision
    return result


def table(result: dict) -> str:
    """The result as Markdown."""
    lines = [f"### {result['set']}, {result['model']}", ""]
    lines += [
        "| code | prior | colour and texture | average precision by wording | IoU | agreement |",
        "|---|---|---|---|---|---|",
    ]
    for code, entry in result["classes"].items():
        words = ", ".join(f"{phrase} {_two(value)}" for phrase, value in entry["average_precision"].items())
        ious = ", ".join(_two(value) for value in entry["iou"].values())
        prior, baseline, agreement = (_two(entry[key]) for key in ("prior", "baseline", "agreement"))
        lines.append(f"| {code} | {prior} | {baseline} | {words} | {ious} | {agreement} |")
    lines += ["", "| relation | read as | true of | average precision | IoU |", "|---|---|---|---|---|"]
    for row in result["rows"]:
        if row["kind"] == "relation":
            numbers = " | ".join(_two(row[key]) for key in ("prior", "average_precision", "iou"))
            lines.append(f"| {row['phrase']} | {row['words']} | {numbers} |")
    selo = ", ".join(f"{name} {_two(value, 3)}" for name, value in result["selo"].items())
    lines += [
        "",
        f"Wordings agree with IoU {_two(result['agreement'])}. SeLo over {result['selo_cases']} phrases: {selo}.",
        f"Highest responses, quartiles: present {result['present_maximum']}, absent {result['absent_maximum']}; "
        f"missed {_two(result['missed'])}, false alarms {_two(result['false_alarms'])}.",
        f"Seconds a phrase, features cached: {_two(result['seconds_cached'])}.",
        "",
    ]
    return "\n".join(lines)


def _mask(path: Path, threshold: float) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return dataset.read(1) >= threshold


def _mean(values: list) -> float | None:
    numbers = [value for value in values if value is not None]
    return float(np.mean(numbers)) if numbers else None


def _quartiles(rows: list[dict]) -> list[float] | None:
    values = [row["maximum"] for row in rows]
    return [round(float(value), 3) for value in np.percentile(values, (25, 50, 75))] if values else None


def _two(value: float | None, digits: int = 2) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def main(arguments: list[str] | None = None) -> int:
    """Run the test sets; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m core.bench.phrase_run", description=__doc__.split("\n")[0])
    parser.add_argument("sets", type=Path, nargs="+", metavar="SET", help="folders that core.bench.phrase_set wrote")
    parser.add_argument("--model", default=DEFAULT_REFERRING_MODEL, help="name or folder (default %(default)s)")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--json", type=Path, metavar="OUT.json", help="also write everything here")
    parser.add_argument("--train", type=Path, nargs=2, metavar=("SCENE", "LANDCOVER"), help="to fit the baseline on")
    parser.add_argument("--train-part", type=float, nargs=4, default=(0, 0, 1, 1), metavar=("L", "T", "R", "B"))
    options = parser.parse_args(arguments)
    try:
        model = load_referring_model(options.model, options.device)
        results, fitted = [], {}
        sets = [json.loads((folder / SET_FILE).read_text(encoding="utf-8")) for folder in options.sets]
        items = [item for test_set in sets for item in test_set["items"]]
        codes = sorted({code for item in items if item["kind"] == "class" for code in item["about"]})
        for folder, test_set in zip(options.sets, sets):
            if options.train and test_set["factor"] not in fitted:
                fitted[test_set["factor"]] = fit_baseline(*options.train, codes, test_set["factor"], options.train_part)
            results.append(run_set(folder, model, fitted.get(test_set["factor"], {})))
            print(table(results[-1]), flush=True)
        if options.json:
            options.json.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except (InputError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
