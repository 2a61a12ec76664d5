"""The case on one page, and its acts."""
