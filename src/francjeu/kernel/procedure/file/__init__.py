"""What leaves a file without names, and when the file itself goes."""
