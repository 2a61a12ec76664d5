"""The panel's page as its members see it, on a phone, a tablet and a desk, in good French."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from tests.factories import cases as given
from tests.web.browser import Reader, check_quickly
from tests.web.cases.conftest import SignIn
from tests.web.cases.test_voting_pages import TYPED, send, url, voted
from tests.web.french import faults


@pytest.mark.django_db(transaction=True)
def test_the_page_of_a_vote_is_accessible_in_good_french_and_works_at_every_width(
    reader: Reader, as_: SignIn
) -> None:
    table, members = given.a_panel_of_three()
    assert send(as_(members[0]), "propose", table, **TYPED)[0] == 303
    voted(table, members[0])
    client, path = as_(members[1]), url("vote", table)
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    assert not faults(soup, quoted=[]), path
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    check_quickly(reader, [path, url("propose", table)])
