"""What each public page of the form and of the reporter prints: frozen, built from queries."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from francjeu.evidence.queries import Piece, watches
from francjeu.kernel.procedure.doors import Need
from francjeu.kernel.procedure.profile import Clock, Profile, Unit
from francjeu.kernel.procedure.report import Answer, Outcome, Stage
from francjeu.kernel.procedure.telling import STEPS, Telling
from francjeu.people import queries as people
from francjeu.plumbing.dates import date_format
from francjeu.policy import queries as policy
from francjeu.reports import words
from francjeu.reports import words_routing as routing_words
from francjeu.reports.queries import tasks, thread
from francjeu.reports.queries.drafts import Draft, Sent
from francjeu.reports.queries.routing import HandOver
from francjeu.web.shell import doors as outside
from francjeu.web.shell.doors import Door


@dataclass(frozen=True, slots=True)
class Start:
    """Before the first question: what is collected and why, said above."""

    is_open: bool
    has_draft: bool
    privacy_officer: str
    privacy_contact: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One step. `stop` when the gate is shut; `danger` when someone may be in danger."""

    number: int
    steps: int
    is_gate: bool
    stop: bool
    danger: bool
    skips: bool
    pieces: tuple[Piece, ...]
    emergency: tuple[Door, ...]
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """One line of the last step."""

    number: int
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A required question without an answer."""

    number: int
    question: str


@dataclass(frozen=True, slots=True)
class Review:
    """The last step: everything told, each line with a way to change it."""

    steps: int
    lines: tuple[Answered, ...]
    missing: tuple[Missing, ...]
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """What happens, by when; a date only where the profile holds one."""

    title: str
    what: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The code, once, then again for ten minutes."""

    code: str
    at: datetime
    next: tuple[Next, ...]
    doors: tuple[Door, ...]
    reprisal_forbidden: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One message as the reporter reads it: never who wrote for the team."""

    mine: bool
    text: str
    at: datetime
    is_question: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What would leave, to whom: the reporter says yes or no."""

    public_id: str
    body: str
    parts: str


@dataclass(frozen=True, slots=True)
class Mine:
    """Where one's report stands, and the thread."""

    status: str
    next: str
    lines: tuple[Line, ...]
    takes_files: bool
    gate_said: str
    other_doors: tuple[str, ...]
    doors: tuple[Door, ...]
    is_closed: bool
    followed_by: str
    parts: tuple[str, ...]
    asks: tuple[Asked, ...]
    left: tuple[str, ...]
    seen: tuple[watches.Question, ...]


def _listed(on: date) -> tuple[Door, ...]:
    return outside.doors(on=on, language=get_language() or "fr")


def start(*, on: date, has_draft: bool) -> Start:
    """The first page."""
    organisation = people.organisation()
    return Start(
        is_open=organisation.is_open,
        has_draft=has_draft,
        privacy_officer=organisation.privacy_officer,
        privacy_contact=organisation.privacy_contact,
        doors=_listed(on),
    )


def question(*, number: int, draft: Draft, skips: bool, on: date) -> Question:
    """One step of the form."""
    told, listed = draft.telling, _listed(on)
    stop = told.gate is not None and not told.takes_files
    wanted = (Need.IMAGE, Need.POLICE) if number == 4 or stop else (Need.DISTRESS, Need.INTEGRITY)
    return Question(
        number=number,
        steps=STEPS,
        is_gate=number == 4,
        stop=stop and number in (5, 6),
        danger=told.danger is Answer.YES and number == 2,
        skips=skips,
        pieces=draft.pieces if number == 6 and told.takes_files else (),
        emergency=outside.for_needs(listed, Need.DANGER, Need.DISTRESS) if number <= 2 else (),
        doors=outside.for_needs(listed, *wanted),
    )


def _name(said: object) -> str:
    return str(said).partition(" — ")[0]


def _told(told: Telling, pieces: tuple[Piece, ...]) -> dict[int, list[str]]:
    """What was answered at each step, in words."""
    where = [told.location] if not told.takes_files else [told.link, told.where]
    where += [_name(words.OBTAINED[told.obtained])] if told.obtained else []
    where += [piece.name for piece in pieces] if told.takes_files else []
    named = [a for a in (told.name, told.email, told.phone) if a and told.is_named]
    return {
        1: [_name(words.ANSWERS[told.danger])] if told.danger else [],
        2: [_name(words.IMPACTED[told.impacted])] if told.impacted else [],
        3: [_name(words.PLACES[told.place]) if told.place else "", told.place_words],
        4: [_name(words.GATE[told.gate])] if told.gate else [],
        5: [
            told.what,
            ", ".join(str(words.TAGS[tag]) for tag in told.tags),
            date_format(told.happened_on) if told.happened_on else "",
        ],
        6: where,
        7: [told.who, "" if told.about == "nobody" else _name(words.ABOUT[told.about])],
        8: [
            *(named or [_("Anonymous")]),
            _name(words.BANDS[told.band]),
            told.adult,
        ],
    }


