"""How a statement is made tells what it does: third person, answers, orders, bare nouns, terms."""

import pytest

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.read import propose


def kinds_under(heading: str, *clauses: str) -> list[Kind]:
    body = "\n".join(clauses)
    text = f"# Social media policy\n\n## Scope\n\nAll members.\n\n## {heading}\n\n{body}\n"
    return [clause.kind for clause in propose(text).clauses][1:]


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("Coaches never text a player one on one.", Kind.PROHIBITION),
        ("Un entraîneur n’écrit jamais à un joueur en privé.", Kind.PROHIBITION),
        ("Ne jamais nommer un arbitre;", Kind.PROHIBITION),
        ("No following athletes’ personal accounts.", Kind.PROHIBITION),
        ("Sont à bannir les sobriquets et les sous-entendus.", Kind.PROHIBITION),
        ("Do not post anything rude.", Kind.PROHIBITION),
        ("Pensez avant de publier : une photo reste.", Kind.DUTY),
        ("If you are upset, wait a day.", Kind.DUTY),
        ("A report must include screenshots and must not alter them.", Kind.DUTY),
        ("Clubs have ten days to contest such a decision.", Kind.PROCEDURE),
        ("Le comité d’éthique établit la gravité du manquement.", Kind.PROCEDURE),
        ("Le décideur peut prononcer un blâme ou une radiation.", Kind.SANCTION),
        ("The panel may order an apology.", Kind.SANCTION),
        ("Nul ne peut être sanctionné sans avoir été entendu.", Kind.RIGHT),
        ("Les parents peuvent exiger le retrait d’une photo.", Kind.RIGHT),
        ("Having deleted the post does not end the matter.", Kind.RESPONSIBILITY),
        ("Un message privé est assimilé à une publication.", Kind.APPLICATION),
        ("Nothing about a skater’s health is to be shared.", Kind.PROHIBITION),
        ("Everyone treats others online as they would in the gym.", Kind.DUTY),
        ("You answer for what you post and for what you share.", Kind.RESPONSIBILITY),
        ("Quick removal of the post may count, but does not end the matter.", Kind.RESPONSIBILITY),
        ("L’organe disciplinaire est saisi par la présidence.", Kind.PROCEDURE),
        ("If you don’t want your child’s picture shared, untick the box.", Kind.RIGHT),
        ("State that your posts do not represent the views of the club.", Kind.IDENTITY),
        ("Think first: once it is out you cannot get it back.", Kind.DUTY),
        ("Keep a screenshot; do not delete the messages.", Kind.DUTY),
        ("Un entraîneur n’envoie ni texto ni message à un mineur.", Kind.PROHIBITION),
        ("Je sauvegarde les messages blessants que je reçois.", Kind.DUTY),
        ("Il faut l’accord écrit d’un parent.", Kind.DUTY),
        ("The committee may bring membership to an end.", Kind.SANCTION),
    ],
)
def test_tells_by_its_own_words_what_a_statement_does(clause, kind):
    assert kinds_under("Autres dispositions", clause) == [kind]


@pytest.mark.parametrize(
    ("question", "answer", "kind"),
    [
        ("Puis-je filmer la gymnaste d’un autre parent?", "Non.", Kind.PROHIBITION),
        ("May a coach follow me?", "Not if you are under 18.", Kind.PROHIBITION),
        ("Do I need permission to post a picture?", "Yes, from everyone in it.", Kind.DUTY),
        ("Can I post about a game?", "Of course.", Kind.RIGHT),
        ("If I delete it, am I in the clear?", "No. It still counts.", Kind.RESPONSIBILITY),
    ],
)
def test_an_answer_does_what_its_question_asks(question, answer, kind):
    assert kinds_under(question, answer) == [kind]


def test_a_bare_answer_speaks_of_what_the_question_names():
    text = "# Social media\n\n## Can I criticize the referee online?\n\nNo, not even in fun.\n"
    assert propose(text).feature("criticism_of_officials").value is True


def test_under_a_heading_that_refuses_every_item_is_refused():
    items = ("- Contester une décision", "- Faire la promotion de l’alcool", "- Partager un mot")
    assert kinds_under("Ce que je m’interdis", *items) == [Kind.PROHIBITION] * 3


def test_a_fragment_follows_what_most_of_its_list_does_and_is_marked():
    items = ("- les propos haineux;", "- les menaces et les insultes;", "- le hors-sujet;")
    text = "# Charte\n\n## Modération\n\n" + "\n".join(items) + "\n"
    last = propose(text).clauses[-1]
    assert (last.kind, last.confidence < 0.5) == (Kind.PROHIBITION, True)


def test_penalties_given_as_mere_nouns_are_sanctions():
    items = ("1. Avertissement verbal", "2. Suspension", "3. Expulsion du club")
    assert kinds_under("Et si le code n’est pas respecté?", *items) == [Kind.SANCTION] * 3


def test_he_is_whoever_the_heading_names():
    text = (
        "# Code de vie\n\n### L’entraîneur\n\n- Il donne l’exemple.\n"
        "- Il n’entretient pas de conversation privée avec un joueur.\n\n"
        "### Le parent\n\n- Il ne commente pas le travail des arbitres.\n"
    )
    proposal = propose(text)
    assert [clause.kind for clause in proposal.clauses] == [
        Kind.DUTY, Kind.PROHIBITION, Kind.PROHIBITION,
    ]  # fmt: skip
    assert {item.name for item in proposal.bound} == {"coach", "parent"}
    assert proposal.feature("power_imbalance").value is True


def test_binds_whoever_a_defined_word_names():
    text = (
        "# Rules\n\n## Definitions\n\nLicence holder means a rider, a coach or a volunteer.\n\n"
        "## Scope\n\nLicence holders are bound by these Rules.\n"
    )
    assert {item.name for item in propose(text).bound} == {"athlete", "coach", "volunteer"}


def test_binds_those_named_in_a_list_with_an_accented_preposition():
    text = "# Règles\n\n## À qui s’adressent-elles?\n\nAux gymnastes, à leurs parents et au juge.\n"
    assert {item.name for item in propose(text).bound} == {"athlete", "parent", "official"}


def test_bare_numbers_that_count_up_over_short_lines_are_headings():
    text = (
        "Guidance\n\n1 Why\n1.1 We want safety.\n\n2 Who it is for\n2.1 It is for members.\n\n"
        "3 Rules\n3.1 Do not lie.\n"
    )
    sections = [clause.section for clause in propose(text).clauses]
    assert sections == ["Why", "Who it is for", "Rules"]


@pytest.mark.parametrize("marks", [("II.1", "II.2"), ("B-1", "B-2"), ("→", "→")])
def test_reads_uncommon_marks_before_clauses(marks):
    first, second = marks
    text = f"# Règlement\n\n## Devoirs\n\n{first} Restez polis.\n{second} Signalez les abus.\n"
    assert [clause.text for clause in propose(text).clauses] == [
        "Restez polis.", "Signalez les abus.",
    ]  # fmt: skip
