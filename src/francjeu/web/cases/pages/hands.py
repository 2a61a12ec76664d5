"""Whose turn it is on a case, and beside which part of the page each other act stands."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.procedure.case.moves import CASE

# state → whose turn it is, said to who can do nothing now
_WAITING: dict[str, Promise] = {
    "opened": _("The case manager’s turn"),
    "admissible": _("The case manager’s turn"),
    "notified": _("The turn of the person concerned"),
    "answered": _("The case manager’s turn"),
    "hearing_called": _("The case manager’s turn"),
    "heard": _("The committee’s turn"),
    "decided": _("The case manager’s turn"),
    "announced": _("The decision can be appealed"),
    "appealed": _("The turn of the review committee"),
    "dismissed": _("This case is over"),
    "referred": _("This case is over"),
    "closed": _("This case is over"),
}
# these moves leave the road, or record what someone else does: they give nobody the hand
_ASIDE = frozenset({"dismiss", "refer", "receive_response", "appeal"})
# act → the part of the page it is about; the others stay under the moves
PLACES = {
    "allege": "elements",
    "describe": "elements",
    "date_item": "elements",
    "qualify_school": "elements",
    "add_exhibit": "pieces",
    "show_words": "pieces",
    "show_copy": "pieces",
    "show_redaction": "pieces",
    "withhold": "pieces",
    "add_party": "people",
    "open_beside": "people",
    "join_report": "people",
    "hand_over": "people",
    "hand_to_employer": "people",
    "come_of_age": "people",
    "seat": "people",
    "pause_clock": "clocks",
    "resume_clock": "clocks",
    "set_parallel": "clocks",
    "extend": "clocks",
}


def is_mine(*, state: str, verbs: list[str], missing: frozenset[str]) -> bool:
    """Whether this person can do what the case waits for, or what that act still lacks."""
    forward = {move.verb for move in CASE.moves if move.source == state} - _ASIDE
    return bool((forward | missing) & set(verbs))


def waiting(state: str) -> str:
    """Whose turn it is, or that nothing more is to be done."""
    return str(_WAITING.get(state, ""))
