"""Keeps the organisation's policy versions and procedure profiles; a published one never changes."""
