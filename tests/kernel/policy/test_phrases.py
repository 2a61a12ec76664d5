"""The language of the rules: what a jurist may write, and what it matches."""

import pytest
from bench import policy_import

from francjeu.kernel.policy.clues import clues_of
from francjeu.kernel.policy.folding import plain
from francjeu.kernel.policy.phrases import each, found, pattern
from francjeu.kernel.policy.vocabulary.cues import CUES


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("médias sociaux", "Les MÉDIAS sociaux", True),
        ("médias sociaux", "les m\ufffddias sociaux", True),
        ("médias sociaux", "les mdias sociaux", True),
        ("harcel~", "le harcèlement", True),
        ("(image|photo)~ .. modifié~", "une image, ou photo, déjà modifiée", True),
        ("image .. modifiée", "une image. La règle modifiée", False),
        ("must !(not|never)", "members must not", False),
        ("must !(not|never)", "members must ask", True),
        ("cyber-(bull|harass)~", "cyberbullying", True),
        ("cyber-(bull|harass)~", "cyber-harassment", True),
        ("^nul ne peut", "Nul ne peut tricher", True),
        ("^nul ne peut", "Or nul ne peut tricher", False),
        ("no [right of] appeal", "no appeal", True),
        ("no [right of] appeal", "there is no right of appeal", True),
        ("ne peut", "une personne peut", False),
        ("but", "début", False),
        ("... (:|-) tout", "membre - tout inscrit", True),
    ],
)
def test_a_phrase_matches_what_a_reader_expects(phrase, text, expected):
    assert (found((phrase,), plain(text)) is not None) is expected


@pytest.mark.parametrize("name", ["federation_fr", "pdf_pages_en"])
def test_clues_hide_no_match(name):
    folded = plain((policy_import.DOCUMENTS / f"{name}.txt").read_text("utf-8"))
    for _, _, phrases in CUES:
        sought = [match.span() for match in pattern(*phrases).finditer(folded)]
        assert [match.span() for match in each(phrases, folded)] == sought


@pytest.mark.parametrize(
    ("phrase", "clues"),
    [
        ("médias sociaux", ("sociaux",)),
        ("(désigne|désignent) ..", ("signe", "signent")),
        ("[tout à fait] interdit", ("interdit",)),
        ("must !(never|ever)", ("must",)),
        ("(bound|lié~) by", ()),
    ],
)
def test_a_phrase_gives_clues_of_itself(phrase, clues):
    assert clues_of(phrase) == clues
