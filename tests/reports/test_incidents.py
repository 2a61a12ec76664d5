"""Brigading: one incident, n posts, n accounts, each answerable for itself; reporters once."""

import pytest
from tests.conftest import NOON
from tests.factories import people as person
from tests.factories.reports import CHAIR, MANAGER, a_checked_report, a_report

from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.intake.report import About
from francjeu.reports import models
from francjeu.reports.operations.file import grouping
from francjeu.reports.operations.leaving import disposing
from francjeu.reports.operations.triage import incidents
from francjeu.reports.queries import incidents as queries
from francjeu.reports.queries import reach

pytestmark = pytest.mark.django_db


def gathered(*refs: str) -> models.Incident:
    return incidents.gather(
        refs=refs, title="Vague de mèmes après la finale", actor=MANAGER, at=NOON
    )


def named(**told: str) -> models.Report:
    return a_report(is_named=True, **told)


def test_a_person_who_reports_twice_counts_once_and_strangers_count_each() -> None:
    reports = [
        named(name="Rosalie Roy", email="Rosalie@exemple.ca"),
        named(name="R. Roy", email="rosalie@exemple.ca"),
        a_report(),
        a_report(),
    ]
    row = gathered(*(r.ref for r in reports))
    found = queries.incident_for(actor=MANAGER, ref=row.ref)
    assert (len(found.reports), found.reporters) == (4, 3)


def test_a_report_counts_in_one_incident_only() -> None:
    report = a_report()
    row = gathered(report.ref)
    with pytest.raises(incidents.AlreadyThere):
        incidents.add_report(incident=row.ref, ref=report.ref, actor=MANAGER, at=NOON)
    with pytest.raises(incidents.AlreadyThere):
        gathered(report.ref)


def post(row: models.Incident, author: str, link: str) -> models.Post:
    return incidents.add_post(incident=row.ref, author=author, link=link, actor=MANAGER, at=NOON)


def test_each_account_answers_for_its_own_posts_and_for_no_others() -> None:
    first, second = a_checked_report(), a_checked_report()
    row = gathered(first.ref, second.ref)
    for handle in ("@un", "@deux"):
        incidents.add_author(incident=row.ref, handle=handle, actor=MANAGER, at=NOON)
    post(row, "C1", "https://www.instagram.com/p/AAA/")
    post(row, "C1", "https://www.instagram.com/p/BBB/")
    post(row, "C2", "https://www.instagram.com/p/CCC/")
    with pytest.raises(incidents.AlreadyThere):
        post(row, "C2", "https://instagram.com/p/AAA/?igsh=1")
    disposing.join_case(refs=(first.ref,), case_ref="D-2026-0001", actor=MANAGER, at=NOON)
    incidents.answer_for(
        incident=row.ref, author="C1", case_ref="D-2026-0001", party="A", actor=MANAGER, at=NOON
    )
    with pytest.raises(incidents.AlreadyThere):
        incidents.answer_for(
            incident=row.ref, author="C1", case_ref="D-2026-0001", actor=MANAGER, at=NOON
        )
    with pytest.raises(reach.NotFound):
        incidents.answer_for(
            incident=row.ref, author="C2", case_ref="D-2026-0009", actor=MANAGER, at=NOON
        )
    found = queries.incident_for(actor=MANAGER, ref=row.ref)
    assert [(a.label, a.posts, a.case_ref, a.party) for a in found.authors] == [
        ("C1", 2, "D-2026-0001", "A"), ("C2", 1, "", ""),
    ]  # fmt: skip
    assert len(found.posts) == 3


def test_an_incident_never_mixes_what_some_may_not_know() -> None:
    apart = a_report(about=About.DIRECTOR)
    with pytest.raises(reach.NotFound):
        gathered(a_report().ref, apart.ref)
    row = incidents.gather(refs=(apart.ref,), title="À part", actor=CHAIR, at=NOON)
    with pytest.raises(reach.NotFound):
        queries.incident_for(actor=MANAGER, ref=row.ref)
    with pytest.raises(reach.NotFound):
        post(row, "C1", "")


def test_an_incident_has_reports_and_a_title() -> None:
    with pytest.raises(grouping.NotTogether):
        gathered()
    with pytest.raises(incidents.NoTitle):
        incidents.gather(refs=(a_report().ref,), title=" ", actor=MANAGER, at=NOON)


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.CASE_MANAGER, Role.CHAIR)])
def test_no_other_role_gathers(role: Role) -> None:
    with pytest.raises(reach.NotFound):
        incidents.gather(
            refs=(a_report().ref,), title="Vague", actor=person.an_actor(role), at=NOON
        )
