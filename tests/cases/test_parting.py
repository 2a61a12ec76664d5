"""One case, one person concerned: several are never lumped, and share the matter by reference."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import reports as report

from francjeu.cases import models
from francjeu.cases.operations.decision import appealing, deciding, ending
from francjeu.cases.operations.file import keeping
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.intake import involving, opening, parting
from francjeu.cases.operations.panel import conflicts
from francjeu.cases.queries import reach
from francjeu.journal import queries as journal
from francjeu.kernel.actors import CLOCK, Actor, Kind, Role
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.decision.elements import SHAPES, Result
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.notices import queries as notices
from francjeu.reports.models import Report
from francjeu.reports.queries import guarded, joined

pytestmark = pytest.mark.django_db


def second(case: models.Case, actor: Actor, **more: str) -> models.Party:
    return opening.add_party(
        case=case, someone=involving.Someone(role="respondent", name="Zoé Lavoie", **more),  # type: ignore[arg-type]
        reason="Son compte", actor=actor, at=NOON,
    )  # fmt: skip


def two_concerned(**more: object) -> tuple[given.Table, models.Party]:
    """An admissible case where A and C are concerned, B speaks for A, D for C, E was targeted."""
    table = given.a_table(state="admissible", **more)  # type: ignore[arg-type]
    other = second(table.case, table.manager, email="zoe@exemple.ca")
    for role, name, whom in (
        ("representative", "Éric Lavoie", other), ("impacted", "Léa Roy", None),
    ):  # fmt: skip
        opening.add_party(
            case=table.case, actor=table.manager, at=NOON,
            someone=involving.Someone(role=role, name=name, speaks_for=whom),
        )  # fmt: skip
    return table, other


def part(table: given.Table) -> models.Case:
    [new] = parting.part(case=table.case, actor=table.manager, at=NOON)
    return new


def letters(case: models.Case) -> list[str]:
    return list(case.parties.order_by("letter").values_list("letter", flat=True))


def test_no_notice_leaves_while_several_are_concerned() -> None:
    table, _ = two_concerned()
    opening.answer_reprisal(
        case=table.case, is_possible=False, note="", actor=table.manager, at=NOON
    )
    with pytest.raises(NotYet) as refused:
        hearing.notify(case=table.case, description="x", actor=table.manager, at=NOON)
    assert refused.value.why is Why.SEVERAL
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Case.objects.filter(pk=table.case.pk).update(state="notified", notified_at=NOON)


def test_a_case_under_way_takes_in_no_second_person() -> None:
    table = given.a_table(state="heard")
    with pytest.raises(opening.OnePersonEach):
        second(table.case, table.manager)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Party(case=table.case, role="respondent", letter="Z", name="x", added_at=NOON).save(
            force_insert=True
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Party.objects.filter(pk=table.parent.pk).update(role="respondent")


def test_each_person_gets_a_case_with_who_speaks_for_them_and_the_same_matter() -> None:
    table, other = two_concerned()
    new = part(table)
    assert letters(table.case) == ["A", "B", "E"]
    assert letters(new) == ["C", "D", "E"]
    other.refresh_from_db()
    assert other.case == new
    assert new.state == "opened"
    assert (new.policy, new.profile, new.manager) == (
        table.case.policy, table.case.profile, table.case.manager,
    )  # fmt: skip
    for mine, theirs in zip(table.case.exhibits.all(), new.exhibits.all(), strict=True):
        assert (mine.number, mine.item_id, mine.testimony) == (
            theirs.number, theirs.item_id, theirs.testimony,
        )  # fmt: skip
        assert theirs.disclosed is False
    assert [a.clause for a in new.allegations.all()] == [
        a.clause for a in table.case.allegations.all()
    ]
    assert list(journal.faults()) == []


def test_a_case_about_one_person_is_not_parted() -> None:
    table = given.a_table(state="admissible")
    with pytest.raises(parting.NobodyToPart):
        parting.part(case=table.case, actor=table.manager, at=NOON)


def decided(case: models.Case, table: given.Table, *, is_founded: bool) -> models.Decision:
    """The other case, on its own road to its own decision."""
    opening.declare_admissible(case=case, reasons="Visé.", actor=table.manager, at=NOON)
    opening.answer_reprisal(case=case, is_possible=False, note="", actor=table.manager, at=NOON)
    user, decider = given.staff(Role.DECIDER, name="Sacha Lavoie")
    conflicts.seat(case=case, user=user, actor=table.manager, at=NOON)
    conflicts.declare(case=case, is_linked=False, note="", actor=decider, at=NOON)
    hearing.notify(case=case, description="x", disclosed=(1,), actor=table.manager, at=NOON)
    late = NOON + timedelta(days=11)
    hearing.note_silence(case=case, actor=table.manager, at=late)
    hearing.hear_in_writing(case=case, actor=table.manager, at=late)
    for allegation in case.allegations.all():
        for element in SHAPES[allegation.shape]:
            deciding.find(
                allegation=allegation, element=element, reasons="Selon P-1.", exhibits=(1,),
                result=Result.ESTABLISHED if is_founded else Result.NOT_ESTABLISHED,
                why_enough="La description dit qui et quand.", actor=decider, at=late,
            )  # fmt: skip
    proposed = deciding.Proposed(
        outcome=Outcome.UNFOUNDED, summary="", reasons="Rien ne le montre."
    )
    return deciding.decide(case=case, proposed=proposed, actor=decider, at=late)


def test_one_may_be_unfounded_while_the_other_is_not_each_with_its_letter_and_appeal() -> None:
    table, other = two_concerned()
    new = part(table)
    for step in ("notified", "answered", "heard", "decided", "announced"):
        given.STEPS[step](table)
    decided(new, table, is_founded=False)
    ending.announce(case=new, actor=table.manager, at=NOON + timedelta(days=12))
    outcomes = {c.ref: c.decisions.get().outcome for c in (table.case, new)}
    assert outcomes == {table.case.ref: "breach_with_sanction", new.ref: "unfounded"}
    assert models.Measure.objects.get().party == table.respondent
    for case, mine in ((table.case, {"A", "B"}), (new, {"C", "D"})):
        told = {
            line.party
            for line in notices.letters_about(subject=f"case:{case.ref}")
            if line.event == "decision"
        }
        keys = case.parties.filter(letter__in=mine).values_list("public_id", flat=True)
        assert told == {str(key) for key in keys}
    table.case.refresh_from_db()
    new.refresh_from_db()
    assert table.case.appeal_due_at != new.appeal_due_at
    appealing.appeal(
        case=new, party=other, ground="bias", text="", at=NOON + timedelta(days=13),
        actor=Actor(Kind.PARTY, ref=str(other.public_id)),
    )  # fmt: skip
    table.case.refresh_from_db()
    assert table.case.state == "announced"


@pytest.mark.clause("X-04")
def test_who_reported_is_kept_apart_in_both_cases_and_told_once() -> None:
    row = report.a_checked_report(is_named=True, name="Zéphirine Quatrepoints")
    table, _ = two_concerned(reports=(row.ref,))
    new = part(table)
    for case in (table.case, new):
        assert "Zéphirine Quatrepoints" in guarded.kept_apart(case_ref=case.ref).names
        assert joined.refs_in(case.ref) == (row.ref,)
    assert Report.objects.get(ref=row.ref).case_ref == table.case.ref


@pytest.mark.clause("X-06")
def test_who_declared_a_tie_does_not_learn_of_the_second_case_either() -> None:
    table, _ = two_concerned()
    conflicts.declare(case=table.case, is_linked=True, note="", actor=table.decider, at=NOON)
    new = part(table)
    with pytest.raises(reach.CaseNotFound):
        reach.case_for(actor=table.decider, ref=new.ref)


def test_a_person_found_late_gets_a_case_beside() -> None:
    table = given.a_table(state="heard")
    new = parting.open_beside(case=table.case, actor=table.manager, at=NOON)
    added = second(new, table.manager)
    assert new.parties.get(role="respondent") == added
    assert new.exhibits.count() == table.case.exhibits.count()
    third = parting.open_beside(case=new, actor=table.manager, at=NOON)
    assert third.parted_from.first == table.case


def test_shared_pieces_go_with_the_last_of_the_cases_that_need_them() -> None:
    table, _ = two_concerned()
    new = part(table)
    for step in ("notified", "answered", "heard", "decided", "announced", "closed"):
        given.STEPS[step](table)
    far = NOON + timedelta(days=366 * 6)
    assert keeping.destroy_due(actor=CLOCK, at=far).destroyed == ()
    opening.refer(case=new, door="school", reasons="Vie scolaire", actor=table.manager, at=NOON)
    done = keeping.destroy_due(actor=CLOCK, at=far)
    assert set(done.destroyed) == {table.case.ref, new.ref}
