"""What pages say of pieces that look alike: never more than was measured."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from francjeu.evidence.queries.matching import Likeness
from francjeu.kernel.evidence.likeness import matching
from francjeu.kernel.evidence.likeness.matching import Method, Strength, Verdict

STRENGTHS = {
    Strength.EXACT: gettext_lazy("Same file"),
    Strength.PROBABLE: gettext_lazy("Probably the same"),
    Strength.TO_CHECK: gettext_lazy("To check"),
}
VERDICTS = {
    Verdict.WAITING: gettext_lazy("Nobody has looked yet"),
    Verdict.CONFIRMED: gettext_lazy("Confirmed by a person"),
    Verdict.REJECTED: gettext_lazy("Not the same, a person says"),
}
OUTCOMES = {
    "corrupt": gettext_lazy("it is damaged"),
    "too_large": gettext_lazy("it is too large to be looked into"),
    "encrypted": gettext_lazy("it is under a password"),
    "unknown_format": gettext_lazy("no tool here reads this kind of file"),
    "timed out": gettext_lazy("it took too long"),
    "out of memory": gettext_lazy("it takes too much memory"),
    "crashed": gettext_lazy("the tool stopped by itself on this file"),
    "stopped": gettext_lazy("the tool was stopped from outside"),
}


def how(likeness: Likeness) -> str:
    """How the two were compared and what was measured, in one or two sentences."""
    said = {
        Method.BYTES: _same_bytes, Method.WHOLE: _whole, Method.PANEL: _panel,
        Method.CORNERS: _corners, Method.FILM: _film, Method.WORDS: _words,
    }[likeness.method](likeness)  # fmt: skip
    return f"{said} {_turned()}" if likeness.is_turned else said


def _same_bytes(likeness: Likeness) -> str:
    return _("Both files have the same digest: every byte is the same.")


def _whole(likeness: Likeness) -> str:
    return _(
        "Visual fingerprints (PDQ): %(score)s bits of 256 differ. Up to %(likely)s the same "
        "picture is probable; unrelated pictures differ by about 128."
    ) % {"score": likeness.score, "likely": matching.LIKELY}


def _panel(likeness: Likeness) -> str:
    return _(
        "A picture inside a screenshot, a frame or a film (PDQ): %(score)s bits of 256 differ. Up "
        "to %(likely)s the same picture is probable."
    ) % {"score": likeness.score, "likely": matching.LIKELY}


def _corners(likeness: Likeness) -> str:
    return _(
        "%(score)s points lie alike in both once one is laid over the other, even if it was cut, "
        "framed or turned. Unrelated pictures had at most seven in our trials."
    ) % {"score": likeness.score}


def _film(likeness: Likeness) -> str:
    return _("%(score)s %% of the pictures of one film are found in the other.") % {
        "score": likeness.score
    }


def _words(likeness: Likeness) -> str:
    return _(
        "%(score)s %% of the runs of three words of the shorter text are in the other. The words "
        "were read by software: read both."
    ) % {"score": likeness.score}


def _turned() -> str:
    return _("One is the other seen in a mirror, or turned.")