def review(*, draft: Draft, titles: dict[int, str], on: date) -> Review:
    """Everything told, before sending."""
    told = _told(draft.telling, draft.pieces)
    lines = tuple(
        Answered(n, titles[n], "\n".join(a for a in told[n] if a) or _("Not answered"))
        for n in sorted(titles)
    )
    missing = tuple(Missing(n, titles[n]) for n in draft.telling.unanswered)
    wanted = (Need.DISTRESS, Need.INTEGRITY)
    return Review(
        steps=STEPS, lines=lines, missing=missing, doors=outside.for_needs(_listed(on), *wanted)
    )


def _by(clock: Clock, *, since: datetime, profile: Profile | None) -> str:
    """« lundi 30 novembre », with the hour where the delay is in hours; empty without one."""
    due = tasks.due_for(clock=clock, since=since, profile=profile)
    deadline = profile.deadline(clock) if profile else None
    if due is None or deadline is None:
        return ""
    day = date_format(due, "l j F")
    if deadline.unit is Unit.HOURS:
        return _("%(day)s at %(time)s") % {"day": day, "time": date_format(due, "TIME_FORMAT")}
    return day


def _next(*, since: datetime, profile: Profile | None) -> tuple[Next, ...]:
    """Three steps: with dates where the profile holds them, else in softer words (decision 16)."""
    urgency = _by(Clock.URGENCY_CHECK, since=since, profile=profile)
    answer = _by(Clock.ACKNOWLEDGEMENT, since=since, profile=profile)
    admissible = _by(Clock.ADMISSIBILITY, since=since, profile=profile)
    return (
        Next(
            _("By %(date)s: we check whether anyone is in danger") % {"date": urgency}
            if urgency
            else _("First: we check whether anyone is in danger"),
            _("A real person reads your message. If there is danger, we call for help."),
        ),
        Next(
            _("By %(date)s: we answer here") % {"date": answer}
            if answer
            else _("Then: we answer here"),
            _("We ask a question or say what we are doing."),
        ),
        Next(
            _("By %(date)s: we tell you if we can act") % {"date": admissible}
            if admissible
            else _("After that: we tell you if we can act"),
            _("If it is not for us to act, we tell you who can."),
        ),
    )


def receipt(*, sent: Sent) -> Receipt:
    """What to keep, and what happens by when."""
    day = timezone.localdate(sent.at)
    profile = policy.profile(on=day)
    wanted = (Need.DISTRESS, Need.INTEGRITY)
    return Receipt(
        code=sent.code,
        at=timezone.localtime(sent.at),
        next=_next(since=sent.at, profile=profile),
        doors=outside.for_needs(_listed(day), *wanted),
        reprisal_forbidden=bool(profile and profile.reprisal_forbidden),
    )


def _day(day: date | None) -> str:
    return date_format(day, "l j F") if day else ""


def _status(found: thread.Following, profile: Profile | None) -> str:
    """One sentence on where it stands; the same for each reporter of a group."""
    if found.state == "received":
        by = _by(Clock.URGENCY_CHECK, since=found.received_at, profile=profile)
        return (
            _("We have your report. A person will read it by %(date)s.") % {"date": by}
            if by
            else _("We have your report. A person will read it.")
        )
    if found.state == "urgency_checked":
        return " ".join((_("A person has read it."), _checked(found.outcome),
                         _("If that changes, say so here or call 911.")))  # fmt: skip
    if found.state == "not_admissible" and found.refusal:
        return _(
            "We cannot act under this policy. Reason: %(reason)s. This does not mean it is false, "
            "or acceptable. These people can help:"
        ) % {"reason": words.REFUSALS[found.refusal]}
    if found.state == "rerouted" and found.basis:
        return _("Your message went to %(body)s, %(basis)s.") % {
            "body": found.body,
            "basis": words.BASES[found.basis],
        }
    if found.state == "in_case":
        return _in_case(found)
    return _closed(found)


def _checked(outcome: Outcome | None) -> str:
    if outcome is Outcome.NO_DANGER:
        return _("We saw no immediate danger.")
    return _("We asked for help.")


def _in_case(found: thread.Following) -> str:
    by = _day(found.next_by)
    if found.stage is Stage.ON_HOLD:
        return _("Our case is waiting for another process. Protective measures continue.")
    if found.stage is Stage.HEARD:
        said = _("The people have been heard. The committee is writing its decision.")
        return f"{said} {_expected(by)}".strip()
    if found.stage is Stage.DECIDED:
        return _decided(found)
    if found.stage is Stage.CLOSED:
        return _closed(found)
    said = _(
        "The policy applies. A case is open. The people concerned will be heard. It often takes "
        "time."
    )
    return f"{said} {_expected(by)}".strip()


