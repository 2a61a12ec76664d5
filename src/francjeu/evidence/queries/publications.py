"""An address as typed, in the one spelling under which its publication is found again."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from francjeu.connectors.capture import guard
from francjeu.kernel.procedure.intake import content
from francjeu.kernel.procedure.intake.content import BrokenLink
from francjeu.kernel.procedure.intake.report import Place
from francjeu.plumbing import ids


class NoAddress(Exception):
    """What was given is not a whole public address of the web."""


@dataclass(frozen=True, slots=True)
class Found:
    """The address as it will be opened, the keyed hash of its one spelling, its platform."""

    address: str
    spelling: str
    place: Place


def read(address: str) -> Found:
    """The address as typed, without https:// if need be. Raises NoAddress."""
    typed = address.strip()
    whole = typed if "://" in typed else f"https://{typed}"
    try:
        host, port = guard.split(whole)
        if f"{host}:{port}" in settings.FRANCJEU.capture_allow:  # the demonstration’s own site
            parts = urlsplit(whole)
            return _found(whole, f"{host}:{port}{parts.path}?{parts.query}", Place.ELSEWHERE)
        link = content.read(whole)
    except (guard.Refused, BrokenLink) as broken:
        raise NoAddress from broken
    return _found(whole, link.spelling, link.place)


def spelling_of(address: str) -> str:
    """The hash alone. Raises NoAddress."""
    return read(address).spelling


def _found(address: str, spelling: str, place: Place) -> Found:
    return Found(address, ids.token_hash(f"publication {spelling}"), place)
