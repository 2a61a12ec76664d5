"""A measure meanwhile as its person reads it, and contesting it by their own link."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories import cases as factory
from tests.factories import pictures
from tests.web.parties.test_asking import now, words
from tests.web.parties.test_file import inside, soup

from francjeu.cases import models
from francjeu.cases.operations.measures import interim
from francjeu.kernel.actors import CLOCK
from francjeu.kernel.procedure.measures.interim import Ordered
from francjeu.notices.models import Letter

pytestmark = pytest.mark.django_db
HERE = "/p/mesure/1/"


def under_a_measure(state: str = "notified", **how: Any) -> tuple[factory.Table, Client]:
    """The person's visit, and a measure that runs for seven days."""
    table, client = inside(state, **how)
    ordered = Ordered(
        kind="leave_group", reasons="Les échanges continuent.",
        ends_at=now() + timedelta(days=7), lesser={"no_contact": "Tous lisent le même groupe."},
    )  # fmt: skip
    interim.order(
        case=table.case, party=table.respondent, ordered=ordered, actor=table.manager, at=now()
    )
    return table, client


def test_the_measure_is_read_in_plain_words_with_its_dates_and_never_as_a_finding() -> None:
    _, client = under_a_measure()
    assert HERE in [a["href"] for a in soup(client.get("/p/")).select(".path a")]
    page = words(client.get(HERE))
    for said in (
        "Quitter le clavardage", "Les échanges continuent.", "Ce n’est pas une punition.",
        "Personne n’a rien décidé.", "Depuis", "Fin", "dès qu’une décision est prise",
        "Tous lisent le même groupe.",
    ):  # fmt: skip
        assert said in page
    assert "Camille" not in page


def test_contesting_keeps_the_words_and_says_by_when_someone_else_answers() -> None:
    table, client = under_a_measure()
    assert client.post(HERE, {"reasons": " "}).status_code == 422
    sent = client.post(HERE, {"reasons": "Les horaires sont là."}, follow=True)
    assert sent.redirect_chain == [(HERE, 303)]
    page = words(sent)
    assert "Les horaires sont là." in page
    clock = table.case.clocks.get(key="interim_answer", met_at__isnull=True)
    assert "répond d’ici" in page
    assert str(clock.due_at.year) in page
    assert soup(sent).select("main form") == []
    assert Letter.objects.filter(event="interim_contested").count() == 2


def test_contesting_twice_gives_back_the_words_and_says_that_it_waits() -> None:
    _, client = under_a_measure()
    client.post(HERE, {"reasons": "Une fois."})
    again = client.post(HERE, {"reasons": "Deux fois."})
    assert again.status_code == 422
    assert "déjà contestée" in words(again)
    assert "Deux fois." in words(again)
    assert models.InterimStep.objects.filter(verb="contest").count() == 1


def test_a_measure_already_ended_says_so_and_takes_no_contest() -> None:
    _, client = under_a_measure()
    measure = models.Interim.objects.get()
    models.Interim.objects.update(
        starts_at=now() - timedelta(days=8), ends_at=now() - timedelta(minutes=1)
    )
    for _ in range(2):  # the clock has not come yet, then it has
        page = client.get(HERE)
        assert "est terminée depuis" in words(page)
        assert soup(page).select("main form") == []
        late = client.post(HERE, {"reasons": "Quand même."})
        assert late.status_code == 422
        assert "Quand même." in words(late)
        interim.end_over(actor=CLOCK, at=now())
    measure.refresh_from_db()
    assert measure.state == "ended"
    assert HERE not in [a["href"] for a in soup(client.get("/p/")).select(".path a")]


def test_a_link_that_expired_gives_back_what_was_typed() -> None:
    response = Client().post(HERE, {"reasons": "Une heure d’écriture"})
    assert response.status_code == 410
    assert "Une heure d’écriture" in words(response)
    assert not models.InterimStep.objects.exists()


def test_a_file_comes_with_the_contest_after_a_no_even_before_the_notice() -> None:
    table, client = under_a_measure("notified")
    pieces = f"{HERE}pieces/"
    assert client.get(pieces).status_code == 404
    client.post(HERE, {"reasons": "Les horaires sont là."})
    assert soup(client.get(pieces)).select("input[type=file]") == []
    assert soup(client.get(f"{pieces}?image=yes")).select("input[type=file]") == []
    told = {"image": "no", "obtained": "recipient", "description": "Le fil des horaires."}
    file = SimpleUploadedFile("horaires.png", pictures.png())
    assert client.post(pieces, {**told, "file": file})["Location"] == pieces
    brought = models.Brought.objects.get()
    assert brought.contest is not None
    assert "Le fil des horaires." in words(client.get(HERE))
    interim.keep(
        measure=models.Interim.objects.get(), reasons="Un autre fil existe.", actor=table.decider,
        at=now(),
    )  # fmt: skip
    assert client.get(pieces).status_code == 404
    assert "la mesure est maintenue" in words(client.get(HERE))
    assert "Un autre fil existe." in words(client.get(HERE))


def test_a_parent_contests_for_their_child_and_knows_for_whom() -> None:
    table, client = under_a_measure(parent=True)
    assert "Elle concerne Félix Bouchard." in words(client.get(HERE))
    assert client.post(HERE, {"reasons": "Il en a besoin."}).status_code == 303
    assert models.InterimStep.objects.get().party == table.parent


def test_a_measure_that_is_not_theirs_is_not_found() -> None:
    _, client = under_a_measure()
    for path in ("/p/mesure/2/", "/p/mesure/0/", "/p/mesure/2/pieces/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"reasons": "x"}).status_code == 404
