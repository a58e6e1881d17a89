"""XeMap-Network: shapes, what each part does, and that switching it off removes it."""

import dataclasses

import pytest
import torch
from torch.nn import functional

from core.xemap.anchors import Anchors, ask
from core.xemap.config import XemapConfig, wide_side
from core.xemap.fusion import FusionLayer
from core.xemap.hmsa import ScaleMixture, response_at
from core.xemap.network import XemapNetwork
from core.xemap.text import Query

SMALL = XemapConfig(width=32, heads=4, pyramid=16, scales=(8, 12, 16, 16, 16), text_width=24)
VARIANTS = {
    "whole": {},
    "no self-attention": {"self_attention": False},
    "text does not ask": {"text_from_image": False},
    "image does not ask": {"image_from_text": False},
    "no fusion": {"text_from_image": False, "image_from_text": False},
    "no wide view": {"wide": False},
    "one scale": {"hmsa": False},
    "one scale, no fusion": {"hmsa": False, "text_from_image": False},
}


def network(**changes) -> XemapNetwork:
    """A network as if trained: what starts at zero is not zero, and deep features differ from place to place."""
    torch.manual_seed(0)
    built = XemapNetwork(dataclasses.replace(SMALL, **changes)).eval()
    for name, parameter in built.named_parameters():
        if "encoder" not in name and not parameter.any():
            torch.nn.init.normal_(parameter, std=0.3)
    return built


def pictures(batch=2, side=128):
    generator = torch.Generator().manual_seed(3)
    wide = wide_side(side)
    return torch.randn(batch, 3, side, side, generator=generator), torch.randn(
        batch, 3, wide, wide, generator=generator
    )


def phrases(batch=2, count=3, length=5):
    generator = torch.Generator().manual_seed(4)
    tokens = torch.randn(batch, count, length, SMALL.text_width, generator=generator)
    sentence = functional.normalize(torch.randn(batch, count, SMALL.text_width, generator=generator), dim=-1)
    return tokens, torch.ones(batch, count, length), sentence


