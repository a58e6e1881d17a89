"""A land-cover model ready to map: card, networks and the runtime that computes them."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..arrays import softmax
from ..memory import DeviceMemory
from ..models.card import ModelCard
from ..models.weights_file import check_strides, check_weights, fits_card
from ..runtime.choice import runtime_for
from ..runtime.recipe import Recipe
from ..scene.grid import ModelGrid
from .config import FIELD_STRIDE, MASK_STRIDE, SsdmConfig
from .predict import Predictor

if TYPE_CHECKING:
    from torch import Tensor


class MappingModel:
    """Gives class probabilities of image tiles.

    The networks themselves are made when they are first needed: a runtime that kept a compiled one needs no other.

    Attributes:
        card: The model card.
        config: Configuration of the mapping network.
        runtime: Computes the networks.
        device: Where tiles and probabilities are: a torch device, or HOST for NumPy's arrays.
        tile: Side of a tile in model pixels.
        stride: Model pixels to a cell of the probabilities.
        field_stride: Model pixels to a cell of the embedding field.
        features_digest: SHA-256 of the weights that the features depend on.
        field_features: The embedding field that the model's head reads; None for a model that can do without one.
    """

    field_features = None

    def __init__(self, card: ModelCard, make: Callable, runtime):
        """Describe a model.

        Args:
            card: The model card.
            make: Makes the :class:`~core.ssdm.pair.MappingPair`.
            runtime: Computes the networks.

        Raises:
            InputError: The card describes no such networks.
        """
        with fits_card(card):
            self.config = read_config(card)
        self.card, self.runtime = card, runtime
        self.device = runtime.device
        self.tile, self.stride, self.field_stride = card.tile, card.stride, card.field_stride
        self.features_digest = card.weights_sha256
        self._make = make
        self._networks: dict[tuple, Callable] = {}

    @classmethod
    def load(cls, folder: Path, card: ModelCard, device: str) -> "MappingModel":
        """Load the model in ``folder`` onto a device.

        Raises:
            InputError: Weights and card do not fit together.
        """

        def make():
            from ..models.checkpoint import load_network

            return load_network(partial(make_pair, card), folder, card)

        check_weights(folder, card)
        model = cls(card, make, runtime_for(device))
        model.prepare()
        return model

    @cached_property
    def pair(self):
        """The networks: a :class:`~core.ssdm.pair.MappingPair`."""
        return self._make().eval()

    def prepare(self) -> None:
        """Make the networks ready for tiles with the model's own embedding."""
        image = [((3, self.tile, self.tile), "uint8"), ((self.tile, self.tile), "bool")]
        cells = (self.tile // self.field_stride,) * 2
        field = [((self.config.field_dimensions, *cells), "float32"), (cells, "bool")]
        self._network("ClassLogits").prepare(*image, *(field if self.needs_field else ()))

    @property
    def needs_field(self) -> bool:
        """Whether the network can use an embedding field."""
        return self.config.uses_field

    @property
    def network_classes(self) -> int:
        """Number of classes that the network itself tells apart."""
        return self.config.classes

    @property
    def source(self) -> str:
        """The family of embeddings that the network is made for."""
        return self.config.source

    def pathways(self, source: str, dimensions: int) -> tuple[str, ...]:
        """The parts of the network that read a field of the family ``source`` with D = ``dimensions``."""
        return self.config.pathways(source, dimensions)

    def open_scene_context(self, grid: ModelGrid, memory: DeviceMemory | None = None):
        """The scene-context field on the model's grid, as a context manager; None if the model has no such network."""
        if self.card.context is None:
            return None
        from ..embeddings.scene_context import SceneContext

        return SceneContext(grid, self._network("ContextField"), self.config.field_dimensions, self.device, memory)

    def predictor(
        self, size: int | None, source: str | None, memory: DeviceMemory | None, keep: bool = False
    ) -> Predictor:
        """Predict tiles; ``keep`` is for models whose features can be kept, the other arguments as of ``Predictor``."""
        return Predictor(self, size, source, memory)

    def probabilities(
        self,
        image: "Tensor | np.ndarray",
        valid: "Tensor | np.ndarray",
        field: "Tensor | np.ndarray | None" = None,
        field_valid: "Tensor | np.ndarray | None" = None,
        source: str | None = None,
    ) -> "Tensor | np.ndarray":
        """Class probabilities at a quarter of the resolution.

        Args:
            image: (B, 3, T, T) uint8.
            valid: (B, T, T) bool.
            field: (B, D, T/16, T/16) float32 unit vectors; None without an embedding.
            field_valid: (B, T/16, T/16) bool, cells with an embedding; None without one.
            source: Family of the field; None for the model's own.

        Returns:
            (B, C, T/4, T/4) float32: tensors on the model's device, or NumPy's array for such.
        """
        inputs = (image, valid) if field is None else (image, valid, field, field_valid)
        return softmax(self._network("ClassLogits", source)(*inputs))

    def features(self, *inputs: "Tensor", source: str | None = None) -> "tuple[Tensor, Tensor]":
        """The class probabilities and the deep features that a fitted head reads.

        Args:
            *inputs: Tensors as of ``probabilities``.
            source: Family of the field; None for the model's own.

        Returns:
            (B, C, T/4, T/4) float32 probabilities and (B, F, T/4, T/4) float32 features, on the model's device.
        """
        logits, features = self._network("ClassLogitsAndFeatures", source)(*inputs)
        return softmax(logits), features

    def _network(self, answer: str, source: str | None = None) -> Callable:
        """The network of an answer, a class of :mod:`core.ssdm.answers`, for fields of the family ``source``."""
        wanted = answer, source or self.source
        if wanted not in self._networks:

            def make():
                from . import answers

                return getattr(answers, answer)(self.pair, wanted[1])

            card = self.card
            key = f"{wanted} {self.features_digest} {sorted(card.network.items())} {card.context}"
            self._networks[wanted] = self.runtime.compiled(Recipe(key, make))
        return self._networks[wanted]


def read_config(card: ModelCard) -> SsdmConfig:
    """The configuration of the mapping network that a card describes.

    Raises:
        ValueError, TypeError, InputError: The card describes no such network.
    """
    check_strides(card, {"stride": MASK_STRIDE, "field_stride": FIELD_STRIDE}, 2 * FIELD_STRIDE)
    config = SsdmConfig(**card.network)
    if not card.head and config.classes != len(card.classes):
        raise ValueError(f"the network has {config.classes} classes and the card {len(card.classes)}")
    return config


def make_pair(card: ModelCard):
    """The networks that a card describes: a :class:`~core.ssdm.pair.MappingPair`.

    Raises:
        ValueError, TypeError: The card describes no such networks.
    """
    from .pair import MappingPair

    config = read_config(card)
    if card.context is None:
        return MappingPair(config, False)
    return MappingPair(config, True, card.context["encoder"])
