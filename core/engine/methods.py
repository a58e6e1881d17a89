"""What the engine can do: the table of its methods, with the params that name files.

A method is a function ``(params, progress) -> result``; the command line calls the same functions with the same
params. A new method is a function in the file of its subject and an entry in ``METHODS``. Heavy libraries are imported
inside the functions, so that the engine starts before they are loaded.
"""

from ..files.outputs import GEOPACKAGE, MODEL, PART, POLYGONS, RASTER, REPORT, TABLE
from . import (
    accuracy_methods,
    change_methods,
    embedding_methods,
    fitting_methods,
    installation_methods,
    job_methods,
    model_methods,
    part_methods,
    scene_methods,
    vector_methods,
)
from .serve import Method

METHODS = {
    "map": Method(
        scene_methods.map_land_cover,
        reads=("scene", "polygons", "embedding"),
        writes={"output": (RASTER,), "confidence": (RASTER,)},
    ),
    "refer": Method(
        scene_methods.refer,
        reads=("scene", "before", "polygons", "within"),
        writes={"output": (RASTER,), "regions": POLYGONS},
    ),
    "change": Method(
        change_methods.change,
        reads=("before", "after", "polygons", "embedding"),
        writes={
            "output": (RASTER,),
            "probability": (RASTER,),
            "before_map": (RASTER,),
            "after_map": (RASTER,),
            "polygons_output": POLYGONS,
            "table": (TABLE,),
            "report": (REPORT,),
        },
    ),
    "fit": Method(fitting_methods.fit, reads=("scene", "labels", "embedding"), writes={"output": (MODEL,)}),
    "map_all": Method(job_methods.map_all),
    "refer_all": Method(job_methods.refer_all),
    "suggest": Method(fitting_methods.suggest, reads=("scene", "labels", "embedding")),
    "read_phrase": Method(scene_methods.read_phrase, quick=True),
    "refer_cache": Method(scene_methods.refer_cache, quick=True),
    "cut_scene": Method(part_methods.cut_scene, reads=("scene", "polygons"), writes={"output": (PART,)}),
    "describe": Method(scene_methods.describe, quick=True, reads=("scene",)),
    "embed": Method(
        embedding_methods.embed,
        reads=("scene", "source"),
        writes={"output": (RASTER,), "colours": (RASTER,)},
    ),
    "similar": Method(embedding_methods.similar, reads=("scene", "source"), writes={"output": (RASTER,)}),
    "embedding_estimate": Method(embedding_methods.embedding_estimate, quick=True, reads=("scene", "source")),
    "embeddings": Method(embedding_methods.embeddings),
    "areas": Method(vector_methods.areas, reads=("classes", "polygons"), writes={"output": (TABLE,)}),
    "vectorize": Method(vector_methods.vectorize, reads=("source", "confidence"), writes={"output": POLYGONS}),
    "evaluate": Method(accuracy_methods.evaluate, reads=("result", "reference"), writes={"output": (REPORT,)}),
    "samplepoints": Method(accuracy_methods.sample_points, reads=("result",), writes={"output": (GEOPACKAGE,)}),
    "models": Method(installation_methods.models, quick=True),
    "add_model": Method(model_methods.add_model, reads=("source",), writes={"output": (MODEL,)}),
    "calibrate_model": Method(model_methods.calibrate_model, reads=("scene", "labels", "landcover")),
    "get_model": Method(model_methods.get_model, reads=("checkpoint", "tokenizer"), writes={"output": (MODEL,)}),
    "convert_model": Method(
        model_methods.convert_model, reads=("checkpoint", "tokenizer"), writes={"output": (MODEL,)}
    ),
    "doctor": Method(installation_methods.doctor),
}
