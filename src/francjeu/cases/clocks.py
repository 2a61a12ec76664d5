"""The clocks of a case: which act starts one, which meets it, and where its length comes from."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from francjeu.cases.models import Case, Clock, Interim
from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.settings import deadlines
from francjeu.kernel.procedure.settings.profile import Clock as Key
from francjeu.kernel.procedure.settings.profile import Profile, Unit
from francjeu.policy import queries as policy

# verb → (clocks it meets, clocks it starts)
FOLLOW: dict[str, tuple[tuple[Key, ...], tuple[Key, ...]]] = {
    "open": ((), (Key.ADMISSIBILITY,)),
    "declare_admissible": ((Key.ADMISSIBILITY,), (Key.NOTICE,)),
    "dismiss": ((Key.ADMISSIBILITY,), ()),
    "refer": ((Key.ADMISSIBILITY, Key.NOTICE), ()),
    "notify": ((Key.NOTICE,), (Key.RESPONSE,)),
    "receive_response": ((Key.RESPONSE,), (Key.HEARING,)),
    "note_silence": ((Key.RESPONSE,), (Key.HEARING,)),
    "hold_hearing": ((Key.HEARING,), (Key.DECISION,)),
    "hear_in_writing": ((Key.HEARING,), (Key.DECISION,)),
    "decide": ((Key.DECISION,), (Key.NOTIFICATION,)),
    "announce": ((Key.NOTIFICATION,), (Key.APPEAL,)),
    "appeal": ((Key.APPEAL,), (Key.APPEAL_DECISION,)),
    "decide_appeal": ((Key.APPEAL_DECISION,), ()),
    "refuse_late": ((Key.APPEAL_DECISION,), ()),
    "withdraw_appeal": ((Key.APPEAL_DECISION,), ()),
    "send_back": ((Key.APPEAL_DECISION,), (Key.HEARING,)),
    "close": ((Key.APPEAL,), ()),
}

# clock → the verb which meets it, and the role whose turn it is
TURN: dict[str, tuple[str, Role]] = {
    "admissibility": ("declare_admissible", Role.CASE_MANAGER),
    "notice": ("notify", Role.CASE_MANAGER),
    "response": ("note_silence", Role.CASE_MANAGER),
    "hearing": ("call_hearing", Role.CASE_MANAGER),
    "decision": ("decide", Role.DECIDER),
    "notification": ("announce", Role.CASE_MANAGER),
    "appeal": ("close", Role.CASE_MANAGER),
    "appeal_decision": ("decide_appeal", Role.DECIDER),
    "interim_review": ("review_interim", Role.CASE_MANAGER),
    "interim_answer": ("answer_interim", Role.DECIDER),
}
# these run for someone else: the act is ours only once they are over
OTHERS = frozenset({"response", "appeal"})


def profile_of(case: Case) -> Profile | None:
    """The procedure the case was opened under."""
    return policy.profile_of(case.profile) if case.profile else None


def provisional_label(case: Case, kind: str, language: str) -> str:
    """An interim measure in the words of the case’s own procedure."""
    profile = profile_of(case)
    listed = profile.provisional if profile else ()
    words = next((m.labels for m in listed if m.key == kind), {})
    return words.get(language) or words.get("fr", kind)


def provisional_source(case: Case, kind: str) -> str:
    """Where the list says that this interim measure comes from."""
    profile = profile_of(case)
    listed = profile.provisional if profile else ()
    return next((m.source.text for m in listed if m.key == kind), "")


def due_at(*, case: Case, key: Key, since: datetime) -> datetime | None:
    """When `key` ends if it starts at `since`; None where the profile states nothing."""
    profile = profile_of(case)
    deadline = profile.deadline(key) if profile else None
    if profile is None or deadline is None:
        return None
    return deadlines.due(deadline=deadline, since=local(since), extra=profile.closed)


def contest_until(measure: Interim) -> datetime | None:
    """Until when the person may contest by themselves; None: as long as it runs.

    Counted from the order, and anew from each review.
    """
    last = measure.steps.filter(verb="renew").order_by("-at").first()
    since = last.at if last else measure.starts_at
    return due_at(case=measure.case, key=Key.INTERIM_CONTEST, since=since)


def resumed(*, clock: Clock, paused_at: datetime, at: datetime) -> datetime:
    """When a paused clock ends once it runs again at `at`. Raises deadlines.NoCalendar."""
    profile = profile_of(clock.case)
    deadline = profile.deadline(Key(clock.key)) if profile else None
    return deadlines.resumed(
        unit=deadline.unit if deadline else Unit.CALENDAR_DAYS, due_at=local(clock.due_at),
        paused_at=local(paused_at), at=local(at),
        extra=profile.closed if profile else frozenset(),
    )  # fmt: skip


def local(moment: datetime) -> datetime:
    """The moment as read on a clock of the place, where days begin and end."""
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE))


def follow(*, case: Case, verb: str, at: datetime) -> None:
    """Meet and start the clocks that `verb` meets and starts."""
    meets, starts = FOLLOW.get(verb, ((), ()))
    Clock.objects.filter(case=case, key__in=meets, met_at__isnull=True).update(met_at=at)
    for key in starts:
        start(case=case, key=key, at=at)


def start(*, case: Case, key: Key, at: datetime) -> Clock | None:
    """Start one clock from the case's profile; None where it states nothing."""
    due = due_at(case=case, key=key, since=at)
    profile = profile_of(case)
    deadline = profile.deadline(key) if profile else None
    if due is None or deadline is None:
        return None
    clock = Clock(case=case, key=key.value, started_at=at, due_at=due, source=deadline.source.text)
    clock.save(force_insert=True)
    return clock
