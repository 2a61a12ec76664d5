"""What a clause speaks of, and whom the policy binds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from francjeu.kernel.policy.article import BoundClass, Kind, Span
from francjeu.kernel.policy.folding import fold
from francjeu.kernel.policy.passage import Passage
from francjeu.kernel.policy.phrases import found, pattern
from francjeu.kernel.policy.sentences import sentences
from francjeu.kernel.policy.vocabulary import scope
from francjeu.kernel.policy.vocabulary.lead_ins import SPEAKING
from francjeu.kernel.policy.vocabulary.subjects import (
    BEFORE_A_CLASS,
    BEHAVIOURS,
    CHANNELS,
    CLASSES,
    MEDIA,
    QUALIFYING,
    TARGETS,
)

_RULES = frozenset({Kind.PROHIBITION, Kind.DUTY, Kind.VALUE, Kind.RESPONSIBILITY})
_ARTICLE = re.compile(
    r"(?:(?:pour|for|as|en tant que|a titre d[e']|comme|si vous etes|if you are) )?"
    r"(?:les? |la |l'|an? |une? |the |our |nos )?"
)
_I_AGREE = re.compile(r",? (?:i|we|je|nous) .*$")
"""« As a parent, I agree to: » is over the rules of parents."""
_AFTER_COMMA = re.compile(
    r"(?:, |\bthat |\bqu(?:e |'))(?:l'|les? |la |the |an? |tout |chaque |every |each )?$"
)
_WHOEVER = re.compile(
    r"(?:any|every|an?|tout|toute|un|une) [a-z', -]{3,70}?(?= (?:who|that|qui)\b)"
)
_TERM = re.compile(
    r"[\W_]*(?P<term>[a-z][a-z' -]{4,40}?)[\"' ]*"
    r"(?::|-|\bmeans\b|\brefers to\b|\bincludes?\b|\bdesignent?\b|\bs'entend\b|\bcomprend\b"
    r"|\bis an?\b|\bare all\b|\best (?:un|une|tout|toute)\b) "
)
_A_LIST = 2
_NEAR_THE_START = 12
_NEAR_THE_COMMAND = 40
_NAMING = frozenset({Kind.APPLICATION, Kind.DEFINITION, Kind.OBJECTIVE, Kind.PURPOSE})
_SPEAK_OF_CONDUCT = frozenset(
    {Kind.PROHIBITION, Kind.DUTY, Kind.SANCTION, Kind.RESPONSIBILITY, Kind.DEFINITION,
     Kind.IDENTITY, Kind.RIGHT}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subjects:
    """Codes of what a clause speaks of."""

    behaviours: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def subjects_of(folded: str, kind: Kind) -> Subjects:
    """Return what the folded words of a clause speak of."""
    conduct = kind in _SPEAK_OF_CONDUCT
    return Subjects(
        behaviours=_codes(BEHAVIOURS, folded) if conduct else (),
        media=_codes(MEDIA, folded) if conduct else (),
        channels=_codes(CHANNELS, folded),
        targets=_codes(TARGETS, folded) if conduct else (),
    )


def _codes(table: Iterable[tuple[str, tuple[str, ...]]], folded: str) -> tuple[str, ...]:
    return tuple(code for code, phrases in table if found(phrases, folded))


def bound_classes(
    passages: tuple[Passage, ...], text: str, top: tuple[Span, ...]
) -> tuple[BoundClass, ...]:
    """Return each class the policy binds, where it first says so, exclusions taken away.

    `top` is the title, then the lines over the first clause: they may say whom it is for.
    """
    said: dict[str, Span] = {}
    excluded: set[str] = set()
    for name, span in _defined_bound(passages):
        said.setdefault(name, span)
    terms = [term for term, _ in _defined(passages)]
    for stretch in _scope_stretches(passages):
        names = classes_in(_without(terms, stretch.words))
        if exclusion := found(scope.EXCLUDES, stretch.words):
            excluded |= _put_out(names, exclusion.start(), exclusion.end())
            continue
        for name, start, end in names:
            said.setdefault(name, stretch.span(start, end))
    listed = len(said) >= _A_LIST
    told = (item for passage in passages for item in _subjects_of_duty(passage))
    for name, span in (*told, *_named_by_headings(passages, text), *_named_at_the_top(text, top)):
        if name != "member" or not listed:
            said.setdefault(name, span)
    if not set(said) - {"participant"}:
        heading = fold(text, ((top[0].start, top[0].end),))
        for name, start, end in classes_in(heading.text):
            said.setdefault(name, heading.span(start, end))
    return tuple(
        BoundClass(name, span)
        for name, span in said.items()
        if name not in excluded and (name != "participant" or len(said) == 1)
    )


def _without(terms: list[str], words: str) -> str:
    """Blank out defined terms: « members of the community » names whom its definition names."""
    for term in (term for term in terms if " " in term):
        words = words.replace(term, " " * len(term))
    return words


def _defined_bound(passages: tuple[Passage, ...]) -> Iterator[tuple[str, Span]]:
    """« This policy binds Licence holders »: whoever the definition of these words names."""
    applied = [p.words for p in passages if p.clause.kind is Kind.APPLICATION]
    applied = [words for words in applied if not found(scope.EXCLUDES, words)]
    for term, classes in _defined(passages):
        if any(term in words for words in applied):
            yield from classes


def _defined(passages: tuple[Passage, ...]) -> Iterator[tuple[str, list[tuple[str, Span]]]]:
    """Yield the terms which the policy defines by classes: « Licence holder means a rider… »."""
    for passage in passages:
        match = _TERM.match(passage.words) if passage.clause.kind is Kind.DEFINITION else None
        names = classes_in(passage.words[match.end() :]) if match else []
        if match and len(names) >= _A_LIST:
            span = passage.folded.span
            yield match.group("term").rstrip("s"), [(n, span(a, b)) for n, a, b in names]


def _named_at_the_top(text: str, top: tuple[Span, ...]) -> Iterator[tuple[str, Span]]:
    """« Code of the player », the title; « For swimmers and parents », a line under it."""
    for index, place in enumerate(top):
        line = fold(text, ((place.start, place.end),))
        names = classes_in(line.text)
        signs = scope.ADDRESSED if index else scope.CODE_OF
        if found(signs, line.text) and len(names) >= (_A_LIST if index else 1):
            for name, start, end in names:
                yield name, line.span(start, end)


def _named_by_headings(passages: tuple[Passage, ...], text: str) -> Iterator[tuple[str, Span]]:
    """« Code du parent », « Expectations for coaches »: whoever the heading over a rule names."""
    rules = (p for p in passages if p.heading and p.clause.kind in _RULES)
    for span in dict.fromkeys(p.heading for p in rules if p.heading):
        heading = fold(text, ((span.start, span.end),))
        bare = _I_AGREE.sub("", heading.text)
        names = classes_in(bare)
        opens = _ARTICLE.match(heading.text)
        first = opens.end() if opens else 1
        only = names and names[0][1] <= first and names[-1][2] >= len(bare) - 1
        if only or found(scope.CODE_OF, heading.text):
            for name, start, end in names:
                yield name, heading.span(start, end)


def classes_in(sentence: str) -> list[tuple[str, int, int]]:
    """Return the classes named in a folded sentence, in order of appearance."""
    taken = [False] * len(sentence)
    found_classes = []
    for name, phrase in CLASSES:
        for match in pattern(phrase).finditer(sentence):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
                found_classes += [(each, match.start(), match.end()) for each in name.split("+")]
    ends = {end for _, _, end in found_classes}
    starts = {start for _, start, _ in found_classes}
    named = (
        item for item in found_classes
        if item[0] and not (item[1] - 1 in ends and found(QUALIFYING, sentence[item[1] : item[2]]))
        and not (item[2] + 1 in starts and found(BEFORE_A_CLASS, sentence[item[1] : item[2]]))
    )  # fmt: skip
    return sorted(named, key=lambda item: item[1])


def scope_lists(passages: tuple[Passage, ...]) -> list[tuple[set[str], Span]]:
    """Return the lists of at least two bound classes written in the policy, each with its place."""
    lists = []
    for stretch in _scope_stretches(passages):
        names = {name for name, _, _ in classes_in(stretch.words)} - {"participant"}
        if len(names) >= _A_LIST and not found(scope.EXCLUDES, stretch.words):
            lists.append((names, stretch.span(0, len(stretch.words))))
    return lists


def _put_out(names: list[tuple[str, int, int]], start: int, end: int) -> set[str]:
    """Classes an exclusion is about: its subject, or what directly follows it."""
    before = {name for name, at, _ in names if at < start}
    after = [(name, at) for name, at, _ in names if at >= end]
    if after and after[0][1] - end > _NEAR_THE_START:
        return before
    return before | {name for name, _ in after}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Part of a passage that says who is bound; `base` is where it starts in the folded words."""

    passage: Passage
    base: int
    words: str

    def span(self, start: int, end: int) -> Span:
        return self.passage.folded.span(self.base + start, self.base + end)


