"""The organisation’s own wording of a letter: what it may say in place of ours, and a sample of it.

Jurists change sentences; the places where facts come in are ours. A text with a broken place, one
that no fact fills, or without one that the law asks for, is refused before anyone receives it.
"""

import dataclasses
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template import TemplateSyntaxError

from francjeu.notices import documents, words
from francjeu.notices.contents import decision, hearing, measures
from francjeu.notices.contents.letter import Content

LONGEST = 20_000
_TOKEN = re.compile(r"({{[^{}\n]*}}|{%[^{}\n]*%}|{#[^{}\n]*#})")
_ELSE = re.compile(r"{% else %}")
_TAG_LEFT = re.compile(r"{%[^{}\n]*%}")
_NAME = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_SAYS = re.compile(r"(?P<name>[a-z_][a-z0-9_.]*)(?:\|(?P<filter>day|moment|hour|listed))?")
_OPERATORS = frozenset(("and", "or", "not", "if", "elif", "else", "endif", "endfor"))
# The letters that an organisation may word, in the order in which they are listed to it.
_WORDED: tuple[type[Content], ...] = (
    hearing.Notice, hearing.Reminder, hearing.TimeAnswered, hearing.OfAge, hearing.Hearing,
    decision.Decision, decision.DecisionToReporter, decision.Inadmissible, decision.Closing,
    measures.Enforcement, measures.EnforcementEnded, measures.MeasureTold,
    hearing.ResponseReceived, decision.AppealReceived,
    measures.InterimOrdered, measures.InterimContested, measures.InterimSaid,
    decision.SanctionStay, decision.AppealAnswered, decision.ChallengeAnswered,
)  # fmt: skip
_SAMPLES = {
    "fr": {"given_name": "Noémie", "place": "groupe de clavardage de l’équipe",
           "description": "Des messages moqueurs visant une coéquipière.", "ref": "4.a"},
    "en": {"given_name": "Noémie", "place": "group chat of the team",
           "description": "Mocking messages aimed at a teammate.", "ref": "4.a"},
}  # fmt: skip

# Inside an « if » of our texts, and yet never to be left out: fairness asks for them.
_ALWAYS = {
    "notice": ("clause.ref", "piece.label"),
    "decision": ("finding.clause.text", "element.finding", "measure.label", "appeal.until"),
}


