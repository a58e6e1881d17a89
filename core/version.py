"""The version of Landscribe, the same as in metadata.txt (a test compares them)."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

VERSION = "0.1.0"
