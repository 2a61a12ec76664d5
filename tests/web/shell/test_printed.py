"""What a sheet of paper says of itself once it left the screen."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from tests.factories.people import an_account

from francjeu.kernel.actors import Role

pytestmark = pytest.mark.django_db


def test_a_page_of_staff_says_whose_confidential_copy_it_is(client: Client) -> None:
    client.force_login(an_account(roles=[Role.CHAIR], name="Hélène Roy"))
    foot = BeautifulSoup(client.get("/equipe/").content, "html.parser").select_one(".print-foot")
    assert foot is not None
    assert "Confidentiel · copie de Hélène Roy · " in foot.text.replace("\xa0", " ")
