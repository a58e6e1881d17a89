"""Methods on accuracy: evaluate, samplepoints."""

import time

from ..errors import InputError
from ..progress import Progress
from .params import read_code, read_mapping, read_number, read_text, read_whole_number


def evaluate(params: dict, progress: Progress) -> dict:
    """Measure the accuracy of a class raster, or of the response to a phrase.

    Params: those of ``EvaluateRequest`` and ``output`` (an HTML report to write, optional); for a response those of
    ``ResponseRequest``. Returns ``Evaluation.to_dict`` or ``ReferringEvaluation.to_dict``.
    """
    from ..accuracy.evaluate import EvaluateRequest
    from ..accuracy.evaluate import evaluate as compare
    from ..accuracy.referring import ResponseRequest, evaluate_response, is_response
    from ..accuracy.report import write_report

    start = time.perf_counter()
    output = read_text(params, "output", None)
    compared = {name: read_text(params, name) for name in ("result", "reference")}
    mapping = read_mapping(params, "mapping")
    if is_response(compared["result"]):
        if output is not None:
            raise InputError("A report is made of land cover; for the response to a phrase leave it out.")
        classes = params.get("classes")
        request = ResponseRequest(
            **compared,
            classes=tuple(classes) if classes else None,
            field=read_text(params, "field", None),
            layer=read_text(params, "layer", None),
            threshold=read_number(params, "threshold"),
        )
        result = evaluate_response(request, progress).to_dict()
        return {**result, "output": None, "seconds": round(time.perf_counter() - start, 3)}
    if params.get("classes") or params.get("threshold") is not None:
        raise InputError("Classes and a threshold are for the response to a phrase; for land cover leave them out.")
    request = EvaluateRequest(
        **compared,
        field=read_text(params, "field", None),
        layer=read_text(params, "layer", None),
        mapping=mapping,
        stratified=params.get("stratified"),
    )
    evaluation = compare(request, progress)
    return {
        **evaluation.to_dict(),
        "output": str(write_report(evaluation, output)) if output else None,
        "seconds": round(time.perf_counter() - start, 3),
    }


def sample_points(params: dict, progress: Progress) -> dict:
    """Draw points to label, at random within each class of a raster. Params: those of ``SampleRequest``."""
    from ..accuracy.sample import SampleRequest
    from ..accuracy.sample import sample_points as draw

    start = time.perf_counter()
    numbers = {name: read_whole_number(params, name) for name in ("points", "least", "seed")}
    expected = read_mapping(params, "expected_users") or {}
    request = SampleRequest(
        result=read_text(params, "result"),
        output=read_text(params, "output"),
        expected_users={read_code(code): read_number(expected, code) for code in expected},
        overwrite=params.get("overwrite") is True,
        **{name: value for name, value in numbers.items() if value is not None},
        **({} if params.get("standard_error") is None else {"standard_error": read_number(params, "standard_error")}),
    )
    sample = draw(request, progress)
    return {
        "output": sample.output,
        "seconds": round(time.perf_counter() - start, 3),
        "points": sum(sample.counts),
        "classes": [
            {"code": entry.code, "name": entry.name, "points": count}
            for entry, count in zip(sample.classes, sample.counts)
        ],
        "warnings": sample.warnings,
    }
