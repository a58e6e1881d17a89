"""The Map page, its results and its dialogs."""
