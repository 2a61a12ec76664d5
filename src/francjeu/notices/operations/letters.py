"""Letters: written with the act, sent after it, and never forgotten when they do not leave."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.letters import addressing, quotation
from francjeu.notices import book, documents, models, words
from francjeu.notices.contents.letter import Contact, Content, Door, Mail, Represented
from francjeu.notices.contents.parts import Clause
from francjeu.notices.operations import addresses, hushing, links
from francjeu.plumbing import jobs, mail
from francjeu.policy import queries as policy

SEND_JOB = "francjeu.notices.tasks.send_letter"
_ANY_LINK = "https://exemple.ca/p/0"


class Reproduces(Exception):
    """The letter repeats words of a piece: it must describe them. `words` are those repeated."""

    def __init__(self, repeated: str) -> None:
        super().__init__("the letter reproduces a piece")
        self.words = repeated


class AlreadyWrittenAgain(Exception):
    """Someone was faster: the letter left for another address."""


class NamesSomeone(Exception):
    """The letter names a person it must not name (the reporter above all)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who the letter goes to. `party` is the key under which their pages know them.

    `apart_from` are the mailboxes of those who may not read it. Who is `under_14` gets it on paper,
    through an adult. Who speaks for someone reads the letter of that person, `represents`, and is
    told first that it is not about them.
    """

    party: str
    name: str
    address: str = ""
    language: str = "fr"
    apart_from: tuple[str, ...] = ()
    under_14: bool = False
    represents: Represented | None = None
    question: links.Question = field(default_factory=links.Question)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guards:
    """What may not stand in what a person wrote for the letter: texts to repeat, names to say."""

    never_quote: tuple[str, ...] = ()
    never_name: tuple[str, ...] = ()


def write(
    *, content: Content, to: Recipient, subject: str, actor: Actor, at: datetime,
    guards: Guards | None = None, days: int = links.DAYS,
) -> models.Letter:  # fmt: skip
    """One letter to one person, in the caller's transaction; it leaves later, by its own job.

    Without an address, with one that would reach somebody else, or where no e-mail leaves, it waits
    to be printed and handed over. The words are frozen: their digest is in the journal.
    Raises Reproduces, NamesSomeone, hushing.Hushed, words.Incomplete when a fact is missing.
    """
    hushing.require_pass(subject=subject, at=at)
    to, by_hand = _addressed(to)
    own = policy.wording(
        event=content.event, language=to.language, on=content.worded_on or content.written_on
    )
    document = words.document(content, language=to.language, text=own, represents=to.represents)
    text = documents.plain(document)
    _check(content, guards or Guards())
    asks = to.question.kind != "none" or content.mail != "party"
    told = Mail(
        mail=content.mail if asks else "unasked", organisation=content.organisation,
        reference=content.reference,
        phone=content.contact.phone if content.contact else "",
    )  # fmt: skip
    with transaction.atomic():
        letter = _row(mail=told, to=to, subject=subject, event=content.event, at=at)
        letter.failure = by_hand
        letter.title, letter.body, letter.text = document.title, _body(document, content), text
        letter.digest = hashlib.sha256(text.encode()).hexdigest()
        if to.address:
            question = links.drawn(to.question)
            letter.door_code = question.answer if question.kind == "code" else ""
            letter.link = links.make(
                purpose="file", subject=subject, reference=content.reference, party=to.party,
                language=to.language, question=question, days=days, at=at,
            )  # fmt: skip
        _post(letter, actor, at)
    return letter


def notify(*, mail: Mail, to: Recipient, subject: str, actor: Actor, at: datetime) -> models.Letter:
    """An e-mail without letter: it says that something waits, never what.

    For staff, and for an account's invitation, whose own one-time page is `mail.path`. An address
    in which nothing can be written stops it: it then waits for a person.
    """
    to = to if addressing.well_formed(to.address) else replace(to, address="")
    with transaction.atomic():
        letter = _row(mail=mail, to=to, subject=subject, event=mail.mail, at=at)
        _post(letter, actor, at)
    return letter


def write_again(
    *, letter: models.Letter, address: str, shared: bool = False, actor: Actor, at: datetime
) -> models.Letter:
    """The same words to the same person at another address; their earlier links close.

    For a letter that came back or reached somebody else: both are kept, and later letters go to the
    new address. The question at the door stays the same; where there was none (a letter on paper),
    a code is drawn. Raises addresses.NotAnAddress, AlreadyWrittenAgain.
    """
    asked, code = letter.link, links.drawn(links.Question(kind="code"))
    with transaction.atomic():
        if models.Again.objects.filter(earlier=letter).exists():
            raise AlreadyWrittenAgain
        addresses.note(
            holder=letter.party, subject=letter.subject, address=address, shared=shared,
            actor=actor, at=at,
        )  # fmt: skip
        links.withdraw(subject=letter.subject, party=letter.party, actor=actor, at=at)
        link = links.make(
            purpose="file", subject=letter.subject, reference=letter.reference,
            party=letter.party, language=letter.language, question=code, copied=asked, at=at,
        )  # fmt: skip
        again = models.Letter(
            event=letter.event, mail=letter.mail, mail_facts=letter.mail_facts,
            language=letter.language, subject=letter.subject, reference=letter.reference,
            party=letter.party, to_name=letter.to_name, to_address=address, title=letter.title,
            body=letter.body, text=letter.text, digest=letter.digest, written_at=at, link=link,
            door_code=letter.door_code if asked else code.answer,
        )  # fmt: skip
        _post(again, actor, at)
        models.Again(earlier=letter, later=again).save(force_insert=True)
    return again


def _addressed(to: Recipient) -> tuple[Recipient, str]:
    """The recipient at the address in use for them, or without one and why."""
    known = book.in_use(holder=to.party, given=to.address)
    why = addressing.by_hand(
        address=known.address, others=to.apart_from, returned=known.returned,
        sharing_checked=known.shared, under_14=to.under_14, leaves=mail.leaves(),
    )  # fmt: skip
    return replace(to, address="" if why else known.address), why.value if why else ""


def renewal(*, letter: models.Letter, link: models.Link, actor: Actor, at: datetime) -> None:
    """The e-mail that carries a new link to the address the first letter went to, and no other."""
    mail = replace(mail_of(letter), mail="renewed")
    to = Recipient(
        party=letter.party, name=letter.to_name, address=letter.to_address, language=letter.language
    )
    row = _row(mail=mail, to=to, subject=letter.subject, event="renewed", at=at)
    row.link = link
    _post(row, actor, at)


def mail_of(letter: models.Letter) -> Mail:
    """The facts of the e-mail, back from its row."""
    facts = json.loads(letter.mail_facts)
    for key in ("time", "due"):
        facts[key] = datetime.fromisoformat(facts[key]) if facts[key] else None
    return Mail(**facts)


def _row(*, mail: Mail, to: Recipient, subject: str, event: str, at: datetime) -> models.Letter:
    words.message(mail, language=to.language, link=_ANY_LINK, until=str(at.year))
    return models.Letter(
        event=event, mail=mail.mail, mail_facts=json.dumps(asdict(mail), default=_as_text),
        language=to.language, subject=subject, reference=mail.reference, party=to.party,
        to_name=to.name, to_address=to.address, written_at=at,
        state="queued" if to.address else "by_hand",
    )  # fmt: skip


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _post(letter: models.Letter, actor: Actor, at: datetime) -> None:
    letter.save(force_insert=True)
    journal.record(
        event="letter.written", subject=letter.subject, actor=actor, at=at,
        facts={
            "letter": str(letter.public_id), "what": letter.event, "to": letter.party,
            "sha256": letter.digest,
        },
    )  # fmt: skip
    if letter.state == "queued":
        jobs.enqueue(SEND_JOB, letter_id=letter.pk)


def _body(document: documents.Document, content: Content) -> str:
    head = {
        "organisation": content.organisation,
        "address": content.organisation_address,
        "reference": content.reference,
        "written_on": content.written_on.isoformat(),
    }
    return json.dumps({"head": head, "blocks": json.loads(documents.dumped(document))})


def _check(content: Content, guards: Guards) -> None:
    check(text="\n".join(_written(content)), guards=guards)


def check(*, text: str, guards: Guards) -> None:
    """Pass when a person may write this in a letter. Raises Reproduces, NamesSomeone."""
    written = text
    for source in guards.never_quote:
        repeated = quotation.copied(description=written, source=source)
        if repeated:
            raise Reproduces(repeated)
    if quotation.named(text=written, names=guards.never_name):
        raise NamesSomeone


# The policy's own text, and who answers: quoted and named on purpose.
_ON_PURPOSE = (Clause, Contact, Door)
_GIVEN = frozenset(
    {
        "given_name",
        "organisation",
        "organisation_address",
        "complainants",
        "decided_by",
        "keeps",
        "present",
        "decides",
    }
)


def _written(value: object) -> Iterator[str]:
    """What a person wrote for this letter, wherever it stands in its facts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _written(item)
    elif is_dataclass(value) and not isinstance(value, (type, *_ON_PURPOSE)):
        for name in (f.name for f in fields(value) if f.name not in _GIVEN):
            yield from _written(getattr(value, name))
