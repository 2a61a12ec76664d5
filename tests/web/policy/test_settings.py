"""Settings changed without a developer: previewed, kept from a day on, refused, restored."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as conf
from django.test import Client
from django.utils import timezone
from tests.factories import policy as given
from tests.factories.people import an_account
from tests.web.browser import Reader, check_everywhere

from francjeu.journal import queries as journal
from francjeu.kernel.actors import Role
from francjeu.notices import wording
from francjeu.policy import queries

pytestmark = pytest.mark.django_db
HERE = "/equipe/politique/"
SECTIONS = ("delais", "decision", "echelle", "fermetures")


@pytest.fixture
def desk(client: Client) -> Client:
    given.a_profile()
    given.the_doors()
    client.force_login(an_account(roles=[Role.ADMINISTRATOR], name="Alex Roy"))
    return client


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def test_the_rota_is_named_only_to_who_may_open_it(desk: Client) -> None:
    at = f"{HERE}reglages/"
    assert soup(desk.get(at)).select("a[href='/equipe/garde/']") == []
    desk.force_login(an_account(roles=[Role.CHAIR]))
    assert soup(desk.get(at)).select("a[href='/equipe/garde/']")


def typed(client: Client, path: str, **changes: str) -> dict[str, Any]:
    """Every value of the page's form, as a browser would send it, with some changed."""
    page = soup(client.get(path))
    form = next(f for f in page.find_all("form") if f.find(id="id_valid_from"))
    data: dict[str, Any] = {"note": "Vote du conseil"}
    for field in form.find_all(["input", "textarea", "select"]):
        name = field.get("name")
        if not name or name == "csrfmiddlewaretoken" or name == "note":
            continue
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            data[name] = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            data[name] = field.get_text().removeprefix("\r\n").removeprefix("\n")
        elif field.get("type") in ("checkbox", "radio"):
            if field.has_attr("checked"):
                data.setdefault(name, []).append(field.get("value", "on"))
        else:
            data[name] = field.get("value", "")
    return {**data, **changes}


def refusal(client: Client, path: str, **changes: str) -> str:
    response = client.post(HERE + path, typed(client, HERE + path, **changes))
    assert response.status_code == 422
    summary = soup(response).select_one(".error-summary")
    assert summary is not None
    for value in changes.values():
        assert value in response.content.decode()
    return " ".join(summary.get_text().split())


def kept(client: Client, kind: str, path: str, **changes: str) -> Any:
    response = client.post(HERE + path, typed(client, HERE + path, **changes))
    assert response.status_code == 303, soup(response).select_one(".error-summary")
    assert response.headers["Location"] == f"{HERE}apercu/{kind}/"
    page = soup(client.get(f"{HERE}apercu/{kind}/"))
    assert client.post(f"{HERE}apercu/{kind}/").status_code == 303
    return page


def days(count: int) -> str:
    return str(timezone.localdate() + timedelta(days=count))


def test_a_deadline_is_changed_previewed_then_kept_for_the_cases_to_come(desk: Client) -> None:
    later = days(7)
    page = kept(
        desk, "profil", "reglages/delais/", **{"response-amount": "15", "valid_from": later}
    )
    row = " ".join(page.select_one("tr[data-row]").get_text(" ").split())
    assert "Temps pour répondre 10 jours 15 jours" in row.replace("\xa0", " ")
    assert len(page.select("tr[data-row]")) == 1
    assert "Ceux déjà ouverts gardent la version" in page.get_text()
    last = queries.last_setting(kind="profile")
    assert last is not None
    assert (last.number, str(last.valid_from), last.added_by) == (2, later, "Alex Roy")
    now = queries.setting_in_force(kind="profile", on=timezone.localdate())
    assert now is not None
    assert now.number == 1
    assert journal.history(subject="setting:profile")[0].facts["note"] == "Vote du conseil"


