"""Hearing the person concerned: notice, answer, silence, hearing."""

from datetime import datetime

from django.db import transaction

from francjeu.cases import access, clocks, noticing, representing
from francjeu.cases.models import Case, Exhibit, Hearing, Party, Response, ResponseDraft
from francjeu.cases.operations.file import guarding, moving
from francjeu.cases.operations.hearing import asking
from francjeu.cases.operations.letters import heard_letters, steps, telling, writing
from francjeu.cases.operations.panel import voiding
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.intake.report import Stage
from francjeu.kernel.procedure.settings import deadlines
from francjeu.kernel.procedure.settings.profile import Clock


class NotLater(Exception):
    """More time ends after the date it replaces, and after now."""


class TooSoon(Exception):
    """A hearing is called for a time that is still to come."""


class AlreadySent(Exception):
    """This draft was sent already: a second press sends nothing twice."""


class NoDeadline(Exception):
    """The profile sets no time to answer: a person must give a date."""


def notify(
    *, case: Case, description: str, disclosed: tuple[int, ...] = (),
    answer_by: datetime | None = None, actor: Actor, at: datetime,
) -> Case:  # fmt: skip
    """Tell the person concerned what is alleged, under which text, with which pieces and rights.

    Letters go to each respondent and to who speaks for them: a person under 18 is never alone, and
    a reporter’s name is withheld or told by a reasoned ruling. Raises NotYet, CaseMoved,
    NoDeadline, notices Reproduces when the description repeats a piece.
    """
    why = noticing.missing(case, at=at)
    if why:
        raise guards.NotYet(verb="notify", why=why)
    due = answer_by or clocks.due_at(case=case, key=Clock.RESPONSE, since=at)
    if due is None:
        raise NoDeadline
    with transaction.atomic():
        moving.move(
            case=case, verb="notify", actor=actor, at=at, told={"answer_by": str(due)},
            notified_at=at, response_due_at=due, description=description,
        )  # fmt: skip
        Exhibit.objects.filter(case=case, number__in=disclosed).update(disclosed=True)
        writing.notice(case=case, actor=actor, at=at)
    return case


