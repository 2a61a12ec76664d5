"""What the deletion watch came to, in the cases and reports of one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from francjeu.cases.models import Case
from francjeu.cases.queries.reach import visible
from francjeu.evidence import queries as evidence
from francjeu.evidence.queries import Vault, watches
from francjeu.evidence.queries.watches import Watched
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.evidence.watch.watching import Standing
from francjeu.reports.queries import joined
from francjeu.reports.queries import watched as reports

MOST = 20


@dataclass(frozen=True, slots=True)
class Turn:
    """A watch whose news a person should read: where, what it came to, since when."""

    ref: str
    standing: Standing
    since: datetime


def turns_for(*, actor: Actor) -> tuple[Turn, ...]:
    """One line a file, the newest standing of its watches; for who runs files."""
    found = watches.news() if actor.has(Role.CASE_MANAGER, Role.CHAIR) else ()
    if not found:
        return ()
    ours = files_of(it.subject for it in found)
    seen = set(visible(actor).filter(ref__in=set(ours.values())).values_list("ref", flat=True))
    seen |= set(reports.alone(refs=set(ours.values()), actor=actor))
    newest = {ours[it.subject]: it for it in found if ours.get(it.subject) in seen}
    turns = [Turn(ref=ref, standing=it.standing, since=it.at) for ref, it in newest.items()]
    return tuple(sorted(turns, key=lambda it: it.since))[:MOST]


def established(case: Case) -> tuple[Watched, ...]:
    """The publications of a case whose absence was established once, or was told by its author."""
    found = watches.watched(vaults=vaults_of(case))
    return tuple(it for it in found if it.verdict.episodes or it.told)


def vaults_of(case: Case) -> tuple[Vault, ...]:
    """The vaults of a case and of the reports joined in it."""
    subjects = [f"case:{case.ref}", *(f"report:{ref}" for ref in joined.refs_in(case.ref))]
    return evidence.alive_vaults(subjects=subjects, items=())


def files_of(subjects: Iterable[str]) -> dict[str, str]:
    """Journal → the file a person opens: a case, or a report that none has taken up."""
    refs = {it: it.partition(":")[2] for it in subjects}
    taken = reports.cases_of([ref for it, ref in refs.items() if it.startswith("report:")])
    return {it: taken.get(ref) or ref for it, ref in refs.items()}