@pytest.mark.parametrize(
    ("path", "changes", "sentence"),
    [
        ("reglages/delais/", {"response-amount": "0"}, "personne n’a de temps"),
        ("reglages/delais/", {"response-amount": "900"}, "Au plus 365 jours"),
        ("reglages/delais/", {"response-amount": "dix"}, "nombre entier"),
        ("reglages/delais/", {"response-source": ""}, "d’où vient cette valeur"),
        ("reglages/delais/", {"response-checked_on": days(1)}, "pas encore venu"),
        ("reglages/delais/", {"valid_from": days(-1)}, "le passé reste tel quel"),
        ("reglages/echelle/", {"r0-offence": "5", "r1-offence": "5"},
         "gravité 1, manquement 1"),
        ("reglages/fermetures/",
         {"c0-first": "2101-01-02", "c0-last": "2101-01-03", "c0-source": "Conseil",
          "c0-checked_on": days(0)},
         "Aucun calendrier de jours fériés"),
        ("reglages/fermetures/",
         {"c0-first": "2027-01-03", "c0-last": "2027-01-02", "c0-source": "Conseil",
          "c0-checked_on": days(0)},
         "Le dernier jour suit le premier"),
        ("reglages/decision/", {"retention-months": "6"}, "au moins 12 mois"),
        ("reglages/decision/", {"retention-months": "24"}, "compte comme répété"),
        ("reglages/decision/", {"appeal-body_en": ""}, "aussi en anglais"),
        ("porte/emergency/", {"phone": ""}, "Inscrivez un numéro de téléphone"),
        ("porte/emergency/", {"phone": "appelez-nous"}, "comme on le compose"),
        ("porte/emergency/", {"checked_on": days(3)}, "pas encore venu"),
    ],
)  # fmt: skip
def test_what_cannot_hold_is_refused_in_words_and_stays_on_the_page(
    desk: Client, path: str, changes: dict[str, str], sentence: str
) -> None:
    assert sentence in refusal(desk, path, **changes)
    assert [len(queries.settings(kind=kind)) for kind in ("profile", "doors")] == [1, 1]


def test_a_ladder_cannot_lose_every_step(desk: Client) -> None:
    gone = {f"r{n}-remove": "on" for n in range(11)}
    path = f"{HERE}reglages/echelle/"
    response = desk.post(path, typed(desk, path, **gone))
    assert response.status_code == 422
    assert "au moins un échelon" in soup(response).get_text()


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("decision", {"retention-months": "72"}, "72 mois"),
        ("echelle", {"r0-label_fr": "Avis sérieux"}, "Avis sérieux"),
        ("fermetures",
         {"c0-first": "2026-12-24", "c0-last": "2027-01-03", "c0-source": "Conseil",
          "c0-checked_on": days(0)},
         "du 24 décembre 2026 au 3 janvier 2027"),
    ],
)  # fmt: skip
def test_each_part_of_the_profile_is_changed_alone(
    desk: Client, name: str, changes: dict[str, str], said: str
) -> None:
    page = kept(desk, "profil", f"reglages/{name}/", **changes)
    assert said in page.get_text().replace("\xa0", " ")
    assert len(page.select("tr[data-row]")) == 1


def test_who_receives_and_who_sits_is_said_where_it_is_settled(desk: Client) -> None:
    page = soup(desk.get(f"{HERE}reglages/decision/"))
    assert page.select_one("main a[href='/equipe/acces/']")


@pytest.mark.parametrize("name", SECTIONS)
def test_a_part_sent_back_as_it_is_changes_nothing(desk: Client, name: str) -> None:
    path = f"{HERE}reglages/{name}/"
    assert desk.post(path, typed(desk, path)).status_code == 303
    page = soup(desk.get(f"{HERE}apercu/profil/"))
    assert "Rien ne diffère" in page.get_text()


