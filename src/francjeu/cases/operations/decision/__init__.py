"""Findings, decision, appeal, the end."""
