"""Sealed pieces: stored unmodified, write-once, encrypted; exported so that a stranger can verify."""
