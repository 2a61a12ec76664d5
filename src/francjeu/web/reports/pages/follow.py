"""What who comes back with the code reads: where it stands, and the thread."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from francjeu.evidence.queries import watches
from francjeu.kernel.procedure.intake.report import Answer, Outcome, Stage
from francjeu.kernel.procedure.settings.doors import Need
from francjeu.kernel.procedure.settings.profile import Clock, Profile
from francjeu.plumbing.dates import date_format
from francjeu.policy import queries as policy
from francjeu.reports import words
from francjeu.reports import words_routing as routing_words
from francjeu.reports.queries import thread
from francjeu.reports.queries.routing import HandOver
from francjeu.web.reports.pages.phrases import due_by, open_doors, short
from francjeu.web.shell import doors as outside
from francjeu.web.shell.doors import Door


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


def _day(day: date | None) -> str:
    return date_format(day, "l j F") if day else ""


def _status(found: thread.Following, profile: Profile | None) -> str:
    """One sentence on where it stands; the same for each reporter of a group."""
    if found.state == "received":
        by = due_by(Clock.URGENCY_CHECK, since=found.received_at, profile=profile)
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
    listed = open_doors(day)
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
        gate_said=short(words.ANSWERS[found.gate]),
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
    by = due_by(clock, since=found.received_at, profile=profile)
    step = (
        _("we check whether anyone is in danger")
        if found.state == "received"
        else _("we tell you if we can act")
    )
    if by:
        return _("Nothing new. Next: %(step)s, by %(date)s.") % {"step": step, "date": by}
    return _("Nothing new. Next: %(step)s.") % {"step": step}
