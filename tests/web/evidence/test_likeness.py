"""Pieces that look alike on the page of a file: for who may know both files and nobody else."""

import io
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person
from tests.factories.evidence import a_vault
from tests.factories.reports import a_report

from francjeu.cases.models import Case
from francjeu.evidence.models import Candidate, Item
from francjeu.evidence.operations.keeping import sealing
from francjeu.evidence.operations.likeness import fingerprinting
from francjeu.evidence.storage import envelope
from francjeu.journal import queries as journal
from francjeu.kernel.actors import CLOCK, SOFTWARE, Role
from francjeu.kernel.evidence.origin.provenance import Access, Level
from francjeu.people.models import User

pytestmark = pytest.mark.django_db
TEXT = (
    "Tu viens à la pratique demain soir? Non, je suis écœuré de voir sa face partout, personne va "
    "le regretter s’il change d’école"
).encode()


def a_text(subject: str, content: bytes = TEXT) -> Item:
    return sealing.receive(
        vault=a_vault(at=NOON, subject=subject), source=io.BytesIO(content), name="a.txt",
        method="upload", level=Level.N1, how_obtained=Access.PUBLIC, actor=SOFTWARE, at=NOON,
    )  # fmt: skip


def two_cases() -> tuple[Case, Case]:
    """The same words in two cases, compared."""
    known = given.a_table(state="notified").case
    other = given.a_table(state="notified").case
    for case in (known, other):
        a_text(f"case:{case.ref}")
    fingerprinting.fingerprint_waiting(actor=CLOCK, at=NOON)
    return known, other


def the_pair() -> UUID:
    return Candidate.objects.get().public_id


def signed_in(client: Client, *roles: Role) -> User:
    user = person.an_account(roles=roles)
    client.force_login(user)
    return user


def page(client: Client, ref: str) -> str:
    return client.get(f"/equipe/preuves/{ref}/").content.decode()


def address(case: Case, rest: str = "") -> str:
    return f"/equipe/preuves/{case.ref}/ressemblances/{the_pair()}/{rest}"


def events(case: Case) -> list[str]:
    return [line.event for line in journal.history(subject=f"case:{case.ref}")]


def test_who_may_know_both_files_is_told_where_it_is_already_held(client: Client) -> None:
    known, other = two_cases()
    signed_in(client, Role.CASE_MANAGER)
    shown = page(client, other.ref)
    assert known.ref in shown
    assert "Même fichier" in shown
    assert "Personne n’a encore regardé" in shown
    assert other.ref in page(client, known.ref)


def test_for_anyone_else_not_even_its_existence_shows(client: Client) -> None:
    known, other = two_cases()
    user = signed_in(client, Role.DECIDER)
    other.seats.create(user=user, instance="first", seated_at=NOON)
    shown = page(client, other.ref)
    assert known.ref not in shown
    assert "Même fichier" not in shown
    assert "Aucune pièce de ce dossier ne ressemble" in shown
    for rest in ("", "image/"):
        assert client.get(address(other, rest)).status_code == 404
    assert client.post(address(other, "voir/")).status_code == 404
    assert client.get(f"/equipe/preuves/{known.ref}/").status_code == 404


def test_who_runs_the_known_file_does_not_learn_who_asked(client: Client) -> None:
    known, other = two_cases()
    before = events(known)
    signed_in(client, Role.CASE_MANAGER)
    page(client, other.ref)
    client.get(address(other))
    client.post(address(other), {"verdict": "confirmed", "reason": "Les mêmes mots."})
    assert events(known) == before


def test_a_person_confirms_or_rejects_with_a_reason(client: Client) -> None:
    _, other = two_cases()
    signed_in(client, Role.CASE_MANAGER)
    refused = client.post(address(other), {"verdict": "rejected", "reason": ""})
    assert refused.status_code == 422
    done = client.post(address(other), {"verdict": "rejected", "reason": "Ce sont deux groupes."})
    assert done.status_code == 303
    shown = page(client, other.ref)
    assert "Ce sont deux groupes." in shown


def answered(client: Client) -> str:
    return client.get("/equipe/preuves/ressemblances/").content.decode()


def test_answers_about_two_files_are_listed_in_one_place(client: Client) -> None:
    known, other = two_cases()
    signed_in(client, Role.CASE_MANAGER)
    assert "Personne n’a encore répondu" in answered(client)
    client.post(address(other), {"verdict": "rejected", "reason": "Ce sont deux groupes."})
    shown = answered(client)
    for told in (known.ref, other.ref, "deux groupes.", "Pas la même chose", address(other)):
        assert told in shown
    assert 'href="/equipe/preuves/ressemblances/"' in page(client, known.ref)


def test_an_answer_is_listed_only_for_who_may_know_both_files(client: Client) -> None:
    known, other = two_cases()
    signed_in(client, Role.CASE_MANAGER)
    client.post(address(other), {"verdict": "confirmed", "reason": "Les mêmes mots."})
    user = signed_in(client, Role.DECIDER)
    other.seats.create(user=user, instance="first", seated_at=NOON)
    shown = answered(client)
    assert "Les mêmes mots." not in shown
    assert known.ref not in shown
    known.seats.create(user=user, instance="first", seated_at=NOON)
    assert "Les mêmes mots." in answered(client)


