"""Running the network on tiles: in batches of one fixed size, smaller where the memory does not hold them."""

import time
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from ..embeddings.field import FieldPatch
from ..engine.failures import out_of_memory
from ..errors import EngineError
from ..scene.read import Patch

#: Tiles a batch by torch device type: two stay in a CPU's cache (measured: one is slower, four are too, and need more
#: memory), and a GPU of 4 GB holds eight.
BATCH = {"cpu": 2, "cuda": 8, "mps": 4}


class Predictor:
    """Predicts tiles with a MappingModel.

    A batch always has ``size`` tiles, filled up with empty ones, so that a tile meets the same arithmetic whoever its
    neighbours are. Where the memory runs out the size is halved, ``warnings`` tells so, and the work goes on.
    """

    def __init__(self, model, size: int | None = None):
        self.model = model
        self.size = size or BATCH.get(model.device.type, 4)
        self.warnings: list[str] = []
        self._seconds = 0.0
        self._events: list[tuple[torch.cuda.Event, torch.cuda.Event]] = []

    @property
    def forward_seconds(self) -> float:
        """Seconds that the network has computed so far."""
        if self._events:
            self._events[-1][1].synchronize()
            self._seconds += sum(start.elapsed_time(end) for start, end in self._events) / 1000
            self._events.clear()
        return self._seconds

    def __call__(self, inputs: Sequence[tuple[Patch, FieldPatch | None]]) -> list[Tensor]:
        """The (C, tile / stride, tile / stride) probabilities of each tile, on the model's device.

        Raises EngineError where not even one tile fits in the memory.
        """
        done: list[Tensor] = []
        while len(done) < len(inputs):
            try:
                done += self._batch(inputs[len(done) : len(done) + self.size])
                continue
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error):
                    raise
            # Out of the except clause, so that the failed pass's tensors are let go before the next one.
            self._halve()
        return done

    def _halve(self) -> None:
        device = self.model.device
        if self.size == 1:
            raise EngineError(
                f"The memory of {device} does not hold a single tile: close other programs or choose another device."
            )
        self.size //= 2
        if device.type == "cuda":
            torch.cuda.empty_cache()
        self.warnings[:] = [f"The memory of {device} ran short, so {self.size} tiles were computed at a time."]

    def _batch(self, inputs: Sequence[tuple[Patch, FieldPatch | None]]) -> list[Tensor]:
        image = self._stacked([patch.image for patch, _ in inputs])
        valid = self._stacked([patch.valid for patch, _ in inputs])
        fields = [field for _, field in inputs]
        if fields[0] is None:
            arguments = image, valid
        else:
            known = self._stacked([field.valid for field in fields])
            arguments = image, valid, self._stacked([field.values for field in fields]), known
        if self.model.device.type == "cuda":  # timed on the device: waiting for each batch would cost the overlap
            start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
            start.record()
            result = self.model.probabilities(*arguments)
            end.record()
            self._events.append((start, end))
        else:
            began = time.perf_counter()
            result = self.model.probabilities(*arguments)
            if self.model.device.type == "mps":
                torch.mps.synchronize()
            self._seconds += time.perf_counter() - began
        return list(result[: len(inputs)])

    def _stacked(self, arrays: list[np.ndarray]) -> Tensor:
        batch = np.zeros((self.size, *arrays[0].shape), arrays[0].dtype)
        np.stack(arrays, out=batch[: len(arrays)])
        tensor = torch.from_numpy(batch)
        if self.model.device.type == "cuda":
            return tensor.pin_memory().to(self.model.device, non_blocking=True)
        return tensor.to(self.model.device)
