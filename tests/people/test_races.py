"""Two hands at once: somebody stays to open accounts, and a list comes in once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests.conftest import NOON
from tests.factories.people import an_account, an_actor

from francjeu.journal import queries as journal
from francjeu.kernel.actors import Role
from francjeu.people import models, queries
from francjeu.people.operations import accounts, imports
from francjeu.people.roster import checking

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_two_administrators_who_close_each_other_leave_one() -> None:
    pair = [an_account(roles=[Role.ADMINISTRATOR]) for _ in range(2)]
    actors = [queries.actor_for(user=user, on=NOON.date()) for user in pair]  # both came in before

    def close(other: int) -> str:
        try:
            accounts.close_account(user=pair[other], actor=actors[1 - other], at=NOON)
        except accounts.LastAdministrator:
            return "last"
        finally:
            connections.close_all()
        return "closed"

    with ThreadPoolExecutor(max_workers=2) as pool:
        assert sorted(pool.map(close, range(2))) == ["closed", "last"]
    assert models.User.objects.filter(is_active=True).count() == 1
    assert list(journal.faults()) == []


def test_a_list_imported_by_four_clicks_comes_in_once() -> None:
    actor = an_actor(Role.CASE_MANAGER)
    content = b"prenom;nom;role;debut\nLou;Roy;coach;2026-09-01\n"
    draft = imports.keep_draft(content=content, filename="l.csv", actor=actor, at=NOON)
    answers = imports.Answers(rules=checking.Rules(today=NOON.date()), answers={})

    def click(_: int) -> str:
        try:
            imports.import_draft(draft=draft, answers=answers, actor=actor, at=NOON)
        except imports.DraftGone:
            return "gone"
        finally:
            connections.close_all()
        return "in"

    with ThreadPoolExecutor(max_workers=4) as pool:
        assert sorted(pool.map(click, range(4))) == ["gone", "gone", "gone", "in"]
    assert models.Person.objects.count() == 1
