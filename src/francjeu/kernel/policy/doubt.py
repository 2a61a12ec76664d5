"""How sure the rules are of a kind: one table of grounds, the first that holds decides.

What speaks for a kind is, in order of worth: the clause's own words, the lead-in it completes, the
heading over it. A kind is sure when strong words say it, or when two of the three agree. It is
doubtful, under `UNSURE`, when one of them says it alone and weakly, or when they disagree.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.phrases import found
from francjeu.kernel.policy.subjects import classes_in
from francjeu.kernel.policy.vocabulary.lead_ins import COMMANDING, SPEAKING

_FAINT, _PLAIN, _STRONG = 2.0, 3.0, 3.5
"""Weights of words: heard, heard clearly, enough by themselves."""
_CLOSE, _NEARLY, _CLEAR = 1.0, 0.7, 2.0
_BRIEF, _LINE = 12, 150
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b|\bhttps?:|\bwww\.")
_GREETING = re.compile(
    r"(?:dear|hello|thank you|thanks|yours|sincerely|see you"
    r"|cher|chere|chers|cheres|bonjour|merci|cordialement|bonne (?:saison|lecture|rentree)"
    r"|au plaisir|pour (?:nous joindre|plus d'information))\b|(?:des )?questions ?\?"
)
_TERM = re.compile(r".{2,60}?(?::| [-=] )")
_NAMED_BY_HEADINGS = frozenset({Kind.PROHIBITION, Kind.VALUE})
"""Lists under these headings are of things, not of sentences: « Interdictions : les insultes »."""
_KEPT_BY_HEADINGS = frozenset({Kind.PURPOSE, Kind.APPLICATION, Kind.DEFINITION})
_NEIGHBOURS = (
    {Kind.SANCTION, Kind.PROCEDURE},
    {Kind.SANCTION, Kind.RESPONSIBILITY},
)
"""One heading often holds both: who decides, what is decided, that deleting changes nothing."""
_TOLD_BY_LEAD_INS = frozenset({Kind.PROHIBITION, Kind.DUTY, Kind.SANCTION, Kind.DEFINITION})
"""« Il est interdit : » leaves no choice; « le comité peut : » may open rights or sanctions."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the kind of a clause, and what speaks for another one.

    `said` is the weight of its own words for the kind, `rival` the most they have for another one,
    `other`; `margin` is by how much the kind wins once heading and lead-in have spoken. `heading`
    and `lead_in` are what these announce; `own_heading` is false when it stands further above.
    `late` is true when the first of several sentences says nothing.
    """

    kind: Kind
    folded: str
    said: float = 0.0
    rival: float = 0.0
    other: Kind | None = None
    margin: float = 0.0
    heading: Kind | None = None
    own_heading: bool = True
    lead_in: Kind | None = None
    listed: bool = False
    late: bool = False

    @property
    def agrees(self) -> bool:
        """Say whether the heading or the lead-in names the same kind."""
        return self.kind in (self.heading, self.lead_in)

    @property
    def both_agree(self) -> bool:
        """Say whether the heading and the lead-in both name it."""
        return self.kind is self.heading is self.lead_in


def _is_named_by_heading(it: Evidence) -> bool:
    """A thing, a term or persons, without a verb that could say otherwise, under their heading."""
    if it.heading is not it.kind or not it.own_heading:
        return False
    if it.kind is Kind.DEFINITION:
        return _TERM.match(it.folded) is not None
    if found(SPEAKING, it.folded):
        return False
    if it.kind is Kind.APPLICATION:
        return len({name for name, *_ in classes_in(it.folded)}) > 1
    return it.listed and it.kind in _NAMED_BY_HEADINGS and len(it.folded.split()) <= _BRIEF


def _is_led(it: Evidence) -> bool:
    return it.kind is it.lead_in and it.kind in _TOLD_BY_LEAD_INS


def _is_told(it: Evidence) -> bool:
    """« Ask first. » in a list tells what to do, and nothing else is heard."""
    return it.kind is Kind.DUTY and it.listed and it.said >= _PLAIN and not it.rival


def _is_contested(it: Evidence) -> bool:
    return it.margin < _CLOSE or (not it.agrees and it.rival > _NEARLY * it.said)


def _is_next_door(it: Evidence) -> bool:
    """« La décision est sans appel » under « Sanctions »."""
    if {it.kind, it.heading} in _NEIGHBOURS:
        return it.said >= _STRONG and it.rival < _PLAIN
    return it.heading is it.kind and not it.said and {it.kind, it.other} in _NEIGHBOURS


def _is_well_headed(it: Evidence) -> bool:
    """Under « Purpose », « Scope »… stands what they announce, when no word says otherwise."""
    headed = it.own_heading and it.heading is it.kind and it.margin >= _STRONG
    named = it.kind in _KEPT_BY_HEADINGS or (it.kind is Kind.PROHIBITION and it.listed)
    if it.kind is Kind.DEFINITION:
        named = _TERM.match(it.folded) is not None
    if it.kind is Kind.PURPOSE and it.listed and it.lead_in is None:
        named = False  # what a page lists under « Purpose » may be all its rules
    return headed and named and not it.rival


def _is_carried(it: Evidence) -> bool:
    """Its words say two kinds, and the heading or the lead-in chooses one of them clearly."""
    clear = it.said >= _PLAIN and it.margin >= _CLEAR
    return it.agrees and it.said <= it.rival and clear


def _is_against_its_heading(it: Evidence) -> bool:
    """« A coach shall copy a parent » under « Prohibitions »: strong words, only the heading's."""
    return it.said >= _STRONG and not it.rival and 0 < it.margin < _CLOSE


