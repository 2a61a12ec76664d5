"""The words of every letter and e-mail, whole, in both languages."""

import os
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from django.utils import translation
from tests.conftest import NOON
from tests.factories import notices as factory

from francjeu.notices import documents, phrases, words
from francjeu.notices.contents.letter import Content, Mail

SNAPSHOTS = Path(__file__).parent / "letters"
MAILS = sorted(
    path.name.removesuffix(".fr.txt")
    for path in (words.FOLDER / "email").glob("*.fr.txt")
    if not path.name.startswith("_")
)
ORDINARY_SPACE = re.compile(r"[«] |[«]$| [»:](?:\s|$)|\s[;!?]")
FORBIDDEN = ("coupable", "accusé", "victime", "guilty", "accused", "victim")


def a_mail(name: str) -> Mail:
    return Mail(
        mail=name, organisation="Sport scolaire des Trois-Rives", reference="D-2026-0012",
        time=NOON, due=NOON, alternate="Ariane Labelle", phone="450 555-0123",
    )  # fmt: skip


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("content", factory.every_letter(), ids=lambda content: content.event)
def test_each_letter_says_what_it_said(content: Content, language: str) -> None:
    """Read the difference; then WRITE_LETTERS=1 keeps the new words."""
    said = documents.plain(words.document(content, language=language))
    kept = SNAPSHOTS / f"{content.event}.{language}.txt"
    if os.environ.get("WRITE_LETTERS"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(said, encoding="utf-8")
    assert said == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(words.FOLDER.rglob("*.fr.txt")), ids=lambda p: p.name)
def test_french_letters_keep_the_typography_of_the_oqlf(path: Path) -> None:
    prose = re.sub(r"\{[{%].*?[%}]\}", "", path.read_text(encoding="utf-8"))
    assert ORDINARY_SPACE.findall(prose) == []
    assert "'" not in prose


@pytest.mark.parametrize("path", sorted(words.FOLDER.rglob("*.txt")), ids=lambda p: p.name)
def test_no_letter_uses_a_word_that_decides(path: Path) -> None:
    text = path.read_text(encoding="utf-8").casefold()
    assert [word for word in FORBIDDEN if word in text] == []


def test_every_text_exists_in_both_languages() -> None:
    names = {path.name for path in words.FOLDER.rglob("*.txt") if "fonts" not in path.parts}
    assert {n.replace(".fr.", ".en.") for n in names} == {n.replace(".fr.", ".en.") for n in names}
    assert all(n.replace(".fr.", ".en.") in names for n in names)


def test_a_missing_fact_stops_the_letter() -> None:
    class Odd(Content):
        event = "reminder"

    with pytest.raises(words.Incomplete):
        words.document(Odd(**factory.HEAD), language="fr")


def test_refuses_a_language_without_text() -> None:
    with pytest.raises(words.NoWords):
        words.document(factory.a_notice(), language="es")


def test_says_less_where_the_profile_is_silent() -> None:
    bare = factory.a_notice(
        pils=None, support=None, contact=None, appeal=None, interim=None, annex=False,
        reprisal_forbidden=False, last_on=None, pieces=(),
    )  # fmt: skip
    said = documents.plain(words.document(bare, language="fr"))
    for promise in ("interdit", "jours pour demander", "Tel-jeunes", "Protecteur", "En attendant"):
        assert promise not in said
    assert "le dimanche 1er novembre 2026 (clavardage de groupe)" in said.replace("\xa0", " ")
    assert "Aucune pièce ne peut être montrée pour l’instant." in said


def test_the_adult_reads_the_same_words_then_the_annex() -> None:
    child = words.document(factory.a_notice(annex=False), language="fr")
    adult = words.document(factory.a_notice(), language="fr")
    assert adult.blocks[: len(child.blocks)] == child.blocks
    assert adult.blocks[len(child.blocks)].kind is documents.Kind.ANNEX


