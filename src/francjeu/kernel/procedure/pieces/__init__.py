"""How a piece is made of a page, what a reader does not see of it, how a post is taken down."""
