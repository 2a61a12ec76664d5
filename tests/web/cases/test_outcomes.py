"""The act described, the finding, the decision and its measure, as people do them on pages."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person
from tests.web.cases.conftest import SignIn

from francjeu.cases import models
from francjeu.cases.operations.decision import qualifying
from francjeu.kernel.procedure.decision.qualifying import Conduct, Target
from francjeu.kernel.procedure.measures.measure import Count
from francjeu.notices.models import Letter
from francjeu.people.models import Institution, RoleHeld, Team

pytestmark = pytest.mark.django_db
SUSPENDED = replace(
    given.PROPOSED, rung="s2_o2_suspension", severity=2, deviation="Menaces répétées.",
    count=Count.MATCHES, matches=2, starts_on=date(2026, 11, 20),
)  # fmt: skip


def page(client: Client, name: str, *args: object) -> BeautifulSoup:
    answer = client.get(reverse(f"cases:{name}", args=args))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def send(client: Client, case: models.Case, verb: str, /, *args: object, **told: object) -> Any:
    case.refresh_from_db()
    address = reverse(f"cases:{verb}", args=[case.ref, *args])
    return client.post(address, {"turn": str(case.turn), **told})


def test_a_described_text_message_shows_which_clause_fits_and_which_does_not(as_: SignIn) -> None:
    table = given.a_table()
    client = as_(table.manager)
    answer = send(
        client, table.case, "describe", channels=["text_message"], aim="member", tone="hurtful"
    )
    assert answer.status_code == 303
    text = page(client, "allege", table.case.ref).get_text(" ")
    assert "Ce n’était pas dans un média social" in text
    assert "Examinez plutôt\xa0: l’article sur la cyberintimidation" in text


@pytest.mark.clause("C-C-3")
def test_a_decider_reads_that_the_target_is_outside_the_clause_before_finding(as_: SignIn) -> None:
    table = given.a_table(state="heard", clauses=("4.c",))
    qualifying.describe(
        case=table.case, conduct=Conduct(target=Target.OPPONENT), other_words="",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    allegation = table.case.allegations.get()
    element = "target_organisation_or_reputation"
    soup = page(as_(table.decider), "find", table.case.ref, allegation.pk, element)
    text = soup.get_text(" ")
    assert "Cible hors de cet article" in text
    assert "La description suggère\xa0: non établi." in text
    assert not soup.select("input[name=result][checked]")  # advice ticks nothing
    assert "Cible hors de cet article" in page(as_(table.manager), "case", table.case.ref).get_text(
        " "
    )


@pytest.mark.clause("C-C-2")
def test_in_part_asks_for_a_sample_and_keeps_what_was_typed(as_: SignIn) -> None:
    table = given.a_table(state="heard", clauses=("4.c",))
    client, allegation = as_(table.decider), table.case.allegations.get()
    told: dict[str, object] = {
        "result": "established", "exhibits": ["1"], "reasons": "Le ton de la page.",
        "why_enough": "La description dit qui et quand.",
    }  # fmt: skip
    place = (allegation.pk, "devoted_in_whole_or_part")
    refused = send(client, table.case, "find", *place, **told)
    assert refused.status_code == 422
    assert b"Le ton de la page." in refused.content
    told |= {
        "sample_first": "2026-10-01", "sample_last": "2026-11-01", "sample_seen": "40",
        "sample_hostile": "3", "share": "part",
    }  # fmt: skip
    kept = send(client, table.case, "find", *place, **told)
    assert kept.status_code == 303
    assert models.Sample.objects.get().hostile == 3


@pytest.mark.clause("C-D-4")
def test_the_series_is_a_time_line_and_suggests_without_setting(as_: SignIn) -> None:
    table = given.a_table(clauses=("4.d",))
    client = as_(table.manager)
    for day in ("2026-11-01", "2026-11-11"):
        send(client, table.case, "date_item", on=day, words="Une insulte.", exhibit="1")
    soup = page(client, "case", table.case.ref)
    times = [t["datetime"] for t in soup.select("[aria-labelledby=h-series] time")]
    assert times == ["2026-11-01", "2026-11-11"]
    assert "rien ne le fixe" in soup.get_text(" ")


def test_the_decision_page_shows_what_was_given_before_as_words_picture_and_table(
    as_: SignIn,
) -> None:
    for _ in range(5):
        given.a_table(state="closed")
    given.a_table(state="closed", proposed=replace(SUSPENDED, severity=1))
    table = given.a_table(state="heard")
    soup = page(as_(table.decider), "decide", table.case.ref)
    panel = soup.select_one("[aria-labelledby=h-parity]")
    assert isinstance(panel, Tag)
    text = panel.get_text(" ")
    assert "sans leur nombre, de «\xa0avertissement\xa0» à «\xa0suspension\xa0»." in text
    assert "6" not in text
    rows = [[c.get_text() for c in r.select("th, td")] for r in panel.select("tbody tr")]
    assert rows == [["avertissement", "5"], ["suspension", "moins de 5"]]
    assert len(panel.select("svg .parity__dot")) == 2
    assert "Félix" not in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ends_on": "2026-11-01", "count": "days", "games": ""}, "La fin vient avant le début."),
        ({"count": "", "games": ""}, "Dites comment la suspension se compte"),
        ({"deviation": ""}, "dites pourquoi vous vous en écartez"),
    ],
)
def test_a_decision_that_does_not_hold_says_where_and_keeps_what_was_typed(
    as_: SignIn, change: dict[str, str], words: str
) -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    told = {
        "outcome": "breach_with_sanction", "summary": "Écrits.", "reasons": "Établis.",
        "severity": "2", "rung": "s2_o2_suspension", "starts_on": "2026-11-20", "count": "matches",
        "games": "2", "deviation": "Menaces.", "factors": ["deleted"],
    }  # fmt: skip
    answer = send(as_(table.decider), table.case, "decide", **{**told, **change})
    assert answer.status_code == 422
    assert words in BeautifulSoup(answer.content, "html.parser").get_text(" ")
    assert "Établis." in answer.content.decode()
    assert not models.Decision.objects.exists()


def test_a_measure_is_followed_from_the_letter_to_the_last_game(as_: SignIn) -> None:
    table = given.a_table(state="announced", proposed=SUSPENDED)
    client, measure = as_(table.manager), models.Measure.objects.get()
    sara = {"name": "Sara Haddad", "quality": "entraîneuse", "email": "s@x.ca", "language": "fr"}
    read = send(client, table.case, "tell_applier", measure.public_id, **sara)
    assert "Une mesure à appliquer" in read.content.decode()
    assert not Letter.objects.filter(event="enforcement").exists()  # read first, sent after
    send(client, table.case, "tell_applier", measure.public_id, send="1", **sara)
    applier = models.Applier.objects.get()
    send(client, table.case, "confirm_applier", applier.public_id, words="Au téléphone.")
    for day in ("2026-11-20", "2026-11-21"):
        send(client, table.case, "serve_match", measure.public_id, on=day, words="")
    more = send(client, table.case, "serve_match", measure.public_id, on="2026-11-22", words="")
    assert more.status_code == 422
    soup = page(client, "carry_out", table.case.ref)
    assert "Exécutée" in soup.get_text(" ")
    assert "Camille Gagnon" in soup.get_text(" ")


def test_a_measure_of_another_case_does_not_exist_here(as_: SignIn) -> None:
    here, there = given.a_table(), given.a_table(state="announced", proposed=SUSPENDED)
    measure = models.Measure.objects.get()
    for name in ("tell_applier", "serve_match", "prove_measure", "withdraw_measure"):
        address = reverse(f"cases:{name}", args=[here.case.ref, measure.public_id])
        assert as_(here.manager).get(address).status_code == 404, name
    assert there.case.ref != here.case.ref


def test_requests_to_platforms_are_kept_and_no_watch_is_claimed(as_: SignIn) -> None:
    table = given.a_table()
    client = as_(table.manager)
    send(
        client, table.case, "ask_takedown", network="Instagram", address="https://ex.com/p/1",
        basis="impersonation", ticket="IG-1", exhibit="1", asked_on="2026-11-22",
    )  # fmt: skip
    row = models.Takedown.objects.get()
    send(client, table.case, "look_again", row.public_id, verb="note_removal", words="Disparu.")
    text = page(client, "take_down", table.case.ref).get_text(" ")
    for said in ("Instagram", "IG-1", "Retiré", "Disparu.", "Aucune surveillance automatique"):
        assert said in text, said


def test_a_team_is_added_by_its_school_and_nobody_is_its_ward(as_: SignIn) -> None:
    table = given.a_table()
    school = Institution.objects.create(name="École des Rives")
    Team.objects.create(institution=school, name="Volley cadet", season="2026-2027")
    told = {
        "role": "respondent", "subject": "team", "institution": str(school.pk),
        "team": "volley cadet", "language": "fr", "reason": "",
    }  # fmt: skip
    client = as_(table.manager)
    assert send(client, table.case, "add_party", **told).status_code == 303
    assert models.Collective.objects.get().team is not None
    wrong = send(
        client, table.case, "add_party",
        **{**told, "role": "representative", "speaks_for": str(table.respondent.pk)},
    )  # fmt: skip
    assert wrong.status_code == 422
    assert "nommez une personne" in wrong.content.decode()
    unknown = send(client, table.case, "add_party", **{**told, "team": "Soccer"})
    assert "pas d’équipe de ce nom" in unknown.content.decode()


def test_school_law_is_a_page_of_its_own(as_: SignIn) -> None:
    table = given.a_table(state="heard", clauses=("4.d",))
    marks = ("repeated", "power_imbalance", "distress", "harm_or_exclusion")
    told = dict.fromkeys(marks, "established") | {f"{m}_reasons": "Selon P-1." for m in marks}
    client = as_(table.decider)
    lacking = send(client, table.case, "qualify_school", **{**told, "distress_reasons": ""})
    assert lacking.status_code == 422
    assert send(client, table.case, "qualify_school", **told).status_code == 303
    assert "Loi scolaire\xa0: intimidation." in page(client, "decide", table.case.ref).get_text(" ")


HIDES = {"matches", "target", "method", "action", "submit", "reset", "elements", "closest"}


def test_no_field_hides_what_scripts_ask_of_a_form(as_: SignIn) -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    manager, decider = as_(table.manager), as_(table.decider)
    for client, verb in ((manager, "describe"), (manager, "ask_takedown"), (decider, "decide")):
        names = {f["name"] for f in page(client, verb, table.case.ref).select("form [name]")}
        assert not names & HIDES, verb


def test_a_measure_nobody_applies_yet_is_withdrawn_without_reading_a_letter(as_: SignIn) -> None:
    table = given.a_table(state="announced", proposed=SUSPENDED)
    client, measure = as_(table.manager), models.Measure.objects.get()
    answer = send(
        client, table.case, "withdraw_measure", measure.public_id, reason="Erreur de personne."
    )
    assert answer.status_code == 303
    measure.refresh_from_db()
    assert measure.state == "withdrawn"


@pytest.mark.clause("C-ID-4")
def test_the_decision_on_an_employee_hides_the_ladder_and_says_whose_it_is(as_: SignIn) -> None:
    worker = person.a_person()
    RoleHeld.objects.filter(person=worker).delete()
    RoleHeld.objects.create(person=worker, role="employee", starts_on=date(2026, 1, 1))
    table = given.a_table(state="heard", person=worker)
    given.find_all(table)
    soup = page(as_(table.decider), "decide", table.case.ref)
    assert [i["value"] for i in soup.select("input[name=rung]")] == [""]
    assert "une mesure relève de l’employeur" in soup.get_text(" ")
    manager = as_(table.manager)
    handed = send(manager, table.case, "hand_to_employer", to="Direction", words="Propos publiés.")
    assert handed.status_code == 303
