"""The set-up of the engine's environment, and the diagnostics of the machine."""
