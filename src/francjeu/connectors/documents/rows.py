"""A row of a table as one line of text."""

EMPTY = "…"
"""Stands for the empty cell of a row of two, which tells on which side the other one is."""


def line_of(cells: list[str], between: str) -> str:
    """Return the cells on one line; of a wider row, empty ones are left out."""
    if len(cells) == 2 and any(cells):
        return between.join(cell or EMPTY for cell in cells)
    return between.join(cell for cell in cells if cell)
