"""Who may sit, who is replaced, and how several decide."""