def extend(*, case: Case, until: datetime, reason: str, actor: Actor, at: datetime) -> Case:
    """Give more time to answer, with a reason; a waiting request is granted by it.

    Raises NotLater, deadlines.NoCalendar, NotYet when nobody is awaited.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    asking.require_awaited(case, "extend")
    if until <= at or (case.response_due_at and until <= case.response_due_at):
        raise NotLater
    deadlines.require_calendar(until.date())
    with transaction.atomic():
        case.response_due_at = until
        case.save(update_fields=["response_due_at"])
        case.clocks.filter(key=Clock.RESPONSE.value, met_at__isnull=True).update(
            due_at=until, extended_reason=reason
        )
        moving.record(
            event="case.extended", case=case, actor=actor, at=at,
            told={"until": str(until), "reason": reason},
        )  # fmt: skip
        waiting = case.time_requests.filter(state="asked").first()
        if waiting is None:
            steps.extended(case=case, until=until, actor=actor, at=at)
        else:
            asking.settle(request=waiting, due_at=until, answer=reason, actor=actor, at=at)
    return case


def save_draft(*, party: Party, answers: str, actor: Actor, at: datetime) -> ResponseDraft:
    """Keep what a party is typing; nobody else reads it."""
    draft, _ = ResponseDraft.objects.update_or_create(
        party=party, defaults={"answers": answers, "saved_at": at}
    )
    return draft


def receive_response(
    *, case: Case, party: Party, version: str, context: str = "", witnesses: str = "",
    wish: str = "", actor: Actor, at: datetime,
) -> Response:  # fmt: skip
    """Receive an answer from the party's link, or recorded by the case manager by phone.

    A second answer adds to the first while nothing is decided; one that comes after the date is
    kept and marked late. Raises NotYet, CaseMoved, AlreadySent, Refused for who does not speak.
    """
    representing.require(party=party, actor=actor, at=at)
    is_late = case.response_due_at is not None and at > case.response_due_at
    with transaction.atomic():
        _take_draft(party, actor)
        if case.state == "notified":
            moving.move(case=case, verb="receive_response", actor=actor, at=at, responded_at=at)
        else:
            guards.require_time(act="add_response", state=case.state)
            moving.record(
                event="case.response_added", case=case, actor=actor, at=at,
                told={"letter": party.letter},
            )  # fmt: skip
            # the panel votes on all that was said
            voiding.draft_changed(case=case, because="said", actor=actor, at=at)
        response = Response(
            case=case, party=party, version=version, context=context, witnesses=witnesses,
            wish=wish, received_at=at, is_late=is_late,
            recorded_by=moving.account(actor) if actor.kind == Kind.STAFF else None,
        )  # fmt: skip
        response.save(force_insert=True)
        writing.response_received(case=case, party=party, actor=actor, at=at)
        heard_letters.answered_for(case=case, by=party, actor=actor, at=at)
    return response


def _take_draft(party: Party, actor: Actor) -> None:
    """The draft goes with the answer; by link, without one there is nothing to send."""
    taken, _ = ResponseDraft.objects.filter(party=party).delete()
    if actor.kind == Kind.PARTY and not taken:
        raise AlreadySent


def note_silence(*, case: Case, actor: Actor, at: datetime) -> Case:
    """The time to answer is over and nobody answered: silence is not a confession."""
    with transaction.atomic():
        moving.move(case=case, verb="note_silence", actor=actor, at=at)
        steps.no_answer(case=case, actor=actor, at=at)
    return case


def call_hearing(
    *, case: Case, way: str, starts_at: datetime, joining: str, expected: str = "",
    actor: Actor, at: datetime,
) -> Hearing:  # fmt: skip
    """Call the person concerned to be heard: how, when, who will be there.

    Raises TooSoon for a time that has passed, guarding.TellsWho when a line names who reported,
    NotYet, CaseMoved.
    """
    if starts_at <= at:
        raise TooSoon
    guarding.require_silent(case=case, text=f"{joining}\n{expected}")
    with transaction.atomic():
        moving.move(
            case=case, verb="call_hearing", actor=actor, at=at,
            told={"way": way, "starts_at": str(starts_at)},
        )  # fmt: skip
        hearing = Hearing(
            case=case, way=way, starts_at=starts_at, joining=joining, expected=expected,
            called_at=at,
        )  # fmt: skip
        hearing.save(force_insert=True)
        writing.hearing(case=case, hearing=hearing, actor=actor, at=at)
    return hearing


def hold_hearing(*, case: Case, present: str, minutes: str, actor: Actor, at: datetime) -> Hearing:
    """Keep the minutes of the hearing; a letter asks the person to read them back.

    The person reads them: they name nobody who reported. Raises guarding.TellsWho, NotYet.
    """
    guarding.require_silent(case=case, text=f"{present}\n{minutes}")
    with transaction.atomic():
        moving.move(case=case, verb="hold_hearing", actor=actor, at=at, heard_at=at)
        telling.reporters(case=case, stage=Stage.HEARD, actor=actor, at=at)
        hearing = case.hearings.get(held_at__isnull=True)
        hearing.present, hearing.minutes, hearing.held_at = present, minutes, at
        hearing.save(update_fields=["present", "minutes", "held_at"])
        steps.heard(case=case, in_writing=False, actor=actor, at=at)
    return hearing


def hear_in_writing(*, case: Case, actor: Actor, at: datetime) -> Hearing:
    """The written answer, or the chance to give one, is the hearing."""
    with transaction.atomic():
        moving.move(case=case, verb="hear_in_writing", actor=actor, at=at, heard_at=at)
        telling.reporters(case=case, stage=Stage.HEARD, actor=actor, at=at)
        hearing = Hearing(case=case, way="written", called_at=at, held_at=at)
        hearing.save(force_insert=True)
        steps.heard(case=case, in_writing=True, actor=actor, at=at)
    return hearing
