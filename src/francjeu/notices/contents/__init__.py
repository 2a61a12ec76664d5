"""What each letter needs to be told, as plain data: a file for each moment."""
