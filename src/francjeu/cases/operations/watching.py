"""The deletion watch of a case: it follows what was taken down, and ends with the file."""

from datetime import datetime

from francjeu.cases.models import Case, Takedown
from francjeu.cases.operations import exhibiting
from francjeu.cases.queries.watched import vaults_of
from francjeu.evidence.access import RULES, Act, Facts
from francjeu.evidence.operations import publications
from francjeu.evidence.operations import watching as evidence
from francjeu.evidence.queries import watches
from francjeu.evidence.queries.publications import spelling_of
from francjeu.evidence.queries.watches import Watch
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import CASE
from francjeu.kernel.procedure.takedown import Basis
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

    Returns how many were stopped.
    """
    running = watches.running()
    over = _closed({it.publication.vault.subject for it in running})
    stopped = 0
    for watch in running:
        case = over.get(watch.publication.vault.subject)
        if case is not None and not (case and _is_followed(watch, case)):
            evidence.stop(watch=watch, facts=_OURS, actor=actor, at=at, why="closed")
            stopped += 1
    return stopped


def _closed(subjects: set[str]) -> dict[str, str]:
    """The journals whose file is closed, each with its case; "" for a report that has none."""
    refs = {it: it.partition(":")[2] for it in subjects}
    taken = reports.cases_of([ref for it, ref in refs.items() if it.startswith("report:")])
    cases = {it: taken.get(ref, ref) for it, ref in refs.items()}
    final = Case.objects.filter(ref__in=cases.values(), state__in=CASE.final)
    over = set(final.values_list("ref", flat=True))
    alone = reports.closed([ref for it, ref in refs.items() if taken.get(ref) == ""])
    return {it: ref for it, ref in cases.items() if ref in over} | {
        it: "" for it, ref in refs.items() if ref in alone
    }


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
