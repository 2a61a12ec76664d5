"""Opening a case, and saying whether it can be examined."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from francjeu.cases import access, clocks, facts, representing
from francjeu.cases.models import Allegation, Case, Exhibit, Party
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.intake import involving
from francjeu.cases.operations.letters import answering, telling
from francjeu.cases.operations.measures import interim
from francjeu.cases.operations.panel import shielding
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.case.moves import Ground
from francjeu.kernel.procedure.hearing import speaking
from francjeu.kernel.procedure.intake.report import Stage
from francjeu.plumbing import ids
from francjeu.policy import queries as policy
from francjeu.reports.operations.exchange import following
from francjeu.reports.operations.leaving import disposing


class NoPolicy(Exception):
    """No version of the policy was in force on the day of the act."""


class UnknownClause(Exception):
    """The version in force that day has no such clause, or one that nobody can breach."""


class NoReason(Exception):
    """Who names an author once the case is under way says how they know."""


class OnePersonEach(Exception):
    """A case under way is about one person: open another beside it for this one."""


class UnfitToSpeak(Exception):
    """This person may not speak for another in this case; `why` is the rule. Name another adult."""

    def __init__(self, why: speaking.Unfit) -> None:
        super().__init__(why.value)
        self.why = why


def open_case(
    *, title: str, description: str, first_act_on: date, last_act_on: date | None = None,
    reports: tuple[str, ...] = (), about: str = "nobody", actor: Actor, at: datetime,
) -> Case:  # fmt: skip
    """Open a case under the policy of the day of the act and the procedure of today.

    Its reports (by reference) are joined to it; each reporter is told so in their own thread. Each
    has passed the gate; a case without report passes it before it is admitted.
    Raises NoPolicy, kernel.access.Refused, and what reports raise.
    """
    access.require(actor, access.Act.OPEN, facts.apart(about))
    version = policy.in_force(on=first_act_on)
    if version is None:
        raise NoPolicy
    opener, profile = moving.account(actor), policy.profile_row(on=at.date())
    members, on_appeal = policy.profile_of(profile).members if profile else (1, 1)
    with transaction.atomic():
        case = Case(
            ref=ids.next_ref(letter="D", year=at.year), title=title, description=description,
            first_act_on=first_act_on, last_act_on=last_act_on, policy_id=version.pk,
            profile=profile, manager=opener, opened_by=opener, opened_at=at, about=about,
            members=members, appeal_members=on_appeal,
        )  # fmt: skip
        case.save(force_insert=True)
        if reports:
            disposing.join_case(refs=reports, case_ref=case.ref, actor=actor, at=at)
            case.gated_at = at  # each report joined was asked the nine questions
            case.save(update_fields=["gated_at"])
        following.name_responsible(case_ref=case.ref, account=actor.ref, name=opener.name, at=at)
        clocks.follow(case=case, verb="open", at=at)
        moving.record(
            event="case.opened", case=case, actor=actor, at=at,
            told={"policy": version.number, "reports": list(reports)},
        )  # fmt: skip
    return case


def allege(*, case: Case, clause_id: str, actor: Actor, at: datetime) -> Allegation:
    """Invoke a clause, with its exact text in the version of the day of the act.

    Raises UnknownClause, NotYet once the respondent was notified.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="allege", state=case.state)
    clause = policy.version_of(case.policy).clause(clause_id)
    if clause is None or clause.kind not in {"prohibition", "identity", "duty"}:
        raise UnknownClause(clause_id)
    with transaction.atomic():
        row, is_new = Allegation.objects.get_or_create(
            case=case, clause=clause.id,
            defaults={"clause_text": clause.text, "shape": clause.shape, "added_at": at},
        )  # fmt: skip
        if is_new:
            moving.record(
                event="case.alleged", case=case, actor=actor, at=at, told={"clause": clause.id}
            )
    return row