@pytest.mark.parametrize("changes", VARIANTS.values(), ids=VARIANTS)
def test_features_and_responses_have_the_shapes_that_the_configuration_says(changes):
    model = network(**changes)
    with torch.inference_mode():
        features = model.features(*pictures())
        logits = model.respond(features, *phrases())
    assert [tuple(level.shape) for level in features] == [
        (2, channels, 128 // stride, 128 // stride) for channels, stride in model.config.levels
    ]
    assert logits.shape == (2, 3, 32, 32) and logits.dtype == torch.float32
    assert logits.isfinite().all() and logits.std() > 0


@pytest.mark.parametrize("changes", VARIANTS.values(), ids=VARIANTS)
def test_the_gradient_reaches_every_parameter(changes):
    model = network(**changes).train()
    logits = model.respond(model.features(*pictures()), *phrases())
    (logits * torch.randn(logits.shape, generator=torch.Generator().manual_seed(1))).sum().backward()
    assert [name for name, parameter in model.named_parameters() if parameter.grad is None] == []


def test_features_survive_half_precision():
    with torch.inference_mode():
        model = network()
        features = model.features(*(10 * part for part in pictures()))
        exact = model.respond(features, *phrases())
        halved = model.respond([level.half().float() for level in features], *phrases())
    assert max(level.abs().max() for level in features) < 100
    assert (exact - halved).abs().max() < 0.05


def test_responses_of_one_phrase_do_not_depend_on_those_asked_beside_it():
    model = network()
    tokens, weight, sentence = phrases()
    with torch.inference_mode():
        features = model.features(*pictures())
        together = model.respond(features, tokens, weight, sentence)
        alone = model.respond(features, tokens[:, 1:2], weight[:, 1:2], sentence[:, 1:2])
    assert torch.allclose(together[:, 1:2], alone, atol=1e-4)


def test_padding_tokens_change_nothing():
    model = network()
    tokens, weight, sentence = phrases()
    with torch.inference_mode():
        features = model.features(*pictures())
        plain = model.respond(features, tokens, weight, sentence)
        padded = model.respond(
            features,
            functional.pad(tokens, (0, 0, 0, 3), value=7.0),
            functional.pad(weight, (0, 3), value=0),
            sentence,
        )
    assert torch.allclose(plain, padded, atol=1e-4)


def changed(model, what, *, features=None) -> float:
    """How far the response moves when the tokens ("words") or the wide view ("around") are others."""
    image, wide = pictures()
    tokens, weight, sentence = phrases()
    with torch.inference_mode():
        first = model.respond(model.features(image, wide), tokens, weight, sentence)
        if what == "words":
            tokens = tokens.roll(1, 1)
        else:
            wide = wide.roll(1, 0)
        second = model.respond(model.features(image, wide), tokens, weight, sentence)
    return float((first - second).abs().max())


def test_words_reach_the_map_through_the_fusion_only():
    assert changed(network(), "words") > 1e-2
    assert changed(network(text_from_image=False), "words") > 1e-2
    assert changed(network(image_from_text=False), "words") == 0  # the sentence's slot alone is read back
    assert changed(network(text_from_image=False, image_from_text=False), "words") == 0


def attention_of(asking, asked, weights, known=None):
    """Multi-head cross-attention as it is written down: ``asking`` (B, M, C), ``asked`` (B, N, C)."""
    query, (key, value) = weights.query(asking), weights.key_value(asked).chunk(2, dim=-1)
    query, key, value = (part.unflatten(-1, (weights.heads, -1)).transpose(1, 2) for part in (query, key, value))
    mask = None if known is None else known[:, None, None]
    mixed = functional.scaled_dot_product_attention(query, key, value, mask)
    return weights.out(mixed.transpose(1, 2).flatten(2))


def test_the_fusion_is_cross_attention_both_ways():
    torch.manual_seed(4)
    layer = FusionLayer(32, 4, 24, True, True)
    for parameter in layer.parameters():
        torch.nn.init.normal_(parameter, 0, 0.2)
    image = torch.randn(2, 16, 32)
    tokens, weight, sentence = phrases()
    weight[:, 1, 3:] = False
    with torch.inference_mode():
        gained, learnt = layer(image, tokens, weight, sentence)
        seen = layer.image_norm(image)
        for phrase in range(3):
            words = torch.cat([sentence[:, phrase, None], tokens[:, phrase]], 1)
            words = layer.text_norm(layer.read(words))
            told = attention_of(words, seen, layer.text_asks)
            assert torch.allclose(learnt[:, phrase], told[:, 0], atol=1e-4)
            known = functional.pad(weight[:, phrase] > 0, (1, 0), value=True)
            expected = attention_of(seen, words + told, layer.image_asks, known)
            assert expected.abs().max() > 0.1
            assert torch.allclose(gained[:, phrase], expected, atol=1e-4)


def test_the_wide_view_matters_only_where_it_is_switched_on():
    assert changed(network(), "around") > 1e-3
    assert changed(network(wide=False), "around") == 0


def test_weights_of_the_scales_come_from_the_text_and_add_up_to_one():
    mixture = ScaleMixture(5, 24, 32)
    torch.nn.init.normal_(mixture.weights.weight)
    weights, bias = mixture(phrases()[2], None)
    assert torch.allclose(weights.sum(-1), torch.ones(2, 3))
    assert weights.std(1).max() > 0.01
    assert bias.shape == (2, 3)


def test_the_response_is_the_cosine():
    unit = functional.normalize(torch.randn(1, 4, 3, 3), dim=1)
    asked = unit[:, :, 1, 2][:, None]
    response = response_at(unit, asked)
    assert response[0, 0, 1, 2] == pytest.approx(1, abs=1e-5)
    assert response.max() <= 1 + 1e-5


def test_untrained_networks_answer_low_everywhere():
    torch.manual_seed(0)
    model = XemapNetwork(SMALL).eval()
    with torch.inference_mode():
        logits = model.respond(model.features(*pictures()), *phrases())
    assert logits.mean() < 0


def known_wordings():
    """Anchors of three wordings of two concepts, whose names have two tokens and one."""
    anchors = Anchors((3, 2, 2), 4)
    anchors.known.copy_(functional.normalize(torch.tensor([[1.0, 0, 0, 0], [0.9, 0.4, 0, 0], [0, 0, 1.0, 0]]), dim=-1))
    anchors.concept.copy_(torch.tensor([0, 0, 1]))
    anchors.meant.copy_(torch.eye(4)[[1, 2]])
    anchors.name.copy_(torch.tensor([[[3.0, 0, 0, 0], [0, 3.0, 0, 0]], [[0, 0, 3.0, 0], [0, 0, 0, 0]]]))
    return anchors


WORDS = torch.randn(5, 4, generator=torch.Generator().manual_seed(0))


def drawn(anchors, sentence):
    """A phrase of four tokens, and no fifth, as the network is asked with it."""
    return anchors(WORDS, torch.tensor([1.0, 1, 1, 1, 0]), functional.normalize(torch.tensor(sentence), dim=-1))


def test_a_new_wording_is_drawn_to_what_the_known_ones_nearest_to_it_mean():
    anchors = known_wordings()
    near = functional.normalize(torch.tensor([0.8, 0.1, 0.0, 0.6]), dim=0)
    sentence = drawn(anchors, [0.8, 0.1, 0.0, 0.6])[2]
    assert sentence.norm() == pytest.approx(1, abs=1e-5)
    assert sentence[1] > near[1] + 0.5
    unlike = torch.tensor([0.0, 0.0, 0.0, 1.0])
    assert torch.equal(drawn(anchors, [0.0, 0.0, 0.0, 1.0])[2], unlike)
    together = anchors(WORDS.expand(2, -1, -1), torch.ones(2, 5), torch.stack([near, unlike]))[2]
    assert torch.allclose(together, torch.stack([sentence, unlike]))
    one, other = drawn(anchors, [1.0, 0.0, 0.0, 0.0])[2], drawn(anchors, [0.9, 0.4, 0.0, 0.0])[2]
    assert one @ other > 0.95
    tokens, weight, same = drawn(Anchors((0, 0, 0), 4), [0.8, 0.1, 0.0, 0.6])
    assert torch.equal(tokens, WORDS) and weight.tolist() == [1, 1, 1, 1, 0] and torch.equal(same, near)


def test_a_wording_near_to_one_concept_is_asked_beside_its_name():
    anchors = known_wordings()
    tokens, weight, _ = drawn(anchors, [1.0, 0.0, 0.0, 0.0])
    assert torch.equal(tokens, torch.cat([WORDS, anchors.name[0]]))
    assert torch.allclose(weight, torch.tensor([1.0, 1, 1, 1, 0, 4, 4]), atol=1e-4)  # together twice its own
    tokens, weight, _ = drawn(anchors, [0.0, 0.0, 1.0, 0.0])
    assert torch.equal(tokens[5:], anchors.name[1])
    assert torch.allclose(weight[5:], torch.tensor([8.0, 0.0]), atol=1e-4)
    # What is like none of them has a nearest one too.
    assert drawn(anchors, [0.0, 0.0, 0.0, 1.0])[1][5:].max() == 0
    assert 0 < drawn(anchors, [0.5, 0.0, 0.0, 1.0])[1][5:].max() < 2
    # Between the two there is no telling.
    assert drawn(anchors, [1.0, 0.0, 1.0, 0.0])[1][5:].max() < 6
    anchors.known.copy_(torch.eye(4)[[0, 2, 1]])  # now the first concept's are two, far apart
    anchors.concept.copy_(torch.tensor([0, 1, 1]))
    assert drawn(anchors, [1.0, 0.0, 1.0, 0.0])[1][5:].max() < 1e-4


def test_only_tokens_that_count_are_asked():
    model = XemapNetwork(dataclasses.replace(SMALL, text_width=4, anchors=(3, 2, 2)))
    model.anchors = known_wordings()
    for sentence, count in (([1.0, 0, 0, 0], 7), ([0, 0, 1.0, 0], 6), ([1.0, 0, 1.0, 0], None), ([0, 0, 0, 1.0], None)):
        query = ask(model, Query("", WORDS, torch.ones(5), functional.normalize(torch.tensor(sentence), dim=-1)))
        assert (query.weight > 0).all() and len(query.weight) == len(query.tokens)
        assert count in (None, len(query.tokens))


def test_a_token_of_weight_two_is_two_tokens():
    torch.manual_seed(0)
    layer = FusionLayer(32, 4, 16, True, True)
    for asks in (layer.text_asks, layer.image_asks):
        torch.nn.init.normal_(asks.out.weight)
    image, tokens = torch.randn(2, 9, 32), torch.randn(2, 3, 4, 16)
    sentence = torch.randn(2, 3, 16)
    weight = torch.ones(2, 3, 4)
    weight[..., 1] = 2
    with torch.inference_mode():
        once = layer(image, tokens, weight, sentence)
        twice = layer(image, torch.cat([tokens, tokens[:, :, 1:2]], 2), torch.ones(2, 3, 5), sentence)
        plain = layer(image, tokens, torch.ones(2, 3, 4), sentence)
    assert torch.allclose(once[0], twice[0], atol=1e-5) and torch.allclose(once[1], twice[1], atol=1e-5)
    assert not torch.allclose(once[0], plain[0], atol=1e-3)


def test_a_known_meaning_raises_its_maps_and_no_others():
    torch.manual_seed(0)
    model = XemapNetwork(dataclasses.replace(SMALL, anchors=(2, 2, 1))).eval()
    tokens, weight, sentence = phrases()
    features = model.features(*pictures())
    sentence = functional.normalize(sentence, dim=-1)
    model.anchors.meant.copy_(sentence[0, :2])
    with torch.inference_mode():
        before = model.respond(features, tokens, weight, sentence)
        model.anchors.levels.copy_(torch.tensor([1.5, 0.0]))
        raised = model.respond(features, tokens, weight, sentence) - before
    assert torch.allclose(raised[0, 0], torch.tensor(1.5), atol=0.05)
    assert torch.allclose(raised[0, 1], torch.tensor(0.0), atol=0.05)
