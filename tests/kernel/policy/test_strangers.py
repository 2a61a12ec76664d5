"""What policies by strangers taught: passages in our own words, each a fault once seen."""

import pytest
from tests.kernel.policy.test_statements import kinds_under

from francjeu.kernel.policy.article import UNSURE, Clause, Kind
from francjeu.kernel.policy.read import propose


def clauses(text: str) -> tuple[Clause, ...]:
    return propose(text).clauses


def told(text: str) -> list[tuple[Kind, str]]:
    return [(clause.kind, clause.text) for clause in clauses(text)]


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("L’entraîneuse doit saluer les parents, éviter les cris et rester calme.", Kind.DUTY),
        ("Coaches must dress for the rink, avoid jewellery and put phones away.", Kind.DUTY),
        ("Une remarque mesurée ne peut être retenue contre un membre.", Kind.RIGHT),
        ("A fair remark on a rule may not be held against a member.", Kind.RIGHT),
        ("La radiation est encourue dans les cas énumérés à l’annexe B.", Kind.SANCTION),
        ("Le retrait de l’accréditation est une sanction qui dure un an.", Kind.SANCTION),
        ("Fines will be set by the league office.", Kind.SANCTION),
        ("Les pénalités sont attribuées à l’équipe par la ligue.", Kind.SANCTION),
        ("Pause first. Once it is out it cannot be fully recalled.", Kind.DUTY),
        ("If a post concerns your role here, we recommend asking the board.", Kind.DUTY),
        ("Nous vous suggérons de relire chaque message.", Kind.DUTY),
        ("Treat the crew with respect and refrain from sarcasm.", Kind.DUTY),
        ("Accueillir les nouveaux et éviter les blagues blessantes.", Kind.DUTY),
        ("The regatta society is committed to a calm and friendly dock.", Kind.PURPOSE),
        ("La ligue encourage ses équipes à raconter leurs sorties.", Kind.PURPOSE),
        ("Each rower must recognise that the club’s good name is shared.", Kind.RESPONSIBILITY),
        ("We treat anything posted on our page as public comment.", Kind.RESPONSIBILITY),
        ("This includes all social media and any electronic message.", Kind.APPLICATION),
        ("La commission peut et doit sanctionner un tel écart.", Kind.SANCTION),
        ("Les débordements seront sanctionnés.", Kind.SANCTION),
        ("Saluer les juges, ne jamais discuter leur note.", Kind.DUTY),
        ("Prévenir la gérante lorsque l’enfant ne peut se présenter au quai.", Kind.DUTY),
        ("- Encourager ses coéquipiers", Kind.DUTY),
        ("- Encourager la consommation d’alcool", Kind.PROHIBITION),
        ("Tout rameur qui triche est immédiatement suspendu.", Kind.SANCTION),
        ("Failure to abide by these rules may see a rower blocked from our pages.", Kind.SANCTION),
        ("Le non-respect de la charte pourra coûter une régate.", Kind.SANCTION),
        ("Our society expects all its rowers to act online as they do ashore.", Kind.DUTY),
        ("L’association décline toute responsabilité en cas de perte.", Kind.RESPONSIBILITY),
        ("- Exclure toute forme de moquerie ;", Kind.DUTY),
        ("- N’exercer aucune pression ;", Kind.PROHIBITION),
        ("La gérante peut supprimer les messages insultants.", Kind.SANCTION),
        ("Rowers and coxes may use texts to find each other.", Kind.RIGHT),
        ("Show the hosts respect and never shame a crew.", Kind.DUTY),
        ("Garder son calme ; éviter les cris.", Kind.DUTY),
        ("Respect decisions made by the judges.", Kind.DUTY),
        ("Reports of bullying will be taken seriously.", Kind.PROCEDURE),
        ("Des sanctions pourront être prises par la gérante.", Kind.SANCTION),
        ("La ligue se réserve le droit de suspendre un rameur.", Kind.SANCTION),
        ("Only the two writers may post on behalf of the dock.", Kind.IDENTITY),
        ("Rowers are held to the same standards online as at the dock.", Kind.RESPONSIBILITY),
    ],
)
def test_tells_what_a_strangers_statement_does(clause, kind):
    assert kinds_under("Autres dispositions", clause) == [kind]


def test_what_may_or_may_not_be_done_is_no_prohibition():
    kinds = kinds_under("Autres dispositions", "The cox explains what may or may not be posted.")
    assert kinds != [Kind.PROHIBITION]


TABLE = """Annexe
GRILLE DES SUITES POUR LES CLUBS DE VOILE
GESTES INACCEPTABLES | CODE | SUITES PROPOSÉES |
---|---|---|
Faire une farce blessante en ligne. | 1 | • Rappel |
Refuser de s’excuser. Ex. : Bloquer la directrice. | 2 | • Rencontre |
Intimidation répétée d’un équipier. | 3 | • Comité |
"""


def test_rows_under_a_column_of_conduct_are_forbidden():
    assert [kind for kind, _ in told(TABLE)] == [Kind.PROHIBITION] * 3


def test_a_row_of_a_table_is_never_the_title():
    assert propose(TABLE).title == "GRILLE DES SUITES POUR LES CLUBS DE VOILE"


def test_a_chapter_over_an_article_is_a_heading():
    text = (
        "CODE DISCIPLINAIRE EN LIGNE\n\nCHAPITRE 2 : PUBLICATIONS ET CLUB\n\n"
        "Article 7 : Interdictions\nNul ne peut publier le dossier d’un rameur.\n"
    )
    assert told(text) == [(Kind.PROHIBITION, "Nul ne peut publier le dossier d’un rameur.")]


