"""Where several sit, a decision is theirs: proposed, voted one by one, carried or not, frozen."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import NOON
from tests.factories import cases as given

from francjeu.cases import models
from francjeu.cases.filing import parts
from francjeu.cases.filing.scene import Scene
from francjeu.cases.operations.decision import appealing, deciding, voting
from francjeu.cases.operations.file.moving import CaseMoved
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.panel import challenging, conflicts
from francjeu.cases.proposing import Body, dumped, loaded
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.decision.ruling import BadDecision, Outcome
from francjeu.kernel.procedure.panel.voting import Position
from francjeu.notices import queries as notices
from francjeu.people.models import User

pytestmark = pytest.mark.django_db
YES, NO = Position.CONCURS, Position.DISSENTS
WHY = "Les pièces ne montrent pas qui a écrit."
LIGHTER = replace(given.PROPOSED, outcome=Outcome.BREACH_WITHOUT_SANCTION, rung="", severity=None)


def vote(draft: models.Draft, actor: Actor, position: Position = YES) -> models.Vote:
    row = models.Draft.objects.select_related("case").get(pk=draft.pk)
    reasons = WHY if position is NO else ""
    return voting.vote(draft=row, position=position, reasons=reasons, actor=actor, at=NOON)


def state_of(table: given.Table) -> str:
    table.case.refresh_from_db()
    return table.case.state


def why_refused(draft: models.Draft, actor: Actor, position: Position = YES) -> Why:
    with pytest.raises(NotYet) as refused:
        vote(draft, actor, position)
    return refused.value.why


def user_of(actor: Actor) -> User:
    return User.objects.get(public_id=actor.ref)


def events(table: given.Table) -> list[str]:
    return [line.event for line in journal.history(subject=f"case:{table.case.ref}")]


def test_one_person_never_signs_for_a_panel() -> None:
    table, _members = given.a_panel_of_three()
    with pytest.raises(NotYet) as refused:
        deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    assert refused.value.why is Why.NOT_CARRIED


def test_where_one_person_decides_there_is_no_vote() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    with pytest.raises(NotYet) as refused:
        given.propose(table, table.decider)
    assert refused.value.why is Why.ALONE
    signed = deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    assert signed.draft is None


def test_it_takes_effect_with_the_last_vote_and_not_before() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    vote(draft, members[0])
    vote(draft, members[1])
    assert state_of(table) == "heard"
    vote(draft, members[2], NO)
    assert state_of(table) == "decided"
    decision = table.case.decisions.get()
    assert decision.draft_id == draft.pk
    assert decision.decided_by == user_of(members[0])
    assert list(journal.faults()) == []


def test_the_decision_freezes_who_voted_how_and_when() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[1])
    for member, position in zip(members, (YES, YES, NO), strict=True):
        vote(draft, member, position)
    frozen = json.loads(table.case.decisions.get().frozen)
    votes = frozen["votes"]
    assert [row["position"] for row in votes["signed"]] == ["concurs", "concurs", "dissents"]
    assert [row["name"] for row in votes["signed"]] == [m.name for m in members]
    assert all(row["at"].startswith("2026-11-22") for row in votes["signed"])
    assert (votes["sitting"], votes["quorum"]) == (3, 2)
    assert votes["signed"][2]["reasons_sha256"]
    assert WHY not in table.case.decisions.get().frozen


def test_a_majority_closes_the_vote_when_a_member_stays_silent() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    vote(draft, members[0])
    with pytest.raises(NotYet) as refused:
        voting.close(draft=draft, actor=members[0], at=NOON)
    assert refused.value.why is Why.NOT_SETTLED
    vote(draft, members[1])
    voting.close(draft=draft, actor=members[1], at=NOON)
    assert state_of(table) == "decided"
    assert json.loads(table.case.decisions.get().frozen)["votes"]["sitting"] == 3


def test_more_than_half_of_who_sit_must_agree_not_of_who_voted() -> None:
    table, members = given.a_panel_of_three()
    (fourth,) = given.more_members(table, 1)
    draft = given.propose(table, members[0])
    vote(draft, members[0])
    vote(draft, members[1])
    with pytest.raises(NotYet) as refused:
        voting.close(draft=draft, actor=fourth, at=NOON)
    assert refused.value.why is Why.NOT_SETTLED


def test_a_tie_decides_nothing_and_the_panel_goes_on_with_another_draft() -> None:
    table, members = given.a_panel_of_three()
    conflicts.declare(case=table.case, is_linked=True, note="", actor=members[2], at=NOON)
    draft = given.propose(table, members[0])
    vote(draft, members[0])
    vote(draft, members[1], NO)
    draft.refresh_from_db()
    assert (draft.state, state_of(table)) == ("tied", "heard")
    assert why_refused(draft, members[0]) is Why.NO_DRAFT
    again = given.propose(table, members[1], proposed=LIGHTER)
    vote(again, members[0])
    vote(again, members[1])
    assert state_of(table) == "decided"
    assert "case.draft_tied" in events(table)


def test_a_majority_against_rejects_the_draft() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    for member, position in zip(members, (YES, NO, NO), strict=True):
        vote(draft, member, position)
    draft.refresh_from_db()
    assert (draft.state, state_of(table)) == ("rejected", "heard")


def test_changing_the_draft_voids_the_votes_and_leaves_their_trace() -> None:
    table, members = given.a_panel_of_three()
    first = given.propose(table, members[0])
    vote(first, members[0])
    vote(first, members[1])
    second = given.propose(table, members[1], proposed=LIGHTER, over=first.number)
    assert why_refused(first, members[2]) is Why.NO_DRAFT
    assert set(first.votes.values_list("voided_because", flat=True)) == {"changed"}
    assert "case.draft_changed" in events(table)
    for member in members:
        vote(second, member)
    assert table.case.decisions.get().outcome == Outcome.BREACH_WITHOUT_SANCTION.value


def test_a_draft_is_not_changed_by_who_did_not_read_it() -> None:
    table, members = given.a_panel_of_three()
    given.propose(table, members[0])
    with pytest.raises(CaseMoved):
        given.propose(table, members[1], proposed=LIGHTER)


def test_a_finding_that_changes_voids_the_votes() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    vote(draft, members[0])
    given.find_all(table)
    draft.refresh_from_db()
    assert draft.state == "changed"
    assert draft.votes.get().voided_because == "found"


def test_the_panel_votes_again_when_the_person_says_something_more() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    vote(draft, members[0])
    hearing.receive_response(
        case=table.case, party=table.respondent, version="J’ai retrouvé le message.",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    assert draft.votes.get().voided_because == "said"


@pytest.mark.clause("X-06")
def test_who_steps_aside_no_longer_counts_and_a_substitute_takes_the_seat() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    for member in members[:2]:
        vote(draft, member)
    conflicts.declare(case=table.case, is_linked=True, note="", actor=members[1], at=NOON)
    assert draft.votes.get(user=user_of(members[1])).voided_because == "left"
    with pytest.raises(Refused):
        vote(draft, members[1])
    (substitute,) = given.more_members(table, 1)
    vote(draft, substitute, NO)
    assert state_of(table) == "heard"
    vote(draft, members[2])
    assert state_of(table) == "decided"
    assert members[1].name not in table.case.decisions.get().frozen


def test_below_the_quorum_nobody_votes_until_a_substitute_sits() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    for member in members[1:]:
        conflicts.declare(case=table.case, is_linked=True, note="", actor=member, at=NOON)
    assert why_refused(draft, members[0]) is Why.QUORUM
    (substitute,) = given.more_members(table, 1)
    vote(draft, members[0])
    vote(draft, substitute)
    assert state_of(table) == "decided"


def test_a_member_whom_a_party_asked_to_replace_does_not_vote_before_the_answer() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    asked = challenging.challenge(
        case=table.case, member=user_of(members[1]), party=table.respondent, reasons="x",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    assert why_refused(draft, members[1]) is Why.CHALLENGED
    challenging.answer(
        challenge=asked, is_granted=False, reasons="Aucun lien.", actor=table.manager, at=NOON
    )
    vote(draft, members[1])


def test_each_illegal_vote_is_refused_by_the_operation() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    with pytest.raises(deciding.ReasonMissing):
        voting.vote(draft=draft, position=NO, reasons="  ", actor=members[0], at=NOON)
    vote(draft, members[0])
    assert why_refused(draft, members[0], NO) is Why.VOTED
    assert why_refused(draft, table.other) is Why.NOT_SEATED
    assert why_refused(draft, table.manager) is Why.HANDS
    user, unsaid = given.staff(Role.DECIDER, name="Alexis Morin")
    conflicts.seat(case=table.case, user=user, actor=table.manager, at=NOON)
    assert why_refused(draft, unsaid) is Why.NOT_DECLARED
    assert draft.votes.count() == 1


def test_what_a_decision_would_refuse_is_refused_before_anyone_votes() -> None:
    table, members = given.a_panel_of_three()
    with pytest.raises(BadDecision):
        given.propose(table, members[0], proposed=replace(given.PROPOSED, rung=""))


def refused_by_the_database(write: object) -> None:
    assert callable(write)
    with pytest.raises(DatabaseError), transaction.atomic():
        write()


def test_the_database_refuses_each_illegal_vote() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    vote(draft, members[0])

    def insert(actor: Actor, *, position: str = "concurs", reasons: str = "") -> None:
        models.Vote(
            draft=draft, user=user_of(actor), position=position, reasons=reasons, voted_at=NOON
        ).save(force_insert=True)

    refused_by_the_database(lambda: insert(members[0]))  # twice
    refused_by_the_database(lambda: insert(table.other))  # the other panel
    refused_by_the_database(lambda: insert(table.manager))  # no seat
    refused_by_the_database(lambda: insert(members[1], position="dissents"))  # no reasons
    refused_by_the_database(lambda: insert(members[1], position="abstains"))
    refused_by_the_database(lambda: models.Vote.objects.update(position="dissents"))
    refused_by_the_database(lambda: models.Vote.objects.all().delete())
    conflicts.declare(case=table.case, is_linked=True, note="", actor=members[1], at=NOON)
    refused_by_the_database(lambda: insert(members[1]))
    given.propose(table, members[2], proposed=LIGHTER, over=draft.number)
    refused_by_the_database(lambda: insert(members[2]))  # a draft that changed


def test_the_database_refuses_a_draft_carried_without_its_votes() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    row = models.Draft.objects.filter(pk=draft.pk)
    for sitting in (None, 1, 3):
        refused_by_the_database(
            lambda sitting=sitting: row.update(state="carried", sitting=sitting, settled_at=NOON)
        )
    vote(draft, members[0])
    vote(draft, members[1], NO)
    refused_by_the_database(lambda: row.update(state="carried", sitting=2, settled_at=NOON))


def test_the_database_refuses_a_decision_no_panel_carried() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])

    def insert(draft: models.Draft | None) -> None:
        models.Decision(
            case=table.case, number=1, outcome="unfounded", reasons="x", frozen="{}", digest="0",
            decided_by=user_of(members[0]), decided_at=NOON, draft=draft,
        ).save(force_insert=True)  # fmt: skip

    refused_by_the_database(lambda: insert(None))
    refused_by_the_database(lambda: insert(draft))
    refused_by_the_database(lambda: models.Case.objects.update(members=1))


def answer(table: given.Table, by: Actor, result: str) -> models.Draft:
    table.case.refresh_from_db()
    body = Body(proposed=None, result=result, reasons="Le motif n’est pas fondé.")
    return voting.propose(case=table.case, body=body, actor=by, at=NOON)


def test_the_appeal_panel_votes_too_and_shares_nobody_with_the_first() -> None:
    table, members = given.a_panel_of_three(state="appealed")
    others = (table.other, *given.more_members(table, 2, instance="appeal"))
    with pytest.raises(NotYet) as refused:
        appealing.decide_appeal(
            case=table.case, result="uphold", reasons="x", proposed=None, actor=table.other,
            at=NOON,
        )  # fmt: skip
    assert refused.value.why is Why.NOT_CARRIED
    draft = answer(table, others[0], "uphold")
    assert why_refused(draft, members[0]) is Why.SEPARATION
    for member, position in zip(others, (YES, NO, YES), strict=True):
        vote(draft, member, position)
    appeal = models.Appeal.objects.get()
    assert (appeal.state, appeal.draft_id) == ("upheld", draft.pk)
    assert state_of(table) == "announced"
    letter = last_letter(table, "appeal_answered")
    assert "À la majorité" in letter
    assert WHY not in letter


def test_an_appeal_panel_that_changes_the_decision_writes_a_new_one_by_its_vote() -> None:
    table, _members = given.a_panel_of_three(state="appealed")
    others = (table.other, *given.more_members(table, 2, instance="appeal"))
    body = Body(proposed=LIGHTER, result="vary", reasons="La mesure était trop lourde.")
    draft = voting.propose(case=table.case, body=body, actor=others[1], at=NOON)
    for member in others:
        vote(draft, member)
    current = table.case.decisions.get(replaced_by__isnull=True)
    assert (current.number, current.draft_id) == (2, draft.pk)


def test_who_voted_the_first_time_does_not_vote_again_once_it_is_sent_back() -> None:
    table, members = given.a_panel_of_three(state="appealed")
    others = (table.other, *given.more_members(table, 2, instance="appeal"))
    draft = answer(table, others[0], "send_back")
    for member in others:
        vote(draft, member)
    assert state_of(table) == "answered"
    hearing.hear_in_writing(case=table.case, actor=table.manager, at=NOON)
    new = given.more_members(table, 3)
    given.find_all(replace(table, decider=new[0]))
    again = given.propose(table, new[0])
    for member in members:
        assert why_refused(again, member) is Why.SEPARATION
    for member in new:
        vote(again, member)
    assert state_of(table) == "decided"


def test_the_database_refuses_an_appeal_answered_without_its_panel() -> None:
    given.a_panel_of_three(state="appealed")
    refused_by_the_database(lambda: models.Appeal.objects.update(state="upheld"))


def last_letter(table: given.Table, event: str) -> str:
    lines = notices.letters_about(subject=f"case:{table.case.ref}")
    row = next(line for line in lines if line.event == event)
    return notices.letter(public_id=row.public_id).text


def dissented(**profile: object) -> given.Table:
    table, members = given.a_panel_of_three(state="heard", **profile)
    draft = given.propose(table, members[0])
    for member, position in zip(members, (YES, YES, NO), strict=True):
        vote(draft, member, position)
    table.case.refresh_from_db()
    given.STEPS["announced"](table)
    return table


@pytest.mark.clause("X-11")
def test_the_letter_states_the_majority_and_keeps_the_dissent_in_the_file() -> None:
    letter = last_letter(dissented(), "decision")
    assert "À la majorité\u00a0: 2 des 3 membres" in letter
    assert WHY not in letter


def test_the_letter_tells_the_dissent_where_the_procedure_says_so() -> None:
    told = {"text": "Règlement intérieur, art. 12", "checked_on": "2026-11-01"}
    letter = last_letter(dissented(dissent_told=told), "decision")
    assert "L’opinion dissidente" in letter
    assert WHY in letter


def test_the_file_for_counsel_holds_the_votes_and_the_dissent() -> None:
    table = dissented()
    scene = Scene(case=table.case, language="fr", hidden=())
    text = parts.frozen(parts.parts(scene))
    assert WHY in text
    assert "À la majorité" in text


def test_a_draft_reads_back_as_it_was_proposed() -> None:
    table, members = given.a_panel_of_three()
    day = NOON.date()
    proposed = replace(given.PROPOSED, starts_on=day, ends_on=day + timedelta(days=3))
    draft = given.propose(table, members[0], proposed=proposed)
    assert loaded(draft) == Body(proposed=proposed)
    assert dumped(loaded(draft)) == draft.body
