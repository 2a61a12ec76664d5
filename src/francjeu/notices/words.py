"""The words of letters and e-mails: one text per event and language, filled with plain data.

Texts are data (letters/EVENT.LANGUAGE.txt), not messages: a jurist reads them whole. A fact that is
missing stops the letter; it is never printed as a hole.
"""

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.template import Context, Engine
from django.utils import translation

from francjeu.notices import documents
from francjeu.notices.contents.letter import Content, Mail, Represented

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FOLDER = Path(__file__).resolve().parent / "letters"
LANGUAGES = ("fr", "en")
LONGEST_SUBJECT = 50
_HOLE = re.compile("⟦([^⟧]*)⟧")
_TWO_STOPS = re.compile(r"(?<=[ap]\.m\.)\.")  # « 5 p.m. » ends its sentence


class NoWords(Exception):
    """No text exists for this letter in this language."""


class Incomplete(Exception):
    """The letter asks for a fact it was not given."""


class SubjectTooLong(Exception):
    """An e-mail's subject holds at most 50 characters."""


@dataclass(frozen=True, slots=True)
class Message:
    """One content-free e-mail."""

    subject: str
    body: str


def document(
    content: Content, *, language: str, text: str = "",
    represents: Represented | None = None,
) -> documents.Document:  # fmt: skip
    """The letter in the words given, or in ours; who speaks for its person is told so first.

    Raises NoWords, Incomplete, BadDocument.
    """
    name = f"{content.event}.{language}.txt"
    if represents is None:
        return documents.read(_filled(name, content, language, own=text))
    theirs = _greeting(content, represents.given_name)
    letter = documents.read(_filled(name, theirs, language, own=text))
    title = documents.seal(letter.title)
    before = documents.read(_filled(f"_reader.{language}.txt", represents, language, title=title))
    return replace(before, blocks=before.blocks + letter.blocks)


def _greeting(content: Content, given_name: str) -> Content:
    """The same letter, greeting the person it is about."""
    greets: dict[str, Any] = {"given_name": given_name}
    return replace(content, **greets) if hasattr(content, "given_name") else content


def message(mail: Mail, *, language: str, link: str, until: str = "") -> Message:
    """The e-mail that carries a letter or a task: a reference at most, never a fact.

    Raises NoWords, Incomplete, SubjectTooLong.
    """
    text = _filled(f"email/{mail.mail}.{language}.txt", mail, language, link=link, until=until)
    subject, _, body = documents.opened(text).partition("\n")
    if len(subject) > LONGEST_SUBJECT:
        raise SubjectTooLong(subject)
    return Message(subject=subject.strip(), body=f"{body.strip()}\n\n-- \n{_footer(language)}\n")


def _footer(language: str) -> str:
    return (FOLDER / "email" / f"_footer.{language}.txt").read_text(encoding="utf-8").strip()


def _filled(
    name: str, data: "DataclassInstance", language: str, *, own: str = "", **more: str
) -> str:
    if language not in LANGUAGES or not (FOLDER / name).exists():
        raise NoWords(name)
    context = Context({**_values(data), **more}, autoescape=False)
    with translation.override(language):
        engine = _engine()
        template = engine.from_string(own) if own else engine.get_template(name)
        text = template.render(context)
    holes = sorted(set(_HOLE.findall(text)))
    if holes:
        raise Incomplete(f"{name}: {', '.join(holes)}")
    return _TWO_STOPS.sub("", text)


@cache
def _engine() -> Engine:
    return Engine(
        dirs=[str(FOLDER)],
        autoescape=False,
        string_if_invalid="⟦%s⟧",
        builtins=["francjeu.notices.phrases"],
    )


def _values(data: "DataclassInstance") -> dict[str, object]:
    return {field.name: _sealed(getattr(data, field.name)) for field in fields(data)}


def _sealed(value: object) -> object:
    """The value ready to be printed: strings sealed, None as nothing, nested data alike."""
    if value is None:
        return ""
    if isinstance(value, str):
        return documents.seal(value)
    if isinstance(value, tuple):
        return tuple(_sealed(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return _values(value)
    return value
