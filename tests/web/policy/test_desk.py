"""Import, review, publish; the settings that complete the policy; nothing typed is lost."""

from pathlib import Path
from typing import Any

import pytest
import typst
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.factories import policy as given
from tests.factories.people import an_account

from francjeu.kernel.actors import Role
from francjeu.policy import queries

pytestmark = pytest.mark.django_db

DOCUMENTS = Path(__file__).parents[2] / "kernel" / "policy" / "documents"
FEDERATION = (DOCUMENTS / "federation_fr.txt").read_text("utf-8")


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(an_account(roles=[Role.ADMINISTRATOR]))
    return client


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def typed(page: BeautifulSoup) -> dict[str, Any]:
    """Every value of the page's main form, as a browser would send it."""
    form = next(
        f for f in page.find_all("form") if f.find("textarea") or f.find(id="id_in_force_on")
    )
    data: dict[str, Any] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name = field.get("name")
        if not name or name == "csrfmiddlewaretoken":
            continue
        if field.name == "select":
            chosen = field.find("option", selected=True)
            data[name] = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            data[name] = field.get_text().removeprefix("\r\n").removeprefix("\n")
        elif field.get("type") in ("checkbox", "radio"):
            if field.has_attr("checked"):
                data.setdefault(name, []).append(field.get("value", "on"))
        else:
            data[name] = field.get("value", "")
    return data


def imported(
    desk: Client, content: bytes = FEDERATION.encode(), name: str = "politique.txt"
) -> Any:
    return desk.post(
        "/equipe/politique/importer/", {"file": SimpleUploadedFile(name, content), "pasted": ""}
    )


def test_an_imported_document_is_a_draft_to_review(desk: Client) -> None:
    response = imported(desk)
    (version,) = queries.versions()
    assert response.headers["Location"] == f"/equipe/politique/version/{version.number}/"
    assert (version.state, version.reviewed, len(version.clauses)) == ("draft", False, 23)
    page = soup(desk.get(response.headers["Location"]))
    assert len(page.select("fieldset .clause__head, legend.clause__head")) == 23
    assert "Protecteur de l’intégrité" in page.get_text()


def test_the_review_marks_each_doubtful_clause_and_counts_them(desk: Client) -> None:
    text = "Politique\n\n1. Les membres doivent être polis.\n\n2. Les kayaks sont bleus.\n"
    page = soup(desk.get(imported(desk, text.encode()).url))
    marked = ["à vérifier" in legend.get_text() for legend in page.select("legend.clause__head")]
    assert marked == [False, True]
    assert [page.select_one(link["href"])["id"] for link in page.select(".doubts a")] == [
        page.select("fieldset[id]")[1]["id"]
    ]
    assert "1 article à vérifier d’abord" in page.get_text().replace("\xa0", " ")


def test_titles_of_a_document_are_shown_as_titles_and_not_by_signs(desk: Client) -> None:
    text = "# Politique\n\n**Ce qui est demandé**\n\nLes membres doivent être **très** polis.\n"
    page = soup(desk.get(imported(desk, text.encode(), "politique.md").url))
    shown = page.select(".document")[0]
    assert [it.get_text() for it in shown.select("strong")] == ["Politique", "Ce qui est demandé"]
    assert "#" not in shown.get_text()


def test_tells_which_pages_of_a_document_hold_no_text(desk: Client) -> None:
    page = "= Politique\n1. Les commentaires blessants sont interdits.\n#pagebreak()\n#rect()"
    sent = imported(desk, bytes(typst.compile(page.encode())), "politique.pdf")
    assert "1\u00a0page ne contient pas de texte" in desk.get(sent.url).content.decode()


def test_the_text_may_be_pasted(desk: Client) -> None:
    response = desk.post("/equipe/politique/importer/", {"pasted": FEDERATION})
    assert response.status_code == 302
    assert len(queries.versions()[0].clauses) == 23


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Ce document est vide."),
        (b"\x89PNG\r\n\x1a\n123", "Ce format n’est pas lu."),
        (b"%PDF-1.7 rien", "abîmé"),
        (bytes(range(256)) * 8, "pas de texte lisible"),
    ],
)
def test_a_bad_document_is_refused_in_plain_words(
    desk: Client, content: bytes, sentence: str
) -> None:
    response = imported(desk, content)
    assert response.status_code == 422
    assert sentence in soup(response).select_one(".error-summary").get_text()  # type: ignore[union-attr]
    assert queries.versions() == ()


