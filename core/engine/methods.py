"""What the engine can do: the table of its methods.

A method is a function ``(params, progress) -> result``; the command line calls the same functions with the same
params. A new method is a function in the file of its subject and a line in ``METHODS``. Heavy libraries are imported
inside the functions, so that the engine starts before they are loaded.
"""

from . import accuracy_methods, embedding_methods, installation_methods, scene_methods, vector_methods
from .serve import Method

METHODS = {
    "map": Method(scene_methods.map_land_cover),
    "refer": Method(scene_methods.refer),
    "read_phrase": Method(scene_methods.read_phrase, quick=True),
    "refer_cache": Method(scene_methods.refer_cache, quick=True),
    "describe": Method(scene_methods.describe, quick=True),
    "embed": Method(embedding_methods.embed),
    "similar": Method(embedding_methods.similar),
    "embedding_estimate": Method(embedding_methods.embedding_estimate, quick=True),
    "embeddings": Method(embedding_methods.embeddings),
    "areas": Method(vector_methods.areas),
    "vectorize": Method(vector_methods.vectorize),
    "evaluate": Method(accuracy_methods.evaluate),
    "samplepoints": Method(accuracy_methods.sample_points),
    "models": Method(installation_methods.models, quick=True),
    "doctor": Method(installation_methods.doctor),
}
