"""A link opens once, for who knows the answer; a new one goes to the same address and no other."""

import dataclasses
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from tests.conftest import NOON
from tests.factories import notices as factory

from francjeu.journal import queries as journal
from francjeu.kernel.actors import SOFTWARE
from francjeu.notices import models, queries
from francjeu.notices.operations import doors, letters, links, sending
from francjeu.plumbing import attempts

pytestmark = pytest.mark.django_db


def a_token(*, at: datetime = NOON) -> str:
    """The token of a letter that was just sent."""
    letter = factory.a_letter()
    sending.send(letter_id=letter.pk, actor=SOFTWARE, at=at)
    return newest_token()


def newest_token() -> str:
    return re.findall(r"/p/([\w-]{43})", str(mail.outbox[-1].body))[0]


def send_all(*, at: datetime = NOON) -> None:
    for letter in models.Letter.objects.filter(state="queued"):
        sending.send(letter_id=letter.pk, actor=SOFTWARE, at=at)


def test_looking_at_the_door_opens_nothing() -> None:
    token = a_token()
    for _ in range(3):
        assert queries.door(token=token, at=NOON).state == "open"
    link = links.open_link(token=token, answer="2012", at=NOON)
    assert queries.bearer(link_id=link.pk, at=NOON) == queries.Bearer(
        link_id=link.pk, subject=factory.SUBJECT, reference="D-2026-0012", party="party-1",
        language="fr",
    )  # fmt: skip


def test_opens_once() -> None:
    token = a_token()
    links.open_link(token=token, answer="2012", at=NOON)
    with pytest.raises(links.NotOpen, match="used"):
        links.open_link(token=token, answer="2012", at=NOON)
    assert queries.door(token=token, at=NOON).state == "used"


def test_a_wrong_answer_opens_nothing_and_five_must_wait() -> None:
    token = a_token()
    for _ in range(5):
        with pytest.raises(links.WrongAnswer):
            links.open_link(token=token, answer="2011", at=NOON)
    with pytest.raises(attempts.TooMany):
        links.open_link(token=token, answer="2012", at=NOON)
    later = NOON + timedelta(minutes=16)
    assert links.open_link(token=token, answer=" 2012 ", at=later).party == "party-1"


def test_ten_wrong_answers_close_the_link_for_good() -> None:
    token, at = a_token(), NOON
    for n in range(links.MOST_TRIES):
        at = NOON + timedelta(minutes=4 * n)
        with pytest.raises(links.WrongAnswer):
            links.open_link(token=token, answer="1999", at=at)
    with pytest.raises(links.NotOpen, match="closed"):
        links.open_link(token=token, answer="2012", at=at + timedelta(hours=1))
    doors.renew_link(token=token, at=at + timedelta(hours=1))
    send_all()
    assert len(mail.outbox) == 1


def test_expires() -> None:
    token = a_token()
    late = NOON + timedelta(days=links.DAYS)
    assert queries.door(token=token, at=late).state == "expired"
    with pytest.raises(links.NotOpen, match="expired"):
        links.open_link(token=token, answer="2012", at=late)


def test_the_days_of_a_link_start_when_its_letter_leaves() -> None:
    left = NOON + timedelta(days=2)
    token = a_token(at=left)
    assert queries.door(token=token, at=left + timedelta(days=links.DAYS - 1)).state == "open"


def test_a_code_is_drawn_for_who_has_no_birth_year_and_told_apart() -> None:
    letter = factory.a_letter(question=links.Question(kind="code"))
    sending.send(letter_id=letter.pk, actor=SOFTWARE, at=NOON)
    [line] = queries.letters_about(subject=factory.SUBJECT)
    assert re.fullmatch(r"\d{6}", line.door_code)
    assert line.door_code not in str(mail.outbox[0].body)
    assert queries.undelivered() == ()
    token = newest_token()
    assert queries.door(token=token, at=NOON).question == "code"
    assert links.open_link(token=token, answer=line.door_code, at=NOON).party == "party-1"


def test_a_visit_ends_after_half_a_day() -> None:
    link = links.open_link(token=a_token(), answer="2012", at=NOON)
    assert queries.bearer(link_id=link.pk, at=NOON + timedelta(hours=11)) is not None
    assert queries.bearer(link_id=link.pk, at=NOON + timedelta(hours=13)) is None


def test_an_unknown_token_says_nothing() -> None:
    assert queries.door(token="x" * 43, at=NOON) == queries.Door(state="unknown")
    doors.renew_link(token="x" * 43, at=NOON)
    assert mail.outbox == []


