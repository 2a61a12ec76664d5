"""What a page leaves around a policy: paths, menus, accounts, addresses; and titles cut in two."""

import pytest

from francjeu.kernel.policy.read import propose

RULE = "Rowers must be polite online."


def texts(extra: str) -> list[str]:
    text = f"# Social media rules\n\n## Conduct\n\n{RULE}\n\n{extra}\n"
    return [clause.text for clause in propose(text).clauses]


@pytest.mark.parametrize(
    "extra",
    [
        "instagram.com/otterbayrow\ntiktok.com/@otterbay\notterbay.example/news",
        "@otterbayrow",
        "- Facebook : Club d’aviron de la Loutre\n- Instagram : @loutre.aviron",
        "YouTube: Otter Bay Rowing\nX: @otterbay",
        "Otter Bay Rowing, P.O. Box 9, Otter Bay",
        "Club d’aviron de la Loutre, case postale 12, Baie-aux-Loutres",
        "Aviron Loutre, 40, chemin du Quai, Baie-aux-Loutres",
        "Otter Bay Rowing | 12 Dock Road, Otter Bay | 555-0142",
        "Otter Bay Rowing • Last reviewed: May 2023",
        "Did this page help you? Yes | No",
        "Cette page vous a-t-elle été utile? Oui / Non",
        "Home | News | Calendar | Contact us",
        "Accueil · Nouvelles · Nous joindre",
        "Share this page",
    ],
)
def test_leaves_out_what_only_stands_on_the_page(extra):
    assert texts(extra) == [RULE]


@pytest.mark.parametrize("heading", ["Find us here", "Nos comptes"])
@pytest.mark.parametrize("after", ["", "\n\nDecisions\n\nThe committee decides within ten days."])
def test_a_heading_over_nothing_but_accounts_is_no_rule(heading, after):
    found = texts(f"{heading}\n\nfacebook.com/otterbayrow\n@otterbayrow{after}")
    assert heading not in found
    assert len(found) == (2 if after else 1)


@pytest.mark.parametrize(
    "rule",
    [
        "Instagram: no pictures from the locker room.",
        "Posters stay at 12 Dock Road until the race ends.",
        "Send a letter to P.O. Box 9, Otter Bay.",
        "Ask before you share this page with a reporter.",
        "Écrivez au club, case postale 12, Baie-aux-Loutres.",
        "Rameurs | 2 avertissements | 1 rencontre",
    ],
)
def test_keeps_a_rule_which_holds_an_address_or_a_network(rule):
    assert len(texts(rule)) == 2


@pytest.mark.parametrize(
    "path",
    [
        "Home > Club > Online rules",
        "Accueil › Le club › Règles en ligne",
        "Home / Club / Online rules",
        "Accueil » Club » Règles en ligne",
    ],
)
def test_a_path_of_pages_is_no_title(path):
    text = f"{path}\n\n# House rules for rowers\n\n## Conduct\n\n{RULE}\n"
    assert propose(text).title == "House rules for rowers"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "**Code for messages between coaches and young**\n\n**rowers**",
            "Code for messages between coaches and young rowers",
        ),
        (
            "**Règles sur les messages entre adultes et**\n\n**Jeunes rameurs**",
            "Règles sur les messages entre adultes et Jeunes rameurs",
        ),
    ],
)
def test_a_title_over_two_lines_is_whole(lines, title):
    proposal = propose(f"{lines}\n\n**A. Conduct**\n\nA.1 {RULE}\n\nA.2 Rowers must be kind.\n")
    assert proposal.title == title
    assert len(proposal.clauses) == 2
