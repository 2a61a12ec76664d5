"""Large numbers in the language being spoken: what every page, letter and journal line prints."""

from django.conf import settings
from django.utils.translation import get_language

from francjeu.kernel import figures


def grouped(number: int) -> str:
    """Thousands apart, as the reader’s language writes them."""
    language = get_language()
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return figures.grouped(number, language=known)