@pytest.mark.parametrize("used", [True, False])
def test_a_new_link_goes_to_the_same_address_and_ends_the_old_one(used: bool) -> None:  # noqa: FBT001
    token = a_token()
    at = NOON + timedelta(days=links.DAYS + 1)
    if used:
        first = links.open_link(token=token, answer="2012", at=NOON)
        at = NOON
    doors.renew_link(token=token, at=at)
    send_all(at=at)
    [_, message] = mail.outbox
    assert message.to == ["noe@exemple.ca"]
    assert message.subject == "Votre nouveau lien, D-2026-0012"
    assert queries.door(token=token, at=at).state == "used"
    if used:
        assert queries.bearer(link_id=first.pk, at=NOON) is None
    assert links.open_link(token=newest_token(), answer="2012", at=at).party == "party-1"


def test_an_open_link_needs_no_other() -> None:
    token = a_token()
    doors.renew_link(token=token, at=NOON)
    assert models.Link.objects.count() == 1


def test_asking_from_an_old_email_replaces_the_newest_link() -> None:
    token = a_token()
    links.open_link(token=token, answer="2012", at=NOON)
    doors.renew_link(token=token, at=NOON)
    send_all()
    second = newest_token()
    doors.renew_link(token=token, at=NOON)
    send_all()
    assert queries.door(token=second, at=NOON).state == "used"
    assert queries.door(token=newest_token(), at=NOON).state == "open"


def test_three_new_links_an_hour_are_enough() -> None:
    token = a_token()
    links.open_link(token=token, answer="2012", at=NOON)
    for _ in range(6):
        doors.renew_link(token=token, at=NOON)
        send_all()
    assert len(mail.outbox) == 1 + 3


def test_a_new_link_does_not_start_the_guessing_anew() -> None:
    token = a_token()
    for _ in range(4):
        with pytest.raises(links.WrongAnswer):
            links.open_link(token=token, answer="1999", at=NOON)
    late = NOON + timedelta(days=links.DAYS + 1)
    doors.renew_link(token=token, at=late)
    assert models.Link.objects.latest("pk").tries == 4


def test_the_same_letter_goes_to_another_address_and_earlier_links_close() -> None:
    token = a_token()
    letter = models.Letter.objects.get()
    doors.not_me(token=token, at=NOON)
    again = letters.write_again(
        letter=letter, address="autre@exemple.ca", actor=factory.MANAGER, at=NOON
    )
    assert (again.text, again.digest) == (letter.text, letter.digest)
    send_all()
    assert mail.outbox[-1].to == ["autre@exemple.ca"]
    assert links.open_link(token=newest_token(), answer="2012", at=NOON).party == "party-1"


def test_a_letter_on_paper_that_finds_an_address_gets_a_code() -> None:
    paper = factory.a_letter(address="")
    again = letters.write_again(
        letter=paper, address="noe@exemple.ca", actor=factory.MANAGER, at=NOON
    )
    send_all()
    assert links.open_link(token=newest_token(), answer=again.door_code, at=NOON)


def test_the_answer_is_told_in_the_demonstration_only(settings: Any) -> None:
    token = a_token()
    assert queries.demo_answer(token=token) == ""
    settings.FRANCJEU = dataclasses.replace(settings.FRANCJEU, demo=True)
    assert queries.demo_answer(token=token) == "2012"
    assert queries.demo_answer(token="x") == ""


def test_what_waits_for_a_person_is_listed_without_names() -> None:
    factory.a_letter(address="", party="party-2")
    factory.a_letter(party="party-3", subject="case:D-2026-0099", address="")
    factory.a_letter(question=links.Question(kind="code"))
    factory.a_letter(party="party-4")
    send_all()
    lines = queries.in_hand()
    assert [(line.party, line.state) for line in lines] == [
        ("party-2", "by_hand"), ("party-3", "by_hand"), ("party-1", "sent"),
    ]  # fmt: skip
    assert {(line.to_name, line.title, line.door_code) for line in lines} == {("", "", "")}


def test_not_me_closes_the_link_and_tells_staff() -> None:
    token = a_token()
    doors.not_me(token=token, at=NOON)
    assert queries.door(token=token, at=NOON).state == "closed"
    [line] = queries.undelivered()
    assert (line.event, line.failure) == ("notice", "not_me")
    with pytest.raises(links.NotOpen):
        doors.not_me(token=token, at=NOON)
    doors.renew_link(token=token, at=NOON)
    send_all()
    assert len(mail.outbox) == 1


def test_staff_can_withdraw_every_link_of_a_person() -> None:
    link = links.open_link(token=a_token(), answer="2012", at=NOON)
    count = links.withdraw(subject=factory.SUBJECT, party="party-1", actor=factory.MANAGER, at=NOON)
    assert count == 1
    assert queries.bearer(link_id=link.pk, at=NOON) is None


def test_every_opening_and_closing_is_remembered() -> None:
    token = a_token()
    links.open_link(token=token, answer="2012", at=NOON)
    doors.renew_link(token=token, at=NOON)
    told = [line.event for line in journal.history(subject=factory.SUBJECT)][::-1]
    assert told == [
        "letter.written", "letter.sent", "link.opened", "link.closed", "letter.written",
    ]  # fmt: skip
