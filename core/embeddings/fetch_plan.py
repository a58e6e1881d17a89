"""What fetching an extent would cost, told before anything is fetched."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Estimate:
    """``bytes`` that would be fetched; of ``blocks`` needed, ``kept`` are on this machine; ``tiles`` hold them."""

    blocks: int
    kept: int
    bytes: int
    tiles: int

    @property
    def kept_share(self) -> float:
        """The share of the blocks that need not be fetched."""
        return self.kept / self.blocks if self.blocks else 1.0