def test_a_mark_alone_on_its_line_opens_the_line_after_it():
    text = (
        "Social media policy\n\n-\nTeam accounts must be open to parents\n-\n"
        "Coaches must not add players\n-\nA second breach: out for a week\n"
    )
    assert told(text) == [
        (Kind.DUTY, "Team accounts must be open to parents"),
        (Kind.PROHIBITION, "Coaches must not add players"),
        (Kind.SANCTION, "A second breach: out for a week"),
    ]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Policy\n\nPurpose:\n\nOur club loves the water.\n\n- Bow side news\n", "Bow side"),
        ("Code\n\nDéfinition\n\nLa personne qui rame seule prévient le quai.\n", "La personne"),
    ],
)
def test_doubts_what_only_a_heading_of_another_shape_would_say(text, starts):
    clause = next(clause for clause in clauses(text) if clause.text.startswith(starts))
    assert clause.confidence < UNSURE


def test_lines_that_end_with_semicolons_under_a_lead_in_are_its_items():
    text = (
        "Dock code\n\nAll rowers are expected to:\n\nPay on time for the boats they keep;\n\n"
        "Dress for the cold. Bare feet are not allowed on the dock;\n\nThank the hosts.\n"
    )
    assert told(text) == [
        (Kind.DUTY, "Pay on time for the boats they keep;"),
        (Kind.DUTY, "Dress for the cold. Bare feet are not allowed on the dock;"),
        (Kind.DUTY, "Thank the hosts."),
    ]


@pytest.mark.parametrize(
    ("lead_in", "kind"),
    [
        ("Coaches may text a crew, however:", Kind.DUTY),
        ("Le personnel peut écrire aux équipes, à condition :", Kind.DUTY),
        ("Les gestes ci-dessous peuvent donner lieu à des mesures disciplinaires :", "forbids"),
        ("Members are encouraged to use our pages to:", Kind.DUTY),
        ("In order to protect the crews, we ask that these rules be followed:", Kind.DUTY),
        ("Not publish anything that can be construed as:", "forbids"),
        ("Social media include, but are not limited to:", Kind.DEFINITION),
        ("A breach results in the following measures:", Kind.SANCTION),
        ("Everyone posting about the crew, the cox etc. must follow these rules:", Kind.DUTY),
    ],
)
def test_a_lead_in_tells_what_its_items_do(lead_in, kind):
    items = "- une photo du quai\n- des mots sur le quai\n"
    kinds = [each for each, _ in told(f"Charte du web\n\n{lead_in}\n\n{items}")]
    assert kinds == [Kind.PROHIBITION if kind == "forbids" else kind] * 2


def test_a_line_broken_after_a_comma_goes_on_in_capitals():
    text = (
        "Charte du web\n\n1. Dans la présente charte :\n"
        "a) « Rameur » – Toute personne qui rame ici, y compris les athlètes, les entraîneurs,\n"
        "Lucie la gérante et les bénévoles du quai;\nb) « Quai » – L’endroit où les bateaux sont "
        "rangés et où les membres du club se retrouvent chaque samedi avant de partir sur l’eau.\n"
    )
    assert [kind for kind, _ in told(text)] == [Kind.DEFINITION] * 2


def test_the_date_of_a_page_is_no_part_of_its_title():
    assert (
        propose("La charte du quai\n\npar Juil 3, 2021\n\nSaluez.\n").title == "La charte du quai"
    )


def test_an_order_at_the_start_of_a_rule_is_no_heading():
    text = "Web code\n\n1. Maintain confidentiality. Do not share private news of the crew.\n"
    assert [text for _, text in told(text)] == [
        "Maintain confidentiality. Do not share private news of the crew."
    ]


def test_a_heading_in_the_middle_of_a_page_is_no_title():
    text = (
        "Our pages exist so that rowers may share their outings and find the news of the dock.\n\n"
        "Duties:\n\nRowers must be polite.\n"
    )
    assert propose(text).title == ""


def test_orders_of_one_list_support_each_other():
    items = (
        "Respecter les juges",
        "Saluer les hôtes",
        "Aviser la gérante",
        "Protéger les plus petits",
    )
    text = "Charte\n\nLe rameur\n\n" + "\n".join(f"- {item}" for item in items)
    assert [c.kind for c in clauses(text) if c.confidence >= UNSURE] == [Kind.DUTY] * 4


def test_a_term_alone_in_quotes_heads_its_definition():
    text = (
        "Politique du quai\n\nDÉFINITIONS\n\n« RAMEUR »\n\n"
        "Un rameur est toute personne qui monte dans un bateau du club.\n"
    )
    assert [kind for kind, _ in told(text)] == [Kind.DEFINITION]


def test_the_ninth_letter_of_a_list_is_no_roman_number():
    letters = "abcdefghij"
    text = "Dock code\n\nRowers must:\n\n" + "\n".join(f"{c}) greet crew {c}" for c in letters)
    assert len(clauses(text)) == len(letters)


def test_a_motto_under_the_title_is_no_part_of_it():
    text = "Charte du quai et des réseaux\n\nle calme des eaux.\n\nSaluez les juges.\n"
    assert propose(text).title == "Charte du quai et des réseaux"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The board decides.", None),
        ("A breach may lead to suspension.", Kind.SANCTION),
        ("Le comité tranche chaque différend.", Kind.PROCEDURE),
    ],
)
def test_a_short_sentence_after_a_rule_is_a_clause_when_it_does_another_thing(sentence, kind):
    text = f"Dock code\n\nRowers must not post pictures of the changing rooms. {sentence}\n"
    kinds = [each for each, _ in told(text)]
    assert kinds == [Kind.PROHIBITION, kind] if kind else [Kind.PROHIBITION]
