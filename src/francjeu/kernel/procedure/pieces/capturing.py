"""The life of one capture of a page: asked, running, then what came of it, for good."""

from francjeu.kernel.actors import Kind, Role
from francjeu.kernel.procedure.machine import Machine, Move

_HANDS = (Kind.SOFTWARE, Kind.CLOCK, Role.CASE_MANAGER, Role.CHAIR)

CAPTURE = Machine(
    name="capture",
    initial="asked",
    moves=(
        Move("begin", "asked", "running", by=_HANDS),
        Move("refuse", "asked", "failed", by=_HANDS),
        Move("begin_again", "running", "running", by=_HANDS),
        Move("keep", "running", "kept", by=_HANDS),
        Move("keep_part", "running", "partial", by=_HANDS),
        Move("fail", "running", "failed", by=_HANDS),
    ),
)
