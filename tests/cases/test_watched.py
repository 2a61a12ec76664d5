"""What the watch came to reaches who runs the file, and a decision as a fact to weigh (C-SUPP)."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person
from tests.factories import watching as post
from tests.factories.reports import a_checked_report

from francjeu.cases.models import Conduct
from francjeu.cases.operations.pieces import exhibiting
from francjeu.cases.queries.pieces import watched
from francjeu.evidence.models import Watch
from francjeu.evidence.operations.capture import watching
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.evidence.watch.watching import Standing, State
from francjeu.people.models import User
from francjeu.reports.operations.form import files

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def a_watch(table: given.Table) -> Watch:
    vault = exhibiting.vault_of(table.case, NOON)
    return post.a_watch(at=NOON, publication=post.a_publication(at=NOON, vault=vault))


def signed_in(client: Client, actor: Actor) -> Client:
    client.force_login(User.objects.get(public_id=actor.ref))
    return client


def test_a_change_of_state_asks_to_be_read_until_someone_did(client: Client) -> None:
    table = given.a_table()
    watch = a_watch(table)
    post.looked(watch, State.VISIBLE, hours=1)
    assert watched.turns_for(actor=table.manager) == ()
    post.gone(watch)
    [turn] = watched.turns_for(actor=table.manager)
    assert (turn.ref, turn.standing) == (table.case.ref, Standing.GONE)
    today = signed_in(client, table.manager).get("/equipe/").content.decode()
    assert "N’est plus accessible publiquement" in today
    watching.read_news(watch=watch, facts=post.OURS, actor=table.manager, at=NOON + DAY)
    assert watched.turns_for(actor=table.manager) == ()
    post.looked(watch, State.VISIBLE, hours=48)
    assert [it.standing for it in watched.turns_for(actor=table.manager)] == [Standing.BACK]


def test_news_of_a_report_reaches_who_may_see_it_and_then_its_case() -> None:
    report = a_checked_report()
    vault = files.vault_for(ref=report.ref, actor=post.MANAGER, at=NOON)
    watch = post.a_watch(at=NOON, publication=post.a_publication(at=NOON, vault=vault))
    post.gone(watch)
    _, manager = given.staff(Role.CASE_MANAGER)
    _, decider = given.staff(Role.DECIDER)
    assert [it.ref for it in watched.turns_for(actor=manager)] == [report.ref]
    assert watched.turns_for(actor=decider) == ()
    table = given.a_table(reports=(report.ref,))
    assert [it.ref for it in watched.turns_for(actor=table.manager)] == [table.case.ref]


@pytest.mark.clause("C-SUPP")
def test_a_proven_absence_is_printed_beside_the_decision_and_sets_nothing(client: Client) -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    watch = a_watch(table)
    post.gone(watch)
    watching.note_statement(
        watch=watch, words="Je l’ai enlevé le soir même.", stated_at=NOON, facts=post.OURS,
        actor=table.manager, at=NOON + DAY,
    )  # fmt: skip
    page = signed_in(client, table.decider).get(f"/equipe/dossiers/{table.case.ref}/decision/")
    body = page.content.decode()
    assert page.status_code == 200
    assert "depuis l’intervalle" in body
    assert "Selon ce qu’a déclaré son auteur" in body
    assert "Je l’ai enlevé le soir même." in body
    assert "rien n’est coché pour vous" in body.replace("\u00a0", " ")
    assert 'value="deleted"' in body
    assert 'value="deleted" checked' not in body
    assert not Conduct.objects.filter(deleted_on__isnull=False).exists()


def test_an_absence_not_established_is_not_a_fact_to_weigh() -> None:
    table = given.a_table(state="heard")
    watch = a_watch(table)
    post.looked(watch, State.GONE_HTTP, hours=1)
    post.looked(watch, State.GONE_HTTP, hours=48, control=None)
    assert watched.established(table.case) == ()


def test_an_administrator_reads_no_news() -> None:
    table = given.a_table()
    post.gone(a_watch(table))
    user = person.an_account(roles=(Role.ADMINISTRATOR,))
    actor = Actor(kind=table.manager.kind, ref=str(user.public_id),
                  roles=frozenset({Role.ADMINISTRATOR}))  # fmt: skip
    assert watched.turns_for(actor=actor) == ()
