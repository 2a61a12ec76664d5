"""French formats, which Django reads from formats.py beside this file."""
