"""The policy for everyone: clause by clause, its silences, its versions, what changed."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from tests.factories import policy as given

from francjeu.custody import queries as custody
from francjeu.evidence import verifier

pytestmark = pytest.mark.django_db


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text(" ").split())


def test_says_so_when_no_policy_is_published(client: Client) -> None:
    page = soup(client.get("/politique/"))
    assert "Aucune politique n’est encore publiée ici." in words(page)
    assert page.find("a", href="/aide/")


def test_prints_each_clause_with_plain_words_and_what_stays_permitted(client: Client) -> None:
    given.a_policy()
    page = soup(client.get("/politique/"))
    clauses = page.select("article.clause")
    assert [clause["id"] for clause in clauses] == [f"article-{c['id']}" for c in given.CLAUSES]
    first = words(clauses[0])
    assert str(given.CLAUSES[0]["text"]) in first
    assert "En mots simples" in first
    assert "Reste permis" in first


def test_says_who_is_bound(client: Client) -> None:
    given.a_policy()
    assert "membres d’un comité" in words(soup(client.get("/politique/")))


def section(page: BeautifulSoup, name: str) -> str:
    found = page.select_one(f"section[aria-labelledby={name}]")
    return words(found) if found else ""


def test_shows_silence_and_what_the_procedure_says_with_its_source(client: Client) -> None:
    given.a_policy(gaps=["no_appeal", "no_minors_clause"])
    silent = soup(client.get("/politique/"))
    assert section(silent, "mute") == (
        "Ce que la politique ne dit pas Demander un appel Les personnes mineures et leurs parents"
    )
    assert section(silent, "silences") == ""
    given.a_profile()
    told = soup(client.get("/politique/"))
    assert "Demander un appel" in section(told, "silences")
    assert "14 jours" in section(told, "silences")
    assert "Source" in section(told, "silences")
    assert "Les personnes mineures et leurs parents" in section(told, "mute")


def test_says_who_decides_and_what_a_committee_may_choose_where_the_policy_is_silent(
    client: Client,
) -> None:
    given.a_policy(gaps=["no_decision_maker", "no_sanction_ladder", "no_interim_measures"])
    given.a_profile()
    told = section(soup(client.get("/politique/")), "silences")
    assert "Qui gère un dossier ne le décide pas Toujours" in told
    assert "Gravité 1 Avertissement écrit · Rencontre de mise au point ·" in told
    assert told.count("Échelle proposée par défaut, trois gravités.") == 1


def test_a_draft_is_not_there_for_the_public(client: Client) -> None:
    draft = given.a_draft()
    for address in (f"/politique/version/{draft.number}/", f"/politique/texte/{draft.number}/"):
        assert client.get(address).status_code == 404


def test_gives_the_text_to_keep(client: Client) -> None:
    version = given.a_policy()
    response = client.get(f"/politique/texte/{version.number}/")
    assert response.content.decode() == version.text
    assert "attachment" in response["Content-Disposition"]


@pytest.mark.clause("C-VER")
def test_an_earlier_version_says_that_it_is_not_the_one_of_today(client: Client) -> None:
    first = given.a_policy(in_force_on=date(2020, 1, 1))
    given.a_policy(in_force_on=date(2021, 1, 1))
    page = soup(client.get(f"/politique/version/{first.number}/"))
    assert "Ce n’est pas celle qui est en vigueur" in words(page)


def test_shows_what_changed_between_two_versions(client: Client) -> None:
    first = given.a_policy(in_force_on=date(2020, 1, 1))
    text = "Commentaire blessant ou haineux dans un média social."
    changed = [{**given.CLAUSES[0], "text": text}, *given.CLAUSES[1:]]
    second = given.a_policy(in_force_on=date(2021, 1, 1), clauses=changed)
    page = soup(client.get(f"/politique/comparer/{first.number}/{second.number}/"))
    assert [words(ins) for ins in page.select("ins")] == ["[ajouté : ou haineux ]"]
    assert "4 articles n’ont pas changé" in words(page)


def test_reads_in_english_too(client: Client) -> None:
    given.a_policy()
    page = soup(client.get("/politique/", headers={"accept-language": "en"}))
    assert page.h1 is not None
    assert page.select("blockquote")[0]["lang"] == "fr"


def test_makes_as_many_queries_with_ten_versions_as_with_two(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for year in range(2011, 2021):
        given.a_policy(in_force_on=date(year, 1, 1))
    client.get("/politique/")
    with django_assert_max_num_queries(8):
        client.get("/politique/")


def test_publishes_the_key_that_signs_exported_files_and_how_to_use_it(client: Client) -> None:
    given.a_policy()
    page = client.get("/politique/").content.decode()
    assert custody.signing_key() in page
    assert custody.signing_key().startswith("SHA256:")
    assert custody.seal_certificate() in page
    assert custody.verifier_key() in page.replace("&#x27;", "'")
    for name, digest in verifier.digests().items():
        assert f"sha256sum {name}" in page
        assert digest in page
    assert "Comparez-les avec celles-ci" in page