def add_party(
    *, case: Case, someone: involving.Someone, reason: str = "", actor: Actor, at: datetime
) -> Party:
    """Add a person, shown from then on as a letter. The name stays out of the journal.

    Naming the author once the case is under way is a reasoned act (C-D-5).
    Who represents is an adult who is not in the case otherwise and does not run it. Raises
    NoReason, OnePersonEach, UnfitToSpeak, involving.NotAPerson, involving.OnlyFollowed, and NotYet
    once decided.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="add_party", state=case.state)
    if someone.role == "respondent" and case.state != "opened" and not reason.strip():
        raise NoReason
    involving.check(someone, reason=reason)
    with transaction.atomic():
        moving.hold(case)
        _require_one(case, someone)
        known = someone.person
        full_name = (
            f"{known.given_name} {known.family_name}" if known else involving.name_of(someone)
        )
        party = Party(
            case=case, role=someone.role, letter=_letter(case.parties.count()),
            person=known, name=someone.name or full_name,
            email=someone.email or (known.email if known else involving.address_of(someone)),
            phone=someone.phone,
            relation=someone.relation, language=known.language if known else someone.language,
            birth_year=known.birth_year if known else someone.birth_year,
            institution=involving.place_of(someone), speaks_for=someone.speaks_for, added_at=at,
        )  # fmt: skip
        party.save(force_insert=True)
        involving.note(party=party, someone=someone, reason=reason, actor=actor, at=at)
        why = representing.unfit(party, at=at) if party.role == representing.ROLE else None
        if why:
            raise UnfitToSpeak(why)
        moving.record(
            event="case.party_added", case=case, actor=actor, at=at,
            told={"letter": party.letter, "role": party.role, "reason": reason},
        )  # fmt: skip
        shielding.shield(case=case, actor=actor, at=at)
    return party


def _require_one(case: Case, someone: involving.Someone) -> None:
    """Once a case is notified it is about one person; another gets a case of their own."""
    if someone.role != "respondent" or case.state in {"opened", "admissible"}:
        return
    if case.parties.filter(role="respondent").exists():
        raise OnePersonEach


def _letter(count: int) -> str:
    """A, B … Z, then A2, B2…"""
    return chr(ord("A") + count % 26) + (str(count // 26 + 1) if count >= 26 else "")


def add_exhibit(
    *, case: Case, description: str, item_id: int | None = None, testimony: str = "",
    actor: Actor, at: datetime,
) -> Exhibit:  # fmt: skip
    """Number a piece: a sealed item, or a testimony in words when the content is gone (C-SUPP).

    Raises NotYet once the record is closed.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="add_exhibit", state=case.state)
    with transaction.atomic():
        number = (case.exhibits.aggregate(n=Max("number"))["n"] or 0) + 1
        exhibit = Exhibit(
            case=case, number=number, item_id=item_id, description=description,
            testimony=testimony, added_at=at, added_by=moving.account(actor),
        )  # fmt: skip
        exhibit.save(force_insert=True)
        moving.record(
            event="case.exhibit_added", case=case, actor=actor, at=at, told={"number": number}
        )
    return exhibit


def declare_admissible(*, case: Case, reasons: str, actor: Actor, at: datetime) -> Case:
    """The policy may apply: the case will be examined. Raises NotYet, CaseMoved."""
    with transaction.atomic():
        moving.move(
            case=case, verb="declare_admissible", actor=actor, at=at,
            admitted_by=moving.account(actor), admissibility_reasons=reasons,
        )  # fmt: skip
    return case


def dismiss(*, case: Case, ground: Ground, reasons: str, actor: Actor, at: datetime) -> Case:
    """The policy does not allow the organisation to act; the ground is one of the list."""
    with transaction.atomic():
        moving.move(
            case=case, verb="dismiss", actor=actor, at=at, told={"ground": ground.value},
            ground=ground.value, admissibility_reasons=reasons, closed_at=at,
        )  # fmt: skip
        answering.dismissed(case=case, ground=ground, actor=actor, at=at)
        interim.end_all(case=case, actor=actor, at=at)
        telling.reporters(case=case, stage=Stage.CLOSED, actor=actor, at=at)
    return case


def refer(*, case: Case, door: str, reasons: str, actor: Actor, at: datetime) -> Case:
    """Hand the matter to an outside body; what was handed and why stays in the journal."""
    with transaction.atomic():
        moving.move(
            case=case, verb="refer", actor=actor, at=at, told={"door": door, "reasons": reasons},
            referred_to=door, admissibility_reasons=reasons, closed_at=at,
        )  # fmt: skip
        answering.referred(case=case, door=door, actor=actor, at=at)
        interim.end_all(case=case, actor=actor, at=at)
        telling.reporters(case=case, stage=Stage.CLOSED, actor=actor, at=at)
    return case


def answer_reprisal(
    *, case: Case, is_possible: bool, note: str, actor: Actor, at: datetime
) -> Case:
    """Could this complaint punish someone for speaking up? A person answers before any notice."""
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="answer_reprisal", state=case.state)
    with transaction.atomic():
        case.reprisal_check = "possible" if is_possible else "no"
        case.reprisal_note = note
        case.save(update_fields=["reprisal_check", "reprisal_note"])
        moving.record(
            event="case.reprisal_answered", case=case, actor=actor, at=at,
            told={"answer": case.reprisal_check},
        )  # fmt: skip
    return case


def set_parallel(*, case: Case, door: str, actor: Actor, at: datetime) -> Case:
    """Another body has a file open (police, PILS): a notice then waits for a confirmation."""
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="set_parallel", state=case.state)
    with transaction.atomic():
        case.parallel_with, case.parallel_cleared_at = door, None
        case.save(update_fields=["parallel_with", "parallel_cleared_at"])
        moving.record(event="case.parallel_set", case=case, actor=actor, at=at, told={"door": door})
    return case


def clear_parallel(*, case: Case, note: str, actor: Actor, at: datetime) -> Case:
    """A person confirms that a notice does not interfere with the other body's file (X-14)."""
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="clear_parallel", state=case.state)
    with transaction.atomic():
        case.parallel_cleared_at = at
        case.save(update_fields=["parallel_cleared_at"])
        moving.record(
            event="case.parallel_cleared", case=case, actor=actor, at=at, told={"note": note}
        )
    return case
