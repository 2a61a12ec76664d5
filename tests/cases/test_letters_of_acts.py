"""Each act, done for real, writes the letters its table names: no more, no fewer."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import people as person
from tests.factories import reports as report

from francjeu.cases import models
from francjeu.cases.operations.decision import appealing
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.intake import involving, opening
from francjeu.cases.operations.letters import reminding
from francjeu.cases.operations.panel import conflicts
from francjeu.cases.operations.pieces import disclosing
from francjeu.kernel.actors import CLOCK, Role
from francjeu.kernel.procedure.case.moves import Ground
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.kernel.procedure.intake.report import Basis, Refusal
from francjeu.kernel.procedure.letters.acts import SILENT, TELLS, Side
from francjeu.notices.models import Letter
from francjeu.people.queries import user_for
from francjeu.reports.operations.exchange import receiving
from francjeu.reports.operations.leaving import disposing

pytestmark = pytest.mark.django_db

REPORTER = "signale@exemple.ca"
LATER = NOON + timedelta(days=60)


@contextmanager
def writes(act: str, *, only: Side | None = None, but: str = "") -> Iterator[None]:
    """The letters written meanwhile are those of the table, to the sides it names."""
    before = Letter.objects.count()
    yield
    written = Letter.objects.order_by("pk")[before:]
    asked = {it.letter for it in TELLS.get(act, ()) if only is None or it.to is only} - {but}
    assert {row.event for row in written} == asked, act
    for row in written:
        assert row.event not in SILENT


def a_case(state: str = "opened", **more: object) -> factory.Table:
    """A case from a report whose author left an address, with a complainant too."""
    checked = report.a_checked_report(is_named=True, email=REPORTER, name="Ana Rivière")
    table = factory.a_table(reports=(checked.ref,), **more)  # type: ignore[arg-type]
    opening.add_party(
        case=table.case, actor=table.manager, at=NOON,
        someone=involving.Someone(role="complainant", name="Zoé Lam", email="zoe@exemple.ca"),
    )  # fmt: skip
    for step in factory.ROAD[1 : factory.ROAD.index(state) + 1]:
        factory.STEPS[step](table)
    table.case.refresh_from_db()
    return table


def to_reporters() -> set[tuple[str, str]]:
    """Event and file of each letter whose address is the reporter’s."""
    return {(r.event, r.subject) for r in Letter.objects.all() if r.to_address == REPORTER}


def test_the_walk_of_a_case_writes_what_its_table_says() -> None:
    table = a_case()
    case, actor = table.case, table.manager
    with writes("case.declare_admissible"):
        factory.STEPS["admissible"](table)
    with writes("case.notify"):
        factory.STEPS["notified"](table)
    case.refresh_from_db()
    assert case.response_due_at is not None
    with writes("case.extend"):
        until = case.response_due_at + timedelta(days=1)
        hearing.extend(case=case, until=until, reason="Examens.", actor=actor, at=NOON)
    case.refresh_from_db()
    assert case.response_due_at is not None
    with writes("case.remind"):
        reminding.remind(actor=CLOCK, at=case.response_due_at - timedelta(days=1))
    for act in ("case.receive_response", "case.add_response"):
        with writes(act):
            hearing.receive_response(
                case=case, party=table.parent, version="Ce n’est pas lui.", actor=actor, at=NOON
            )
    with writes("case.add_response", only=Side.PERSON, but="answered_for"):
        factory.STEPS["answered"](table)
    with writes("case.call_hearing"):
        hearing.call_hearing(
            case=case, way="video", starts_at=NOON + timedelta(days=3), joining="Au téléphone.",
            actor=actor, at=NOON,
        )  # fmt: skip
    with writes("case.hold_hearing"):
        hearing.hold_hearing(case=case, present="Tous.", minutes="…", actor=actor, at=NOON)
    with writes("case.decide"):
        factory.STEPS["decided"](table)
    with writes("case.announce"):
        factory.STEPS["announced"](table)
    with writes("case.close"):
        factory.STEPS["closed"](table)


def test_a_case_opened_from_a_report_is_told_to_who_reported() -> None:
    table = factory.a_table()
    checked = report.a_checked_report(is_named=True, email=REPORTER, name="Ana Rivière")
    with writes("report.open_case"):
        opening.open_case(
            title="…", description="…", first_act_on=factory.ACT, reports=(checked.ref,),
            actor=table.manager, at=NOON,
        )  # fmt: skip


def test_a_piece_shown_after_the_notice_is_told() -> None:
    table = factory.a_table(state="notified")
    opening.add_exhibit(
        case=table.case, description="Une liste.", testimony="Trois noms.", actor=table.manager,
        at=NOON,
    )  # fmt: skip
    with writes("case.disclose"):
        disclosing.show_words(
            case=table.case, number=2, text="Une liste de matchs.", hide=(), actor=table.manager,
            at=NOON,
        )  # fmt: skip


def test_silence_and_writing_are_told_to_the_person() -> None:
    table = a_case("notified")
    with writes("case.note_silence"):
        hearing.note_silence(case=table.case, actor=table.manager, at=LATER)
    with writes("case.hear_in_writing"):
        hearing.hear_in_writing(case=table.case, actor=table.manager, at=LATER)


def test_an_appeal_is_told() -> None:
    table = a_case("announced")
    with writes("case.appeal"):
        appealing.appeal(
            case=table.case, party=table.respondent, ground="procedure", text="", at=NOON,
            actor=table.manager,
        )  # fmt: skip
    with writes("case.decide_appeal"):
        appealing.decide_appeal(
            case=table.case, result="uphold", reasons="Rien à changer.", proposed=None,
            actor=table.other, at=NOON,
        )  # fmt: skip


@pytest.mark.parametrize("verb", ["dismiss", "refer"])
def test_who_reported_is_told_how_it_ended(verb: str) -> None:
    table = a_case()
    with writes(f"case.{verb}"):
        if verb == "dismiss":
            opening.dismiss(
                case=table.case, ground=Ground.NOT_COVERED, reasons="…", actor=table.manager,
                at=NOON,
            )  # fmt: skip
        else:
            opening.refer(case=table.case, door="police", reasons="…", actor=table.manager, at=NOON)
    reporter = {event for event, subject in to_reporters() if subject.startswith("report:")}
    assert {"inadmissible" if verb == "dismiss" else "referred"} <= reporter


def test_no_letter_to_a_reporter_lies_in_the_file_of_the_case() -> None:
    a_case("closed")
    assert to_reporters()
    assert {subject.partition(":")[0] for _, subject in to_reporters()} == {"report"}
    for row in Letter.objects.filter(subject__startswith="case:"):
        for word in ("rivière", "signale@", "ana "):
            assert word not in f"{row.text} {row.to_name} {row.to_address}".casefold()


def test_another_manager_is_told_to_both_sides() -> None:
    table = a_case("notified")
    user = person.an_account(roles=(Role.CASE_MANAGER,), name="Ariane Labelle")
    before = Letter.objects.count()
    conflicts.hand_over(case=table.case, manager=user, actor=table.manager, at=NOON)
    written = list(Letter.objects.order_by("pk")[before:])
    assert {row.event for row in written} == {"manager_named"}
    assert {row.to_name for row in written} == {"Félix Bouchard", "Julie Bouchard", "Zoé Lam"}
    assert all("Ariane Labelle" in row.text for row in written)


def test_who_is_given_a_seat_reads_a_reference() -> None:
    table = a_case()
    user = person.an_account(roles=(Role.DECIDER,), name="Lou Petit")
    with writes("case.seat"):
        conflicts.seat(case=table.case, user=user, actor=table.manager, at=NOON)
    assert user_for(ref=str(user.public_id)).email == Letter.objects.latest("pk").to_address


def test_a_report_that_goes_elsewhere_is_told() -> None:
    checked = report.a_checked_report(is_named=True, email=REPORTER)
    with writes("report.say_not_admissible"):
        disposing.say_not_admissible(
            ref=checked.ref, reason=Refusal.TOO_LITTLE, words="Trop peu.", doors=("pils",),
            actor=report.MANAGER, at=NOON,
        )  # fmt: skip
    with writes("report.take_up_again"):
        disposing.take_up_again(ref=checked.ref, reason="…", actor=report.MANAGER, at=NOON)
    with writes("report.reroute"):
        disposing.reroute(
            ref=checked.ref, body="Votre école", basis=Basis.AGREED, words="…", doors=("pils",),
            actor=report.MANAGER, at=NOON,
        )  # fmt: skip


def test_a_reporter_without_address_is_written_no_letter() -> None:
    checked = report.a_checked_report()
    disposing.say_not_admissible(
        ref=checked.ref, reason=Refusal.TOO_LITTLE, words="Trop peu.", doors=("pils",),
        actor=report.MANAGER, at=NOON,
    )  # fmt: skip
    assert not Letter.objects.exists()


def test_who_receives_is_told_once_for_one_content_then_once_that_it_is_late() -> None:
    person.an_account(roles=(Role.CASE_MANAGER,))
    for _ in range(3):
        report.a_report(link="https://exemple.ca/video/1")
    with writes("report.receive"):
        assert receiving.tell_receivers(actor=CLOCK, at=NOON) == 1
    assert receiving.tell_receivers(actor=CLOCK, at=NOON + timedelta(minutes=1)) == 0
    assert receiving.tell_receivers(actor=CLOCK, at=NOON + timedelta(days=3)) == 1
    assert Letter.objects.latest("pk").event == "urgency_overdue"


def test_who_a_report_is_about_is_not_told() -> None:
    person.an_account(roles=(Role.CASE_MANAGER,))
    report.a_report(about="director")
    assert receiving.tell_receivers(actor=CLOCK, at=NOON) == 0
    assert models.Case.objects.count() == 0


def test_outcomes_are_told_without_the_measure() -> None:
    a_case("announced")
    [letter] = [r for r in Letter.objects.filter(event="decision_to_reporter")
                if r.subject.startswith("report:")]  # fmt: skip
    assert "constaté un manquement" in letter.text
    assert Outcome.BREACH_WITH_SANCTION.value not in letter.text
    assert "avertissement" not in letter.text.casefold()
