"""Asking a platform to take content down: what was asked, under which ticket, what it answered."""

from enum import StrEnum

from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.machine import Machine, Move

_BY = (Role.CASE_MANAGER, Role.CHAIR)

TAKEDOWN = Machine(
    name="takedown",
    initial="asked",
    moves=(
        Move("acknowledge", "asked", "acknowledged", by=_BY),
        Move("note_removal", "asked", "removed", by=_BY),
        Move("note_removal", "acknowledged", "removed", by=_BY),
        Move("note_removal", "refused", "removed", by=_BY),
        Move("note_refusal", "asked", "refused", by=_BY),
        Move("note_refusal", "acknowledged", "refused", by=_BY),
        Move("ask_again", "refused", "asked", by=_BY),
        Move("note_return", "removed", "reappeared", by=_BY),
        Move("ask_again", "reappeared", "asked", by=_BY),
        Move("give_up", "asked", "given_up", by=_BY),
        Move("give_up", "acknowledged", "given_up", by=_BY),
        Move("give_up", "refused", "given_up", by=_BY),
        Move("give_up", "reappeared", "given_up", by=_BY),
    ),
)


class Basis(StrEnum):
    """On which ground the platform is asked. Keys are stored: never renamed, never reused."""

    TERMS = "platform_terms"
    PRIVACY = "personal_information"
    IMAGE = "image_without_consent"
    IMPERSONATION = "impersonation"
    INTIMATE = "intimate_image_order"
    DEFAMATION = "defamation"
    COPYRIGHT = "copyright"


# who waits for the platform, and who waits for us
WAITING = frozenset({"asked", "acknowledged"})
OURS = frozenset({"refused", "reappeared"})
