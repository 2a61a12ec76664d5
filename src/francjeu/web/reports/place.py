"""Where a request comes from, only to count attempts: kept as a keyed hash, never as an address."""

from django.conf import settings
from django.http import HttpRequest


def place_of(request: HttpRequest) -> str:
    """The client's address, as told by the last trusted proxy (FRANCJEU_PROXIES)."""
    proxies = settings.FRANCJEU.proxies
    if proxies:
        told = [p.strip() for p in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(told) >= proxies and told[-proxies]:
            return told[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))
