"""The pages of letters, addresses and copies in a real browser: readable, accessible, narrow."""

import pytest
from django.conf import settings
from django.test import Client
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.web.browser import Reader, check_quickly

from francjeu.cases.operations.file import filing
from francjeu.kernel.actors import SOFTWARE
from francjeu.notices.models import Letter
from francjeu.notices.operations import sending
from francjeu.people.models import User

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


def test_the_pages_of_letters_are_accessible(reader: Reader) -> None:
    table = factory.a_table(state="notified")
    for row in Letter.objects.filter(state="queued"):
        sending.send(letter_id=row.pk, actor=SOFTWARE, at=NOON)
    letter = Letter.objects.filter(party=str(table.respondent.public_id)).latest("pk")
    sending.returned(letter=letter, reason="bounced", actor=SOFTWARE, at=NOON)
    filing.ask(
        case=table.case, recipient="Me Dana Fortin", language="fr", actor=table.manager, at=NOON
    )
    client = Client()
    client.force_login(User.objects.get(public_id=table.manager.ref))
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    check_quickly(
        reader,
        (
            "/equipe/courrier/",
            f"/equipe/courrier/{letter.public_id}/",
            f"/equipe/courrier/adresses/{table.case.ref}/",
            f"/equipe/dossiers/{table.case.ref}/copie/",
        ),
    )
