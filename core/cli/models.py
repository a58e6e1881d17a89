"""The command models: lists the installed models, and makes models of other people's files."""

import argparse

from ..engine.methods import METHODS
from ..progress import Progress
from .arguments import add_offline, network_params, params_of
from .command import Command


def _add_models(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="further actions")
    parser.set_defaults(action=None)
    for name, (help_text, add_arguments, _, _) in _ACTIONS.items():
        description = f"{help_text[0].upper()}{help_text[1:]}."
        action = actions.add_parser(name, help=help_text, description=description)
        add_arguments(action)
        action.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _run_models(options: argparse.Namespace, progress: Progress) -> dict:
    run = _ACTIONS[options.action][2] if options.action else _run_list
    return {"action": options.action} | run(options, progress)


def _show_models(result: dict) -> None:
    show = _ACTIONS[result["action"]][3] if result["action"] else _show_list
    show(result)


def _run_list(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["models"].run({}, progress)


def _show_list(result: dict) -> None:
    if not result["models"]:
        print("No models are installed.")
    for card in result["models"]:
        gsd = card["gsd"]
        default = " (default)" if card["name"] in (result["default"], result["default_referring"]) else ""
        answers = ", ".join(entry.name for entry in card["classes"]) or "any phrase"
        print(f"{card['name']}{default}: {card['title']}, version {card['version']}")
        print(f"    {gsd.min:g}–{gsd.max:g} m, {answers}")
        print(f"    {card['folder']}")
    for model in result["bad"]:
        print(f"{model['folder'].name} cannot be used: {model['reason']}")


def _add_convert(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("checkpoint", metavar="CHECKPOINT", help="file of open_clip: .pt, .pth, .bin or .safetensors")
    parser.add_argument("output", metavar="MODEL", help="folder of the model to write; refer --model takes it")
    parser.add_argument("--tokenizer", metavar="PATH", help="folder of CLIP's tokenizer files, or open_clip's merges")
    parser.add_argument(
        "--activation", metavar="A", help="gelu, or quick_gelu for weights that started from OpenAI's (default: gelu)"
    )
    help_text = "attention heads of the two encoders, for an unusual layout"
    parser.add_argument("--heads", nargs=2, type=int, metavar=("IMAGE", "TEXT"), help=help_text)
    parser.add_argument("--licence", metavar="TEXT", help="licence of the weights, for the model's card")


def _run_convert(options: argparse.Namespace, progress: Progress) -> dict:
    names = ("checkpoint", "output", "tokenizer", "activation", "heads", "licence")
    return METHODS["convert_model"].run(params_of(options, *names), progress)


def _show_convert(result: dict) -> None:
    print(f"{result['output']}: {result['layout']}, {result['tensors']} tensors, {result['seconds']:.1f} s")
    print(f"The model scores images and sentences as the original does, to {result['difference']:.0e}.")


def _add_add(parser: argparse.ArgumentParser) -> None:
    help_text = "a segmentation network in ONNX (as of Deepness's zoo), or a folder of save_pretrained"
    parser.add_argument("source", metavar="NETWORK", help=help_text)
    parser.add_argument("output", metavar="MODEL", help="folder of the model to write; map --model takes it")
    help_text = "the classes in the network's order, such as water=#377eb8 (default: those in the file)"
    parser.add_argument("--classes", nargs="+", metavar="NAME", help=help_text)
    parser.add_argument(
        "--gsd", type=float, metavar="M", help="metres per pixel that it reads (default: as in the file)"
    )
    parser.add_argument("--tile", type=int, metavar="PX", help="side of its tiles (default: as in the file)")
    parser.add_argument("--licence", metavar="TEXT", help="licence of the weights, for the model's card")


def _run_add(options: argparse.Namespace, progress: Progress) -> dict:
    names = ("source", "output", "classes", "gsd", "tile", "licence")
    return METHODS["add_model"].run(params_of(options, *names), progress)


def _show_add(result: dict) -> None:
    print(f"{result['output']}: {result['gsd']:g} m a pixel, tiles of {result['tile']} px, {result['seconds']:.1f} s")
    print("Classes: " + ", ".join(result["classes"]))


def _add_get(parser: argparse.ArgumentParser) -> None:
    help_text = "a folder in the layout of transformers, owner/name@commit of the hub, or a known name (docs/models.md)"
    parser.add_argument("checkpoint", metavar="CHECKPOINT", help=help_text)
    parser.add_argument("output", metavar="MODEL", help="folder of the model to write; refer --model takes it")
    parser.add_argument("--revision", metavar="COMMIT", help="commit of a known name, 40 digits (default: its own)")
    parser.add_argument("--tokenizer", metavar="CHECKPOINT", help="where the tokenizer comes from, if from elsewhere")
    parser.add_argument("--licence", metavar="TEXT", help="licence of the weights, for the model's card")
    add_offline(parser)


def _run_get(options: argparse.Namespace, progress: Progress) -> dict:
    params = params_of(options, "checkpoint", "output", "revision", "tokenizer", "licence")
    return METHODS["get_model"].run(params | network_params(options), progress)


def _show_get(result: dict) -> None:
    print(f"{result['output']}: tiles of {result['tile']} px, {result['seconds']:.1f} s")


def _add_calibrate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("model", metavar="MODEL", help="the referring model, by name or folder; its card is changed")
    parser.add_argument("--scene", metavar="SCENE", required=True, help="a raster of ground that you know")
    help_text = "vector file of points, lines or polygons with the names of what lies there"
    known = parser.add_mutually_exclusive_group(required=True)
    known.add_argument("--labels", metavar="LABELS", help=help_text)
    known.add_argument("--landcover", metavar="CLASSES", help="class raster with names, in place of labels")
    parser.add_argument("--field", metavar="FIELD", help="attribute with the names (default: found)")
    parser.add_argument("--layer", metavar="NAME", help="layer of the labels' file, where it has several")
    parser.add_argument("--device", metavar="D", default="auto", help="auto, cpu, cuda:N or mps (default: %(default)s)")
    parser.add_argument("--bands", nargs=3, type=int, metavar=("R", "G", "B"), help="band numbers (default: automatic)")
    parser.add_argument("--gsd", type=float, metavar="M", help="metres per pixel of a picture without a CRS")


def _run_calibrate(options: argparse.Namespace, progress: Progress) -> dict:
    names = ("model", "scene", "labels", "landcover", "field", "layer", "device", "bands", "gsd")
    return METHODS["calibrate_model"].run(params_of(options, *names), progress)


def _show_calibrate(result: dict) -> None:
    print(f"{result['model']}: threshold {result['threshold']:.2f}, a find from {result['level']:.2f} on")
    print(f"\n{'':<25} {'cells':>7} {'found':>8} {'mistaken':>9}")
    for entry in result["classes"]:
        print(f"{entry['name']:<25} {entry['cells']:>7,} {entry['found']:>8.0%} {entry['mistaken']:>9.0%}")


#: The actions besides listing: help, arguments, work, and how the result is shown.
_ACTIONS = {
    "add": ("make a model of a segmentation network", _add_add, _run_add, _show_add),
    "calibrate": ("set a referring model's thresholds on your ground", _add_calibrate, _run_calibrate, _show_calibrate),
    "get": ("make a model of a CLIP or SigLIP checkpoint of transformers", _add_get, _run_get, _show_get),
    "convert": ("make a model of an open_clip checkpoint", _add_convert, _run_convert, _show_convert),
}

COMMANDS = (
    Command(
        "models",
        "list the installed models, or make one of other people's files",
        _add_models,
        _run_models,
        _show_models,
    ),
)
