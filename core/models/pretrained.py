"""Checkpoints in the layout of transformers, loaded strictly: every weight of the network comes from the file.

transformers itself fills the weights that a file lacks with random numbers, and goes on.
"""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn

from ..errors import InputError
from ..regular_file import open_regular, read_regular
from ..schema import Mismatch, fields, mapping_of, parse_json, text
from .checkpoint import unfilled

WEIGHTS, INDEX = "model.safetensors", "model.safetensors.index.json"
#: Ends of the names of pickles, which could run code.
PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl")
#: Types of numbers that a weight may be stored in; the others are quantised, and mean nothing without their scales.
FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
_TOWERS = {"vision_model.": "image encoder", "text_model.": "text encoder"}
_OPEN_CLIP = ("visual.", "transformer.resblocks.", "text.transformer.", "text.token_embedding.")
_LARGEST_INDEX = 64 << 20
_INDEX = fields(
    {"weight_map": mapping_of(text(200, pattern=r"[A-Za-z0-9][A-Za-z0-9._-]*\.safetensors"), 200_000)}, None, True
)


def weight_files(folder: Path) -> list[Path]:
    """The files that hold a checkpoint's weights: one file, or the shards that an index names.

    Raises:
        InputError: There are none, they are pickles, or a shard is missing.
    """
    folder = Path(folder)
    if (folder / WEIGHTS).is_file():
        return [folder / WEIGHTS]
    if not (folder / INDEX).is_file():
        pickles = sorted(path.name for path in folder.glob("*") if path.suffix in PICKLES)
        if pickles:
            raise InputError(
                f"{folder} holds its weights in {pickles[0]}, a pickle, which could run code: convert it first with "
                "landscribe models convert."
            )
        raise InputError(f"There are no weights in {folder}: put {WEIGHTS}, or its shards and their index, there.")
    try:
        shards = sorted(
            set(_INDEX(parse_json(read_regular(folder / INDEX, _LARGEST_INDEX)), "")["weight_map"].values())
        )
    except (OSError, Mismatch) as error:
        raise InputError(f"{folder / INDEX} is no index of shards ({error}): get the checkpoint again.") from None
    for shard in shards:
        if not (folder / shard).is_file():
            raise InputError(f"The shard {shard} is missing in {folder}: get the checkpoint again.")
    return [folder / shard for shard in shards]


def files_sha256(files: Iterable[Path]) -> str:
    """Hex digest of a file, or of shards one after another."""
    digest = hashlib.sha256()
    for path in files:
        with open_regular(path) as file:
            while chunk := file.read(1 << 22):
                digest.update(chunk)
    return digest.hexdigest()


def load_network(make: Callable[[], nn.Module], files: Iterable[Path], what: str) -> nn.Module:
    """Build a network and fill it with the weights of safetensors files.

    Args:
        make: Builds the network; what it would fill with random numbers stays empty until the weights come.
        files: The files.
        what: Beginning of the sentence if they do not fit, such as ``The model X``.

    Returns:
        The network in float32, with the weights of the files and no others.

    Raises:
        InputError: A weight is missing, left over, of another shape, quantised or not finite, or a file is damaged.
    """
    with unfilled("cpu"):  # not the meta device: a network makes some constants itself
        network = make()
    state: dict[str, Tensor] = {}
    for path in files:
        try:
            with safe_open(path, "pt") as file:
                for name in file.keys():  # noqa: SIM118  no mapping
                    if name in state:
                        raise InputError(
                            f"{what} cannot be used, since two of its files hold {name}: get the checkpoint again."
                        )
                    state[name] = file.get_tensor(name)
        except (SafetensorError, OSError) as error:
            raise InputError(f"{path} is damaged or cut short ({error}): get it again.") from None
    fill(network, state, what)
    return network


def quantised(what: str, name: str, value: Tensor) -> InputError:
    """The error of a weight that is stored in a type of numbers that means nothing without its scales."""
    stored = str(value.dtype).removeprefix("torch.")
    return InputError(
        f"{what} cannot be used, since it holds {name} as {stored}, which is quantised: take the checkpoint in "
        "float16, bfloat16 or float32."
    )


def fill(network: nn.Module, state: dict[str, Tensor], what: str) -> None:
    """Fill a network with exactly the weights of a checkpoint, in float32.

    Constants that the network makes itself (its buffers that are not saved) may be in the checkpoint too.

    Raises:
        InputError: A weight is missing, left over, of another shape, quantised or not finite.
    """
    expected = network.state_dict()
    constants = {name for name, _ in network.named_buffers()} - set(expected)
    found = {name: value for name, value in state.items() if name not in constants}
    reason = _difference(set(expected), set(found))
    if reason:
        raise InputError(f"{what} cannot be used, since {reason}.")
    for name, value in found.items():
        if value.shape != expected[name].shape:
            own, asked = (" × ".join(map(str, shape)) for shape in (value.shape, expected[name].shape))
            raise InputError(
                f"{what} cannot be used, since {name} has {own} numbers and the rest of its files asks for {asked}: "
                "take the whole checkpoint, with its own config.json."
            )
        if expected[name].is_floating_point():  # the others are counters
            if value.dtype not in FLOATS:
                raise quantised(what, name, value)
            found[name] = value = value.float()
            if not value.isfinite().all():
                raise InputError(
                    f"{what} cannot be used, since {name} holds numbers that are not finite: get the checkpoint again."
                )
    network.load_state_dict(found, assign=True)
    network.eval()


def _difference(expected: set[str], found: set[str]) -> str:
    """Why the names of a file are not those of a network, with what to do; empty if they are."""
    missing, extra = sorted(expected - found), sorted(found - expected)
    if not missing and not extra:
        return ""
    if any(name.startswith(_OPEN_CLIP) for name in extra):
        return "its weights have the names of open_clip: convert it first with landscribe models convert"
    prefix = extra[0].partition(".")[0] + "." if extra else ""
    if missing and prefix and {prefix + name for name in missing} <= set(extra):
        return f"the names of its weights begin with {prefix!r}: save it again without that prefix"
    for tower, name in _TOWERS.items():
        if (
            missing
            and any(each.startswith(tower) for each in expected)
            and not any(each.startswith(tower) for each in found)
        ):
            return f"it holds no {name}: take the whole checkpoint, with both encoders"
    if missing:
        lack = f"it lacks {len(missing)} of {len(expected)} weights, {missing[0]} for one"
        return f"{lack}: take the whole checkpoint, with its own config.json"
    surplus = f"it holds {len(extra)} weights that its network does not have, {extra[0]} for one"
    return f"{surplus}: take the checkpoint that its config.json describes"
