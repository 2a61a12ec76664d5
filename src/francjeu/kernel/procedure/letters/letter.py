"""The letter: from written to opened; one that does not leave is never forgotten."""

from francjeu.kernel.actors import Kind, Role
from francjeu.kernel.procedure.machine import Machine, Move

_STAFF = (Role.CASE_MANAGER, Role.ADMINISTRATOR)

LETTER = Machine(
    name="letter",
    initial="queued",
    moves=(
        Move("send", "queued", "sent", by=(Kind.SOFTWARE,)),
        Move("give_up", "queued", "failed", by=(Kind.SOFTWARE,)),
        Move("put_by_hand", "queued", "by_hand", by=(Kind.STAFF, Kind.SOFTWARE)),
        Move("hand_over", "by_hand", "sent", by=_STAFF),
        Move("hand_over", "failed", "sent", by=_STAFF),
        Move("try_again", "failed", "queued", by=_STAFF),
        Move("return", "sent", "failed", by=(*_STAFF, Kind.PARTY, Kind.VISITOR, Kind.SOFTWARE)),
        Move("open", "sent", "opened", by=(Kind.PARTY,)),
    ),
)
