"""What a measure may be, interim or final, what was given before, and how it is carried out."""
