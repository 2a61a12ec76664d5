"""What the act is, what was found and voted, and what is asked again."""
