"""How a case moves, and what must be true before each move."""