def test_more_answers_ask_no_more_of_the_database(client: Client) -> None:
    two_cases()
    signed_in(client, Role.CASE_MANAGER)

    def answer_all() -> None:
        Candidate.objects.update(
            verdict="confirmed", reason="Les mêmes.", answered_by="staff:1", answered_at=NOON
        )

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            answered(client)
        return len(asked)

    answer_all()
    answered(client)
    before = queries()
    for _ in range(2):
        a_text(f"case:{given.a_table(state='opened').case.ref}")
    fingerprinting.fingerprint_waiting(actor=CLOCK, at=NOON)
    answer_all()
    assert queries() == before


def test_who_only_reads_the_file_is_offered_no_answer(client: Client) -> None:
    known, other = two_cases()
    user = signed_in(client, Role.DECIDER)
    for case in (known, other):
        case.seats.create(user=user, instance="first", seated_at=NOON)
    assert "Garder ma réponse" not in client.get(address(other)).content.decode()
    told = {"verdict": "confirmed", "reason": "Les mêmes."}
    assert client.post(address(other), told).status_code == 404


def test_both_pictures_show_for_two_minutes_to_who_asked(client: Client) -> None:
    _, other = two_cases()
    row = Candidate.objects.select_related("earlier__vault", "later__vault").get()
    recipients = (row.earlier.vault.recipient, row.later.vault.recipient)
    Candidate.objects.update(overlay=envelope.shut(b"\xff\xd8grey", recipients=recipients))
    signed_in(client, Role.CASE_MANAGER)
    assert (
        "ressemblances" not in client.get(address(other)).content.decode().split("<img", 1)[-1][:40]
    )
    asked = client.post(address(other, "voir/"))
    assert asked.headers["Refresh"].startswith("120;")
    source = next(
        part.split('"')[0] for part in asked.content.decode().split('src="') if "vue=" in part[:300]
    )
    shown = client.get(source.replace("&amp;", "&"))
    assert (shown.content, shown.headers["Content-Type"]) == (b"\xff\xd8grey", "image/jpeg")
    assert "evidence.viewed" in events(other)
    signed_in(client, Role.CASE_MANAGER)
    assert client.get(source).status_code == 404


def test_words_are_searched_without_a_trace_in_any_address(client: Client) -> None:
    _, other = two_cases()
    signed_in(client, Role.CASE_MANAGER)
    where = f"/equipe/preuves/{other.ref}/mots/"
    found = client.post(where, {"words": "ecoeure"}).content.decode()
    assert "écœuré de voir sa face" in found
    assert "Ces mots n’ont été lus" in client.post(where, {"words": "xyzzy"}).content.decode()
    assert client.post(where, {"words": "…"}).status_code == 422
    signed_in(client, Role.DECIDER)
    assert client.post(where, {"words": "ecoeure"}).status_code == 404


def test_two_reports_that_hold_the_same_thing_may_be_grouped_by_a_person(client: Client) -> None:
    one, two = a_report(), a_report()
    for report in (one, two):
        a_text(f"report:{report.ref}")
    fingerprinting.fingerprint_waiting(actor=CLOCK, at=NOON)
    signed_in(client, Role.CASE_MANAGER)
    shown = page(client, one.ref)
    assert f"Les signalements {one.ref} et {two.ref} montrent la même chose" in shown
    one.refresh_from_db()
    assert one.group is None


def test_more_likenesses_ask_no_more_of_the_database(client: Client) -> None:
    _, other = two_cases()
    signed_in(client, Role.CASE_MANAGER)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client, other.ref)
        return len(asked)

    page(client, other.ref)
    before = queries()
    for _ in range(2):
        a_text(f"case:{given.a_table(state='opened').case.ref}")
    fingerprinting.fingerprint_waiting(actor=CLOCK, at=NOON)
    assert queries() == before
    assert page(client, other.ref).count("Même fichier") == 3


def test_who_isolates_is_told_first_where_other_pieces_look_alike(client: Client) -> None:
    known, other = (given.a_table(state="notified").case for _ in range(2))
    a_text(f"case:{known.ref}")
    a_text(f"case:{other.ref}", TEXT + b" Ouais.")
    fingerprinting.fingerprint_waiting(actor=CLOCK, at=NOON)
    earlier, later = Candidate.objects.values_list("earlier__public_id", "later__public_id").get()
    signed_in(client, Role.CASE_MANAGER)
    url = f"/equipe/preuves/{other.ref}/pieces/{later}/isoler/"
    assert f"/equipe/preuves/{known.ref}/pieces/{earlier}/" in client.get(url).content.decode()
    done = client.post(url, follow=True).content.decode()
    assert f"regardez-les maintenant, dans {known.ref}" in done
    assert not Candidate.objects.exists()
