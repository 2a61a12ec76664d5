"""The pages of the watch at every width, light and dark, in French as written in Quebec."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from tests.conftest import NOON
from tests.factories import people as person
from tests.factories import watching as given
from tests.factories.reports import a_report
from tests.web.browser import Reader, check_quickly
from tests.web.french import faults

from francjeu.evidence.models import Watch
from francjeu.evidence.operations.capture import watching
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.evidence.watch.watching import Answer, State
from francjeu.reports.operations.form import files


def a_long_watch() -> tuple[str, Watch]:
    """Everything a panel can hold: looks, a word, a statement, what came back."""
    report = a_report(at=NOON)
    vault = files.vault_for(ref=report.ref, actor=given.MANAGER, at=NOON)
    watch = given.a_watch(at=NOON, publication=given.a_publication(at=NOON, vault=vault))
    given.gone(watch)
    given.looked(watch, State.VISIBLE, hours=30)
    given.looked(watch, State.BLOCKED, hours=72, control=None)
    watching.note_word(
        watch=watch, answer=Answer.NO, how=Access.MEMBER, facts=given.OURS, actor=given.MANAGER,
        at=watch.started_at,
    )  # fmt: skip
    watching.note_statement(
        watch=watch, words="Je l’ai retiré.", stated_at=NOON, facts=given.OURS,
        actor=given.MANAGER, at=NOON,
    )  # fmt: skip
    given.a_control(at=NOON, address="https://www.instagram.com/laligue/")
    picture = given.a_publication(at=NOON, address="https://x.com/a/status/1", vault=vault)
    read = given.a_watch(at=NOON, publication=picture)
    given.looked(read, State.CHANGED, hours=1)
    given.looked(read, State.PICTURED, hours=6)
    return report.ref, watch


def paths_of(ref: str, watch: Watch) -> list[str]:
    one = f"/equipe/preuves/{ref}/veille/{watch.publication.public_id}"
    return [f"/equipe/preuves/{ref}/", "/equipe/preuves/temoins/", f"{one}/visible/",
            f"{one}/declaration/", f"/equipe/preuves/{ref}/veille/nouvelle/"]  # fmt: skip


@pytest.mark.django_db
def test_every_page_of_the_watch_is_in_good_french(client: Client) -> None:
    ref, watch = a_long_watch()
    client.force_login(person.an_account(roles=(Role.CASE_MANAGER,)))
    for path in paths_of(ref, watch):
        soup = BeautifulSoup(client.get(path).content, "html.parser")
        assert not list(faults(soup, quoted=[])), path


@pytest.mark.django_db(transaction=True)
def test_every_page_of_the_watch_is_accessible(reader: Reader) -> None:
    ref, watch = a_long_watch()
    client = Client()
    client.force_login(person.an_account(roles=(Role.CASE_MANAGER,)))
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    check_quickly(reader, paths_of(ref, watch))
