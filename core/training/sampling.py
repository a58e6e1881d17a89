"""What the samplers of both networks share: which set a sample comes from, its colours, its turn, and batches.

A sample is a function of (seed, step, place in the batch) alone, so a run gives the same result whatever thread
prepares it.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch

from .augment import darken, draw_colours, draw_dark_ground, soften
from .crops import EMPTY, ahead


class BaseSampler:
    """Draws samples from weighted sources and stacks them to batches.

    A subclass names its ``batch_type``, a dataclass of tensors, and gives ``sample(step, place)``, the arrays of one
    sample in the order of that dataclass's fields. Its ``config`` has ``seed``, ``steps``, ``batch``, ``colour`` and
    ``dark_ground``.
    """

    batch_type: type

    def set_sources(self, sources: Sequence) -> None:
        """Use ``sources``, one for each set of the configuration, in its order."""
        self.sources = list(sources)
        self.styles = np.stack([source.colours for source in sources])
        weights = np.array([entry.weight for entry in self.config.sets], float)
        self.edges = np.cumsum(weights / weights.sum())

    def choose(self, step: int, place: int) -> tuple[np.random.Generator, int]:
        """The random numbers of a sample and the number of its source.

        The choice is stratified: every batch has the sets in nearly their shares.
        """
        random = np.random.default_rng((self.config.seed, step, place))
        position = (place + random.random()) / self.config.batch
        return random, min(int(np.searchsorted(self.edges, position)), len(self.sources) - 1)

    def recoloured(
        self,
        random: np.random.Generator,
        source,
        image: np.ndarray,
        view: np.ndarray,
        view_valid: np.ndarray,
        may_darken: tuple[np.ndarray, np.ndarray] | None,
    ) -> tuple[np.ndarray, np.ndarray]:
        """A crop and its view in other colours.

        Args:
            random: Random numbers of the sample.
            source: Source of the sample.
            image: uint8 (S, S, 3).
            view: uint8 (V, V, 3).
            view_valid: bool (V, V).
            may_darken: Where the crop and the view may become darker ground, bool (S, S) and (V, V); None: nowhere.
        """
        config = self.config
        colours = draw_colours(random, config.colour, source.colours, self.styles)
        if may_darken is not None and random.random() < config.dark_ground:
            near, far = draw_dark_ground(random, config.crop, config.view)
            image, view = darken(image, near, may_darken[0]), darken(view, far, may_darken[1])
        image, view = soften(colours(image), random, config.colour), colours(view)
        return image, np.where(view_valid[..., None], view, EMPTY)

    def sample(self, step: int, place: int) -> tuple:
        """The arrays of one sample, in the order of the fields of ``batch_type``."""
        raise NotImplementedError

    def batch(self, step: int):
        """The batch of a step."""
        samples = [self.sample(step, place) for place in range(self.config.batch)]
        columns = (torch.from_numpy(np.stack([np.asarray(part) for part in column])) for column in zip(*samples))
        return self.batch_type(*columns)

    def batches(self, first: int) -> Iterator:
        """The batches of the steps from ``first`` on, two of them prepared ahead."""
        return ahead(self.batch, first, self.config.steps)


def draw_turn(random: np.random.Generator) -> Callable[[np.ndarray], np.ndarray]:
    """One of the eight turns and reflections of a square, for arrays (S, S) or (S, S, C)."""
    turns, mirror = int(random.integers(4)), bool(random.integers(2))

    def turned(array: np.ndarray) -> np.ndarray:
        array = np.rot90(array, turns)
        return np.ascontiguousarray(array[:, ::-1] if mirror else array)

    return turned
