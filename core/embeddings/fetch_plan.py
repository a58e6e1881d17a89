"""The cost of downloading an extent, known before the download."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Estimate:
    """The estimated cost of a download.

    Attributes:
        blocks: number of blocks that are needed.
        kept: number of those that are on this machine.
        bytes: bytes to download.
        tiles: number of tiles that hold the blocks.
    """

    blocks: int
    kept: int
    bytes: int
    tiles: int

    @property
    def kept_share(self) -> float:
        """The share of the blocks that need no download."""
        return self.kept / self.blocks if self.blocks else 1.0
