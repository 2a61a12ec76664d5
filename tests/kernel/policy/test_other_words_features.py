"""What varies between policies, said in other words than the usual ones; and what only looks so."""

import pytest

from francjeu.kernel.policy.read import propose

SAID = [
    ("opt_out", "Retirer dans la journée toute image dont un rameur réclame le retrait."),
    ("opt_out", "Si vous aimez mieux ne plus y figurer, dites-le à la gérante."),
    ("opt_out", "La case peut être décochée quand vous le voulez; vous pouvez changer d’idée."),
    ("opt_out", "Remove within a day any picture that a rower asks to have taken down."),
    ("opt_out", "Anyone in a film may have it taken off the page, no reason asked."),
    ("opt_out", "You may untick the box whenever you want."),
    ("criticism_of_officials", "No complaints about the starters or the umpires."),
    ("criticism_of_officials", "It is forbidden to accuse a referee of favouring a crew."),
    ("criticism_of_officials", "Aucune remarque amère sur le travail des juges n’est acceptée."),
    ("criticism_of_officials", "Il est interdit de se plaindre des arbitres en ligne."),
    ("criticism_of_officials", "Il est interdit d’accuser un officiel de parti pris."),
    ("deletion_clause", "Taking a post offline does not shield its author."),
    ("deletion_clause", "Pulling the picture later will not spare a rower the consequences."),
    ("deletion_clause", "Un message effacé compte quand même."),
    ("deletion_clause", "Retirer sa photo ne met pas à l’abri des suites."),
    ("confidential_info", "Do not announce an injury or the crew list before the dock does."),
    ("confidential_info", "Never repeat what was told at a hearing."),
    ("confidential_info", "Il est interdit d’annoncer une blessure ou la liste des équipages."),
    ("confidential_info", "Ne dévoilez pas la tactique ni l’alignement avant la course."),
    ("harmful_promotion", "Rowers must not promote banned substances."),
    ("harmful_promotion", "Il est interdit de vanter des produits dopants ou les paris sportifs."),
    ("harmful_promotion", "Nul ne doit s’afficher avec du cannabis."),
    ("devoted_page", "Nous n’ouvrirons ni page ni compte contre une personne."),
    ("devoted_page", "We will not open an account against a crew."),
    ("comment", "Do not post anything that puts down a crew."),
    ("private_in_scope", "By writing to us in a private message you accept these rules."),
    ("private_in_scope", "Les groupes privés comptent aussi."),
    ("opt_out", "Should you change your mind about a photo, write and it comes down."),
    ("opt_out", "Les rameurs qui refusent qu’on les filme cochent la case."),
    ("criticism_of_officials", "Remarks on how a race was umpired are forbidden."),
    ("criticism_of_officials", "Ne remettez jamais en cause le travail des arbitres."),
    ("deletion_clause", "It does not matter that the film was deleted."),
    ("deletion_clause", "Even if a rower erases it, the dock may look into it."),
    ("confidential_info", "Race tactics and injuries stay in the boathouse."),
    ("confidential_info", "Ne répétez jamais ce qui se dit au comité."),
    ("altered_image", "Never use AI to change a picture of a rower."),
    ("altered_image", "Il est interdit de créer par IA l’image d’une rameuse."),
    ("disclaimer_clause", "Add to your profile that the views are yours."),
    ("no_appeal", "There is no means of appealing the decision of the panel."),
    ("minor_major_split", "An infraction is either minor or serious."),
    ("minor_major_split", "Le manquement est léger ou grave."),
    ("fixed_minimum", "A threat is met with a suspension of no fewer than two races."),
    ("private_in_scope", "What is said in a closed chat counts as if it were public."),
]  # fmt: skip
NOT_SAID = [
    ("confidential_info", "La gérante garde la conversation confidentielle."),
    ("confidential_info", "The steward keeps what you tell her confidential."),
    ("preserve_evidence_duty", "Gardez un ton calme dans le groupe de messages des parents."),
    ("preserve_evidence_duty", "Keep a friendly tone in all your messages."),
    ("criticism_of_officials", "Complaints about coaches go to the steward."),
    ("deletion_clause", "Do not take down the notices of the dock."),
    ("devoted_page", "Le groupe lutte contre le froid; ne le dénigrez pas."),
    ("harmful_promotion", "Do not post before the results are official."),
    ("criticism_of_officials", "Do not criticise the official page of another dock."),
    ("deletion_clause", "The steward removes comments that are not polite."),
    ("private_in_scope", "Send us a private message if you need help."),
    ("preserve_evidence_duty", "Keep your messages brief."),
    ("cyberbullying", "For help with bullying, call the line."),
    ("altered_image", "J’ai lu la charte; je ne publie pas de photo."),
    ("opt_out", "The steward removes insulting comments."),
]


def said(sentence: str) -> set[str]:
    text = (
        f"# Social media policy\n\n## Scope\n\nAll members.\n\n## Other provisions\n\n{sentence}\n"
    )
    return {feature.name for feature in propose(text).features if feature.value}


@pytest.mark.parametrize(("feature", "sentence"), SAID)
def test_finds_what_is_said_in_other_words(feature, sentence):
    assert feature in said(sentence)


@pytest.mark.parametrize(("feature", "sentence"), NOT_SAID)
def test_takes_no_likeness_for_the_thing(feature, sentence):
    assert feature not in said(sentence)


def test_an_answer_speaks_of_whom_its_question_names():
    text = "# Code\n\n## May my coach write?\n\nNo. They never text a young rower alone.\n"
    assert propose(text).feature("power_imbalance").value is True


def test_what_is_punished_is_forbidden():
    text = "# Code\n\n## Consequences\n\nFor bullying, sitting out a regatta.\n"
    assert propose(text).feature("cyberbullying").value is True


@pytest.mark.parametrize(
    ("scope", "classes"),
    [
        ("Le code s’applique aux fondeurs, aux fondeuses et aux gérants.", {"athlete", "manager"}),
        ("Le code s’applique aux biathlètes et à leurs tutrices.", {"athlete", "parent"}),
        ("The code applies to hurdlers, goalkeepers and carers.", {"athlete", "parent"}),
        ("It covers hurdlers, chaperones and visitors.", {"athlete", "volunteer", "spectator"}),
        ("It covers kayakers, helpers and timekeepers.", {"athlete", "volunteer", "official"}),
    ],
)
def test_binds_those_of_other_sports(scope, classes):
    text = f"# Code de conduite en ligne\n\n## Portée\n\n{scope}\n"
    assert {item.name for item in propose(text).bound} == classes
