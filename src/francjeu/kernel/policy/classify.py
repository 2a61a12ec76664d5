"""What kind of clause a segment is, by the words it holds, its lead-in and its heading."""

import functools
import re
from dataclasses import dataclass
from itertools import islice

from francjeu.kernel.policy import openings
from francjeu.kernel.policy.answers import told_by_question
from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.doubt import Evidence, confidence
from francjeu.kernel.policy.phrases import each, found
from francjeu.kernel.policy.segment import Segment
from francjeu.kernel.policy.sentences import sentences
from francjeu.kernel.policy.subjects import classes_in
from francjeu.kernel.policy.vocabulary.cues import CUES
from francjeu.kernel.policy.vocabulary.exceptions import LIFTING
from francjeu.kernel.policy.vocabulary.lead_ins import COMMANDING, SPEAKING
from francjeu.kernel.policy.vocabulary.statements import POWERS

_REPEATED = 0.4
_MOST = 3
_STEM_WEIGHT = 4.5
_ACKNOWLEDGED = 2.5
"""« I understand that: » may open on anything: what deleting changes, what a breach costs."""
_UNLISTED = 0.7
_WEAK = 0.25
_MIXED = frozenset({Kind.PROHIBITION, Kind.DUTY, Kind.RESPONSIBILITY})
"""Sections under which policies also put rules of other kinds, after the list."""
_AFTERTHOUGHT = 0.5
_SHORT = 12
_ARTICLE = 4
_A_LIST = 3
_INFINITIVE = re.compile(
    r"(?:toujours |s'|se )?"
    r"(?!(?:premier|dernier|entier|particulier|regulier|devoir|pouvoir|courrier|dossier)\b)"
    r"(?:[a-z]{2,}(?:er|ir|oir)|(?:ap|com)?prendre|(?:per)?mettre|faire|suivre|etre|rendre)\b"
)
_IMPERATIVE = re.compile(r"(?:^|[,:;.] )(?:[a-z]{3,}ez|faites)(?:-[a-z]+)? (?!vous\b)")
_CONDITION = re.compile(
    r"\b(?:if|who|which|that|when|unless) (?:(?:you|they|we|he|she|it) )?"
    r"(?:do|does|did)(?: not|n't)\b"
    r"|\b(?:qui|s'ils?|si) (?:[a-z']+ )?n(?:e |')[a-z]+ pas\b"
    r"|\b(?:lorsqu|quand |si |s')[^,;.]{3,60}? ne (?:peut|peuvent|pourra|souhaite)[a-z]*\b"
    r"|\b(?:can|may|should|must) (?:or|and) (?:can|may|should|must)(?: not|not|n't)\b"
    r"|\b(?:pour|afin d'|de facon a|de maniere a|permet d'|vise a|visent a|aide a|in order to"
    r"|so as to|helps?(?: us)? to|designed to|meant to) ?(?:eviter|avoid)\b"
    r"|\b(?:peut|doit|peuvent|doivent) (?:ou|et) (?:non|ne (?:peut|doit|peuvent|doivent) pas)\b"
)
"""« Who does not comply », « qui ne respecte pas »: the case a rule is for, no rule itself."""
_CASE = re.compile(
    r"(?:if|when|whenever|before|after|si|s'il|lorsqu|quand|avant d|apres|en cas d)"
    r"[^,.;:]{3,90}, (?=[a-z])"
)
"""« If you are upset, wait a day »: what is told comes after the case."""
_FORBIDS = re.compile(r"\bn(?:e |')(?:(?:l[ae]s?|y|en) |l')?[a-z]+ez (?:pas|jamais|rien|aucun)")
"""« Ne commentez pas », « ne la publiez jamais »."""
_DOES_NOT = re.compile(
    r"(?:les |l'|tout |toute |un |une |chaque )?[a-z' -]{3,40} "
    r"n(?:e |')(?:(?:se |s'|[ly] |l')?)[a-z]+ (?:(?:pas|jamais|rien|personne|ni)\b|aucun)"
    r"|[a-z' ,-]{3,50} (?:never|do not|does not|don't) [a-z]+"
)
"""« Un entraîneur n'écrit jamais… », "coaches never text…", said of persons."""
_HE_DOES_NOT = re.compile(
    r"(?:(?:ils?|elles?) )?n(?:e |')(?:se |s'|l')?[a-z]+ (?:pas|jamais|aucun|rien|personne)\b"
    r"|(?:he|she|they) (?:never|do(?:es)? not) "
)
"""The same, of the persons whom the heading names."""
_CAN = r"(?:may|can|could|peut|peuvent|pourra|pourront|pouvez)\b"
_MAY = re.compile(
    r"(?!only |seul|.{0,60}?\b(?:where|what|that|who|which|how|so|qui|que|ce|ou|dont|comment)\b"
    rf".{{0,60}}?\b{_CAN})[a-z' -]{{2,60}}? {_CAN}"
    r"(?! (?:not|never|only|be|seem|feel|look|affect|hurt|harm|paraitre|sembler|etre|avoir|ne)\b)"
)
"""« A parent can have a picture pulled », when no other word tells: a right, or a power."""
_FAINT = 2.0
_TELLING, _ORDER = 2.5, 3.0
_FORM, _FORBIDDING, _EXPLICIT = 1.5, 3.5, 4.0
"""An infinitive or an imperative at the start tells what to do, when nothing says more."""
_GERUND = re.compile(r"en (?!avant|devant|pendant|attendant)[a-z]+ant ")
_HOW = 3.0
"""« En respectant l'effort des autres », an item of a list: how to behave."""
_ORDERS_FIRST = re.compile(
    r"(?:(?!must|shall|doi|devr)[^.;])*\b(?:must|shall|doi(?:t|vent)|devr(?:a|ont)),? "
    r"(?!not|never|avoid|be (?:subject|suspend)|pas|jamais|eviter|s'abstenir)[^.;]*"
    r"(?:\b(?:must|shall|may|do|ne) (?:not|never|doi)"
    r"|(?:[,(] ?| and | et )(?:avoid|refrain|eviter|s'abstenir|ne (?:pas|jamais)|not)\b)"
    r"|(?!avoid|refrain|never|not?\b|do\b|don't|any|posting|eviter|s'abst|les? |la |l')"
    r"[a-z']{3,}\b(?:(?! who | qui | not )[^.:])*(?:,? and |[,;] | et )"
    r"(?:avoid|refrain|never|eviter|(?:de )?s'abstenir|ne (?:pas|jamais))\b"
    r"|(?:keep|save|take|preserve)\b[^.;]*[;,] (?:and )?"
    r"(?:do not|don't|never) (?:delete|alter|edit)"
)
"""« Must supply screenshots and must not delete them »: the order comes first."""
_SOFT = frozenset({Kind.PURPOSE, Kind.VALUE, Kind.OBJECTIVE})
_HEAD = re.compile(r".{16,}?[.;!?](?= )")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, and how sure the rules are of it (0 to 1)."""

    kind: Kind
    confidence: float
    weak: bool = False
    """Nothing but its form, or a faint heading, says it."""


def classify(folded: str, segment: Segment) -> Verdict:
    """Return the kind of a segment whose folded words are given."""
    announcement = segment.section.announces()
    said = _said(folded, segment)
    scores = dict(said)
    if announcement.kind:
        weight = announcement.weight * (_UNLISTED if _is_loose(folded, segment) else 1.0)
        scores[announcement.kind] = scores.get(announcement.kind, 0.0) + weight
    if segment.stem_kind:
        weight = _stem_weight(segment.stem_kind, announcement.kind, said)
        scores[segment.stem_kind] = scores.get(segment.stem_kind, 0.0) + weight
    if not scores:
        untold = _untold(folded, segment)
        return Verdict(untold, confidence(Evidence(untold, folded)), weak=True)
    (kind, top), *others = sorted(scores.items(), key=lambda item: -item[1])
    rivals = ((said[each], each) for each in said if each is not kind)
    rival, other = max(rivals, default=(0.0, None))
    evidence = Evidence(
        kind,
        folded,
        said=said.get(kind, 0.0),
        rival=rival,
        other=other,
        margin=top - (others[0][1] if others else 0.0),
        heading=announcement.kind,
        own_heading=segment.section.announcement.kind is not None,
        lead_in=segment.stem_kind,
        listed=segment.listed,
        late=_opens_on_nothing(folded),
    )
    weak = evidence.said < _TELLING and not evidence.agrees
    return Verdict(kind, confidence(evidence), weak)


def _untold(folded: str, segment: Segment) -> Kind:
    """What no word says: a duty past the opening; what somebody then does, a procedure."""
    if _names_persons_only(folded):
        return Kind.APPLICATION
    theirs = bool(classes_in(segment.section.words))  # « Pour les entraîneurs »
    of_persons = theirs or _opens_on_persons(folded) or openings.is_of_them(folded)
    case = openings.tells_a_case(folded, after_a_rule=True)
    if not of_persons and openings.is_of_somebody(folded) and openings.acts(folded):
        return Kind.PROCEDURE
    return Kind.DUTY if of_persons or case or not segment.first else Kind.PURPOSE


def _opens_on_persons(folded: str) -> bool:
    """« Coxes greet the other crews »: what is told of persons is mostly asked of them."""
    names = classes_in(folded)
    return bool(names) and names[0][1] <= _ARTICLE


def _names_persons_only(folded: str) -> bool:
    """« Athletes, their parents, coaches and volunteers. »: a list of persons says who is bound."""
    rest = folded
    names = classes_in(folded)
    for _, start, end in names:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return len(names) >= _A_LIST and len(re.findall(r"[a-z]+", rest)) <= len(names) + 1


def _said(folded: str, segment: Segment) -> dict[Kind, float]:
    """What its own words and their form say, before any heading is heard."""
    said = _weighed_scores(folded)
    told = _INFINITIVE.match(folded) or _IMPERATIVE.search(folded)
    if told and segment.section.announces().kind not in _SOFT:
        order = _IMPERATIVE.match(folded) is not None
        said[Kind.DUTY] = said.get(Kind.DUTY, 0.0) + (_ORDER if order else _FORM)
    if told and told.start() == 0:
        said.pop(Kind.DEFINITION, None)  # « Pensez avant de publier : une photo reste. »
    if segment.listed and _GERUND.match(folded) and not found(SPEAKING, folded):
        said[Kind.DUTY] = said.get(Kind.DUTY, 0.0) + _HOW
    if _ORDERS_FIRST.match(folded):
        ordered = said.get(Kind.DUTY, _ORDER)
        said[Kind.PROHIBITION] = min(_AFTERTHOUGHT * said.get(Kind.PROHIBITION, 0.0), ordered - 1)
    if _is_listed_as_forbidden(segment) and not found(COMMANDING, folded):
        said.pop(Kind.DUTY, None)  # « I will not: use… » tells nobody to use anything
    answer = told_by_question(segment.section.words, folded)
    if answer:
        said[answer[0]] = said.get(answer[0], 0.0) + answer[1]
    if not said and (can := _MAY.match(folded)):
        said[Kind.SANCTION if found(POWERS, can.group()) else Kind.RIGHT] = _FAINT
    told_not = _DOES_NOT.match(folded)
    of_persons = told_not and classes_in(told_not.group())
    of_them = _HE_DOES_NOT.match(folded) and classes_in(segment.section.words)
    if (_FORBIDS.search(folded) or of_persons or of_them) and not _lifted(folded):
        said[Kind.PROHIBITION] = said.get(Kind.PROHIBITION, 0.0) + _FORBIDDING
    return said


def _is_listed_as_forbidden(segment: Segment) -> bool:
    """Say whether a lead-in forbids the item, or a heading which leaves no doubt does."""
    if segment.stem:
        return segment.stem_kind is Kind.PROHIBITION
    over = segment.section.announcement
    return (
        (segment.listed or segment.section.columns)
        and over.kind is Kind.PROHIBITION
        and over.weight >= _EXPLICIT
    )


def _opens_on_nothing(folded: str) -> bool:
    """Say whether the first statement says nothing: what follows it gave the kind."""
    head = _head(folded)
    return head is not None and not word_scores(head)


def _is_loose(folded: str, segment: Segment) -> bool:
    """Say whether a rule may stand under a heading that announces another kind."""
    kind = segment.section.announces().kind
    if kind in _SOFT:
        return found(COMMANDING, folded) is not None
    return kind in _MIXED and not (segment.stem or segment.listed)


def _stem_weight(stem: Kind, announced: Kind | None, scores: dict[Kind, float]) -> float:
    """A list of duties may forbid; « the board may: » under « Sanctions » gives nobody a right."""
    if stem is Kind.DUTY and scores.get(Kind.PROHIBITION, 0.0) >= _STEM_WEIGHT:
        return _WEAK
    if stem is Kind.RIGHT and announced in (Kind.SANCTION, Kind.PROCEDURE):
        return _WEAK
    if stem is Kind.RESPONSIBILITY:
        return _ACKNOWLEDGED
    return _STEM_WEIGHT


def _weighed_scores(folded: str) -> dict[Kind, float]:
    """What the first statement does counts in full; what follows it, for less."""
    scores = word_scores(folded)
    if not scores:
        later = [word_scores(folded[start:end]) for start, end in sentences(folded)[1:]]
        scores = {kind: _AFTERTHOUGHT * score for one in later for kind, score in one.items()}
    head = _head(folded)
    if head is None:
        return scores
    first = word_scores(head)
    return {
        kind: first.get(kind, 0.0) + _AFTERTHOUGHT * max(0.0, total - first.get(kind, 0.0))
        for kind, total in scores.items()
    }


def _head(folded: str) -> str | None:
    """Return the first statement, when more follows it."""
    head = _HEAD.match(folded)
    return head.group() if head and head.end() <= len(folded) - _SHORT else None


def word_scores(folded: str) -> dict[Kind, float]:
    """Return what the words alone say, kind by kind."""
    return dict(_scored(folded))


@functools.lru_cache(maxsize=4096)  # a sentence is looked at alone, then in its clause
def _scored(folded: str) -> tuple[tuple[Kind, float], ...]:
    folded = _CONDITION.sub(" ", folded)
    case = _CASE.match(folded)
    if case:
        return _highest(_cued(folded[case.end() :]), _cued(folded))
    return _cued(folded)


def _highest(*scores: tuple[tuple[Kind, float], ...]) -> tuple[tuple[Kind, float], ...]:
    best: dict[Kind, float] = {}
    for kind, score in (item for one in scores for item in one):
        best[kind] = max(score, best.get(kind, 0.0))
    return tuple(best.items())


def _cued(folded: str) -> tuple[tuple[Kind, float], ...]:
    scores: dict[Kind, float] = {}
    lifted = _lifted(folded)
    for kind, weight, phrases in (*CUES, *lifted):
        matches = len(tuple(islice(each(phrases, folded), _MOST)))
        if matches:
            scores[kind] = scores.get(kind, 0.0) + weight * (1 + _REPEATED * (matches - 1))
    if lifted:
        scores.pop(Kind.PROHIBITION, None)
    return tuple(scores.items())


def _lifted(folded: str) -> tuple[tuple[Kind, float, tuple[str, ...]], ...]:
    """Return the cues by which a sentence lifts a rule: what it negates is not forbidden."""
    return tuple(cue for cue in LIFTING if found(cue[2], folded))
