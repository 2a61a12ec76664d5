"""What each act page asks, what it means, and the words of its button: a file for each moment."""
