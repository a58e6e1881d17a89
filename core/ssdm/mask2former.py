"""The paper's decoder: pixel decoder and masked-attention decoder of transformers' Mask2Former, on SSDM's features."""

import torch
from torch import Tensor, nn
from torch.nn import functional

# isort: off
from .. import torch_compat  # noqa: F401  before transformers
from transformers import Mask2FormerConfig
from transformers.models.mask2former.modeling_mask2former import (
    Mask2FormerLoss,
    Mask2FormerPixelDecoder,
    Mask2FormerTransformerModule,
)

# isort: on

from .config import SsdmConfig


def _settings(config: SsdmConfig) -> Mask2FormerConfig:
    return Mask2FormerConfig(
        feature_size=config.width,
        mask_feature_size=config.mask_width,
        hidden_dim=config.width,
        num_attention_heads=config.heads,
        num_queries=config.queries,
        num_labels=config.classes,
        encoder_feedforward_dim=4 * config.width,
        dim_feedforward=8 * config.width,
        encoder_layers=6,
        decoder_layers=10,
        train_num_points=2048,
    )


def _initialise(module: nn.Module) -> None:
    """Fill parameters that transformers fills in its model class only."""
    for name, parameter in module.named_parameters():
        if name.endswith("level_embed"):
            nn.init.normal_(parameter)
        elif name.endswith("sampling_offsets.weight") or name.endswith("attention_weights.weight"):
            nn.init.zeros_(parameter)


class Mask2FormerDecoder(nn.Module):
    """Multi-scale deformable attention over the encoder's features, with the biased tokens at stride 16."""

    def __init__(self, config: SsdmConfig, channels: tuple[int, int, int, int]):
        super().__init__()
        self.pixel_decoder = Mask2FormerPixelDecoder(_settings(config), list(channels))
        _initialise(self.pixel_decoder)

    def forward(self, features4: Tensor, features8: Tensor, deep: Tensor, features32: Tensor):
        """Mask features (B, M, H/4, W/4) and the three coarser scales, from features at strides 4, 8, 16 and 32."""
        # Deformable sampling gains nothing from half precision, and some devices cannot do it.
        with torch.autocast(deep.device.type, enabled=False):
            output = self.pixel_decoder(
                [part.float() for part in (features4, features8, deep, features32)], return_dict=True
            )
        return output.mask_features, output.multi_scale_features


class Mask2FormerHead(nn.Module):
    """Queries with their masks and classes, and the class probabilities that they add up to."""

    def __init__(self, config: SsdmConfig):
        super().__init__()
        settings = _settings(config)
        self.transformer = Mask2FormerTransformerModule(in_features=config.width, config=settings)
        _initialise(self.transformer)
        self.class_predictor = nn.Linear(config.width, config.classes + 1)
        weights = {
            "loss_cross_entropy": settings.class_weight,
            "loss_mask": settings.mask_weight,
            "loss_dice": settings.dice_weight,
        }
        self.criterion = Mask2FormerLoss(settings, weights)
        self.weights = weights

    def forward(self, scales: tuple, mask_features: Tensor) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """Log class shares (B, classes, h, w), to be used as logits, and the last layer's queries (classes, masks).

        A pixel's class score is the sum over queries of class probability times mask probability (Cheng et al., 2022).
        """
        output = self.transformer(list(scales), mask_features)
        classes = self.class_predictor(output.intermediate_hidden_states[-1].transpose(0, 1))
        masks = output.masks_queries_logits[-1]
        share = torch.einsum("bqc,bqhw->bchw", classes.float().softmax(-1)[..., :-1], masks.float().sigmoid())
        return (share + 1e-4).log(), (classes, masks)

    def matching_loss(self, queries: tuple[Tensor, Tensor], classes: Tensor) -> Tensor:
        """Mask2Former's own loss (Hungarian matching) of the last layer's queries against the fully labelled pixels.

        ``classes`` (B, C, H, W) bool: the classes that each pixel may have. A class's mask has the pixels where it is
        the only one.
        """
        scores, masks = queries
        single = classes & (classes.sum(1, keepdim=True) == 1)
        truth = functional.interpolate(single.float(), size=masks.shape[-2:], mode="nearest")
        mask_labels, class_labels = [], []
        for image in truth:
            present = torch.nonzero(image.flatten(1).any(1)).flatten()
            if not len(present):
                continue
            mask_labels.append(image[present])
            class_labels.append(present)
        labelled = torch.tensor([bool(image.any()) for image in truth], device=masks.device)
        if not mask_labels:
            return masks.sum() * 0
        parts = self.criterion(masks[labelled].float(), scores[labelled].float(), mask_labels, class_labels)
        return sum(value * self.weights[name] for name, value in parts.items() if name in self.weights)
