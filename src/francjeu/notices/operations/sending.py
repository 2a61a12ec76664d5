"""Sending what was written: one try at a time, with growing waits; then a person is told."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.notices import addresses, models, phrases, words
from francjeu.notices.contents.letter import Mail
from francjeu.notices.operations import addresses as address_book
from francjeu.notices.operations import hushing, letters, links
from francjeu.plumbing import jobs, mail

WAITS = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 1440))


class NotThere(Exception):
    """The letter is not in a state where this can be done: someone was faster."""


def send(*, letter_id: int, actor: Actor, at: datetime) -> None:
    """Try once to send a queued letter; another worker's try is left alone.

    The link's token is drawn here, so that it is written down nowhere but in the e-mail.
    """
    letter = models.Letter.objects.select_related("link").filter(pk=letter_id).first()
    if letter is None or hushing.keeps(letter) or not _taken(letter):
        return
    message_id = _message_id(letter)
    try:
        answer = mail.post(_message(letter, message_id, at))
    except mail.NotTaken as refusal:
        _not_sent(letter, message_id, refusal, actor, at)
    else:
        _sent(letter, message_id, answer, actor, at)


def _sent(
    letter: models.Letter, message_id: str, answer: mail.Answer, actor: Actor, at: datetime
) -> None:
    with transaction.atomic():
        _note(letter, message_id, "accepted", answer, at)
        _moved(
            letter, "queued", "sent", "letter.sent", actor, at, sent_at=at,
            told={"message": message_id, "answer": answer.code or ""},
        )  # fmt: skip


def hand_over(*, letter: models.Letter, how: str, actor: Actor, at: datetime) -> None:
    """A person printed it and handed it over; how is the proof of sending.

    Raises NotThere, hushing.Hushed.
    """
    if hushing.keeps(letter):
        raise hushing.Hushed(letter.subject)
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

    The address gets no further letter until a person gives another. Raises NotThere.
    """
    with transaction.atomic():
        _moved(letter, "sent", "failed", "letter.failed", actor, at, failure=reason, failed_at=at)
        if reason in models.ENDED_BECAUSE:
            address_book.end(letter=letter, because=reason, actor=actor, at=at)


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


def _message_id(letter: models.Letter) -> str:
    """A name for this try, which a report that comes back will cite; it tells of nobody."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    written = models.Attempt.objects.filter(letter=letter).count() + 1
    return f"<{letter.public_id}.{written}@{domain}>"


def _message(letter: models.Letter, message_id: str, at: datetime) -> EmailMessage:
    facts = letters.mail_of(letter)
    link, until = _address(letter, facts, at)
    said = words.message(facts, language=letter.language, link=link, until=until)
    return EmailMessage(
        subject=said.subject,
        body=said.body,
        to=[letter.to_address],
        headers={
            "Message-ID": message_id,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )


def _address(letter: models.Letter, facts: Mail, at: datetime) -> tuple[str, str]:
    if letter.link is None:
        return addresses.of_page(facts.path), _until(letter, facts.due)
    token = links.issue(link=letter.link, at=at)
    address = addresses.of_link(purpose=letter.link.purpose, token=token)
    return address, _until(letter, letter.link.expires_at)


def _until(letter: models.Letter, moment: datetime | None) -> str:
    with translation.override(letter.language):
        return phrases.moment(moment) if moment else ""


def _not_sent(
    letter: models.Letter, message_id: str, refusal: mail.NotTaken, actor: Actor, at: datetime
) -> None:
    """Later again while there is hope; what the server refuses for good is told at once."""
    is_last = refusal.outcome == "refused" or letter.tries >= len(WAITS)
    next_at = None if is_last else at + WAITS[letter.tries]
    with transaction.atomic():
        _note(letter, message_id, refusal.outcome, refusal.answer, at, next_at=next_at)
        if next_at is not None:
            jobs.enqueue(letters.SEND_JOB, run_after=next_at, letter_id=letter.pk)
            return
        reason = "refused" if refusal.outcome == "refused" else refusal.kind[:60]
        _moved(letter, "queued", "failed", "letter.failed", actor, at, failure=reason, failed_at=at)
        if refusal.outcome == "refused":
            address_book.end(letter=letter, because="refused", actor=actor, at=at)


def _note(
    letter: models.Letter, message_id: str, outcome: str, answer: mail.Answer, at: datetime,
    next_at: datetime | None = None,
) -> None:  # fmt: skip
    models.Attempt(
        letter=letter, message_id=message_id, at=at, outcome=outcome, code=answer.code,
        status=answer.status, answer=answer.words, next_at=next_at,
    ).save(force_insert=True)  # fmt: skip


def _moved(
    letter: models.Letter, source: str, target: str, event: str, actor: Actor, at: datetime,
    told: dict[str, object] | None = None, **columns: object,
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
                **(told or {}),
            },
        )  # fmt: skip
    letter.state = target
