"""Reading policies: each document of our own, then the shapes a page can take, then any text."""

import json
import re
import sys
import unicodedata

import pytest
from bench import policy_import
from hypothesis import given, settings
from hypothesis import strategies as st

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.document import Proposal
from francjeu.kernel.policy.read import propose
from francjeu.kernel.policy.vocabulary.features import NAMES

DOCUMENTS = sorted(policy_import.DOCUMENTS.glob("*.txt"))
SEEN = [path for path in DOCUMENTS if not path.stem.startswith(("held_", "unsure_"))]
HELD = [path for path in DOCUMENTS if path.stem.startswith("held_")]


def score(path, text=None):
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return policy_import.score(path.stem, text or path.read_text("utf-8"), expected)


@pytest.mark.parametrize("path", SEEN, ids=lambda path: path.stem)
def test_reads_each_document_as_a_careful_reader_would(path):
    result = score(path)
    assert result.invented == 0, result.faults
    assert result.found >= result.expected - 1, result.faults
    assert result.right_kind >= result.found, result.faults
    assert result.features_right == result.features, result.faults
    assert result.bound_right, result.faults
    assert result.title_right, result.faults


def test_reads_documents_held_out_while_the_rules_were_written():
    results = [score(path) for path in HELD]
    expected = sum(result.expected for result in results)
    assert sum(result.found for result in results) >= 0.97 * expected
    assert sum(result.right_kind for result in results) >= 0.95 * expected
    assert sum(result.invented for result in results) <= 0.03 * expected
    assert sum(result.features_right for result in results) >= 0.95 * 22 * len(results)


@pytest.mark.skipif(not policy_import.REAL.exists(), reason="the document is not at hand")
def test_finds_every_clause_of_the_real_policy_and_invents_none():
    result = policy_import.score_real(policy_import.REAL.read_text("utf-8"))
    assert result.faults == ()


def without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def hyphenated(text: str, width: int = 72) -> str:
    out = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if len(line) + 1 + len(word) <= width:
                line = f"{line} {word}" if line else word
                continue
            room = width - len(line) - 2
            if room >= 3 and len(word) - room >= 3 and word.isalpha() and word.islower():
                out.append(f"{line} {word[:room]}-")
                line = word[room:]
            else:
                out.append(line)
                line = word
        out.append(line)
    return "\n".join(out)


def paged(text: str, height: int = 22) -> str:
    lines = hyphenated(text).split("\n")
    pages = [lines[start : start + height] for start in range(0, len(lines), height)]
    return "\f".join(
        "\n".join(["Ma fédération – 2023", "", *page, "", f"Page {number} de {len(pages)}", ""])
        for number, page in enumerate(pages, 1)
    )


SHAPES = {
    "accents lost": without_accents,
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "no blank lines": lambda text: re.sub(r"\n\s*\n+", "\n", text),
    "wrapped and hyphenated": hyphenated,
    "pages with headers": paged,
    "margin": lambda text: "\n".join(f"    {line}" for line in text.split("\n")),
    "typewriter quotes": lambda text: text.replace("’", "'").replace("« ", '"').replace(" »", '"'),
    "garbled accents": lambda text: text.replace("é", "Ã©").replace("è", "Ã¨"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_reads_the_same_policy_in_another_shape(shape):
    for path in SEEN:
        result = score(path, SHAPES[shape](path.read_text("utf-8")))
        assert result.found >= result.expected - 1, (path.stem, result.faults)
        assert result.invented <= 1, (path.stem, result.faults)
        assert result.features_right == result.features, (path.stem, result.faults)


def offsets_hold(text: str, proposal: Proposal) -> None:
    end = 0
    for clause in proposal.clauses:
        assert 0 <= clause.span.start < clause.span.end <= len(text)
        assert clause.span.start >= end, "clauses are in order and do not overlap"
        end = clause.span.end
        assert 0.0 <= clause.confidence <= 1.0
        assert clause.text
        assert clause.span.of(text).strip() == clause.span.of(text)
    ids = [clause.id for clause in proposal.clauses]
    assert len(ids) == len(set(ids))
    spans = [item.span for item in (*proposal.features, *proposal.bound, *proposal.gaps)]
    assert all(span is None or 0 <= span.start <= span.end <= len(text) for span in spans)
    assert tuple(feature.name for feature in proposal.features) == NAMES
    assert all(feature.value == (feature.span is not None) for feature in proposal.features)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_points_at_the_source_of_each_clause(path):
    text = path.read_text("utf-8")
    proposal = propose(text)
    offsets_hold(text, proposal)
    for clause in proposal.clauses:
        source = clause.span.of(text)[:16].replace("ﬁ", "fi").replace("**", "")
        assert clause.text[:12] == source[:12]


FRAGMENTS = st.sampled_from(
    (
        "……… 3",
        "1.",
        "1.1 ",
        "a) ",
        "(iv) ",
        "Article 3 – ",
        "Section 2: ",
        "• ",
        "- ",
        "## ",
        "**Titre.** ",
        "\n",
        "\n\n",
        "\x0c",
        "Définitions",
        "CONDUITE",
        "Il est interdit de publier une photo",
        "Members must not",
        ":",
        ";",
        ".",
        "?",
        "\ufffd",
        "ﬁn",
        "é",
        "Page 2 de 3",
        "e\u0301",
        "« Membre » : toute personne",
        "\u2028",
        "Ã©",
        "sanc-\ntion",
        "  ",
        "I. ",
        "o ",
        "(",
        "*",
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=12)), max_size=40).map("".join))
def test_never_fails_and_never_points_outside_the_text(text):
    proposal = propose(text)
    offsets_hold(text, proposal)
    assert proposal == propose(text)
    json.dumps(proposal.as_json())


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_takes_any_text_at_all(text):
    offsets_hold(text, propose(text))


