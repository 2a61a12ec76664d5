"""Sending what was written: one try at a time, with growing waits; then a person is told."""

from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.notices import addresses, contents, models, phrases, words
from francjeu.notices.operations import letters, links
from francjeu.plumbing import jobs

WAITS = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 1440))


class NotThere(Exception):
    """The letter is not in a state where this can be done: someone was faster."""


def send(*, letter_id: int, actor: Actor, at: datetime) -> None:
    """Try once to send a queued letter; another worker's try is left alone.

    The link's token is drawn here, so that it is written down nowhere but in the e-mail.
    """
    letter = models.Letter.objects.select_related("link").filter(pk=letter_id).first()
    if letter is None or not _taken(letter):
        return
    try:
        _message(letter, at).send()
    except (OSError, ValueError) as reason:
        _not_sent(letter, type(reason).__name__, actor, at)
    else:
        _moved(letter, "queued", "sent", "letter.sent", actor, at, sent_at=at)


def hand_over(*, letter: models.Letter, how: str, actor: Actor, at: datetime) -> None:
    """A person printed it and handed it over; how is the proof of sending. Raises NotThere."""
    if letter.state not in {"by_hand", "failed"}:
        raise NotThere
    _moved(
        letter, letter.state, "sent", "letter.handed_over", actor, at, sent_at=at,
        handed_how=how[:200],
    )  # fmt: skip


def try_again(*, letter: models.Letter, actor: Actor, at: datetime) -> None:
    """A letter that had failed goes back to the queue, with all its tries. Raises NotThere."""
    with transaction.atomic():
        _moved(letter, "failed", "queued", "letter.retried", actor, at, tries=0, failure="")
        jobs.enqueue(letters.SEND_JOB, letter_id=letter.pk)


def returned(*, letter: models.Letter, reason: str, actor: Actor, at: datetime) -> None:
    """It reached nobody, or somebody else: `reason` is a key such as bounced or not_me.

    Raises NotThere.
    """
    _moved(letter, "sent", "failed", "letter.failed", actor, at, failure=reason, failed_at=at)


def view(*, letter: models.Letter, actor: Actor, at: datetime) -> None:
    """A member of staff reads to whom a letter goes, its words and its code: it is remembered."""
    journal.record(
        event="letter.viewed", subject=letter.subject, actor=actor, at=at,
        facts={"letter": str(letter.public_id), "what": letter.event},
    )  # fmt: skip


def mark_opened(*, letter: models.Letter, actor: Actor, at: datetime) -> None:
    """The person saw the letter's words; the first time counts, later ones change nothing."""
    if letter.state == "sent":
        _moved(letter, "sent", "opened", "letter.opened", actor, at, opened_at=at)


def _taken(letter: models.Letter) -> bool:
    tried = models.Letter.objects.filter(pk=letter.pk, state="queued", tries=letter.tries)
    return bool(tried.update(tries=letter.tries + 1))


def _message(letter: models.Letter, at: datetime) -> EmailMessage:
    mail = letters.mail_of(letter)
    link, until = _address(letter, mail, at)
    said = words.message(mail, language=letter.language, link=link, until=until)
    return EmailMessage(
        subject=said.subject,
        body=said.body,
        to=[letter.to_address],
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
    )


def _address(letter: models.Letter, mail: contents.Mail, at: datetime) -> tuple[str, str]:
    if letter.link is None:
        return addresses.of_page(mail.path), _until(letter, mail.due)
    token = links.issue(link=letter.link, at=at)
    address = addresses.of_link(purpose=letter.link.purpose, token=token)
    return address, _until(letter, letter.link.expires_at)


def _until(letter: models.Letter, moment: datetime | None) -> str:
    with translation.override(letter.language):
        return phrases.moment(moment) if moment else ""


def _not_sent(letter: models.Letter, reason: str, actor: Actor, at: datetime) -> None:
    if letter.tries < len(WAITS):
        wait = WAITS[letter.tries]
        jobs.enqueue(letters.SEND_JOB, run_after=at + wait, letter_id=letter.pk)
        return
    _moved(
        letter, "queued", "failed", "letter.failed", actor, at, failure=reason[:60], failed_at=at
    )


def _moved(
    letter: models.Letter, source: str, target: str, event: str, actor: Actor, at: datetime,
    **columns: object,
) -> None:  # fmt: skip
    with transaction.atomic():
        rows = models.Letter.objects.filter(pk=letter.pk, state=source)
        if not rows.update(state=target, **columns):
            raise NotThere
        journal.record(
            event=event, subject=letter.subject, actor=actor, at=at,
            facts={
                "letter": str(letter.public_id), "what": letter.event, "to": letter.party,
                "reason": columns.get("failure", ""), "how": columns.get("handed_how", ""),
            },
        )  # fmt: skip
    letter.state = target
