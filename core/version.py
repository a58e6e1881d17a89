"""The version of Landscribe, the same as in metadata.txt (a test compares them)."""

VERSION = "0.1.0"
