"""The file itself: moved, read, exported, kept, destroyed."""
