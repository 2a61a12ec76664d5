"""Eight hands on one case: one moves it, seven are told that it moved; nothing is half-written."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests.conftest import NOON
from tests.factories import cases as given

from francjeu.cases import models
from francjeu.cases.operations.decision import deciding, voting
from francjeu.cases.operations.file.moving import CaseMoved
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.proposing import Body
from francjeu.journal import queries as journal
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.kernel.procedure.panel.voting import Position


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_decisions_at_once_exactly_one_is_signed() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)

    def sign(_: int) -> str:
        try:
            case = models.Case.objects.get(pk=table.case.pk)
            deciding.decide(case=case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
        except CaseMoved:
            return "moved"
        except NotYet:  # read the case after the first hand had moved it
            return "moved"
        finally:
            connections.close_all()
        return "signed"

    with ThreadPoolExecutor(max_workers=8) as pool:
        ended = sorted(pool.map(sign, range(8)))
    assert ended == ["moved"] * 7 + ["signed"]
    assert models.Decision.objects.count() == 1
    assert list(journal.faults()) == []


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_members_who_sign_at_once_both_count_and_one_decision_is_made() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])
    voting.vote(draft=draft, position=Position.CONCURS, actor=members[0], at=NOON)

    def sign(actor: Actor) -> str:
        try:
            row = models.Draft.objects.select_related("case").get(pk=draft.pk)
            voting.vote(draft=row, position=Position.CONCURS, actor=actor, at=NOON)
        except (CaseMoved, NotYet):
            return "refused"
        finally:
            connections.close_all()
        return "signed"

    # each presses four times: once counts
    with ThreadPoolExecutor(max_workers=8) as pool:
        ended = sorted(pool.map(sign, [members[1], members[2]] * 4))
    assert ended == ["refused"] * 6 + ["signed"] * 2
    assert models.Vote.objects.filter(voided_at__isnull=True).count() == 3
    decision = models.Decision.objects.get()
    assert decision.draft_id == draft.pk
    assert list(journal.faults()) == []


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_a_vote_and_a_change_at_once_no_vote_counts_on_what_changed() -> None:
    table, members = given.a_panel_of_three()
    draft = given.propose(table, members[0])

    def act(actor: Actor) -> None:
        try:
            row = models.Draft.objects.select_related("case").get(pk=draft.pk)
            if actor is members[0]:
                body = Body(proposed=given.PROPOSED)
                voting.propose(case=row.case, body=body, over=1, actor=actor, at=NOON)
            else:
                voting.vote(draft=row, position=Position.CONCURS, actor=actor, at=NOON)
        except (CaseMoved, NotYet):
            pass
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=3) as pool:
        list(pool.map(act, members))
    draft.refresh_from_db()
    assert draft.state == "changed"
    assert not draft.votes.filter(voided_at__isnull=True).exists()
    assert not models.Decision.objects.exists()
    assert list(journal.faults()) == []


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_presses_on_send_one_answer_is_kept() -> None:
    table = given.a_table(state="answered")
    party = Actor(kind=Kind.PARTY, ref=str(table.respondent.public_id))
    hearing.save_draft(party=table.respondent, answers="{}", actor=party, at=NOON)

    def press(_: int) -> str:
        try:
            row = models.Party.objects.select_related("case").get(pk=table.respondent.pk)
            hearing.receive_response(
                case=row.case, party=row, version="Ce n’est pas moi.", actor=party, at=NOON
            )
        except hearing.AlreadySent:
            return "again"
        finally:
            connections.close_all()
        return "sent"

    with ThreadPoolExecutor(max_workers=8) as pool:
        ended = sorted(pool.map(press, range(8)))
    assert ended == ["again"] * 7 + ["sent"]
    assert table.case.responses.count() == 2
    assert list(journal.faults()) == []
