"""Large numbers and sizes in the language being spoken: in pages, letters and the journal."""

from django.conf import settings
from django.utils.translation import get_language

from francjeu.kernel import figures


def grouped(number: int) -> str:
    """Thousands apart, as the reader’s language writes them."""
    return figures.grouped(number, language=_spoken())


def size(octets: int) -> str:
    """A size by thousands of octets, as the reader’s language writes it: « 4,4 ko »."""
    return figures.size(octets, language=_spoken())


def _spoken() -> str:
    language = get_language()
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