@pytest.mark.clause("X-11")
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_decision_states_all_that_makes_it_hold(language: str) -> None:
    said = documents.plain(words.document(factory.a_decision(), language=language))
    for stated in (
        "Politique des médias sociaux, version 1", factory.CLAUSE.text,
        "Les deux personnes sont des membres", "Établi", "P-1", "P-2",
        "Les deux versions se rejoignent sur l’essentiel.", "Avertissement écrit",
        "Gradation des sanctions, code 1, première fois", "le comité d’appel",
        "100, rue du Gymnase", "La procédure n’a pas été suivie",
        "Protecteur de l’intégrité en loisir et en sport", "1 800 555-0100",
    ):  # fmt: skip
        assert stated in said
    assert ("29 décembre 2026" if language == "fr" else "December 29, 2026") in said.replace(
        "\xa0", " "
    )


def test_a_decision_without_measure_says_so() -> None:
    said = documents.plain(words.document(factory.a_decision(measure=None), language="fr"))
    assert "La mesure\n\nAucune sanction." in said


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("name", MAILS)
def test_each_email_is_short_signed_and_says_nothing(name: str, language: str) -> None:
    said = words.message(
        a_mail(name), language=language, link="https://exemple.ca/p/jeton", until="demain"
    )
    assert 0 < len(said.subject) <= words.LONGEST_SUBJECT
    assert "\n" not in said.subject
    assert said.body.count("https://") == 1
    footer = {
        "fr": "Message automatique. Ne répondez pas avec des détails.",
        "en": "Automatic message. Do not answer with details.",
    }
    assert said.body.rstrip().endswith(footer[language])


def test_refuses_a_subject_that_shows_too_much() -> None:
    with pytest.raises(words.SubjectTooLong):
        words.message(
            replace(a_mail("party"), reference="D-2026-0012 " * 4), language="fr", link="https://x"
        )


@pytest.mark.parametrize(
    ("at", "language", "said"),
    [
        (
            datetime(2026, 12, 1, 9, 5, tzinfo=factory.LOCAL),
            "fr",
            "mardi 1er décembre 2026, 9 h 05",
        ),
        (
            datetime(2026, 12, 2, 17, 0, tzinfo=factory.LOCAL),
            "fr",
            "mercredi 2 décembre 2026, 17 h",
        ),
        (
            datetime(2026, 12, 2, 23, 59, 59, tzinfo=factory.LOCAL),
            "fr",
            "mercredi 2 décembre 2026, avant minuit",
        ),
        (
            datetime(2026, 12, 2, 17, 30, tzinfo=factory.LOCAL),
            "en",
            "Wednesday, December 2, 2026, 5:30 p.m.",
        ),
    ],
)
def test_says_a_moment_as_people_do(at: datetime, language: str, said: str) -> None:
    with translation.override(language):
        assert phrases.moment(at).replace("\xa0", " ") == said


PUPILS = (
    "notice", "hearing", "interim", "interim_said", "decision", "appeal_answered", "sanction_stay",
    "measure_told",
)  # fmt: skip


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("event", PUPILS)
def test_what_matters_to_a_pupil_is_said_in_plain_words_then_in_an_annex(
    event: str, language: str
) -> None:
    [content] = [it for it in factory.every_letter() if it.event == event]
    blocks = words.document(content, language=language).blocks
    kinds = [block.kind for block in blocks]
    assert kinds.count(documents.Kind.ANNEX) == 1
    annex = kinds.index(documents.Kind.ANNEX)
    assert 2 < annex < len(kinds) - 1
    assert documents.Kind.PARAGRAPH in kinds[:annex]
    assert documents.Kind.FACTS in kinds[annex:]


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("event", PUPILS)
def test_plain_words_are_short_sentences_without_the_words_of_jurists(
    event: str, language: str
) -> None:
    text = (words.FOLDER / f"{event}.{language}.txt").read_text(encoding="utf-8")
    prose = re.sub(r"\{\{.*?\}\}", "x", text.partition("\n=== ")[0])
    prose = re.sub(r"\{%.*?%\}", " ", prose)
    sentences = re.split(r"[.?!:;]|\n", prose)
    long = [s.strip() for s in sentences if len(s.split()) > LONGEST_SENTENCE]
    assert long == []
    said = prose.casefold()
    assert [word for word in JURISTS if word in said] == []


LONGEST_SENTENCE = 26  # words; the mean of a text for grade 8 is about fifteen
JURISTS = (
    "nonobstant", "susmentionné", "ci-dessus", "prépondérance", "exécutoire", "allégations",
    "convocation", "hereby", "aforesaid", "pursuant", "notwithstanding", "allegations",
)  # fmt: skip
