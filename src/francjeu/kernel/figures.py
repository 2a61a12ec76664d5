"""Large numbers and sizes as a reader of each language expects them."""

MEGABYTE = 1_000_000
_BETWEEN_THOUSANDS = {"fr": "\u00a0", "en": ","}
_BEFORE_TENTHS = {"fr": ",", "en": "."}
_UNITS = {"fr": ("octet", "octets", "ko", "Mo", "Go"), "en": ("byte", "bytes", "kB", "MB", "GB")}


def grouped(number: int, *, language: str) -> str:
    """« 16 656 » with a no-break space in French, “16,656” in English."""
    return f"{number:,}".replace(",", _BETWEEN_THOUSANDS[language])


def size(octets: int, *, language: str) -> str:
    """« 4,4 ko », “4.4 kB”: by thousands (1 ko is 1000 octets), rounded to a tenth, 0 unsaid."""
    one, many, *units = _UNITS[language]
    if octets < 1000:
        is_one = octets == 1 or (octets == 0 and language == "fr")
        return f"{octets}\u00a0{one if is_one else many}"
    unit = 1000
    while _tenths(octets, unit) >= 10_000 and len(units) > 1:
        unit *= 1000
        units.pop(0)
    whole, tenth = divmod(_tenths(octets, unit), 10)
    said = grouped(whole, language=language)
    if tenth:
        said += f"{_BEFORE_TENTHS[language]}{tenth}"
    return f"{said}\u00a0{units[0]}"


def _tenths(octets: int, unit: int) -> int:
    """Tenths of this unit, the half counted up."""
    return (octets * 10 + unit // 2) // unit