def _scope_stretches(passages: tuple[Passage, ...]) -> Iterator[_Stretch]:
    for passage in passages:
        names = passage.clause.kind in _NAMING and (*scope.BINDS, *scope.INCLUDES_BOUND)
        if passage.stem and names and found(names, passage.stem):
            if not found(scope.EXCLUDES, passage.stem):
                stop = pattern(*scope.STOPS).search(passage.words)
                yield _Stretch(passage, 0, passage.words[: stop.start() if stop else None])
            continue
        for start, end in sentences(passage.words):
            sentence = passage.words[start:end]
            stretch = _scope_stretch(passage.clause.kind, sentence, first=start == 0)
            if stretch:
                inside = sentence[stretch[0] : stretch[1]]
                yield _Stretch(passage, start + stretch[0], inside)


def _scope_stretch(kind: Kind, sentence: str, *, first: bool) -> tuple[int, int] | None:
    """Return the part of a sentence that names the bound, circumstances left out."""
    if kind is Kind.DEFINITION and first:
        match = pattern(*scope.DEFINES_BOUND).search(sentence)
        return (match.start(), len(sentence)) if match else None
    before = found(scope.ARE_BOUND, sentence)
    if before and kind in scope.KINDS and classes_in(sentence[: before.start()]):
        return 0, before.start() if not found(scope.EXCLUDES, sentence) else len(sentence)
    match = pattern(*scope.BINDS).search(sentence)
    if match is None and kind is Kind.APPLICATION and _is_bare_list(sentence):
        return 0, len(sentence)
    if match is None or kind not in scope.KINDS:
        return None
    if kind is Kind.DUTY and found(scope.SEEING_TO, match.group()):
        return None
    stop = pattern(*scope.STOPS).search(sentence, match.end())
    return match.start(), stop.start() if stop else len(sentence)