class Broken(StrEnum):
    """What is wrong with a text. Keys name sentences on pages."""

    BRACES = "braces"
    UNKNOWN = "unknown"
    TAG = "tag"
    MISSING = "missing"
    SHAPE = "shape"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, and the place it is about."""

    broken: Broken
    about: str = ""


@cache
def events() -> tuple[str, ...]:
    """The letters that can be worded, by the name of their event."""
    return tuple(event for event in _contents() if (words.FOLDER / f"{event}.fr.txt").exists())


def supplied(*, event: str, language: str) -> str:
    """The text that comes with the software."""
    return (words.FOLDER / f"{event}.{language}.txt").read_text(encoding="utf-8")


def title(*, event: str, language: str) -> str:
    """The letter’s own title; one that depends on the answer shows both, with a stroke between."""
    written = supplied(event=event, language=language).partition("\n")[0].removeprefix("# ")
    return _TAG_LEFT.sub("", _ELSE.sub(" / ", written))


def places(*, event: str) -> tuple[str, ...]:
    """Every place where a fact may come in, as written between braces."""
    return tuple(sorted({name for name in _allowed(event) if not name.startswith("_")}))


def required(*, event: str, language: str) -> tuple[str, ...]:
    """The places that no wording may leave out: those our text always fills."""
    depth, found = 0, []
    for token in _tokens(supplied(event=event, language=language)):
        if token.startswith("{%"):
            word = token[2:-2].split()[0]
            depth += {"if": 1, "for": 1, "endif": -1, "endfor": -1}.get(word, 0)
        elif depth == 0 and (match := _SAYS.fullmatch(token[2:-2].strip())):
            found.append(match["name"])
    return tuple(dict.fromkeys((*found, *_ALWAYS.get(event, ()))))


def faults(*, event: str, language: str, text: str) -> tuple[Fault, ...]:
    """Everything wrong with a wording; empty when it can be sent."""
    if len(text) > LONGEST:
        return (Fault(Broken.LONG),)
    found = (*_braces(text), *_unknown(event, text), *_missing(event, language, text))
    return found or tuple(_shape(event, language, text))


def sample(*, event: str, language: str, text: str, on: date) -> str:
    """The letter in words with invented facts: this wording, or ours when there is none."""
    content = _sample(_contents()[event], language, on, full=True)
    return documents.plain(words.document(content, language=language, text=text))


def _contents() -> dict[str, type[Content]]:
    return {letter.event: letter for letter in _WORDED}


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


@cache
def _allowed(event: str) -> frozenset[str]:
    texts = [supplied(event=event, language=language) for language in words.LANGUAGES]
    return frozenset(name for text in texts for token in _tokens(text) for name in _names(token))


def _names(token: str) -> Iterator[str]:
    """The places a token speaks of; a tag that is none of ours speaks of an impossible one."""
    inside = token[2:-2].strip()
    if token.startswith("{{"):
        match = _SAYS.fullmatch(inside)
        yield match["name"] if match else inside
        return
    word, _space, rest = inside.partition(" ")
    if word in ("include", "for"):
        yield f"_{' '.join(inside.split())}"
    elif word in ("if", "elif"):
        yield from (name for name in rest.split() if name not in _OPERATORS)
    elif word not in _OPERATORS:
        yield f"_{inside}"


def _braces(text: str) -> Iterator[Fault]:
    rest = _TOKEN.sub("", text)
    if match := re.search(r"{{|}}|{%|%}|{#|#}", rest):
        around = rest[max(0, match.start() - 10) : match.end() + 20]
        yield Fault(Broken.BRACES, " ".join(around.split()))


def _unknown(event: str, text: str) -> Iterator[Fault]:
    for token in dict.fromkeys(_tokens(text)):
        for name in _names(token):
            if name not in _allowed(event):
                is_tag = name.startswith("_") or not _NAME.fullmatch(name)
                yield Fault(Broken.TAG if is_tag else Broken.UNKNOWN, token if is_tag else name)


def _missing(event: str, language: str, text: str) -> Iterator[Fault]:
    said = {name for token in _tokens(text) for name in _names(token)}
    for name in required(event=event, language=language):
        if name not in said:
            yield Fault(Broken.MISSING, name)


def _shape(event: str, language: str, text: str) -> Iterator[Fault]:
    """Fill it with many facts, then with as few as a letter may have: both must read."""
    day = date(2026, 1, 15)
    for full in (True, False):
        content = _sample(_contents()[event], language, day, full=full)
        try:
            words.document(content, language=language, text=text)
        except (TemplateSyntaxError, documents.BadDocument, words.Incomplete) as error:
            yield Fault(Broken.SHAPE, str(error))
            return


def _sample(kind: type[Content], language: str, on: date, *, full: bool) -> Content:
    made = _made(kind, language, on, full)
    assert isinstance(made, Content)  # noqa: S101  the type that was asked for
    return made


def _made(kind: typing.Any, language: str, on: date, full: bool) -> object:  # noqa: FBT001
    hints = typing.get_type_hints(kind)
    values = {
        field.name: _value(hints[field.name], field.name, language, on, full)
        for field in dataclasses.fields(kind)
        if full or field.default is dataclasses.MISSING
    }
    return kind(**values)


def _value(hint: typing.Any, name: str, language: str, on: date, full: bool) -> object:  # noqa: FBT001
    if isinstance(hint, types.UnionType):
        if not full:
            return None
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)[0]
        return (_value(inner, name, language, on, full),)
    if dataclasses.is_dataclass(hint):
        return _made(hint, language, on, full)
    plain: dict[object, object] = {
        date: on, bool: full, int: 14,
        datetime: datetime.combine(on, time(17), tzinfo=ZoneInfo(settings.TIME_ZONE)),
        str: _SAMPLES[language].get(name, f"[{name}]"),
    }  # fmt: skip
    return plain[hint]