def test_keeps_what_was_pasted_when_the_file_is_refused(desk: Client) -> None:
    response = desk.post(
        "/equipe/politique/importer/",
        {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 rien"), "pasted": "Mon texte collé"},
    )
    assert response.status_code == 422
    assert "Mon texte collé" in soup(response).textarea.get_text()  # type: ignore[union-attr]


def test_a_draft_is_corrected_then_published_on_a_day(desk: Client) -> None:
    review = imported(desk).headers["Location"]
    data = typed(soup(desk.get(review)))
    data |= {"title": "Notre politique", "c0-kind": "value", "c0-shape": ""}
    data.pop("c1-keep")
    response = desk.post(review, data)
    assert response.status_code == 302, soup(response).select_one(".error-summary")
    (version,) = queries.versions()
    assert (version.title, version.reviewed, len(version.clauses)) == ("Notre politique", True, 22)
    assert version.clauses[0].kind == "value"
    publish = response.headers["Location"]
    assert desk.post(publish, {"in_force_on": "2026-09-01"}).status_code == 302
    assert queries.versions()[0].state == "published"
    assert desk.get(review).status_code == 404


def test_refuses_to_publish_what_nobody_reviewed(desk: Client) -> None:
    review = imported(desk).headers["Location"]
    response = desk.post(f"{review}publier/", {"in_force_on": "2026-09-01"})
    assert response.status_code == 422
    assert "relire chaque article" in soup(response).get_text()
    assert queries.versions()[0].state == "draft"


def test_refuses_words_that_are_not_in_the_document_and_keeps_them_on_the_page(
    desk: Client,
) -> None:
    review = imported(desk).headers["Location"]
    data = typed(soup(desk.get(review)))
    response = desk.post(review, data | {"c3-text": "Il est interdit de rire."})
    page = soup(response)
    assert response.status_code == 422
    assert "Ces mots ne sont pas dans le document." in page.get_text()
    assert page.find(id="id_c3-text").get_text().strip() == "Il est interdit de rire."  # type: ignore[union-attr]
    link = page.select_one(".error-summary a")
    assert link is not None
    assert link["href"] == "#id_c3-text"


def test_a_clause_that_was_missed_may_be_added_from_the_document(desk: Client) -> None:
    review = imported(desk).headers["Location"]
    data = typed(soup(desk.get(review)))
    data |= {"c23-text": "Les représailles sont interdites.", "c23-kind": "prohibition"}
    assert desk.post(review, data).status_code == 302
    clauses = {clause.text: clause for clause in queries.versions()[0].clauses}
    added = clauses["Les représailles sont interdites."]
    assert added.id.endswith("+1")


def added_to(desk: Client, **more: str) -> tuple[str, Any]:
    """The reading with a clause that was missed; where it is reviewed, and the answer."""
    review = imported(desk).headers["Location"]
    data = typed(soup(desk.get(review)))
    data |= {"c23-text": "Les représailles sont interdites.", "c23-kind": "prohibition"}
    return review, desk.post(review, data | {f"c23-{name}": typed for name, typed in more.items()})


def the_added() -> queries.Clause:
    (found,) = (c for c in queries.versions()[0].clauses if c.added)
    return found


def test_an_added_clause_is_cited_as_the_reviewer_typed_it(desk: Client) -> None:
    review, _answer = added_to(desk, label=" 7  b) ")
    assert the_added().cited("fr") == "7 b)"
    page = soup(desk.get(review))
    assert "7 b)" in [legend.get_text().strip() for legend in page.select("legend.clause__head")]
    again = typed(page)
    assert desk.post(review, again).status_code == 302
    assert the_added().cited("fr") == "7 b)"


def test_an_added_clause_is_cited_by_its_words_when_nothing_was_typed(desk: Client) -> None:
    added_to(desk)
    assert "«\u00a0Les représailles sont interdites.\u00a0»" in the_added().cited("fr")
    assert the_added().id not in the_added().cited("fr")


def test_refuses_to_cite_two_clauses_alike_and_keeps_what_was_typed(desk: Client) -> None:
    printed = "7 b)"
    review, _answer = added_to(desk, label=printed)
    data = typed(soup(desk.get(review)))
    data |= {"c24-text": "Protecteur de l’intégrité", "c24-label": printed}
    response = desk.post(review, data)
    page = soup(response)
    assert response.status_code == 422
    assert "Un autre article est déjà cité ainsi." in page.get_text()
    assert page.find(id="id_c24-label")["value"] == printed  # type: ignore[index]


def test_readers_see_clauses_cited_as_printed(desk: Client) -> None:
    _review, answer = added_to(desk, label="7 b)")
    desk.post(answer.headers["Location"], {"in_force_on": "2026-09-01"})
    page = soup(desk.get("/politique/"))
    heads = [link.get_text() for link in page.select(".clause__head a")]
    assert "7 b)" in heads
    assert not [head for head in heads if head in {c.id for c in queries.versions()[0].clauses}]


def test_a_past_day_takes_acts_from_another_version_only_once_someone_says_so(
    desk: Client,
) -> None:
    given.a_policy()
    review = imported(desk).headers["Location"]
    publish = desk.post(review, typed(soup(desk.get(review)))).headers["Location"]
    assert soup(desk.get(publish)).find(attrs={"name": "past"}) is None
    refused = desk.post(publish, {"in_force_on": "2026-06-01"})
    assert refused.status_code == 422
    assert "Ce jour est passé" in refused.content.decode()
    assert "2026-06-01" in refused.content.decode()
    assert desk.post(publish, {"in_force_on": "2026-06-01", "past": "on"}).status_code == 302


def test_two_versions_cannot_take_effect_the_same_day(desk: Client) -> None:
    given.a_policy()
    review = imported(desk).headers["Location"]
    publish = desk.post(review, typed(soup(desk.get(review)))).headers["Location"]
    response = desk.post(publish, {"in_force_on": "2026-01-01", "past": "on"})
    assert response.status_code == 422
    assert "prend déjà effet ce jour-là" in response.content.decode()
    assert soup(response).find(id="id_in_force_on")["value"] == "2026-01-01"  # type: ignore[index]


def test_a_draft_may_be_thrown_away(desk: Client) -> None:
    review = imported(desk).headers["Location"]
    assert desk.post(f"{review}jeter/").status_code == 302
    assert queries.versions() == ()


def test_a_draft_that_waits_is_what_the_list_asks_to_read_first(desk: Client) -> None:
    address = imported(desk)["Location"]
    page = soup(desk.get("/equipe/politique/"))
    assert page.select_one(f'main .empty a[href="{address}"]')
    assert "publiez" in page.get_text()


def test_lists_versions_gaps_and_what_is_missing(desk: Client) -> None:
    given.a_policy()
    imported(desk)
    page = soup(desk.get("/equipe/politique/"))
    assert len(page.select("tr[data-row]")) == 2
    assert page.get_text().count("manquant") == 2


def test_the_profile_shows_each_value_with_its_source_and_silence_as_silence(desk: Client) -> None:
    given.a_profile(deadlines=[])
    page = soup(desk.get("/equipe/politique/profil/"))
    assert "Non précisé" in page.get_text()
    given.a_profile()
    rows = soup(desk.get("/equipe/politique/profil/")).select("tr[data-row]")
    assert any(
        "10 jours" in " ".join(row.get_text().split()) and "Valeur proposée" in row.get_text()
        for row in rows
    )


def test_new_values_written_as_a_file_are_previewed_then_kept(desk: Client) -> None:
    given.a_profile()
    data = typed(soup(desk.get("/equipe/politique/profil/")))
    data |= {"note": "Vote du conseil", "valid_from": str(timezone.localdate())}
    data["file"] = data["file"].replace("amount: 10", "amount: 12", 1)
    response = desk.post("/equipe/politique/profil/", data)
    assert response.status_code == 303
    assert len(queries.settings(kind="profile")) == 1
    assert desk.post(response.headers["Location"]).status_code == 303
    assert len(queries.settings(kind="profile")) == 2


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("- {clock: response, amount: 3, unit: hours}", "source"),
        ("- {clock: response, amount: 0, unit: hours, source: {text: Loi}}", "Au moins 1"),
    ],
)
def test_values_that_cannot_hold_are_refused_and_stay_on_the_page(
    desk: Client, line: str, sentence: str
) -> None:
    text = f"title: Profil\ndeadlines:\n{line}\n"
    day = str(timezone.localdate())
    response = desk.post(
        "/equipe/politique/profil/", {"note": "essai", "valid_from": day, "file": text}
    )
    assert response.status_code == 422
    assert sentence in soup(response).select_one(".error-summary").get_text()  # type: ignore[union-attr]
    assert line in soup(response).textarea.get_text()  # type: ignore[union-attr]


def test_doors_show_when_they_were_checked(desk: Client) -> None:
    given.the_doors()
    page = soup(desk.get("/equipe/politique/portes/"))
    assert "988" in page.get_text()
    assert "Jamais" in page.get_text()


@pytest.mark.parametrize("address", ["importer/", "version/1/", "version/1/publier/"])
def test_what_only_administrators_do_does_not_exist_for_others(
    client: Client, address: str
) -> None:
    given.a_draft()
    client.force_login(an_account(roles=[Role.CASE_MANAGER]))
    assert client.get(f"/equipe/politique/{address}").status_code == 404
    assert client.get("/equipe/politique/").status_code == 200


def test_another_role_reads_the_profile_but_writes_nothing(client: Client) -> None:
    given.a_profile()
    client.force_login(an_account(roles=[Role.CHAIR]))
    page = soup(client.get("/equipe/politique/profil/"))
    assert page.textarea is None
    response = client.post(
        "/equipe/politique/profil/", {"note": "x", "valid_from": "2026-10-01", "file": "title: x"}
    )
    assert response.status_code == 404
