"""What a piece is: its kind by its bytes, its side data, how long it is kept, who may see it."""
