"""Passages are hidden wherever they stand, and never believed hidden when they are not."""

import pytest

from francjeu.kernel.procedure.letters import quotation
from francjeu.kernel.procedure.pieces import masking
from francjeu.kernel.procedure.pieces.masking import HOLE, NotThere, masked, proposed

TEXT = "Moi, c’est Zoé Roy. Zoé  Roy a vu Félix écrire. Appelez-moi au 450 555-0123."


def test_a_passage_is_hidden_everywhere_whatever_its_case_and_spaces() -> None:
    found = masked(text=TEXT, passages=("zoé roy", "450 555-0123"))
    assert found == f"Moi, c’est {HOLE}. {HOLE} a vu Félix écrire. Appelez-moi au {HOLE}."


def test_a_hole_tells_nothing_of_how_long_what_it_hides_is() -> None:
    assert masked(text="a bb ccc", passages=("bb", "ccc")) == f"a {HOLE}"


def test_a_passage_which_is_not_there_is_refused() -> None:
    with pytest.raises(NotThere) as refused:
        masked(text=TEXT, passages=("Zoé Roi",))
    assert refused.value.passage == "Zoé Roi"


def test_the_longest_passage_is_hidden_first() -> None:
    assert masked(text="Zoé Roy", passages=("Zoé", "Zoé Roy")) == HOLE


def test_proposes_what_often_tells_who_wrote() -> None:
    told = "Je m’appelle Zéphirine Quatrepoints, je suis sa voisine. zoe@exemple.ca, @zoe_h"
    found = proposed(f"{told}, https://exemple.ca/zoe et 450-555-0123.")
    assert "zoe@exemple.ca" in found
    assert "@zoe_h" in found
    assert "450-555-0123" in found
    assert any("Zéphirine Quatrepoints" in passage for passage in found)
    assert any("sa voisine" in passage for passage in found)
    assert all(passage in f"{told}, https://exemple.ca/zoe et 450-555-0123." for passage in found)
    assert masking.proposed("Rien à cacher ici.") == ()


def test_a_part_of_a_name_tells_someone_unless_the_reader_bears_it_too() -> None:
    names = ("Zéphirine Quatrepoints Roy", "Al Bo")
    assert quotation.parts(names=names) == ("Zéphirine", "Quatrepoints", "Roy")
    assert quotation.parts(names=names, but=("Félix ROY",)) == ("Zéphirine", "Quatrepoints")
