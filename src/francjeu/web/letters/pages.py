"""What the letter pages print: names and codes on one letter's page only, never in the list."""

from dataclasses import dataclass
from datetime import datetime

from django.forms import Form
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.letters import addresses, waiting
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import Actor
from francjeu.notices import queries as notices
from francjeu.notices.book import Entry
from francjeu.notices.documents import Document
from francjeu.notices.queries import Line
from francjeu.plumbing import mail
from francjeu.plumbing.dates import date_format
from francjeu.reports.queries import letters as reporters
from francjeu.web.letters import words
from francjeu.web.letters.forms import Checked, OtherAddress

# ours alone: a wrong address or a stranger is not mended by sending the same e-mail again
FOR_A_PERSON = frozenset(words.FAILURES)


@dataclass(frozen=True, slots=True)
class Row:
    """One letter to look after."""

    url: str
    what: str
    reference: str
    why: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """Letters that wait for the same thing."""

    key: str
    title: str
    what: str
    icon: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Letters:
    """What waits for a person, in the files this member of staff may see."""

    groups: tuple[Group, ...]
    count: int
    unread_since: datetime | None
    is_unread: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One try to send: when, what the server answered, what came back, when it leaves again."""

    at: datetime
    what: str
    answer: str
    message_id: str
    next_at: datetime | None
    came_back_at: datetime | None
    came_back: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: to whom, where it is, what can be done, its words."""

    public_id: str
    what: str
    reference: str
    case_url: str
    facts: tuple[Fact, ...]
    door_code: str
    can_hand_over: bool
    can_try_again: bool
    can_return: bool
    can_write_again: bool
    can_print: bool
    proofs: tuple["Proof", ...]
    earlier_url: str
    later_url: str
    language: str
    document: Document | None
    book_url: str


@dataclass(frozen=True, slots=True)
class Card:
    """One person of a case: where their letters go, and the forms to change it."""

    key: str
    title: str
    role: str
    address: str
    by_hand: str
    lines: tuple[str, ...]
    correct: Form
    check: Form


@dataclass(frozen=True, slots=True)
class Book:
    """The address book of a case."""

    ref: str
    back: str
    cards: tuple[Card, ...]


def book(*, case: Case, cards: tuple[addresses.Card, ...], key: str, wrong: Form | None) -> Book:
    """The page of a case’s addresses; the form refused stands where it was typed."""
    return Book(
        ref=case.ref, back=reverse("cases:case", args=[case.ref]),
        cards=tuple(_card(it, wrong if it.key == key else None) for it in cards),
    )  # fmt: skip


def _card(card: addresses.Card, wrong: Form | None) -> Card:
    role = labels.word(hearing_labels.PARTIES, card.role)
    for_whom = _("for %(letter)s") % {"letter": card.speaks_for} if card.speaks_for else ""
    return Card(
        key=card.key, title=f"{card.letter}. {card.name}", role=f"{role} {for_whom}".strip(),
        address=card.address or _("none known"), by_hand=words.failure(card.by_hand),
        lines=tuple(_entry(it) for it in card.entries) or _given(card),
        correct=wrong if isinstance(wrong, OtherAddress) else _own(OtherAddress, card.key),
        check=wrong if isinstance(wrong, Checked) else _own(Checked, card.key),
    )  # fmt: skip


def _given(card: addresses.Card) -> tuple[str, ...]:
    return (_("given when the person was added; nobody checked it yet"),) if card.address else ()


def _own(kind: type[Form], key: str) -> Form:
    """A form whose fields have ids of their own on a page with several."""
    return kind(auto_id=f"id_{key}_%s")


def _entry(entry: Entry) -> str:
    """« jean@exemple.ca, depuis le…, notée par…, vérifiée par… (au téléphone) »."""
    told = [
        entry.address,
        _("since %(at)s, noted by %(who)s")
        % {"at": _moment(entry.since), "who": entry.noted_by or _("the software")},
    ]
    if entry.checked_at:
        checked = _("checked by %(who)s on %(at)s: %(how)s")
        told.append(checked % {
            "who": entry.checked_by, "at": _moment(entry.checked_at), "how": entry.checked_how,
        })  # fmt: skip
    if entry.shared:
        told.append(_("a shared mailbox"))
    if entry.ended_at:
        why = words.word(words.ENDED, entry.ended_because)
        told.append(_("ended on %(at)s: %(why)s") % {"at": _moment(entry.ended_at), "why": why})
    return ", ".join(told)


