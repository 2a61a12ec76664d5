"""The pages of the register as printed."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from francjeu.kernel import ages, belonging
from francjeu.people import words
from francjeu.people.operations.imports import Answers, Preview
from francjeu.people.register import Bond, File, Listing, RoleLine
from francjeu.people.roster.checking import Entry
from francjeu.people.roster.matching import KNOWN, Answer, Question
from francjeu.policy import queries as policy
from francjeu.web.people.words import COLUMNS, of_line

SHOWN_PROBLEMS, SHOWN_QUESTIONS, SHOWN_PERSONS = 200, 100, 10


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one role binds, or does not, that day: the role, then the sentence."""

    role: str
    sentence: str
    binds: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person, and whether the policy bound them on a day."""

    file: File
    day: date
    is_bound: bool
    policy_version: int | None
    reasons: tuple[Reason, ...]
    minor: str
    may_change: bool
    is_perhaps_minor: bool

    @property
    def roles(self) -> tuple[RoleLine, ...]:
        """Every role, newest first."""
        return self.file.roles

    @property
    def guardians(self) -> tuple[Bond, ...]:
        """Who speaks for this person."""
        return self.file.guardians


def person(*, file: File, day: date, may_change: bool) -> PersonPage:
    """Was this person bound on that day, and why?"""
    version = policy.in_force(on=day)
    status = file.status_on(day, bound_classes=version.bound if version else ())
    minor = file.age_on(day).under(ages.MAJORITY)
    return PersonPage(
        file=file, day=day, is_bound=status.is_bound,
        policy_version=version.number if version else None,
        reasons=tuple(_reason(reason) for reason in status.reasons),
        minor=str(words.MINOR[minor]), may_change=may_change,
        is_perhaps_minor=minor in {ages.Answer.YES, ages.Answer.PERHAPS},
    )  # fmt: skip


def _reason(reason: belonging.Reason) -> Reason:
    held = reason.held
    role = ", ".join(part for part in (str(words.ROLES[held.role]), held.where) if part)
    if not reason.current:
        return Reason(role, _("Not held that day."), binds=False)
    if not reason.bound_as:
        return Reason(role, _("Held that day; the policy does not bind this role."), binds=False)
    as_what = {"as_what": words.CLASSES.get(reason.bound_as, reason.bound_as)}
    sentence = _("Held that day; the policy binds it as “%(as_what)s”.") % as_what
    return Reason(role, sentence, binds=True)


@dataclass(frozen=True, slots=True)
class ListPage:
    """The register, a page at a time."""

    listing: Listing
    query: str
    searched: bool
    may_change: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """One problem of one line, in words."""

    line: int
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question, as a card."""

    value: str
    words: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about who is who, with the answers offered."""

    key: str
    name: str
    lines: tuple[str, ...]
    choices: tuple[Choice, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class ImportPage:
    """What a list holds, what stands in the way, and what would be written."""

    preview: Preview
    faults: tuple[Fault, ...]
    more_faults: int
    questions: tuple[Asked, ...]
    more_questions: int
    sample: tuple[tuple[str, str, str], ...]
    new_persons: int
    known_persons: int
    asks_order: bool
    leaves_out: bool

    @property
    def faulty_lines(self) -> int:
        """How many lines have a problem."""
        return len(self.preview.checked.faulty_lines)

    @property
    def is_ready(self) -> bool:
        """Nothing is left to answer, and somebody would come in."""
        return not self.preview.plan.open and bool(self.preview.plan.persons)


def import_(*, preview: Preview, answers: Answers) -> ImportPage:
    """What does this list hold?"""
    problems, plan = preview.checked.problems, preview.plan
    still_open = {question.key for question in plan.open}
    asked = sorted(plan.asked, key=lambda question: question.key not in still_open)
    new = sum(not planned.ref for planned in plan.persons)
    return ImportPage(
        preview=preview,
        faults=tuple(
            Fault(p.line, str(COLUMNS[p.column]) if p.column else "", of_line(p))
            for p in problems[:SHOWN_PROBLEMS]
        ),
        more_faults=max(len(problems) - SHOWN_PROBLEMS, 0),
        questions=tuple(
            _asked(q, answers.answers.get(q.key, ""), is_open=q.key in still_open)
            for q in asked[:SHOWN_QUESTIONS]
        ),
        more_questions=max(len(asked) - SHOWN_QUESTIONS, 0),
        sample=tuple(_sample(planned.entries[0]) for planned in plan.persons[:SHOWN_PERSONS]),
        new_persons=new, known_persons=len(plan.persons) - new,
        asks_order=preview.checked.asks_order or preview.checked.order is not None,
        leaves_out=bool(problems) and answers.seen_faults == len(preview.checked.faulty_lines),
    )  # fmt: skip


def _told(entry: Entry) -> str:
    where = (entry.institution, entry.team, entry.season, str(entry.birth_year or ""))
    return ", ".join(part for part in (str(words.ROLES[entry.role]), *where) if part)


def _sample(entry: Entry) -> tuple[str, str, str]:
    name = f"{entry.given_name} {entry.family_name}"
    until = f" – {entry.ends_on:%Y-%m-%d}" if entry.ends_on else ""
    return name, _told(entry), f"{entry.starts_on:%Y-%m-%d}{until}"


def _asked(question: Question, given: str, *, is_open: bool) -> Asked:
    first = question.entries[0]
    offered = [
        (KNOWN + known.ref, _("It is the person we know: %(what)s") % {"what": known.what or "–"})
        for known in question.known
    ]
    if len(question.entries) == 1:
        offered.append((Answer.ONE, _("It is another person of the same name")))
    else:
        offered.append((Answer.ONE, _("These lines are one new person")))
        offered.append((Answer.APART, _("Each line is a different new person")))
    offered.append((Answer.SKIP, _("Leave out")))
    return Asked(
        key=question.key, name=f"{first.given_name} {first.family_name}",
        lines=tuple(
            _("Line %(number)s: %(what)s") % {"number": e.line, "what": _told(e)}
            for e in question.entries
        ),
        choices=tuple(Choice(value, said, value == given) for value, said in offered),
        is_open=is_open,
    )  # fmt: skip
