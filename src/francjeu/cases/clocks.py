"""The clocks of a case: which act starts one, which meets it, and where its length comes from."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from francjeu.cases.models import Case, Clock
from francjeu.kernel.procedure import deadlines
from francjeu.kernel.procedure.profile import Clock as Key
from francjeu.kernel.procedure.profile import Profile
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
    "close": ((Key.APPEAL,), ()),
}


def profile_of(case: Case) -> Profile | None:
    """The procedure the case was opened under."""
    return policy.profile_of(case.profile) if case.profile else None


def due_at(*, case: Case, key: Key, since: datetime) -> datetime | None:
    """When `key` ends if it starts at `since`; None where the profile states nothing."""
    profile = profile_of(case)
    deadline = profile.deadline(key) if profile else None
    local = since.astimezone(ZoneInfo(settings.TIME_ZONE))
    return deadlines.due(deadline=deadline, since=local) if deadline else None


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
