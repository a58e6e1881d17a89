"""Names of the Processing parameters that several algorithms have."""

INPUT, EXTENT, BANDS, GSD, DEVICE = "INPUT", "EXTENT", "BANDS", "GSD", "DEVICE"