def letters(*, actor: Actor) -> Letters:
    """The list: letters to hand over, not delivered, codes to tell."""
    lines = (*waiting.in_hand_for(actor=actor), *reporters.in_hand_for(actor=actor))
    groups = (
        Group("failed", _("Not delivered"), "", "octagon-x", _rows(lines, "failed")),
        Group(
            "by_hand", _("To hand over on paper"),
            _("No e-mail can reach the person alone: print the letter, hand it over, say how."),
            "printer", _rows(lines, "by_hand"),
        ),
        Group(
            "waiting", _("Not left yet"),
            _("The mail server did not take them. They leave again by themselves."),
            "clock", _rows(waiting.waiting_for(actor=actor), "queued"),
        ),
        Group(
            "sent", _("Codes to tell"),
            _("No birth year is known: tell the person their code by phone, never by e-mail."),
            "key-round", _rows(lines, "sent"),
        ),
    )  # fmt: skip
    returns = notices.returns()
    return Letters(
        groups=tuple(g for g in groups if g.rows), count=len(lines),
        unread_since=returns.read_at, is_unread=returns.failed_at is not None,
    )  # fmt: skip


def _rows(lines: tuple[Line, ...], state: str) -> tuple[Row, ...]:
    return tuple(
        Row(
            url=reverse("letters:letter", args=[line.public_id]),
            what=words.word(words.EVENTS, line.event), reference=line.reference,
            why=words.failure(line.failure),
            since=line.failed_at or line.sent_at or line.written_at,
        )
        for line in lines
        if line.state == state
    )  # fmt: skip


def letter(*, public_id: str) -> Letter:
    """One letter's page; the caller asked whether the file may be seen."""
    row = notices.letter(public_id=public_id)
    failed = row.state == "failed"
    apart = row.subject.startswith("report:") and bool(row.body)
    earlier, later = notices.written_again(row)
    mended = not later and bool(row.body) and not apart and mail.leaves()
    return Letter(
        public_id=public_id, what=words.word(words.EVENTS, row.event), reference=row.reference,
        case_url=_case_url(row.reference),
        facts=_facts(
            (_("To"), _("who reported, kept apart") if apart else row.to_name),
            (_("Address"), "" if apart else row.to_address or _("none known")),
            (_("Language"), words.word(words.LANGUAGES, row.language)),
            (_("State"), words.word(words.STATES, row.state)),
            (_("Why"), words.failure(row.failure) if row.state in {"failed", "by_hand"} else ""),
            (_("Sent on"), _moment(row.sent_at)),
            (_("Opened on"), _moment(row.opened_at)),
            (_("How"), row.handed_how),
        ),
        door_code=row.door_code if row.link and not row.link.used_at else "",
        can_hand_over=row.state in {"by_hand", "failed"},
        can_try_again=failed and row.failure not in FOR_A_PERSON,
        can_return=row.state == "sent",
        can_write_again=row.state in {"by_hand", "failed"} and mended,
        can_print=bool(row.body) and not apart,
        proofs=tuple(_proof(it) for it in notices.tries(row)),
        earlier_url=_letter_url(earlier), later_url=_letter_url(later),
        language=row.language, document=notices.document(row) if row.body else None,
        book_url=_book_url(row.subject),
    )  # fmt: skip


def _proof(tried: notices.Try) -> Proof:
    answer = f"{tried.code or ''} {tried.answer}".strip()
    return Proof(
        at=tried.at, what=words.word(words.OUTCOMES, tried.outcome), answer=answer,
        message_id=tried.message_id, next_at=tried.next_at, came_back_at=tried.came_back_at,
        came_back=tried.came_back,
    )  # fmt: skip


def _moment(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT") if at else ""


def _letter_url(public_id: str) -> str:
    return reverse("letters:letter", args=[public_id]) if public_id else ""


def _book_url(subject: str) -> str:
    kind, _colon, ref = subject.partition(":")
    return reverse("letters:addresses", args=[ref]) if kind == "case" else ""


def _facts(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(name, value) for name, value in pairs if value)


def _case_url(ref: str) -> str:
    try:
        return reverse("cases:case", args=[ref])
    except NoReverseMatch:
        return ""
