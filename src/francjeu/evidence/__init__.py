"""Sealed pieces: stored unmodified, write-once, encrypted; exported for strangers to verify."""
