"""The command line, a file a subject."""
