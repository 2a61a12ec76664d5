"""Letters to who reported that did not arrive, for who may know of the report; never to whom."""

from francjeu.kernel.actors import Actor
from francjeu.notices import queries as notices
from francjeu.notices.queries import Line
from francjeu.reports.queries import reach

_OF_REPORT = "report:"


def in_hand_for(*, actor: Actor) -> tuple[Line, ...]:
    """To tell otherwise: the person reads it with their code. Oldest first, without names."""
    lines = tuple(it for it in notices.in_hand() if it.subject.startswith(_OF_REPORT))
    if not lines:
        return ()
    refs = {line.reference for line in lines}
    seen = set(reach.visible(actor).filter(ref__in=refs).values_list("ref", flat=True))
    return tuple(line for line in lines if line.reference in seen)


def may_see(*, actor: Actor, subject: str) -> bool:
    """True when this account may know of the report a letter is about."""
    ref = subject.removeprefix(_OF_REPORT)
    return subject.startswith(_OF_REPORT) and reach.visible(actor).filter(ref=ref).exists()
