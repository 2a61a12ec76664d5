"""Reading a policy: text in, a proposal out. Proposes only; a person corrects and adopts.

Offsets are into the very `text` given. Nothing is invented: every clause is a stretch of the text.
"""

import itertools
import re
from collections import Counter

from francjeu.kernel.policy.answers import end_of_answer
from francjeu.kernel.policy.article import Clause, Kind, Span
from francjeu.kernel.policy.blocks import blocks_of
from francjeu.kernel.policy.classify import Verdict, classify, word_scores
from francjeu.kernel.policy.document import Proposal
from francjeu.kernel.policy.features import features_of
from francjeu.kernel.policy.folding import Folded, fold
from francjeu.kernel.policy.gaps import gaps_of
from francjeu.kernel.policy.identifiers import Namer
from francjeu.kernel.policy.language import language_of
from francjeu.kernel.policy.levels import cut
from francjeu.kernel.policy.lines import TITLE_LABEL
from francjeu.kernel.policy.outline import outline
from francjeu.kernel.policy.passage import Passage
from francjeu.kernel.policy.phrases import found
from francjeu.kernel.policy.segment import Segment
from francjeu.kernel.policy.sentences import sentences
from francjeu.kernel.policy.siblings import agreed
from francjeu.kernel.policy.subjects import bound_classes, classes_in, subjects_of
from francjeu.kernel.policy.title import title_of
from francjeu.kernel.policy.vocabulary.furniture import NOTES

_STANDS_ALONE, _PLAIN = 4.0, 3.0
_LONG = 12
"""Words of a sentence that is heard plainly and stands alone too; short ones follow their rule."""
_BRIEF = 4
_FOLLOWING = frozenset({Kind.SANCTION, Kind.PROCEDURE})
"""What a short sentence may say after a rule, when it says nothing else: « The board decides. »"""
_ARTICLE = 4
_WHOLE = frozenset({Kind.DEFINITION, Kind.IDENTITY, Kind.PURPOSE, Kind.VALUE, Kind.OBJECTIVE})
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-‐\xad]\s*$")


def propose(text: str) -> Proposal:
    """Return the structure the rules find in a policy's text, in French or in English."""
    blocks, aside, dated = blocks_of(text)
    plan = outline(blocks)
    passages = tuple(
        _passages(text, [part for segment in plan.segments for part in _split(text, segment)])
    )
    clauses = tuple(passage.clause for passage in passages)
    folded = fold(text).text
    title = title_of(blocks, plan.headings, aside)
    with_lead_ins = (*passages, *(_lead_in(text, segment) for segment in plan.lead_ins))
    top = itertools.takewhile(lambda pair: pair[1], zip(blocks, plan.headings, strict=True))
    over = (title, *(Span(block.start, block.end) for block, _ in top))
    bound = bound_classes(with_lead_ins, text, over)
    features = features_of(with_lead_ins, bound)
    return Proposal(
        title=TITLE_LABEL.sub("", clean(text, ((title.start, title.end),)).strip("# :")),
        language=language_of(folded),
        clauses=clauses,
        bound=bound,
        features=features,
        gaps=gaps_of(passages, bound, features, folded, [line.words for line in dated]),
    )


def _split(text: str, segment: Segment) -> list[Segment]:
    """Cut a paragraph without number where its sentences clearly do different things."""
    if segment.listed or segment.stem or segment.section.announces().kind in _WHOLE:
        return [segment]
    folded = fold(text, segment.pieces)
    groups: list[tuple[int, int, Kind | None]] = []
    for start, end in sentences(folded.text):
        sentence = folded.text[start:end]
        kind = _strong_kind(sentence) or _told_of(sentence, segment.section.words)
        one = groups and (kind is None or groups[-1][2] is None or groups[-1][2] is kind)
        if one or (groups and end_of_answer(folded.text[: groups[-1][1]])):
            before = groups.pop()
            groups.append((before[0], end, before[2] or kind))
        else:
            groups.append((start, end, kind))
    if len(groups) < 2:
        return [segment]
    return [_part(segment, folded, start, end) for start, end, _ in groups]


