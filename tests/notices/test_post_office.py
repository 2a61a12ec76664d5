"""Letters through a real SMTP and IMAP pair: what arrives, what is refused, what comes back."""

import email
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import policy
from typing import Any

import pytest
from django.test import override_settings
from tests import post_office
from tests.conftest import NOON
from tests.factories import notices as factory

from francjeu.kernel.actors import SOFTWARE
from francjeu.notices import models, queries, tasks
from francjeu.notices.operations import letters, sending

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(bool(post_office.missing()), reason=post_office.missing()),
]

SENDER = "retours@courrier.test"
PRIVATE = ("noé", "gagnon", "clavardage", "moqueraient", "signalement", "julie", "2012")


NUMBERED = re.compile(r"^(?:received|message-id):.*\n(?:[ \t].*\n)*", re.IGNORECASE | re.MULTILINE)
"""Headers whose numbers servers draw by chance: a year of birth may be among them."""


def told_of(raw: bytes) -> list[str]:
    """The private words in a message, as it travels and as it is read."""
    message = email.message_from_bytes(raw, policy=policy.default)
    body = message.get_body()
    assert body is not None
    travels = NUMBERED.sub("", raw.decode().replace("\r\n", "\n"))
    said = f"{travels} {body.get_content()} {message['Subject']}".casefold()
    return [word for word in PRIVATE if re.search(rf"\b{word}\b", said)]


@pytest.fixture(scope="module")
def office() -> Iterator[post_office.Office]:
    with post_office.opened() as opened:
        yield opened


@pytest.fixture(autouse=True)
def through(office: post_office.Office, settings: Any) -> Iterator[None]:
    """The installation told of this server."""
    told = replace(settings.FRANCJEU, returns_url=office.mailbox("retours"))
    with override_settings(
        EMAIL_BACKEND="francjeu.plumbing.mail.Backend", EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=office.smtp, EMAIL_HOST_USER="", EMAIL_HOST_PASSWORD="", EMAIL_USE_TLS=False,
        EMAIL_USE_SSL=False, DEFAULT_FROM_EMAIL=SENDER, FRANCJEU=told,
    ):  # fmt: skip
        yield


def send(letter: models.Letter) -> models.Letter:
    sending.send(letter_id=letter.pk, actor=SOFTWARE, at=NOON)
    letter.refresh_from_db()
    return letter


def to(name: str, **changes: Any) -> models.Letter:
    return send(factory.a_letter(address=f"{name}@courrier.test", party=f"p-{name}", **changes))


def read_returns(office: post_office.Office, *, count: int) -> int:
    office.received("retours", count=count)
    return tasks.read_returns.call()


def test_what_arrives_tells_a_reference_and_no_person(office: post_office.Office) -> None:
    letter = to("noe1")
    assert letter.state == "sent"
    [raw] = office.received("noe1")
    message = email.message_from_bytes(raw, policy=policy.default)
    assert message["Message-ID"] == f"<{letter.public_id}.1@courrier.test>"
    assert message["Subject"] == "Un document pour vous, D-2026-0012"
    body = message.get_body()
    assert body is not None
    said = f"{raw.decode()} {body.get_content()} {message['Subject']}".casefold()
    assert told_of(raw) == []
    addresses = set(re.findall(r"[\w.+-]+@[\w.-]+", said))
    ours = {SENDER, "noe1@courrier.test", letter.attempts.get().message_id.strip("<>").casefold()}
    assert {a for a in addresses if a not in ours and "exim" not in a} <= {"retours@courrier.test"}
    assert "<img" not in said
    assert body.get_content_type() == "text/plain"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_letter_leaves_without_a_word_of_itself(
    office: post_office.Office, language: str
) -> None:
    name = f"chacune-{language}"
    for number, content in enumerate(factory.every_letter()):
        letter = letters.write(
            content=content,
            to=factory.a_recipient(
                address=f"{name}@courrier.test", language=language, party=f"p-{name}-{number}"
            ),
            subject=factory.SUBJECT, actor=factory.MANAGER, at=NOON,
        )  # fmt: skip
        assert send(letter).state == "sent"
        assert letter.title.casefold() not in str(letter.mail_facts).casefold()
    received = office.received(name, count=len(factory.every_letter()))
    assert len(received) == len(factory.every_letter())
    for raw in received:
        assert told_of(raw) == []


