"""Noting that a file is about a post at a public address; once a vault, whatever its spelling."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from francjeu.connectors.capture import guard
from francjeu.evidence.models import Publication, Vault
from francjeu.kernel.procedure import content
from francjeu.kernel.procedure.content import BrokenLink, Link
from francjeu.kernel.procedure.report import Answer, Place, takes_files
from francjeu.plumbing import ids


class GateClosed(Exception):
    """The question on intimate images of a minor was not answered *no*: nothing is opened."""

    def __init__(self, gate: Answer) -> None:
        super().__init__(gate.value)
        self.gate = gate


class NoAddress(Exception):
    """What was given is not a whole public address of the web."""


def note(
    *, vault: Vault, address: str, author: str = "", fragment: str = "", gate: Answer, at: datetime
) -> Publication:
    """The publication’s row, made at its first mention; what a true page shows is brought up to

    date. Call inside a transaction. Raises GateClosed, NoAddress.
    """
    if not takes_files(gate):
        raise GateClosed(gate)
    whole, link = _read(address)
    row, is_new = Publication.objects.get_or_create(
        vault=vault, spelling=ids.token_hash(f"publication {link.spelling}"),
        defaults={
            "address": whole, "place": link.place.value, "author": author, "fragment": fragment,
            "added_at": at,
        },
    )  # fmt: skip
    told = {"author": author or row.author, "fragment": fragment or row.fragment}
    if not is_new and (row.author, row.fragment) != tuple(told.values()):
        Publication.objects.filter(pk=row.pk).update(**told)
        row.refresh_from_db()
    return row


def _read(address: str) -> tuple[str, Link]:
    """The address as it will be opened, and its one spelling."""
    typed = address.strip()
    whole = typed if "://" in typed else f"https://{typed}"
    try:
        host, port = guard.split(whole)
        if f"{host}:{port}" in settings.FRANCJEU.capture_allow:  # the demonstration’s own site
            parts = urlsplit(whole)
            spelling = f"{host}:{port}{parts.path}?{parts.query}"
            return whole, Link(spelling=spelling, place=Place.ELSEWHERE, account="")
        return whole, content.read(whole)
    except (guard.Refused, BrokenLink) as broken:
        raise NoAddress from broken