def _told_of(sentence: str, heading: str) -> Kind | None:
    """« Parents model sportsmanship » under « Parents »: what is told of them is their duty."""
    names = classes_in(sentence)
    opens = names and names[0][1] <= _ARTICLE
    return Kind.DUTY if opens and classes_in(heading) and not word_scores(sentence) else None


def _strong_kind(sentence: str) -> Kind | None:
    scores = sorted(word_scores(sentence).items(), key=lambda item: -item[1])
    plain = scores and scores[0][0] not in _WHOLE and len(sentence.split()) >= _LONG
    if not scores:
        return None
    alone = len(scores) == 1 and scores[0][0] in _FOLLOWING and len(sentence.split()) >= _BRIEF
    least = _PLAIN if plain else _PLAIN + 0.5 if alone else _STANDS_ALONE
    return scores[0][0] if scores[0][1] >= least else None


def _part(segment: Segment, folded: Folded, start: int, end: int) -> Segment:
    pieces = cut(list(segment.pieces), folded.span(start, end))
    return Segment(
        tuple(pieces), segment.section, segment.path, segment.listed, first=segment.first
    )


def _passages(text: str, segments: list[Segment]) -> list[Passage]:
    read = []
    crowd = Counter(id(segment.section) for segment in segments)
    namer = Namer()
    for segment in segments:
        folded = fold(text, segment.pieces)
        cleaned = clean(text, segment.pieces)
        if not any(char.isalpha() for char in folded.text) or found(NOTES, folded.text):
            continue
        alone = crowd[id(segment.section)] == 1
        name = namer.name(segment, text=cleaned, alone=alone)
        read.append((segment, folded, cleaned, name))
    verdicts = agreed(
        (segment, folded.text, classify(folded.text, segment)) for segment, folded, *_ in read
    )
    return [
        _passage(segment, folded, cleaned, verdict, name)
        for (segment, folded, cleaned, name), verdict in zip(read, verdicts, strict=True)
    ]


def _passage(
    segment: Segment, folded: Folded, cleaned: str, verdict: Verdict, name: str
) -> Passage:
    subjects = subjects_of(folded.text, verdict.kind)
    clause = Clause(
        id=name,
        kind=verdict.kind,
        text=cleaned,
        span=Span(segment.pieces[0][0], segment.pieces[-1][1]),
        section=segment.section.heading,
        mark=segment.section.mark,
        behaviours=subjects.behaviours,
        media=subjects.media,
        channels=subjects.channels,
        targets=subjects.targets,
        confidence=verdict.confidence,
    )
    return Passage(clause, folded, segment.stem, segment.section.at, segment.section.words)


def _lead_in(text: str, segment: Segment) -> Passage:
    """A lead-in is no clause, but it may say who is bound or who decides."""
    folded = fold(text, segment.pieces)
    verdict = Verdict(segment.stem_kind or Kind.PROHIBITION, 1.0)
    return _passage(segment, folded, "", verdict, "")


def clean(text: str, pieces: tuple[tuple[int, int], ...]) -> str:
    """Return source text as one line: no broken words, ligatures, markup or runs of spaces."""
    out = ""
    for start, end in pieces:
        for piece in re.split(r"[\n\r\f\v\x85\u2028\u2029]+", text[start:end]):
            piece = piece.strip()
            if piece and _BROKEN_WORD.search(out) and piece[0].islower():
                out = _BROKEN_WORD.sub("", out) + piece
            elif piece:
                out = f"{out} {piece}" if out else piece
    for ligature, letters in _LIGATURES.items():
        out = out.replace(ligature, letters)
    out = re.sub(r"\*\*|__|[\xad\u200b\ufeff]", "", out)
    return re.sub(r"\s+", " ", out).strip()
