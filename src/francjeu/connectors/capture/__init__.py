"""Captures a public page with a browser of its own; `page.answer` is the tool (ADR 0018)."""
