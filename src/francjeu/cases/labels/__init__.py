"""The words of a case in the reader's language: a file for each moment."""
