"""Journeys use the same browser as page tests."""

from tests.web.browser import chromium, reader, reader_without_script

__all__ = ["chromium", "reader", "reader_without_script"]