def test_what_was_typed_comes_back_to_be_corrected_and_can_be_given_up(desk: Client) -> None:
    path = f"{HERE}reglages/delais/"
    desk.post(path, typed(desk, path, **{"response-amount": "15"}))
    assert soup(desk.get(path)).find(id="id_response-amount")["value"] == "15"  # type: ignore[index]
    assert "pas encore gardé" in desk.get(f"{HERE}reglages/").content.decode()
    desk.post(f"{HERE}apercu/profil/jeter/")
    assert soup(desk.get(path)).find(id="id_response-amount")["value"] == "10"  # type: ignore[index]
    assert desk.get(f"{HERE}apercu/profil/").status_code == 404
    assert len(queries.settings(kind="profile")) == 1


def test_a_version_added_meanwhile_is_not_overwritten(desk: Client) -> None:
    path = f"{HERE}reglages/delais/"
    desk.post(path, typed(desk, path, **{"response-amount": "15"}))
    given.a_profile(title="Autre")
    response = desk.post(f"{HERE}apercu/profil/")
    assert response.status_code == 422
    assert "Quelqu’un a ajouté une version" in soup(response).get_text()
    assert len(queries.settings(kind="profile")) == 2


def test_an_earlier_version_is_restored_after_a_preview(desk: Client) -> None:
    kept(desk, "profil", "reglages/delais/", **{"response-amount": "15"})
    history = soup(desk.get(f"{HERE}versions/profil/")).get_text()
    assert "Vote du conseil" in history
    desk.post(f"{HERE}versions/profil/1/reprendre/")
    assert "15" in soup(desk.get(f"{HERE}apercu/profil/")).get_text()
    assert desk.post(f"{HERE}apercu/profil/").status_code == 303
    last = queries.last_setting(kind="profile")
    assert last is not None
    values = {row["clock"]: row["amount"] for row in last.values["deadlines"]}
    assert (last.number, values["response"]) == (3, 10)
    assert journal.history(subject="setting:profile")[0].event == "setting.restored"
    assert desk.post(f"{HERE}versions/profil/9/reprendre/").status_code == 404


def test_a_door_is_changed_added_and_taken_out(desk: Client) -> None:
    kept(desk, "portes", "porte/dpj/", phone="1 800 361-5310", checked_on=days(0))
    new = {
        "name_fr": "Ombudsman", "name_en": "Ombudsman", "what_fr": "Une plainte",
        "what_en": "A complaint", "needs": "school", "no_phone": "on", "url": "https://exemple.ca",
        "source": "Site", "checked_on": days(0),
    }  # fmt: skip
    kept(desk, "portes", "porte/ajouter/", **new)
    doors = {door.key: door for door in queries.outside_doors(on=timezone.localdate())}
    assert doors["dpj"].phone == "1 800 361-5310"
    assert doors["ombudsman"].url == "https://exemple.ca"
    desk.post(f"{HERE}porte/ombudsman/retirer/")
    assert desk.post(f"{HERE}apercu/portes/").status_code == 303
    assert "ombudsman" not in {d.key for d in queries.outside_doors(on=timezone.localdate())}


def test_a_letter_is_reworded_shown_whole_and_taken_back(desk: Client) -> None:
    ours = wording.supplied(event="notice", language="fr")
    text = ours.replace("Nous voulons d’abord vous entendre.", "Votre version compte.")
    page = kept(desk, "lettre-notice", "lettre/notice/", fr=text, source="Me Roy")
    assert "Votre version compte." in page.select_one(".letter-sample").get_text()
    today = timezone.localdate()
    assert "compte" in queries.wording(event="notice", language="fr", on=today)
    assert queries.wording(event="notice", language="en", on=today) == ""
    assert queries.wording(event="notice", language="fr", on=today - timedelta(days=1)) == ""
    kept(desk, "lettre-notice", "lettre/notice/", ours="on", source="Me Roy")
    assert queries.wording(event="notice", language="fr", on=today) == ""
    assert len(journal.history(subject="wording:notice")) == 2


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("{{ given_name }}", "Toi", "« given_name » manque"),
        ("{{ given_name }}", "{{ given_name }} {{ reporter }}", "Aucun fait ne remplit"),
        ("{{ given_name }}", "{{ given_name }} {{ prénom", "n’est pas fermée"),
        ("{{ given_name }}", "{{ given_name }} {% load static %}", "n’est pas comprise"),
        ("{{ given_name }}", "{{ given_name.__class__ }}", "Aucun fait ne remplit"),
        ("# Un", "Un", "ne peut pas s’écrire"),
        ("{% if annex %}", "{% if annex %}{% if annex %}", "ne peut pas s’écrire"),
    ],
)
def test_a_letter_whose_places_are_broken_is_refused(
    desk: Client, before: str, after: str, sentence: str
) -> None:
    text = wording.supplied(event="notice", language="fr").replace(before, after, 1)
    path = f"{HERE}lettre/notice/"
    response = desk.post(path, typed(desk, path, fr=text, source="Me Roy"))
    assert response.status_code == 422
    page = soup(response)
    assert sentence in page.select_one(".error-summary").get_text().replace("\xa0", " ")  # type: ignore[union-attr]
    assert page.find(id="id_fr").get_text().strip() == text.strip()  # type: ignore[union-attr]
    assert queries.wordings(event="notice") == ()


