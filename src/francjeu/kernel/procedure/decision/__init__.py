"""What must be found before a breach is said, which breach it is, and who looks again."""
