"""What a case writes to people, and the guard over what leaves it."""