def test_an_empty_text_holds_no_clause():
    assert propose("").clauses == ()
    assert propose(" \n\f\n").clauses == ()


def test_editing_one_clause_renames_no_other():
    text = (policy_import.DOCUMENTS / "federation_fr.txt").read_text("utf-8")
    before = propose(text)
    after = propose(
        text.replace("critiquer publiquement le travail", "commenter en public le travail")
    )
    assert [clause.id for clause in after.clauses] == [clause.id for clause in before.clauses]


@pytest.mark.parametrize(
    ("sentence", "feature"),
    [
        ("This policy does not apply to private messages.", "private_in_scope"),
        ("La politique ne s’applique pas aux messages privés.", "private_in_scope"),
        (
            "Text messages and e-mails are outside the scope of this policy.",
            "text_or_email_in_scope",
        ),
        ("Parents are not bound by this policy.", "binds_parents"),
        ("La politique ne vise pas les spectateurs.", "binds_spectators"),
        ("Members may criticize a referee’s decision politely.", "criticism_of_officials"),
        ("No minimum suspension applies.", "fixed_minimum"),
        ("La décision peut être portée en appel dans les dix jours.", "no_appeal"),
        ("There is no case manager for these matters.", "case_manager"),
        ("Complaints are sent by e-mail to the committee.", "text_or_email_in_scope"),
    ],
)
def test_hears_a_negation(sentence, feature):
    text = (
        f"Social media policy\n\n1. This policy applies to members and coaches.\n\n2. {sentence}\n"
    )
    assert propose(text).feature(feature).value is False


def test_marks_what_it_is_not_sure_of():
    proposal = propose(
        "Politique des médias sociaux\n\nLe soleil se lève à l’est du gymnase municipal.\n"
    )
    assert [clause.confidence < 0.5 for clause in proposal.clauses] == [True]


def test_a_heading_announces_the_kind_of_the_clauses_under_it():
    proposal = propose(
        "Politique\n\nValeurs\n\n- Respect\n- Franchise\n\nInterdictions\n\n- Fumer\n- Crier\n"
    )
    assert [clause.kind for clause in proposal.clauses] == [Kind.VALUE] * 2 + [Kind.PROHIBITION] * 2


@pytest.mark.clause("C-APP")
def test_shows_that_scope_lists_differ():
    text = (
        "Politique\n\nObjectif\n\nLa politique établit les comportements attendus des membres, "
        "des employés et des bénévoles.\n\nApplication\n\n"
        "La politique s’adresse aux membres et aux employés.\n"
    )
    gaps = {gap.code: gap for gap in propose(text).gaps}
    assert "volunteer" in gaps["scope_lists_differ"].en


def test_same_scope_twice_is_no_gap():
    text = (
        "Politique\n\nObjectif\n\nLa politique établit les comportements attendus des "
        "membres et employés.\n\nApplication\n\n"
        "La politique s’adresse aux employés et aux membres.\n"
    )
    assert "scope_lists_differ" not in {gap.code for gap in propose(text).gaps}


def test_tells_the_owner_what_the_policy_does_not_say():
    gaps = {gap.code for gap in propose("Politique\n\n1. Les membres doivent être polis.\n").gaps}
    assert {
        "no_deadlines", "no_decision_maker", "no_appeal", "no_interim_measures", "no_minors_clause",
        "no_confidentiality", "no_reprisal_clause", "no_power_imbalance", "no_review_date",
        "no_pils", "parents_not_bound", "no_definition_social_media", "no_definition_member",
    } <= gaps  # fmt: skip


def test_shows_that_only_official_engagement_may_be_stopped():
    text = (
        "Politique\n\n1. Si la Ligue interagit officiellement avec un membre, il peut "
        "en tout temps lui demander de cesser cet engagement.\n"
    )
    assert "opt_out_official_only" in {gap.code for gap in propose(text).gaps}


def work_of(text: str) -> int:
    """How many calls reading a text takes: the same on every machine."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        propose(text)
    finally:
        sys.setprofile(None)
    return calls


def test_reads_twice_as_long_a_document_with_twice_the_work():
    page = (policy_import.DOCUMENTS / "pdf_pages_en.txt").read_text("utf-8")
    propose(page)  # the patterns are compiled
    short, long = (work_of("Contents\n\n" + f"{page}\n\f" * pages) for pages in (10, 20))
    assert long < 2.4 * short
