"""A clause is cited as the document prints it."""

from pathlib import Path
from typing import Any

import pytest

from francjeu.kernel.policy.citing import citation
from francjeu.kernel.policy.read import propose

DOCUMENTS = Path(__file__).parent / "documents"
NUMBERED = """Politique des médias sociaux

3. Conduites interdites

Il est interdit de :
a) publier un commentaire haineux sur un membre;
b) publier une image altérée d’un membre.

4. Sanctions

Toute violation peut mener à une suspension.
"""


def spaced(text: str) -> str:
    return text.replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def cited(text: str, *, french: bool = True) -> list[str]:
    return [
        citation(id=c.id, section=c.section, mark=c.mark, text=c.text, french=french)
        for c in propose(text).clauses
    ]


def test_by_the_numbers_that_the_document_prints() -> None:
    assert cited(NUMBERED) == ["3 a)", "3 b)", "4"]


@pytest.mark.parametrize(
    ("document", "some"),
    [
        ("federation_fr", {"definitions.1.1": "1.1", "comportements.4.1.a": "4.1 a)"}),
        ("accents_lost_fr", {"objet": "1", "comportements.2.1": "2.1"}),
        ("articles_fr", {"objet": "1", "conduites.a": "4 a)"}),
        ("athletisme_roman_fr", {"dispositions.i.1": "I.1", "infractions.iii.1.a": "III.1 a)"}),
        ("footnote_table_fr", {"droits-obligations.2.2.1": "2.2.1"}),
        ("pdf_pages_en", {"unacceptable.3.1": "3.1"}),
        ("held_pdf_fr", {"dispositions.2": "chapitre 1, 2"}),
        ("held_federation_titres_fr", {"obligations.article-6.1": "titre II, 6.1"}),
        ("provincial_legal_pdf_en", {"conduct.5": "part II, 5"}),
        ("volley_docx_fr", {"regles.4.1": "« 4. Règles applicables aux entraîneurs », 4.1"}),
        ("hyphen_articles_fr", {"comptes-personnels.3.2-2": "3.2"}),
    ],
)
def test_as_each_document_prints_its_numbers(document: str, some: dict[str, str]) -> None:
    text = (DOCUMENTS / f"{document}.txt").read_text("utf-8")
    found = {c.id: c for c in propose(text).clauses}
    for id, printed in some.items():
        c = found[id]
        cited = citation(id=c.id, section=c.section, mark=c.mark, text=c.text, french=True)
        assert cited == spaced(printed)


def test_by_its_heading_where_nothing_is_numbered() -> None:
    bare = NUMBERED.replace("3. ", "").replace("4. ", "")
    assert cited(bare)[:2] == [
        spaced("« Conduites interdites », a)"), spaced("« Conduites interdites », b)"),
    ]  # fmt: skip
    assert cited(bare, french=False)[0] == "“Conduites interdites”, a)"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"id": "4.a"}, "4 a)"),
        ({"id": "4-2.b.ii"}, "4.2 b) ii)"),
        ({"id": "portee.3", "mark": "2", "section": "Portée"}, "2.3"),
        ({"id": "conduite.a-2", "section": "Conduite"}, "« Conduite », a)"),
        ({"id": "valeurs", "section": "Valeurs"}, "« Valeurs »"),
        (
            {
                "id": "conduite.toute-violation", "section": "Conduite",
                "text": "Toute violation de cette politique peut mener loin.",
            },
            "« Conduite », « Toute violation de cette politique peut… »",
        ),
        ({"id": "clause"}, "clause"),
        ({"id": "club-tient", "text": "Le club y tient."}, "« Le club y tient. »"),
    ],
)  # fmt: skip
def test_in_words_where_nothing_else_finds_it(told: dict[str, str], expected: str) -> None:
    assert citation(**told, french=True) == spaced(expected)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"label": "4 d)", "added": 1}, "4 d)"),
        (
            {"text": "Les représailles sont interdites.", "added": 2},
            "« Les représailles sont interdites. », ajouté à la relecture, n°_2",
        ),
        (
            {"text": "Les représailles sont interdites.", "section": "Conduite", "added": 1},
            "« Conduite », « Les représailles sont interdites. »",
        ),
        (
            {"text": "Les représailles sont interdites.", "section": "Conduite", "mark": "4",
             "added": 1},
            "4, « Les représailles sont interdites. »",
        ),
    ],
)  # fmt: skip
def test_a_clause_added_by_hand_never_passes_for_the_one_it_follows(
    told: dict[str, Any], expected: str
) -> None:
    cited = citation(id="4.a+1", french=True, **told)
    assert cited == spaced(expected).replace("_", "\u00a0")
    assert "4 a)" not in cited


def test_the_words_of_a_reviewer_win_over_what_was_read() -> None:
    assert citation(id="4.a", label="4 1°", section="Conduite", french=True) == "4 1°"


def test_an_added_clause_is_cited_in_english_to_who_reads_english() -> None:
    cited = citation(id="clause+1", text="Les représailles.", added=1, french=False)
    assert cited == "“Les représailles.”, added at review, no.\u00a01"
