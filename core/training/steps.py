"""The loop of every training run: optimiser, schedule, averaged weights, log, and a state to resume from."""

import copy
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from ..tensors import compute_type


@dataclass(frozen=True)
class Schedule:
    """Length and rates of a run: a cosine after a warm-up of a twentieth of the steps.

    Attributes:
        steps: Number of steps.
        minutes: Wall time; if positive the run ends after it, or after ``steps``.
        rate_of: Gives a parameter's learning rate by its name.
        weight_decay: Weight decay.
        average: Decay of the averaged weights.
    """

    steps: int
    minutes: float
    rate_of: Callable[[str], float]
    weight_decay: float
    average: float

    def pace(self, step: int, minutes: float) -> float | None:
        """The share of the learning rate at a step; None if the run is over."""
        done = max(step / self.steps, minutes / self.minutes if self.minutes else 0.0)
        if done >= 1:
            return None
        warmup = max(1, self.steps // 20)
        return max(min(1.0, (step + 1) / warmup) * 0.5 * (1 + torch.cos(torch.tensor(done * torch.pi)).item()), 0.005)


def average_into(average: torch.nn.Module, model: torch.nn.Module, decay: float) -> None:
    """Move ``average`` towards ``model``: floating-point state by 1 - decay, the rest copied."""
    with torch.no_grad():
        for kept, new in zip(average.state_dict().values(), model.state_dict().values()):
            if kept.is_floating_point():
                kept.lerp_(new, 1 - decay)
            else:
                kept.copy_(new)


def run_steps(
    trainee: torch.nn.Module,
    kept: torch.nn.Module,
    batches: Callable[[int], Iterator],
    objective: Callable[[object, torch.nn.Module], dict[str, Tensor]],
    schedule: Schedule,
    out: Path,
) -> torch.nn.Module:
    """Train ``trainee`` and return the averaged model.

    Args:
        trainee: Everything that is trained.
        kept: The part of it that becomes the model.
        batches: ``batches(first)`` gives the batches from a step on.
        objective: ``objective(batch, average)`` gives the weighted parts of the loss; ``average`` is the averaged
            ``kept`` so far.
        schedule: Length and rates.
        out: Folder for ``log.jsonl`` and, every two minutes, ``last.pt`` (networks, average, optimiser, step). A run
            that finds ``last.pt`` goes on from it.
    """
    device = next(trainee.parameters()).device
    average = copy.deepcopy(kept).eval()
    groups: dict[float, list] = {}
    for name, parameter in trainee.named_parameters():
        groups.setdefault(schedule.rate_of(name), []).append(parameter)
    optimiser = torch.optim.AdamW(
        [{"params": members, "lr": rate, "base": rate} for rate, members in groups.items()],
        weight_decay=schedule.weight_decay,
        fused=True,
    )
    step, spent = 0, 0.0
    out.mkdir(parents=True, exist_ok=True)
    last = out / "last.pt"
    if last.exists():
        state = torch.load(last, map_location=device, weights_only=True)
        trainee.load_state_dict(state["trainee"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        step, spent = state["step"], state["spent"]
        torch.set_rng_state(state["random"].cpu())
    started = saved = time.monotonic()

    def minutes() -> float:
        return (spent + time.monotonic() - started) / 60

    def save() -> None:
        state = {
            "trainee": trainee.state_dict(),
            "average": average.state_dict(),
            "optimiser": optimiser.state_dict(),
            "step": step,
            "spent": minutes() * 60,
            "random": torch.get_rng_state(),
        }
        torch.save(state, last.with_suffix(".tmp"))
        last.with_suffix(".tmp").replace(last)

    # bfloat16, whose range needs no scaling of gradients; a CPU that lacks it would emulate it, many times slower.
    narrow = device.type == "cuda" or compute_type(device) is not None
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        for batch in batches(step):
            pace = schedule.pace(step, minutes())
            if pace is None:
                break
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * pace
            with torch.autocast(device.type, torch.bfloat16, enabled=narrow):
                parts = objective(batch, average)
            loss = sum(parts.values())
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trainee.parameters(), 1.0)
            optimiser.step()
            step += 1
            average_into(average, kept, min(schedule.average, (1 + step) / (10 + step)))
            if step % 20 == 0:
                entry = {"step": step, "minutes": round(minutes(), 2)}
                entry |= {name: round(float(value.detach()), 4) for name, value in parts.items()}
                log.write(json.dumps(entry) + "\n")
                log.flush()
            if time.monotonic() - saved > 120:
                save()
                saved = time.monotonic()
    save()
    return average
