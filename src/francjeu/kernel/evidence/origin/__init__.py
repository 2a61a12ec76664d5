"""How far the origin of a piece is known, and what speaks for it."""