def _expected(by: str) -> str:
    return _("Next news by %(date)s.") % {"date": by} if by else ""


def _decided(found: thread.Following) -> str:
    breach = (
        _("The committee found a breach.")
        if found.breach_found
        else _("The committee did not find a breach.")
    )
    said = [_("A decision has been made.")]
    said += [breach] if found.breach_found is not None else []
    return " ".join([*said, _("Details stay private, for everyone.")])


def _closed(found: thread.Following) -> str:
    said = (
        _("The case has been closed since %(date)s.")
        % {"date": date_format(timezone.localdate(found.closed_at))}
        if found.closed_at
        else _("The case is closed.")
    )
    until = (
        _("Your code still works until %(date)s.")
        % {"date": date_format(timezone.localdate(found.code_until))}
        if found.code_until
        else _("Your code still works.")
    )
    again = _("If it starts again, or someone takes revenge, write here.")
    return f"{said} {until} {again}"


def mine(*, found: thread.Following, at: datetime) -> Mine:
    """What the reporter reads with the code."""
    day = timezone.localdate(at)
    profile = policy.profile(on=timezone.localdate(found.received_at))
    status = _status(found, profile)
    if found.asked:
        status = _("We have a question for you. You don’t have to answer.")
    listed = _listed(day)
    named = {door.key: door for door in listed}
    chosen = tuple(named[key] for key in found.doors if key in named)
    usual = outside.for_needs(listed, Need.DISTRESS, Need.INTEGRITY)
    return Mine(
        status=status,
        next=_nothing_new(found, profile),
        lines=tuple(
            Line(m.from_reporter, m.text, timezone.localtime(m.at), m.kind == "question")
            for m in found.messages
        ),
        takes_files=found.gate is Answer.NO,
        gate_said=_name(words.ANSWERS[found.gate]),
        other_doors=tuple(key for key in found.doors if key not in named),
        doors=chosen or usual,
        is_closed=found.state == "closed" or found.stage is Stage.CLOSED,
        followed_by=found.followed_by,
        parts=tuple(_part(part, profile, found) for part in found.parts),
        asks=tuple(_asked(row) for row in found.handovers if row.state == "asked"),
        left=tuple(_left(row) for row in found.handovers if row.sent_at),
        seen=found.seen,
    )


def follower(found: thread.Following) -> str:
    """Who follows the case, as a choice of the form."""
    if not found.followed_by:
        return ""
    return _("%(name)s, who follows my case") % {"name": found.followed_by}


def parts(found: thread.Following) -> tuple[tuple[str, str], ...]:
    """What a message may be about, once there is more than one thing."""
    if not found.parts:
        return ()
    first = (found.ref, _("What I told first"))
    return (first, *((part.ref, _other_part(part)) for part in found.parts))


def _other_part(part: thread.PartOf) -> str:
    if part.is_reprisal:
        return _("The revenge I told of")
    return _("The part that went another way")


def _part(part: thread.PartOf, profile: Profile | None, found: thread.Following) -> str:
    """Where a part stands, in the same sentences."""
    said = _status(replace(
        found, state=part.state, stage=part.stage, refusal=part.refusal, body=part.body,
        basis=part.basis, doors=part.doors, breach_found=part.breach_found,
        closed_at=part.closed_at,
    ), profile)  # fmt: skip
    return _("%(part)s: %(status)s") % {"part": _other_part(part), "status": said}


def _asked(row: HandOver) -> Asked:
    leaves = ", ".join(str(routing_words.PARTS[part]) for part in row.parts).lower()
    return Asked(public_id=row.public_id, body=row.body, parts=leaves)


def _left(row: HandOver) -> str:
    when = date_format(timezone.localtime(row.sent_at), "j F") if row.sent_at else ""
    return _("On %(when)s, we gave this to %(body)s.") % {"when": when, "body": row.body}


def _nothing_new(found: thread.Following, profile: Profile | None) -> str:
    if found.state not in ("received", "urgency_checked"):
        return _("Nothing new. You will read our answers here.")
    clock = Clock.URGENCY_CHECK if found.state == "received" else Clock.ADMISSIBILITY
    by = _by(clock, since=found.received_at, profile=profile)
    step = (
        _("we check whether anyone is in danger")
        if found.state == "received"
        else _("we tell you if we can act")
    )
    if by:
        return _("Nothing new. Next: %(step)s, by %(date)s.") % {"step": step, "date": by}
    return _("Nothing new. Next: %(step)s.") % {"step": step}
