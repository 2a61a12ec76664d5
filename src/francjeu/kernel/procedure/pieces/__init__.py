"""How a piece is made of a page, and what of it is hidden before someone else reads it."""
