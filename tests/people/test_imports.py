"""A list of persons comes in whole, as answered, in one transaction; or nothing does."""

import time
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.db.migrations.state import ProjectState
from tests.conftest import NOON
from tests.factories.people import a_person, an_actor, an_institution

from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Role
from francjeu.people import models, register
from francjeu.people.operations import imports
from francjeu.people.roster import checking, reading
from francjeu.people.roster.matching import Answer, Bulk
from francjeu.plumbing.triggers import Refuse

pytestmark = pytest.mark.django_db

RULES = checking.Rules(today=NOON.date(), starts_on=date(2026, 9, 1), ends_on=date(2027, 6, 30))
# As S1 exports it: unused columns, Windows encoding, semicolons.
S1 = """Prénom;Nom;Sexe;Date de naissance;Équipe;Établissement;Saison;Rôle
Noémie;Côté;F;2010-04-17;Faucons Basket;École Saint-Jean;2026-2027;Élève-athlète
Zoé;Lévesque;F;2009-12-01;Faucons Basket;École Saint-Jean;2026-2027;Élève-athlète
Marc-André;D’Amours;M;1984-02-03;Faucons Basket;ecole saint jean;2026-2027;Entraîneur
Marc-André;D'Amours;M;1984-02-03;Lynx Futsal;École des Rives;2026-2027;Entraîneur
""".encode("cp1252")


def draft(content: bytes, *, actor: Actor | None = None) -> models.Draft:
    return imports.keep_draft(
        content=content, filename="liste.csv", actor=actor or an_actor(Role.CASE_MANAGER), at=NOON
    )


def answers(*, faults: int = 0, bulk: Bulk | None = None, **given: str) -> imports.Answers:
    return imports.Answers(rules=RULES, answers=given, bulk=bulk, seen_faults=faults)


def run(kept: models.Draft, answered: imports.Answers) -> imports.Imported:
    return imports.import_draft(
        draft=kept, answers=answered, actor=an_actor(Role.CASE_MANAGER), at=NOON
    )


def counts() -> tuple[int, int, int, int]:
    return (models.Person.objects.count(), models.RoleHeld.objects.count(),
            models.Institution.objects.count(), models.Team.objects.count())  # fmt: skip


def test_imports_a_list_from_s1_once_the_one_question_is_answered() -> None:
    kept = draft(S1)
    found = imports.preview(draft=kept, answers=answers())
    assert (len(found.plan.open), found.checked.problems) == (1, ())
    assert (found.sheet.unread, found.sheet.births_reduced) == (("Sexe",), 4)

    key = found.plan.open[0].key
    imported = run(kept, answers(**{key: Answer.ONE}))
    assert (imported.persons, imported.roles, imported.institutions, imported.teams) == (3, 4, 2, 2)
    assert counts() == (3, 4, 2, 2)
    coach = models.Person.objects.get(name_key="d amours|marc andre")
    assert (coach.birth_year, coach.family_name) == (1984, "D’Amours")
    status = register.boundness(person=coach, day=NOON.date(), bound_classes=("member",))
    assert {r.held.where for r in status.reasons} == {
        "École Saint-Jean, Faucons Basket, 2026-2027",
        "École des Rives, Lynx Futsal, 2026-2027",
    }


def test_the_same_list_again_is_asked_about_and_adds_nothing() -> None:
    first = draft(S1)
    run(first, answers(bulk=Bulk.SAME))
    again = draft(S1)
    assert len(imports.preview(draft=again, answers=answers()).plan.open) == 3
    imported = run(again, answers(bulk=Bulk.SAME))
    assert (imported.persons, imported.known, imported.roles) == (0, 3, 0)
    assert counts() == (3, 4, 2, 2)


def test_an_open_question_imports_nothing_and_keeps_the_draft() -> None:
    kept = draft(S1)
    with pytest.raises(imports.NotSettled):
        run(kept, answers())
    assert counts() == (0, 0, 0, 0)
    kept.refresh_from_db()
    assert kept.sheet


def test_faulty_lines_are_left_out_only_by_someone_who_saw_how_many() -> None:
    content = "prenom;nom;role\nLou;Roy;coach\nZoé;Roy;mascotte\n;Roy;coach\n".encode()
    kept = draft(content)
    for seen in (0, 1, 3):
        with pytest.raises(imports.NotSettled):
            run(kept, answers(faults=seen))
    assert counts()[0] == 0
    assert run(kept, answers(faults=2)).left_out == 2
    assert counts()[0] == 1


