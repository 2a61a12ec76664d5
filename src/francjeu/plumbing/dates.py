"""Dates in words: Django’s own formats, with the one ordinal of French (« 1er décembre »)."""

import re
from datetime import date

from django.utils import formats
from django.utils.translation import get_language

_FIRST = re.compile(
    r"\b1 (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)


def date_format(value: date, form: str | None = None) -> str:
    """Django’s `date_format`, as French writes the first of a month."""
    return with_ordinal(formats.date_format(value, form))


def with_ordinal(said: str) -> str:
    """A date already in words; in French the first of a month is « 1er »."""
    return _FIRST.sub(r"1er \1", said) if get_language() == "fr" else said
