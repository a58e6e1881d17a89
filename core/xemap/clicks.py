"""Clicks that sharpen the answer to a phrase: more like this, not like this."""

from dataclasses import dataclass

import numpy as np

#: Most clicks of one answer.
MOST_CLICKS = 200


@dataclass(frozen=True)
class Clicks:
    """Places where the answer is right or wrong.

    Attributes:
        like: Places (x, y) in the scene's CRS that show what the phrase means.
        unlike: Places that do not.
    """

    like: tuple[tuple[float, float], ...] = ()
    unlike: tuple[tuple[float, float], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.like or self.unlike)

    @property
    def places(self) -> np.ndarray:
        """All places, (n, 2)."""
        return np.array([*self.like, *self.unlike], float).reshape(-1, 2)

    @property
    def signs(self) -> np.ndarray:
        """1 for a place that shows it and -1 for another one, (n,)."""
        return np.repeat([1.0, -1.0], [len(self.like), len(self.unlike)])
