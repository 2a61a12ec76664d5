"""Public addresses that letters carry: pages are named, never imported."""

from django.conf import settings
from django.urls import reverse

_DOORS = {"file": "parties:door"}
_STAFF = "today:list"


def of_link(*, purpose: str, token: str) -> str:
    """The page that a one-time link opens."""
    return f"{settings.FRANCJEU.url}{reverse(_DOORS[purpose], args=[token])}"


def of_page(path: str) -> str:
    """A page of this installation; without path, where staff sign in and find what waits."""
    return f"{settings.FRANCJEU.url}{path or reverse(_STAFF)}"
