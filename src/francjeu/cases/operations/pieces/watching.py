"""The deletion watch of a case: it follows what was taken down, and ends with the file."""

from collections.abc import Mapping
from datetime import datetime

from francjeu.cases.models import Case, Takedown
from francjeu.cases.operations.pieces import exhibiting
from francjeu.cases.queries.pieces.watched import files_of, vaults_of
from francjeu.evidence.access import RULES, Act, Facts
from francjeu.evidence.operations.capture import watching as evidence
from francjeu.evidence.operations.origin import publications
from francjeu.evidence.queries import watches
from francjeu.evidence.queries.publications import spelling_of
from francjeu.evidence.queries.watches import Watch
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case.moves import CASE
from francjeu.kernel.procedure.pieces.takedown import Basis
from francjeu.reports.queries import joined
from francjeu.reports.queries import watched as reports

_OURS = Facts(is_involved=True)
NEVER_WATCHED = frozenset({Basis.INTIMATE.value})
"""Where the content is an intimate image, its address is opened by nobody (mission 2.8)."""


def follow(*, takedown: Takedown, actor: Actor, at: datetime) -> Watch | None:
    """A platform accepted a removal: its address is watched from now on, lest it come back.

    None where nothing may be opened: a gate that was not a plain *no*, a broken address.
    Call inside the transaction that notes the removal.
    """
    if takedown.basis in NEVER_WATCHED or not RULES.allows(actor, Act.WATCH, _OURS):
        return None
    known = watches.at_address(vaults=vaults_of(takedown.case), address=takedown.address)
    try:
        if known is not None:
            return evidence.start(
                publication=known, facts=_OURS, actor=actor, at=at, why="takedown"
            )
        return evidence.begin(
            vault=exhibiting.vault_of(takedown.case, at), told=evidence.Told(takedown.address),
            gate=joined.gate_of(takedown.case.ref), facts=_OURS, actor=actor, at=at,
            why="takedown",
        )  # fmt: skip
    except (evidence.AlreadyWatched, evidence.NotWatchable):
        return None
    except (publications.GateClosed, publications.NoAddress):
        return None


def end_closed(*, actor: Actor, at: datetime) -> int:
    """Stop the watches of files that are closed, except where a removal is still followed.

    Those of a file in which an intimate image may be concerned stop at once (mission 2.8).
    Returns how many were stopped.
    """
    running = watches.running()
    files = files_of({it.publication.vault.subject for it in running})
    over, gated = _closed(files), _gated(files)
    stopped = 0
    for watch in running:
        subject = watch.publication.vault.subject
        why = "gated" if subject in gated else "closed" if subject in over else ""
        if why == "closed" and _is_followed(watch, files[subject]):
            continue
        if why:
            evidence.stop(watch=watch, facts=_OURS, actor=actor, at=at, why=why)
            stopped += 1
    return stopped


def _closed(files: Mapping[str, str]) -> frozenset[str]:
    """The journals whose case, or report without a case, is over."""
    final = Case.objects.filter(ref__in=files.values(), state__in=CASE.final)
    over = {*final.values_list("ref", flat=True), *reports.closed(files.values())}
    return frozenset(it for it, ref in files.items() if ref in over)


def _gated(files: Mapping[str, str]) -> frozenset[str]:
    """The journals of files in which a report tells, or may tell, of an intimate image."""
    refs = {it: it.partition(":")[2] for it in files}
    return frozenset(
        it for it, ref in files.items() if joined.is_gated((*joined.refs_in(ref), refs[it]))
    )


def _is_followed(watch: Watch, case_ref: str) -> bool:
    """A request about this address is still followed: it was neither given up nor forgotten."""
    rows = Takedown.objects.filter(case__ref=case_ref).exclude(state="given_up")
    address = watch.publication.spelling
    return any(_spelled(row.address) == address for row in rows)


def _spelled(address: str) -> str:
    try:
        return spelling_of(address)
    except publications.NoAddress:
        return ""
