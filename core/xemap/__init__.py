"""XeMap-Network: a phrase about a scene to a response map (referring)."""
