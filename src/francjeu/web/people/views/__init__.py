"""Views of the register, by subject."""
