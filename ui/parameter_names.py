"""Names of Processing parameters that several algorithms share."""

INPUT, EXTENT, BANDS, GSD, DEVICE = "INPUT", "EXTENT", "BANDS", "GSD", "DEVICE"