def test_a_second_click_finds_the_list_gone() -> None:
    kept = draft(S1)
    run(kept, answers(bulk=Bulk.SAME))
    with pytest.raises(imports.DraftGone):
        run(kept, answers(bulk=Bulk.SAME))
    assert counts()[0] == 3


def test_somebody_added_meanwhile_turns_into_a_question() -> None:
    kept = draft(b"prenom;nom;role\nLou;Roy;coach\n")
    assert not imports.preview(draft=kept, answers=answers()).plan.open
    a_person(given="Lou", family="Roy", birth_year=None)
    with pytest.raises(imports.NotSettled):
        run(kept, answers())


def test_a_failure_in_the_middle_leaves_nothing() -> None:
    kept = draft(S1)
    broken = Refuse(name="broken", table="people_roleheld", event="INSERT",
                    when="NEW.role = 'coach'", message="power lost")  # fmt: skip
    editor = connection.SchemaEditorClass(connection)
    broken.database_forwards("people", editor, ProjectState(), ProjectState())
    with pytest.raises(IntegrityError, match="power lost"):
        run(kept, answers(bulk=Bulk.SAME))
    assert counts() == (0, 0, 0, 0)
    kept.refresh_from_db()
    assert kept.sheet


def test_a_role_is_added_to_the_person_who_was_named() -> None:
    lou = a_person(given="Lou", family="Roy", birth_year=None)
    a_person(given="Lou", family="Roy", birth_year=None)
    kept = draft(b"prenom;nom;role\nLou;Roy;coach\n")
    key = imports.preview(draft=kept, answers=answers()).plan.open[0].key
    imported = run(kept, answers(**{key: f"person:{lou.public_id}"}))
    assert (imported.persons, imported.known, lou.roles.get().role) == (0, 1, "coach")


def test_an_institution_already_there_is_found_without_its_accents() -> None:
    an_institution("ECOLE SAINT JEAN")
    run(draft(S1), answers(bulk=Bulk.SAME))
    assert counts()[2] == 2


def test_what_waits_is_encrypted_reduced_and_emptied_after_import() -> None:
    kept = draft(S1)
    stored = models.Draft.objects.filter(pk=kept.pk).values_list("sheet", flat=True)
    assert "2010-04-17" not in stored[0]
    run(kept, answers(bulk=Bulk.SAME))
    assert stored.all()[0] == ""


def test_a_list_waits_for_its_own_maker_and_seven_days() -> None:
    maker, other = an_actor(Role.CASE_MANAGER), an_actor(Role.CASE_MANAGER)
    ref = str(draft(S1, actor=maker).public_id)
    assert imports.draft_for(actor=maker, ref=ref, at=NOON)
    for actor, at in ((other, NOON), (maker, NOON + timedelta(days=7))):
        with pytest.raises(imports.DraftGone):
            imports.draft_for(actor=actor, ref=ref, at=at)


def test_a_dropped_list_is_gone() -> None:
    actor = an_actor(Role.CASE_MANAGER)
    kept = draft(S1, actor=actor)
    imports.drop(draft=kept, actor=actor, at=NOON)
    with pytest.raises(imports.DraftGone):
        imports.draft_for(actor=actor, ref=str(kept.public_id), at=NOON)


@pytest.mark.parametrize("role", set(Role) - {Role.ADMINISTRATOR, Role.CASE_MANAGER})
def test_others_import_nothing(role: Role) -> None:
    with pytest.raises(Refused):
        draft(S1, actor=an_actor(role))


def test_a_refused_file_leaves_no_trace_of_its_content() -> None:
    with pytest.raises(reading.Unreadable):
        draft("Prénom;Nom;Instagram\nLou;Roy;@lou\n".encode())
    assert not models.Draft.objects.exists()


def test_the_journal_tells_what_came_in() -> None:
    run(draft(S1), answers(bulk=Bulk.SAME))
    (line, *_) = journal.history(subject=imports.SUBJECT)
    assert (line.event, line.facts["count"], line.facts["roles"]) == ("people.imported", 3, 4)


def test_a_whole_region_comes_in_at_once() -> None:
    lines = [
        f"Prénom{n % 700};Nom{n // 700};{1990 + n % 20};École {n % 80};Équipe {n % 1300}"
        ";2026-2027;athlète"
        for n in range(22_000)
    ]
    header = "Prénom;Nom;Naissance;École;Équipe;Saison;Rôle\n"
    kept = draft((header + "\n".join(lines)).encode())
    begun = time.monotonic()
    imported = run(kept, answers())
    assert (imported.persons, imported.roles) == (22_000, 22_000)
    assert time.monotonic() - begun < 60
