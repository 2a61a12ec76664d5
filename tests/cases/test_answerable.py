"""A finding rests only on pieces the person concerned could answer, with time to do so."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.conftest import NOON
from tests.factories import cases as given

from francjeu.cases import models
from francjeu.cases.filing import parts
from francjeu.cases.filing.scene import Scene
from francjeu.cases.operations.decision import deciding, ending
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.intake import opening
from francjeu.cases.operations.pieces import disclosing
from francjeu.cases.queries.pieces import disclosures
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.decision.elements import Element, Result
from francjeu.kernel.procedure.decision.qualifying import BadBasis
from francjeu.kernel.procedure.hearing.answering import Told, Unheard, unheard
from francjeu.notices import queries as notices

pytestmark = pytest.mark.django_db
SHOWN = NOON + timedelta(hours=1)
LATER = NOON + timedelta(days=11)


ENOUGH = "La description dit qui a écrit quoi, et quel jour."


def find(
    table: given.Table, *pieces: int, at: datetime = NOON, why_enough: str = ""
) -> models.Finding:
    return deciding.find(
        allegation=table.case.allegations.get(), element=Element.HURTFUL,
        result=Result.ESTABLISHED, reasons="Selon la pièce.", exhibits=pieces,
        why_enough=why_enough, actor=table.decider, at=at,
    )  # fmt: skip


def why(table: given.Table, *pieces: int, at: datetime = NOON, why_enough: str = "") -> str:
    with pytest.raises(BadBasis) as refused:
        find(table, *pieces, at=at, why_enough=why_enough)
    return refused.value.reason


def a_second_piece(state: str = "heard") -> given.Table:
    """P-1 was told with the notice; P-2 came after, and the person knows nothing of it."""
    table = given.a_table(state=state)
    opening.add_exhibit(
        case=table.case, description="Une capture du groupe.", testimony="Elle a tout vu.",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    return table


def show(table: given.Table, **more: object) -> models.Disclosure:
    return disclosing.show_words(
        case=table.case, number=2, text="Elle a tout vu.", hide=(), actor=table.manager, at=SHOWN,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def says(table: given.Table, at: datetime) -> None:
    hearing.receive_response(
        case=table.case, party=table.respondent, version="C’est faux.", actor=table.manager, at=at
    )


def test_a_finding_never_rests_on_a_piece_the_person_did_not_see() -> None:
    table = a_second_piece()
    assert why(table, 1, 2, why_enough=ENOUGH) == "piece_not_shown"
    assert find(table, 1, why_enough=ENOUGH)


def test_once_shown_late_it_serves_only_after_the_new_time_or_an_answer() -> None:
    table = a_second_piece()
    row = show(table)
    assert row.answer_by is not None
    assert row.answer_by.date() == (NOON + timedelta(days=10)).date()
    assert why(table, 2) == "piece_answer_runs"
    assert find(table, 2, at=LATER)


def test_an_answer_after_it_was_shown_is_enough() -> None:
    table = a_second_piece()
    show(table)
    says(table, NOON + timedelta(hours=3))
    assert find(table, 2, at=NOON + timedelta(hours=4))


def test_the_person_is_told_until_when_they_may_speak_of_it() -> None:
    table = a_second_piece()
    show(table, answer_by=NOON + timedelta(days=4))
    [line] = [
        line
        for line in notices.letters_about(subject=f"case:{table.case.ref}")
        if line.event == "more_pieces" and line.party == str(table.respondent.public_id)
    ]
    text = notices.letter(public_id=line.public_id).text
    assert "P-2" in text
    assert "26\u00a0novembre" in text.replace(" ", "\u00a0")


def test_no_piece_is_shown_late_without_time_to_answer() -> None:
    table = a_second_piece()
    with pytest.raises(disclosing.NoTime):
        show(table, answer_by=SHOWN)


def test_a_piece_told_by_its_description_alone_is_named_until_its_words_are_shown() -> None:
    table = a_second_piece()
    assert disclosures.known_in_part(table.case) == {1}
    disclosing.show_words(
        case=table.case, number=1, text="Elle a tout vu.", hide=(), actor=table.manager, at=SHOWN
    )
    assert disclosures.known_in_part(table.case) == frozenset()


def test_withheld_it_serves_only_through_a_summary_the_person_was_given() -> None:
    table = a_second_piece()

    def withhold(summary: str) -> None:
        disclosing.withhold(
            case=table.case, number=2, reason="Elle nommerait un enfant.", summary=summary,
            actor=table.manager, at=SHOWN,
        )  # fmt: skip

    withhold("")
    assert why(table, 2) == "piece_not_shown"
    withhold("Une personne dit avoir vu les messages le soir même.")
    assert why(table, 2) == "piece_answer_runs"
    assert why(table, 2, at=LATER) == "why_enough_missing"
    assert find(table, 2, at=LATER, why_enough=ENOUGH)


def test_a_piece_known_by_its_description_alone_serves_only_with_a_written_reason() -> None:
    table = given.a_table(state="heard")
    assert why(table, 1) == why(table, 1, why_enough=" \n") == "why_enough_missing"
    row = find(table, 1, why_enough=f" {ENOUGH} ")
    row.refresh_from_db()
    assert (row.known_in_part, row.why_enough) == ([1], ENOUGH)


def test_no_reason_is_kept_where_the_person_saw_every_piece() -> None:
    table = a_second_piece()
    show(table)
    row = find(table, 2, at=LATER, why_enough=ENOUGH)
    assert (row.known_in_part, row.why_enough) == ([], "")


@pytest.mark.parametrize("known_by", ["description", "summary"])
def test_the_database_too_refuses_a_finding_on_such_a_piece_without_the_reason(
    known_by: str,
) -> None:
    table = given.a_table(state="heard")
    if known_by == "summary":
        disclosing.withhold(
            case=table.case, number=1, reason="Elle nommerait un enfant.",
            summary="Une personne a vu les messages.", actor=table.manager, at=SHOWN,
        )  # fmt: skip
    row = models.Finding(
        allegation=table.case.allegations.get(), element=Element.HURTFUL.value,
        result=Result.ESTABLISHED.value, reasons="Selon la pièce.", exhibits=[1],
        found_by=moving.account(table.decider), found_at=NOON,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
    kept = find(table, 1, at=LATER, why_enough=ENOUGH)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Finding.objects.filter(pk=kept.pk).update(why_enough="")


def test_a_finding_made_before_the_piece_was_withheld_is_found_anew_with_the_reason() -> None:
    table = a_second_piece()
    show(table)
    given.find_all(table)
    find(table, 2, at=LATER)
    disclosing.withhold(
        case=table.case, number=2, reason="Elle nommerait un enfant.", summary="En substance.",
        actor=table.manager, at=LATER,
    )  # fmt: skip
    with pytest.raises(NotYet) as refused:
        deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=LATER)
    assert refused.value.why is Why.UNHEARD


def test_the_decision_says_beside_the_piece_why_its_description_was_enough() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    find(table, 1, why_enough=ENOUGH)
    deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    ending.announce(case=table.case, actor=table.manager, at=NOON)
    lines = notices.letters_about(subject=f"case:{table.case.ref}")
    [line] = [
        line for line in lines
        if line.event == "decision" and line.party == str(table.respondent.public_id)
    ]  # fmt: skip
    text = notices.letter(public_id=line.public_id).text
    text = " ".join(text.replace("\u00a0", " ").split())
    assert "De P-1, on ne pouvait lire qu’une description ou un résumé." in text
    assert f"Pourquoi c’était assez pour répondre : {ENOUGH}" in text


def test_the_file_for_counsel_says_it_beside_the_piece() -> None:
    table = given.a_table(state="heard")
    find(table, 1, why_enough=ENOUGH)
    words = parts.frozen(parts.parts(Scene(table.case, "fr", hidden=()))).replace("\u00a0", " ")
    assert f"résumé seulement : P-1. Pourquoi c’était assez : {ENOUGH}" in words


def test_what_the_person_brought_is_known_to_them() -> None:
    table = given.a_table(state="heard")
    piece = models.Exhibit(case=table.case, number=2, description="Mes messages", added_at=NOON)
    piece.save()
    models.Brought(exhibit=piece, party=table.respondent, brought_at=NOON).save()
    assert find(table, 2)


def test_a_piece_hidden_after_the_finding_stops_the_decision() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    disclosing.withhold(
        case=table.case, number=1, reason="Elle nommerait un enfant.", actor=table.manager, at=NOON
    )
    with pytest.raises(NotYet) as refused:
        deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    assert refused.value.why is Why.UNHEARD


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (Told(), Unheard.NOT_SHOWN),
        (Told(is_theirs=True), None),
        (Told(is_known=True), None),
        (Told(is_known=True, is_in_part=True), None),
        (Told(is_known=True, since=NOON), Unheard.TIME_RUNS),
        (Told(is_known=True, since=NOON, answer_by=NOON + timedelta(days=1)), Unheard.TIME_RUNS),
        (Told(is_known=True, since=NOON, answer_by=NOON - timedelta(days=1)), None),
    ],
)
def test_the_rule_in_one_table(told: Told, expected: Unheard | None) -> None:
    assert unheard(told=told, answers=(NOON - timedelta(days=2),), at=NOON) is expected
