"""The reference pages, one module each: what the code can tell of itself, as Markdown."""
