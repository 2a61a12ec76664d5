"""Keeps policy versions and procedure profiles; a published one never changes."""
