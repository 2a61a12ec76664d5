"""Large numbers as a reader of each language expects them."""

_BETWEEN_THOUSANDS = {"fr": "\u00a0", "en": ","}


def grouped(number: int, *, language: str) -> str:
    """« 16 656 » with a no-break space in French, “16,656” in English."""
    return f"{number:,}".replace(",", _BETWEEN_THOUSANDS[language])
