"""From cells to entries: each line is whole or has a problem told with its column and value."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from francjeu.kernel import names
from francjeu.kernel.belonging import Role
from francjeu.people.roster import columns, dates
from francjeu.people.roster.columns import Column
from francjeu.people.roster.reading import Line, Sheet

_LONGEST = {Column.GIVEN: 100, Column.FAMILY: 100, Column.TEAM: 200, Column.INSTITUTION: 200,
            Column.SEASON: 20, Column.PHONE: 40, Column.EMAIL: 254}  # fmt: skip
_YEARS_BACK, _YEARS_AHEAD = 80, 5
_NOT_IN_NAMES = frozenset('@=<>/\\{}[]|_#:;"')


@dataclass(frozen=True, slots=True)
class Rules:
    """What a person answered for the whole list, and the day it is read."""

    today: date
    role: Role | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    order: dates.Order | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One person in one role, as one line tells it."""

    line: int
    given_name: str
    family_name: str
    role: Role
    starts_on: date
    ends_on: date | None
    institution: str = ""
    team: str = ""
    season: str = ""
    birth_year: int | None = None
    age_band: str = ""
    email: str = ""
    phone: str = ""
    language: str = "fr"

    @property
    def name_key(self) -> str:
        """The key under which the person's name is found again."""
        return names.key(given=self.given_name, family=self.family_name)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one line cannot come in: `code` names the sentence, `value` is what the cell held."""

    line: int
    column: Column | None
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The lines that are whole, and the problems of those that are not."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    order: dates.Order | None
    asks_order: bool

    @property
    def faulty_lines(self) -> frozenset[int]:
        """Numbers of the lines which cannot come in."""
        return frozenset(problem.line for problem in self.problems)


def check(sheet: Sheet, *, rules: Rules) -> Checked:
    """Check every line of the sheet."""
    at = {column: place for place, column in enumerate(sheet.columns)}
    reader = dates.reader(_date_cells(sheet, at), answer=rules.order)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for line in sheet.lines:
        reading = _Reading(line=line, at=at, rules=rules, reader=reader)
        entry = reading.entry()
        if reading.problems:
            problems += reading.problems
        else:
            entries.append(entry)
    return Checked(
        entries=tuple(entries), problems=tuple(problems), order=reader.order,
        asks_order=any(p.code == dates.Fault.AMBIGUOUS for p in problems),
    )  # fmt: skip


def _date_cells(sheet: Sheet, at: dict[Column, int]) -> Iterator[str]:
    places = [at[column] for column in (Column.START, Column.END) if column in at]
    return (line.cells[place] for line in sheet.lines for place in places)


@dataclass(slots=True)
class _Reading:
    """Reads one line, noting every problem rather than the first."""

    line: Line
    at: dict[Column, int]
    rules: Rules
    reader: dates.Reader
    problems: list[Problem] = field(default_factory=list)

    def entry(self) -> Entry:
        if self.line.overflow:
            self._note(None, "too_many_cells")
        starts_on, ends_on = self._period()
        return Entry(
            line=self.line.number,
            given_name=self._name(Column.GIVEN), family_name=self._name(Column.FAMILY),
            role=self._role(), starts_on=starts_on, ends_on=ends_on,
            institution=self._text(Column.INSTITUTION), team=self._team(),
            season=self._text(Column.SEASON), birth_year=self._birth_year(),
            age_band=self._age_band(), email=self._email(), phone=self._text(Column.PHONE),
            language=columns.language_of(self._cell(Column.LANGUAGE)),
        )  # fmt: skip

    def _cell(self, column: Column) -> str:
        place = self.at.get(column)
        return self.line.cells[place] if place is not None else ""

    def _note(self, column: Column | None, code: str, value: str = "") -> None:
        self.problems.append(Problem(self.line.number, column, code, value[:60]))

    def _text(self, column: Column) -> str:
        value = self._cell(column)
        if len(value) > _LONGEST[column]:
            self._note(column, "too_long", value)
        return value

    def _name(self, column: Column) -> str:
        value = self._text(column)
        if not value:
            self._note(column, "empty")
        elif not any(c.isalpha() for c in value) or _NOT_IN_NAMES & set(value):
            self._note(column, "not_a_name", value)
        return value

    def _role(self) -> Role:
        word = self._cell(Column.ROLE)
        role = columns.role_of(word) if word else self.rules.role
        if role is None:
            self._note(Column.ROLE, "role_unknown" if word else "role_missing", word)
        return role or Role.SPECTATOR

    def _team(self) -> str:
        team = self._text(Column.TEAM)
        if team and not self._cell(Column.INSTITUTION):
            self._note(Column.INSTITUTION, "team_without_institution", team)
        return team

    def _birth_year(self) -> int | None:
        cell = self._cell(Column.BIRTH)
        if not cell:
            return None
        if not (cell.isdecimal() and len(cell) == 4):
            self._note(Column.BIRTH, "birth_format", cell)
            return None
        year = int(cell)
        if not self.rules.today.year - 110 <= year <= self.rules.today.year - 3:
            self._note(Column.BIRTH, "birth_implausible", cell)
        return year

    def _age_band(self) -> str:
        cell = self._cell(Column.AGE)
        if not cell:
            return ""
        band = columns.band_of(cell) or _band_of_age(cell)
        if not band:
            self._note(Column.AGE, "age_unknown", cell)
        return band

    def _email(self) -> str:
        email = self._text(Column.EMAIL)
        before, at, after = email.partition("@")
        if email and not (before and at and "." in after.strip(".") and " " not in email):
            self._note(Column.EMAIL, "email_format", email)
        return email

    def _period(self) -> tuple[date, date | None]:
        starts_on = self._date(Column.START, otherwise=self.rules.starts_on)
        ends_on = self._date(Column.END, otherwise=self.rules.ends_on)
        if starts_on is None and not self._cell(Column.START):
            self._note(Column.START, "start_missing")
        if starts_on and ends_on and ends_on < starts_on:
            self._note(Column.END, "ends_before_start", ends_on.isoformat())
        return starts_on or self.rules.today, ends_on

    def _date(self, column: Column, *, otherwise: date | None) -> date | None:
        cell = self._cell(column)
        if not cell:
            return otherwise
        found = self.reader.read(cell)
        if isinstance(found, dates.Fault):
            self._note(column, found.value, cell)
            return None
        year = self.rules.today.year
        if not year - _YEARS_BACK <= found.year <= year + _YEARS_AHEAD:
            self._note(column, "date_implausible", cell)
        return found


def _band_of_age(cell: str) -> str:
    digits = cell.casefold().removesuffix("ans").removesuffix("years").strip()
    if not digits.isdecimal() or len(digits) > 3:
        return ""
    age = int(digits)
    return "under_14" if age < 14 else "14_17" if age < 18 else "18_plus"
