"""Method for an engine on another machine: cut_scene."""

from ..errors import InputError
from ..progress import Progress
from .params import read_number_list, read_text
from .scene_methods import scene_fields

#: Params of ``refer`` with which it reads more of the scene than its extent.
_READS_MORE = ("before", "like", "unlike", "compare_scene")


def cut_scene(params: dict, progress: Progress) -> dict:
    """Write what a run reads of its scene, to be sent to another machine; the weights of the model are not needed.

    Params: those of the run, with ``run``, its method (map or refer), and ``output``, the file to write. The run gives
    the same pixels with that file as its ``scene``. Returns ``output`` and ``bytes``; ``output`` is None for a run that
    needs the whole raster.
    """
    from ..models.registry import DEFAULT_MAPPING_MODEL, DEFAULT_REFERRING_MODEL, find_model
    from ..scene.cut import cut_part
    from ..tiles.job import SceneRequest

    run, output = read_text(params, "run"), read_text(params, "output")
    progress(0.0, "Opening the scene")
    fields = scene_fields(params, None)
    del fields["output"]
    request, model = SceneRequest(**fields), read_text(params, "model", None)
    if run == "map":
        from ..ssdm.views import map_views

        card = find_model(model, DEFAULT_MAPPING_MODEL)[1]
        if card.head.get("extra_bands"):  # they are read from the raster itself
            return {"output": None, "bytes": 0}
        grid, embedding = read_text(params, "grid", "scene"), read_text(params, "embedding", None)
        scene, views = map_views(request, card, grid, embedding, progress)
    elif run == "refer":
        if any(params.get(name) for name in _READS_MORE):
            return {"output": None, "bytes": 0}
        from ..xemap.phrases import clean_phrase, read_as
        from ..xemap.views import refer_views

        card = find_model(model, DEFAULT_REFERRING_MODEL)[1]
        phrase = clean_phrase(read_text(params, "phrase"))[0]
        reading = read_as(phrase, params.get("whole_phrase") is True, read_number_list(params, "distances"))
        scene, views = refer_views(request, card, read_text(params, "grid", "response"), reading, progress)
    else:
        raise InputError(f"What {run} reads cannot be cut out: send the whole raster.")
    return {"output": output, "bytes": cut_part(scene, views, output, progress)}