def test_the_answer_of_the_server_is_kept_as_proof(office: post_office.Office) -> None:
    letter = to("noe2")
    proof = letter.attempts.get()
    assert (proof.outcome, proof.code, proof.at) == ("accepted", 250, NOON)
    assert proof.answer.startswith("OK id=")
    assert proof.message_id == f"<{letter.public_id}.1@courrier.test>"


def test_a_refusal_is_told_at_once_and_never_tried_again(office: post_office.Office) -> None:
    letter = to("inconnu")
    assert (letter.state, letter.failure) == ("failed", "refused")
    proof = letter.attempts.get()
    assert (proof.outcome, proof.code, proof.status) == ("refused", 550, "5.1.1")
    assert proof.answer == "5.1.1 No such mailbox …"
    assert [line.state for line in queries.in_hand()] == ["failed"]


def test_a_busy_server_is_asked_again_later(office: post_office.Office) -> None:
    letter = to("occupe")
    proof = letter.attempts.get()
    assert (letter.state, proof.outcome, proof.code) == ("queued", "deferred", 451)
    assert proof.next_at == NOON + timedelta(minutes=1)


def test_what_comes_back_is_not_delivered_and_waits_for_a_person(
    office: post_office.Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = len(office.received("retours", count=0))
    letter = to("parti", content=factory.a_notice(description="Une moquerie secrète."))
    assert letter.state == "sent"
    assert read_returns(office, count=before + 1) == 1
    letter.refresh_from_db()
    assert (letter.state, letter.failure) == ("failed", "bounced")
    back = letter.attempts.get().comebacks.get()
    assert (back.action, back.status) == ("failed", "5.0.0")
    assert "courrier.test" not in back.words
    assert read_returns(office, count=before + 1) == 0
    for raw in office.received("retours"):
        assert b"/p/" not in raw, "the words came back, with the link inside"
    assert "courrier.test" not in caplog.text.replace(SENDER, "")

    again = send(
        letters.write_again(
            letter=letter, address="noe3@courrier.test", actor=factory.MANAGER, at=NOON
        )
    )
    assert (again.state, letter.written_again.later) == ("sent", again)
    assert queries.in_hand() == ()
    later = factory.a_letter(address="parti@courrier.test", party="p-parti")
    assert later.to_address == "noe3@courrier.test"


def test_a_letter_from_a_person_stays_unread_in_the_mailbox(office: post_office.Office) -> None:
    import smtplib

    with smtplib.SMTP("127.0.0.1", office.smtp) as server:
        server.sendmail("julie@exemple.ca", [SENDER], "Subject: Re: document\r\n\r\nBonjour\r\n")
    count = len(office.received("retours", count=0)) or 1
    read_returns(office, count=count)
    unread = [
        path
        for path in (office.folder / "mail" / "retours").glob("*/*")
        if path.is_file() and b"Bonjour" in path.read_bytes() and "S" not in path.name[-6:]
    ]
    assert unread


def test_a_server_down_for_an_hour_is_asked_again_and_told_honestly(
    office: post_office.Office, settings: Any
) -> None:
    letter = factory.a_letter(address="panne@courrier.test", party="p-panne")
    at = NOON
    with override_settings(EMAIL_PORT=1):  # nobody listens there
        while at < NOON + timedelta(hours=1):
            sending.send(letter_id=letter.pk, actor=SOFTWARE, at=at)
            letter.refresh_from_db()
            last = queries.tries(letter)[0]
            assert (letter.state, last.outcome, last.answer) == ("queued", "unreachable", "")
            assert last.next_at is not None
            at = last.next_at
        assert [line.tries for line in queries.waiting()] == [4]
        assert queries.in_hand() == ()
    sending.send(letter_id=letter.pk, actor=SOFTWARE, at=at)
    letter.refresh_from_db()
    assert (letter.state, letter.sent_at, queries.waiting()) == ("sent", at, ())
    assert len(office.received("panne")) == 1


def test_a_mailbox_that_does_not_answer_is_said(settings: Any) -> None:
    told = replace(settings.FRANCJEU, returns_url="imap://retours:rien@127.0.0.1:1")
    with override_settings(FRANCJEU=told):
        assert tasks.read_returns.call() == 0
        assert queries.returns().failed_at is not None