def _is_no_rule(it: Evidence) -> bool:
    """A greeting, how to reach somebody, or a lead-in whose list is not there."""
    if it.folded.rstrip().endswith(":"):
        return True
    words = it.folded.strip(" >*-|")
    if len(words) > _LINE or len(words.split()) > _BRIEF or found(COMMANDING, words):
        return False
    return bool(_GREETING.match(words) or (not it.said and _ADDRESS.search(words)))


GROUNDS: tuple[tuple[str, float, Callable[[Evidence], bool]], ...] = (
    ("looks like no rule", 0.2, _is_no_rule),
    ("nothing says it", 0.25, lambda it: not it.said and not it.agrees),
    ("heading and lead-in agree", 0.8, lambda it: it.both_agree and it.rival <= it.said + _STRONG),
    ("words, and a lead-in that leaves no choice", 0.8, lambda it: it.said > 0 and _is_led(it)),
    ("its words say the neighbour of the heading", 0.6, _is_next_door),
    ("two kinds in its words, one above", 0.6, _is_carried),
    ("its words say another kind as loudly", 0.4, lambda it: 0 < it.said <= it.rival),
    ("its words say only another kind", 0.4, lambda it: not it.said and it.rival >= _FAINT),
    ("only a later sentence says it", 0.45, lambda it: it.late),
    ("its words against the heading alone", 0.6, _is_against_its_heading),
    ("another kind is close behind", 0.45, _is_contested),
    ("strong words, and what is above agrees", 0.95, lambda it: it.said >= _STRONG and it.agrees),
    ("strong words alone", 0.8, lambda it: it.said >= _STRONG),
    ("words, and what is above agrees", 0.85, lambda it: it.said > 0 and it.agrees),
    ("an item that tells what to do", 0.6, _is_told),
    ("a lead-in that leaves no choice", 0.65, _is_led),
    ("named in the list of its heading", 0.6, _is_named_by_heading),
    ("a heading of its own, nothing against", 0.55, _is_well_headed),
    ("a heading or a lead-in alone", 0.45, lambda it: it.agrees),
    ("words alone, not strong", 0.4, lambda it: True),
)
"""In words, the confidence, and when it holds."""


def confidence(evidence: Evidence) -> float:
    """Return how sure the rules are, from 0 to 1; under `UNSURE` a person must look."""
    return next(sure for _, sure, holds in GROUNDS if holds(evidence))
