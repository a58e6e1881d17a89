"""Finding the engine, starting it, and talking to it."""
