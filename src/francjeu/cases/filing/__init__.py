"""The file for counsel as one document: its parts in words, then set by typst."""
