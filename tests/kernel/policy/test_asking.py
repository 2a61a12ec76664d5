"""Headings which ask, which promise in the first person, and columns: what stands under them."""

import pytest

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.read import propose


def kinds_of(body: str) -> list[Kind]:
    top = "Rules for going online, Otter Bay Rowing\n\nScope\n\nAll rowers.\n\n"
    return [clause.kind for clause in propose(f"{top}{body}\n").clauses][1:]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What may I share?", Kind.RIGHT),
        ("What are we allowed to show?", Kind.RIGHT),
        ("Que puis-je partager?", Kind.RIGHT),
        ("Qu’est-ce que j’ai le droit de montrer?", Kind.RIGHT),
        ("What must I not share?", Kind.PROHIBITION),
        ("What should you never show?", Kind.PROHIBITION),
        ("What am I not allowed to share?", Kind.PROHIBITION),
        ("Que ne puis-je pas partager?", Kind.PROHIBITION),
        ("Qu’est-ce que je ne dois pas partager?", Kind.PROHIBITION),
    ],
)
def test_things_named_under_a_question_are_what_it_asks_about(question, kind):
    body = f"{question}\n\n- Regatta times and sunny docks.\n- Boat names, old and new.\n"
    assert kinds_of(body) == [kind, kind]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What might happen to me?", Kind.SANCTION),
        ("What could it cost me?", Kind.SANCTION),
        ("Que peut-il m’arriver?", Kind.SANCTION),
        ("Qu’est-ce qui arrive ensuite?", Kind.SANCTION),
        ("Somebody mocks me in the crew chat. What should I do?", Kind.PROCEDURE),
        ("Une amie est ridiculisée en ligne. Que dois-je faire?", Kind.PROCEDURE),
        (
            "A rower keeps posting pictures of me that I have never agreed to. What do I do?",
            Kind.PROCEDURE,
        ),
        ("Who can I talk to about it?", Kind.PROCEDURE),
        ("À qui dois-je en parler?", Kind.PROCEDURE),
    ],
)
def test_a_question_alone_is_no_clause_and_tells_what_the_answer_does(question, kind):
    body = f"{question}\n\nA quiet word with Noa, or a row alone at dawn.\n"
    assert kinds_of(body) == [kind]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("I promise not to", Kind.PROHIBITION),
        ("We will not", Kind.PROHIBITION),
        ("Je m’engage à ne pas", Kind.PROHIBITION),
        ("As a rower, I will never", Kind.PROHIBITION),
        ("I promise to", Kind.DUTY),
        ("We will", Kind.DUTY),
        ("Nous nous engageons à", Kind.DUTY),
        ("En tant que parent, je m’engage à", Kind.DUTY),
        ("What I know", Kind.RESPONSIBILITY),
        ("I understand that", Kind.RESPONSIBILITY),
        ("Ce que je comprends", Kind.RESPONSIBILITY),
    ],
)
def test_a_heading_in_the_first_person_leads_to_its_items(heading, kind):
    body = f"**{heading}**\n\n- mock a crew\n- laugh with the other boat\n- name the cox\n"
    assert kinds_of(body) == [kind] * 3


@pytest.mark.parametrize(
    "lead_in",
    [
        "We delete or hide, without notice, anything:",
        "Our volunteers take down any message:",
        "Elles effacent ou masquent aussitôt tout message :",
        "Nous bloquons toute publication :",
    ],
)
def test_what_moderators_take_down_is_forbidden(lead_in):
    french = lead_in.endswith(" :")
    items = (
        "- qui nomme un rameur blessé;\n- hors sujet ou répété;"
        if french
        else "- that names a rower who is hurt;\n- off topic or sent twice;"
    )
    assert kinds_of(f"## Accounts\n\n{lead_in}\n\n{items}\n") == [Kind.PROHIBITION] * 2


@pytest.mark.parametrize(
    "lead_in",
    [
        "No one shall:",
        "Nobody may:",
        "No rower or parent may ever:",
        "At no time may a rower:",
        "Under no circumstances should members:",
        "None of us will:",
        "Nul ne doit :",
        "Aucun rameur ne peut :",
        "Personne ne peut :",
        "En aucun cas un rameur ne doit :",
    ],
)
def test_what_nobody_may_do_is_forbidden(lead_in):
    items = "(a) film in the boathouse;\n(b) mock a crew;\n(c) pretend to be the cox."
    assert kinds_of(f"## Conduct\n\n{lead_in}\n\n{items}\n") == [Kind.PROHIBITION] * 3


def test_no_more_than_a_limit_is_still_a_right():
    items = "(a) show the dock;\n(b) name the boats."
    body = f"## Photos\n\nWith no fee, a parent may:\n\n{items}\n"
    assert Kind.PROHIBITION not in kinds_of(body)


@pytest.mark.parametrize(
    ("columns", "kinds"),
    [
        ("Welcome – Not welcome", [Kind.RIGHT, Kind.PROHIBITION]),
        ("Permis – Interdit", [Kind.RIGHT, Kind.PROHIBITION]),
        ("OK – Not OK", [Kind.RIGHT, Kind.PROHIBITION]),
        ("We will – We will not", [Kind.DUTY, Kind.PROHIBITION]),
        ("Bonnes habitudes – Mauvaises habitudes", [Kind.DUTY, Kind.PROHIBITION]),
    ],
)
def test_each_column_announces_rules_of_its_own(columns, kinds):
    rows = "A photo of the dock – A photo of a sad crew\n\nBoat names – Nicknames of umpires\n"
    assert kinds_of(f"## Table\n\n{columns}\n\n{rows}") == kinds * 2
