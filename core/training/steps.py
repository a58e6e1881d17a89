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

#: Steps between two lines of the log, and seconds between two states on disk.
LOG_EVERY, SAVE_SECONDS = 20, 120.0


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


class RunState:
    """Everything that a run needs to go on: networks, average, optimiser, step and the time spent.

    Attributes:
        trainee: Everything that is trained.
        kept: The part of it that becomes the model.
        average: The averaged ``kept``.
        step: Steps done.
    """

    def __init__(self, trainee: torch.nn.Module, kept: torch.nn.Module, schedule: Schedule, file: Path):
        """Start a run, or go on from ``file`` if it is there."""
        self.trainee, self.kept, self.schedule, self._file = trainee, kept, schedule, file
        self.average = copy.deepcopy(kept).eval()
        groups: dict[float, list] = {}
        for name, parameter in trainee.named_parameters():
            groups.setdefault(schedule.rate_of(name), []).append(parameter)
        self._optimiser = torch.optim.AdamW(
            [{"params": members, "lr": rate, "base": rate} for rate, members in groups.items()],
            weight_decay=schedule.weight_decay,
            fused=True,
        )
        self.step, self._spent = 0, 0.0
        if file.exists():
            state = torch.load(file, map_location=next(trainee.parameters()).device, weights_only=True)
            trainee.load_state_dict(state["trainee"])
            self.average.load_state_dict(state["average"])
            self._optimiser.load_state_dict(state["optimiser"])
            self.step, self._spent = state["step"], state["spent"]
            torch.set_rng_state(state["random"].cpu())
        self._started = time.monotonic()
        self._saved = self._started

    @property
    def minutes(self) -> float:
        """Wall time of the run so far, that before an interruption included."""
        return (self._spent + time.monotonic() - self._started) / 60

    def update(self, parts: dict[str, Tensor], pace: float) -> None:
        """One step of the optimiser, at ``pace`` times the learning rates, and of the average."""
        for group in self._optimiser.param_groups:
            group["lr"] = group["base"] * pace
        self._optimiser.zero_grad(set_to_none=True)
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(self.trainee.parameters(), 1.0)
        self._optimiser.step()
        self.step += 1
        average_into(self.average, self.kept, min(self.schedule.average, (1 + self.step) / (10 + self.step)))

    def save(self, seconds: float = 0.0) -> None:
        """Write the file, if the last time was at least ``seconds`` ago."""
        if time.monotonic() - self._saved < seconds:
            return
        state = {
            "trainee": self.trainee.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "step": self.step,
            "spent": self.minutes * 60,
            "random": torch.get_rng_state(),
        }
        torch.save(state, self._file.with_suffix(".tmp"))
        self._file.with_suffix(".tmp").replace(self._file)
        self._saved = time.monotonic()


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
        out: Folder for ``log.jsonl`` and, every two minutes, ``last.pt``. A run that finds ``last.pt`` goes on from it.
    """
    out.mkdir(parents=True, exist_ok=True)
    state = RunState(trainee, kept, schedule, out / "last.pt")
    device = next(trainee.parameters()).device
    # bfloat16, whose range needs no scaling of gradients; a CPU that lacks it would emulate it, many times slower.
    narrow = device.type == "cuda" or compute_type(device) is not None
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        for batch in batches(state.step):
            pace = schedule.pace(state.step, state.minutes)
            if pace is None:
                break
            with torch.autocast(device.type, torch.bfloat16, enabled=narrow):
                parts = objective(batch, state.average)
            state.update(parts, pace)
            if state.step % LOG_EVERY == 0:
                entry = {"step": state.step, "minutes": round(state.minutes, 2)}
                entry |= {name: round(float(value.detach()), 4) for name, value in parts.items()}
                log.write(json.dumps(entry) + "\n")
                log.flush()
            state.save(SAVE_SECONDS)
    state.save()
    return state.average
