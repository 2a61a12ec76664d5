"""The policy for everyone, and for staff."""
