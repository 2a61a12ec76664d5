"""Captures made elsewhere: what a file says of itself; `read.answer` is the tool (ADR 0018)."""
