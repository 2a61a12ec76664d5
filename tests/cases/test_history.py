"""A line of the journal cites a clause as the document prints it; what was sealed keeps its id."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import policy as rule

from francjeu.cases.filing import parts
from francjeu.cases.filing.scene import Scene
from francjeu.cases.operations.file.exporting import export_case
from francjeu.cases.operations.hearing import asking
from francjeu.cases.queries.file import history
from francjeu.journal import queries as journal
from francjeu.kernel.actors import Actor, Kind
from francjeu.people.models import User

pytestmark = pytest.mark.django_db

PRINTED = "«\u00a0Conduites interdites\u00a0», a)"


def a_case(state: str = "decided") -> given.Table:
    """A case on a clause that the document prints under a heading without a number."""
    clause = {**rule.CLAUSES[0], "id": "conduites.a", "section": "Conduites interdites"}
    rule.a_policy(clauses=[clause])
    rule.a_profile()
    rule.the_doors()
    return given.a_table(state=state, clauses=("conduites.a",))


def sentences(table: given.Table) -> str:
    lines, _count = history.thread(case=table.case, language="fr", most=99)
    return "\n".join(line.sentence for line in lines)


def test_the_thread_of_a_case_cites_the_clause_invoked_and_the_one_found_on() -> None:
    told = sentences(a_case())
    assert f"L’article {PRINTED} a été invoqué" in told
    assert f"Article {PRINTED}, " in told
    assert "conduites.a" not in told


def test_what_was_sealed_keeps_the_id() -> None:
    table = a_case("opened")
    lines = journal.history(subject=f"case:{table.case.ref}")
    assert [it.facts for it in lines if it.event == "case.alleged"] == [{"clause": "conduites.a"}]


def test_the_whole_journal_cites_it_too(client: Client) -> None:
    table = a_case()
    client.force_login(User.objects.get(public_id=table.manager.ref))
    page = client.get(reverse("journal:case", args=[table.case.ref])).content.decode()
    assert f"L’article {PRINTED} a été invoqué" in page
    assert "conduites.a" not in page


def test_the_file_for_counsel_cites_it_in_its_extract() -> None:
    table = a_case()
    words = parts.frozen(parts.parts(Scene(table.case, "fr", hidden=())))
    assert f"L’article {PRINTED} a été invoqué" in words
    assert "conduites.a" not in words


def test_the_exported_folder_says_beside_each_id_how_the_document_prints_it(
    tmp_path: Path,
) -> None:
    table = a_case("opened")
    done = export_case(case=table.case, folder=tmp_path / "d", actor=table.manager, at=NOON)
    facts = json.loads((done.folder / "data/dossier.json").read_text())["facts"]
    assert facts["clauses_as_printed"] == {"conduites.a": PRINTED}


def test_a_door_of_the_same_name_does_not_pass_for_a_clause() -> None:
    table = a_case("opened")
    names = history.Names(settings={"conduites.a": "La police"}, clauses={"conduites.a": PRINTED})
    line = next(
        it for it in journal.history(subject=f"case:{table.case.ref}") if it.event == "case.alleged"
    )
    assert PRINTED in history.told(line, names=names).sentence


def test_a_day_asked_for_is_said_in_words() -> None:
    table = given.a_table(state="notified")
    actor = Actor(kind=Kind.PARTY, ref=str(table.respondent.public_id))
    table.respondent.case.refresh_from_db()
    asking.ask_time(
        party=table.respondent, until=date(2026, 12, 20), reason="Un examen.", actor=actor, at=NOON
    )
    assert "jusqu’au 20 décembre 2026" in sentences(table)
