"""Noting that a file is about a post at a public address; once a vault, whatever its spelling."""

from datetime import datetime

from francjeu.evidence.models import Publication, Vault
from francjeu.evidence.queries.publications import NoAddress as NoAddress
from francjeu.evidence.queries.publications import read
from francjeu.kernel.procedure.intake.report import Answer, takes_files


class GateClosed(Exception):
    """The question on intimate images of a minor was not answered *no*: nothing is opened."""

    def __init__(self, gate: Answer) -> None:
        super().__init__(gate.value)
        self.gate = gate


def note(
    *, vault: Vault, address: str, author: str = "", fragment: str = "", gate: Answer, at: datetime
) -> Publication:
    """The publication’s row, made at its first mention; what a true page shows is kept current.

    Call inside a transaction. Raises GateClosed, NoAddress.
    """
    if not takes_files(gate):
        raise GateClosed(gate)
    found = read(address)
    row, is_new = Publication.objects.get_or_create(
        vault=vault, spelling=found.spelling,
        defaults={
            "address": found.address, "place": found.place.value, "author": author,
            "fragment": fragment, "added_at": at,
        },
    )  # fmt: skip
    told = {"author": author or row.author, "fragment": fragment or row.fragment}
    if not is_new and (row.author, row.fragment) != tuple(told.values()):
        Publication.objects.filter(pk=row.pk).update(**told)
        row.refresh_from_db()
    return row
