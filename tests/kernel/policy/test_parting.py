"""A paragraph that holds several rules becomes several clauses; what explains a rule stays."""

import pytest

from francjeu.kernel.policy.read import propose


def cuts(paragraph: str, heading: str = "On the water and online") -> list[str]:
    text = (
        "# Social media policy\n\n## Scope\n\nThis policy applies to all members.\n\n"
        f"## {heading}\n\n{paragraph}\n"
    )
    proposal = propose(text)
    assert all(clause.text == clause.span.of(text) for clause in proposal.clauses)
    return [clause.text for clause in proposal.clauses][1:]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Helmsmen do not phone a child alone.",
            "If you phone a helmsman at night, wait for the reply in the morning.",
        ),
        (
            "Le club montre des images de ses régates pour attirer des jeunes.",
            "Si vous aimez mieux ne pas y être, avertissez la gérante; rien à expliquer.",
        ),
        (
            "Toute moquerie est interdite, sur l’eau comme en ligne.",
            "La personne qui la subit écrit à la responsable ou passe la voir.",
        ),
        (
            "Les moniteurs n’appellent jamais un enfant seul, même par vidéo.",
            "Ils invitent un parent ou une collègue à se joindre à l’appel.",
        ),
        (
            "Only crew leaders who took the course may write for the club.",
            "They thank visitors and pass hard questions to the office.",
        ),
        (
            "Vous pouvez contester un blocage auprès du secrétariat.",
            "Un responsable qui n’a rien décidé vous écrit dans la semaine.",
        ),
        (
            "We do not gather phone numbers from our followers.",
            "Avoid leaving yours under a picture.",
        ),
        (
            "Nous ne gardons aucune liste de vos messages.",
            "Gardez vos numéros pour vous.",
        ),
        (
            "Please do not send us a medical note in a private message.",
            "We never sell or lend the names of those who write to us.",
        ),
        (
            "On ne règle pas ses comptes sur la page du club.",
            "Aucune remarque blessante sur un juge n’est acceptée, ni avant ni après la régate.",
        ),
        (
            "The code binds rowers, coxes and the directors of each club.",
            "It covers what is said ashore as well as what is said away from the club.",
        ),
        (
            "The club writes here to tell of its regattas and to thank those who help it.",
            "These rules apply to anyone who writes to us.",
        ),
        (
            "Rowers must not film a child in the changing rooms of the club.",
            "A picture taken without the consent of a parent must not be shown.",
        ),
        (
            "La gérante reçoit les plaintes et en accuse réception dans les deux jours.",
            "Elle entend les deux rameurs avant de transmettre le dossier au comité.",
        ),
        (
            "The office reads the messages on weekdays.",
            "Nobody looks at them at night; phone the harbour if a boat is in danger.",
        ),
        (
            "Members must ask a rower before they show his or her picture.",
            "If a parent is unhappy, take it down the same evening.",
        ),
        (
            "No rower may publish a picture meant to shame a teammate.",
            "Nor may a cox lend an account to somebody who would.",
        ),
        (
            "The harbour office reads what was written to it on Monday.",
            "Penalties run from a word of warning to the end of the season.",
        ),
        (
            "L’annonce d’une régate paraît sur notre page chaque lundi.",
            "Tout message à un enfant passe par un parent ou par la gérante.",
        ),
        (
            "Crews post what they like on their own accounts.",
            "Only the steward and the cox may post on the page of the dock.",
        ),
    ],
)
def test_a_new_rule_in_a_paragraph_is_a_clause_of_its_own(first, second):
    assert cuts(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("For a slip, a word with the coach.", "For cruelty, the end of the season."),
        ("Pour un écart, un mot du gérant.", "Pour une cruauté, la fin de la saison."),
    ],
)
def test_each_case_under_sanctions_is_a_clause_of_its_own(first, second):
    assert cuts(f"{first} {second}", heading="Sanctions") == [first, second]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Respect the umpires. They are volunteers too.",
        "Les rameurs doivent rester polis en ligne. Ils représentent le club partout où ils vont.",
        "Coaches must copy a parent on each message. This keeps children and adults safe.",
        "Il est interdit de publier des insultes. Cela blesse longtemps.",
        "Members must not post insults. If you post one, the whole town can read it.",
        "Les membres ne doivent pas publier d’insultes. Si vous en publiez, tous peuvent les lire.",
        "Ask before you show a picture of a rower. Some families have good reasons to hide.",
        "Rowers must not write to a child at night. Sleep matters.",
        "Any mockery is prohibited on our page. For example, do not make up nicknames.",
        "Coaches must answer politely. Otherwise, they hurt the whole club.",
        "Rowers must not post the score of a child. The same goes for the film of a race.",
        "Be fair to others. Write of a rower what you would want to read of yourself.",
    ],
)
def test_a_sentence_that_only_explains_stays_with_its_rule(paragraph):
    assert cuts(paragraph) == [paragraph]


def test_an_item_with_its_continuation_stays_whole():
    item = "Never mock a rower. If you did, say sorry to him or her."
    assert cuts(f"- {item}\n- Never mock an umpire.") == [item, "Never mock an umpire."]