def _is_bare_list(sentence: str) -> bool:
    """« Joueuses, parents, bénévoles. » under a heading that says who is bound: no verb needed."""
    names = classes_in(sentence)
    return (
        len(names) >= _A_LIST
        and (names[0][1] <= _NEAR_THE_START or found(scope.EVERYONE, sentence) is not None)
        and not found(SPEAKING, sentence)
        and not found(scope.EXCLUDES, sentence)
    )


def _subjects_of_duty(passage: Passage) -> Iterator[tuple[str, Span]]:
    """Whoever is told « must » or « must not » is bound, when no scope is written.

    So is whoever a sanction names first: « Any coach who… is suspended ».
    """
    if passage.clause.kind is Kind.SANCTION and (whoever := _WHOEVER.match(passage.words)):
        for name, start, end in classes_in(whoever.group()):
            yield name, passage.folded.span(start, end)
    if passage.clause.kind not in (Kind.PROHIBITION, Kind.DUTY, Kind.PURPOSE, Kind.RESPONSIBILITY):
        return
    if found(scope.EXCLUDES, passage.words):
        return
    for begin, stop in sentences(passage.words):
        told = _told_to(passage.words[begin:stop])
        yield from ((name, passage.folded.span(begin + a, begin + b)) for name, a, b in told)
        if told:
            return


def _told_to(sentence: str) -> list[tuple[str, int, int]]:
    """Return the classes to whom a sentence says « must », near its start or near the word."""
    match = pattern(*scope.COMMANDED).search(sentence)
    names = classes_in(sentence[: match.start()]) if match else []
    if match is None or not names:
        return []
    signs = found(scope.SIGNING, sentence) is not None
    close = match.start() - names[-1][2] <= _NEAR_THE_COMMAND
    opens = names[0][1] <= _NEAR_THE_START or _AFTER_COMMA.search(sentence[: names[0][1]])
    return names if signs or (close and opens) else []
