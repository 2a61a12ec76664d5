"""In the demonstration only: an invented post, so that a page can be captured without Internet."""
