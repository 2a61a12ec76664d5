"""The draft before a panel, as its members read it: who has voted, and, once settled, how."""

from dataclasses import dataclass
from datetime import datetime

from francjeu.cases import facts, models, proposing, votes
from francjeu.cases.proposing import Body
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.case.facts import Facts
from francjeu.kernel.procedure.case.moves import BESIDE
from francjeu.kernel.procedure.panel.voting import Tally

ACTS = frozenset({"propose", "vote", "close_vote"})


@dataclass(frozen=True, slots=True)
class Signed:
    """One vote. `position` and `reasons` are empty to others until the draft is settled."""

    name: str
    position: str
    reasons: str
    at: datetime
    void: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """One draft. `awaited` are the members who sit and have not voted."""

    number: int
    state: str
    body: Body
    proposed_by: str
    proposed_at: datetime
    signed: tuple[Signed, ...]
    awaited: tuple[str, ...]
    tally: Tally
    mine: str


def current(case: models.Case) -> models.Draft | None:
    """The draft before the panel whose turn it is."""
    rows = case.drafts.filter(state="open", instance=facts.instance(case))
    return rows.select_related("case").first()


def deliberates(*, case: models.Case, actor: Actor) -> bool:
    """True for who sits in the panel whose turn it is: its drafts are read by nobody else."""
    known = facts.case_facts(case)
    verb = "decide_appeal" if case.state == "appealed" else "decide"
    return actor.ref in guards.sitting(verb=verb, facts=known)


def ballots(*, case: models.Case, actor: Actor) -> tuple[Ballot, ...]:
    """Every draft of this panel, the latest first, as this member may read it."""
    known = facts.case_facts(case)
    rows = case.drafts.filter(instance=facts.instance(case)).select_related("case", "proposed_by")
    return tuple(_ballot(row, known, actor) for row in rows.order_by("-number"))


def why_not(*, case: models.Case, act: str, actor: Actor, at: datetime) -> guards.Why | None:
    """Why this person may not propose, vote or close the vote now, or None."""
    if case.state not in BESIDE[act]:
        return guards.Why.STATE
    known = facts.case_facts(case)
    why = guards.ballot_refusal(verb=verb_of(case, known), facts=known, actor=actor, at=at)
    if why is not None or act == "propose":
        return why
    draft = current(case)
    if draft is None:
        return guards.Why.NO_DRAFT
    if act == "close_vote":
        closes = votes.tally_of(draft=draft, known=known).closes
        return None if closes else guards.Why.NOT_SETTLED
    mine = draft.votes.filter(user__public_id=actor.ref, voided_at__isnull=True)
    return guards.Why.VOTED if mine.exists() else None


def is_late(case: models.Case) -> bool:
    """True while a late request waits to be let in or refused."""
    return facts.case_facts(case).late


def verb_of(case: models.Case, known: Facts) -> str:
    """What the panel whose turn it is would sign."""
    if case.state != "appealed":
        return "decide"
    return "refuse_late" if known.late else "decide_appeal"


def _ballot(row: models.Draft, known: Facts, actor: Actor) -> Ballot:
    body = proposing.loaded(row)
    tally = votes.tally_of(draft=row, known=known)
    is_open = row.state == "open"
    signed = [
        (str(vote.user.public_id), vote)
        for vote in row.votes.select_related("user").order_by("voted_at", "id")
    ]
    counted = {ref for ref, vote in signed if vote.voided_at is None}
    mine = next((v.position for ref, v in signed if ref == actor.ref and not v.voided_at), "")
    names = facts.panel_members(row.case, body.verb)
    return Ballot(
        number=row.number, state=row.state, body=body, proposed_by=row.proposed_by.name,
        proposed_at=row.proposed_at,
        signed=tuple(
            _signed(vote, shown=not is_open or ref == actor.ref) for ref, vote in signed
        ),
        awaited=tuple(name for ref, name in names if ref not in counted) if is_open else (),
        tally=tally if is_open else votes.final_tally(row), mine=mine,
    )  # fmt: skip


def _signed(vote: models.Vote, *, shown: bool) -> Signed:
    return Signed(
        name=vote.user.name, position=vote.position if shown else "",
        reasons=vote.reasons if shown else "", at=vote.voted_at, void=vote.voided_because,
    )  # fmt: skip