def test_says_which_version_holds_and_which_comes(desk: Client) -> None:
    kept(desk, "profil", "reglages/delais/", **{"response-amount": "15", "valid_from": days(9)})
    page = soup(desk.get(f"{HERE}reglages/")).get_text()
    assert "Une autre à partir du" in page
    assert "Comme fourni" in page


@pytest.mark.parametrize(
    "path",
    ["reglages/delais/", "porte/ajouter/", "porte/dpj/", "lettre/notice/", "apercu/profil/"],
)
def test_another_role_reads_the_settings_and_changes_nothing(client: Client, path: str) -> None:
    given.a_profile()
    given.the_doors()
    client.force_login(an_account(roles=[Role.CHAIR]))
    assert client.get(HERE + path).status_code == 404
    assert client.post(HERE + path).status_code == 404
    assert client.post(f"{HERE}versions/profil/1/reprendre/").status_code == 404
    assert client.get(f"{HERE}reglages/").status_code == 200
    assert client.get(f"{HERE}versions/profil/").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["reglages/rien/", "porte/rien/", "lettre/rien/", "versions/rien/", "versions/lettre-x/"],
)
def test_settings_that_do_not_exist_are_not_found(desk: Client, path: str) -> None:
    assert desk.get(HERE + path).status_code == 404


@pytest.mark.parametrize("path", ["delais", "echelle"])
def test_speaks_english_too(desk: Client, path: str) -> None:
    desk.cookies[conf.LANGUAGE_COOKIE_NAME] = "en"
    page = soup(desk.get(f"{HERE}reglages/{path}/"))
    assert "Look at what would change" in page.get_text()


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_the_settings_read_well_everywhere(reader: Reader, client: Client) -> None:
    given.a_profile()
    given.the_doors()
    client.force_login(an_account(roles=[Role.ADMINISTRATOR]))
    reader.sign_in(client.cookies[conf.SESSION_COOKIE_NAME].value)
    for path in ("reglages/", "reglages/delais/", "porte/dpj/", "lettre/notice/"):
        check_everywhere(reader.open(HERE + path), axe_on=(390,))
    reader.open(f"{HERE}reglages/delais/")
    reader.page.fill("#id_response-amount", "0")
    reader.page.fill("#id_note", "Essai")
    reader.page.click("button:has-text('Voir ce qui changerait')")
    reader.page.wait_for_selector(".error-summary")
    reader.errors.clear()  # a refused form answers 422, which Chromium notes
    reader.page.fill("#id_response-amount", "12")
    reader.page.click("button:has-text('Voir ce qui changerait')")
    reader.page.wait_for_url("**/apercu/profil/")
    check_everywhere(reader.page, axe_on=(390, 1280))
    reader.page.click("button:has-text('Garder ces valeurs')")
    reader.page.wait_for_url("**/versions/profil/")
    check_everywhere(reader.page, axe_on=(390,))
