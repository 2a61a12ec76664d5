"""Lists of persons from other programs: read, checked and compared without touching a table."""
