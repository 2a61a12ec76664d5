"""Where a report stands: its state, its group, the cases it serves, its end."""
