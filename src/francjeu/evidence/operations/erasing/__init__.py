"""What goes with a piece: all that was drawn from it, and its bytes."""
