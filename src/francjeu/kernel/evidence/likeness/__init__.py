"""When two pieces are alike enough to be put before a person."""
