"""The letters of the cases a person may see which wait for somebody."""

from francjeu.cases.queries import reach
from francjeu.kernel.actors import Actor
from francjeu.notices import queries as notices
from francjeu.notices.queries import Line

_OF_CASE = "case:"


def in_hand_for(*, actor: Actor) -> tuple[Line, ...]:
    """To hand over, come back, or with a code to tell; oldest first, without names."""
    return _seen(actor, notices.in_hand())


def waiting_for(*, actor: Actor) -> tuple[Line, ...]:
    """What the mail server did not take yet, and which leaves again by itself."""
    return _seen(actor, notices.waiting())


def _seen(actor: Actor, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    lines = tuple(line for line in lines if line.subject.startswith(_OF_CASE))
    if not lines:
        return ()
    refs = {line.subject.removeprefix(_OF_CASE) for line in lines}
    seen = set(reach.visible(actor).filter(ref__in=refs).values_list("ref", flat=True))
    return tuple(line for line in lines if line.subject.removeprefix(_OF_CASE) in seen)
