"""What may be made of a piece, what is hidden in it, and how a copy is tied to it."""
