"""What must not be seen: shut, put away, handed over, never back."""
