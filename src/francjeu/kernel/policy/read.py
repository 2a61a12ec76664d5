"""Reading a policy: text in, a proposal out. Proposes only; a person corrects and adopts.

Offsets are into the very `text` given. Nothing is invented: every clause is a stretch of the text.
"""

import itertools
import re
from collections import Counter

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
from francjeu.kernel.policy.parting import WHOLE, parts
from francjeu.kernel.policy.passage import Passage
from francjeu.kernel.policy.phrases import found
from francjeu.kernel.policy.segment import Segment
from francjeu.kernel.policy.siblings import agreed
from francjeu.kernel.policy.subjects import bound_classes, subjects_of
from francjeu.kernel.policy.title import title_of
from francjeu.kernel.policy.vocabulary.furniture import NOTES

_FEW = 3
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
    if segment.listed or segment.stem or segment.section.announces().kind in WHOLE:
        return [segment]
    folded = fold(text, segment.pieces)
    heading, kind = segment.section.words, segment.section.announces().kind
    found = parts(folded.text, heading=heading, announced=kind)
    if len(found) < 2:
        return [segment]
    return [_part(segment, folded, start, end) for start, end in found]


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
        if _heads_nothing(segment, folded.text, cleaned):
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


def _heads_nothing(segment: Segment, words: str, cleaned: str) -> bool:
    """« Nos comptes », over addresses that are left out: a few words that say nothing."""
    alone = not (segment.listed or segment.stem) and len(words.split()) <= _FEW
    return alone and cleaned[-1:].isalpha() and cleaned[:1].isupper() and not word_scores(words)


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
