"""A letter's text becomes blocks, and what a person typed never becomes structure."""

import pytest

from francjeu.notices import documents
from francjeu.notices.documents import Kind


def test_reads_headings_items_facts_and_the_annex() -> None:
    text = "# Titre\n\nUn **mot** fort.\n\n## Suite\n- a\n- b\n\n=== Annexe\n\n| Clé | Valeur\n"
    read = documents.read(text)
    assert read.title == "Titre"
    assert [block.kind for block in read.blocks] == [
        Kind.PARAGRAPH, Kind.HEADING, Kind.ITEMS, Kind.ANNEX, Kind.FACTS,
    ]  # fmt: skip
    assert [run.strong for run in read.blocks[0].lines[0]] == [False, True, False]


def test_what_a_person_typed_never_becomes_structure() -> None:
    typed = "**fort**\n\n## Faux titre\n- puce | barre\n=== annexe"
    read = documents.read(f"# T\n\n{documents.seal(typed)}\n\n| A | {documents.seal('x | y')}\n")
    assert [block.kind for block in read.blocks] == [Kind.PARAGRAPH, Kind.FACTS]
    assert read.blocks[0].lines == ((documents.Run(typed),),)
    assert read.blocks[1].pairs[0][1] == (documents.Run("x | y"),)


def test_sealing_drops_what_no_letter_may_hold() -> None:
    assert documents.opened(documents.seal("a\ue000b\x00c\ue002")) == "abc"


@pytest.mark.parametrize("text", ["", "sans titre", "# T\n\n| étiquette seule", "# T\n\n**ouvert"])
def test_refuses_a_text_that_does_not_hold_together(text: str) -> None:
    with pytest.raises(documents.BadDocument):
        documents.read(text)


def test_a_document_comes_back_from_its_row_unchanged() -> None:
    read = documents.read("# Titre\n\nUn **mot**.\n\n| Clé | Valeur\n\n- a\n")
    assert documents.loaded(title=read.title, body=documents.dumped(read)) == read
