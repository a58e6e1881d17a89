"""Families of embeddings in words."""

FAMILIES = {
    "alphaearth": "AlphaEarth",
    "tessera": "TESSERA",
    "tessera1.1": "TESSERA 1.1",
    "esd": "ESD",
    "scene-context": "a scene context",
}
