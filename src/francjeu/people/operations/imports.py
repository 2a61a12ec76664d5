"""Importing a list of persons: read, asked, then written in one transaction or not at all."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from francjeu.journal import operations as journal
from francjeu.kernel import names
from francjeu.kernel.actors import Actor
from francjeu.people import access, models, register
from francjeu.people.access import Act
from francjeu.people.roster import checking, matching, reading
from francjeu.people.roster.checking import Entry
from francjeu.people.roster.columns import Column

SUBJECT = "people"
KEPT = timedelta(days=7)
BATCH = 1000


class DraftGone(Exception):
    """The list was imported, dropped or grew too old: send it again."""


class NotSettled(Exception):
    """Questions stay open, or lines would be left out without having been seen."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the list holds, what stands in the way, and what would be written."""

    sheet: reading.Sheet
    checked: checking.Checked
    plan: matching.Plan
    new_institutions: tuple[str, ...]

    @property
    def left_out(self) -> int:
        """How many lines would not come in: faulty ones and skipped ones."""
        return len(self.checked.faulty_lines) + len(self.plan.skipped)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person decided for one list. `seen_faults` is how many faulty lines they saw."""

    rules: checking.Rules
    answers: Mapping[str, str]
    bulk: matching.Bulk | None = None
    seen_faults: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows were written, and how many lines were left out."""

    persons: int
    known: int
    roles: int
    institutions: int
    teams: int
    left_out: int


def keep_draft(*, content: bytes, filename: str, actor: Actor, at: datetime) -> models.Draft:
    """Read a list and keep, encrypted and for 7 days, only what may be kept of it.

    Raises Refused, roster.reading.Unreadable.
    """
    access.RULES.require(actor, Act.IMPORT_PERSONS, access.NOTHING)
    sheet = reading.read(content)
    maker = models.User.objects.get(public_id=actor.ref)
    with transaction.atomic():
        models.Draft.objects.filter(made_at__lt=at - KEPT).exclude(sheet="").update(sheet="")
        draft = models.Draft(
            filename=filename[-200:], digest=hashlib.sha256(content).hexdigest(),
            sheet=_stored(sheet), made_by=maker, made_at=at,
        )  # fmt: skip
        draft.save(force_insert=True)
        journal.record(
            event="people.drafted", subject=SUBJECT, actor=actor, at=at,
            facts={"lines": len(sheet.lines), "sha256": draft.digest},
        )  # fmt: skip
    return draft


def draft_for(*, actor: Actor, ref: str, at: datetime) -> models.Draft:
    """The actor's own list, still waiting. Raises Refused, DraftGone."""
    access.RULES.require(actor, Act.IMPORT_PERSONS, access.NOTHING)
    waiting = models.Draft.objects.filter(made_at__gt=at - KEPT).exclude(sheet="")
    draft = waiting.filter(public_id=ref, made_by__public_id=actor.ref).first()
    if draft is None:
        raise DraftGone(ref)
    return draft


def preview(*, draft: models.Draft, answers: Answers) -> Preview:
    """Check the list against its own lines and the register; nothing is written."""
    sheet = _sheet(draft)
    checked = checking.check(sheet, rules=answers.rules)
    unclear = tuple(matching.unclear(checked.entries))
    if unclear:
        faulty = {problem.line for problem in unclear}
        entries = tuple(e for e in checked.entries if e.line not in faulty)
        checked = replace(checked, entries=entries, problems=checked.problems + unclear)
    known = register.known_by_key(entry.name_key for entry in checked.entries)
    plan = matching.plan(checked.entries, known=known, answers=answers.answers, bulk=answers.bulk)
    return Preview(sheet, checked, plan, _unknown_institutions(plan))


def _unknown_institutions(plan: matching.Plan) -> tuple[str, ...]:
    """Names of institutions the list would add: a misspelt school shows here first."""
    known = {names.fold(name) for name in models.Institution.objects.values_list("name", flat=True)}
    named = {names.fold(e.institution): e.institution for p in plan.persons for e in p.entries}
    return tuple(sorted(name for key, name in named.items() if key and key not in known))


def drop(*, draft: models.Draft, actor: Actor, at: datetime) -> None:
    """Forget a list before import. Raises Refused."""
    access.RULES.require(actor, Act.IMPORT_PERSONS, access.NOTHING)
    with transaction.atomic():
        models.Draft.objects.filter(pk=draft.pk).update(sheet="")
        journal.record(event="people.dropped", subject=SUBJECT, actor=actor, at=at)


def import_draft(*, draft: models.Draft, answers: Answers, actor: Actor, at: datetime) -> Imported:
    """Write the list in one transaction; a second click finds it gone.

    Raises Refused, NotSettled, DraftGone.
    """
    access.RULES.require(actor, Act.IMPORT_PERSONS, access.NOTHING)
    with transaction.atomic():
        taken = models.Draft.objects.filter(pk=draft.pk, imported_at=None).exclude(sheet="")
        if not taken.update(imported_at=at, sheet=""):
            raise DraftGone(draft.public_id)
        found = preview(draft=draft, answers=answers)
        if found.plan.open or len(found.checked.faulty_lines) != answers.seen_faults:
            raise NotSettled(len(found.plan.open))
        imported = replace(_written(found.plan, draft=draft, at=at), left_out=found.left_out)
        journal.record(
            event="people.imported", subject=SUBJECT, actor=actor, at=at,
            facts={"count": imported.persons, "sha256": draft.digest, **asdict(imported)},
        )  # fmt: skip
    return imported


def _stored(sheet: reading.Sheet) -> str:
    return json.dumps({
        "columns": sheet.columns, "titles": sheet.titles, "unread": sheet.unread,
        "births_reduced": sheet.births_reduced,
        "lines": [(line.number, line.cells, line.overflow) for line in sheet.lines],
    }, ensure_ascii=False)  # fmt: skip


def _sheet(draft: models.Draft) -> reading.Sheet:
    kept = json.loads(draft.sheet)
    return reading.Sheet(
        columns=tuple(Column(c) for c in kept["columns"]), titles=tuple(kept["titles"]),
        lines=tuple(reading.Line(n, tuple(cells), over) for n, cells, over in kept["lines"]),
        unread=tuple(kept["unread"]), births_reduced=kept["births_reduced"],
    )  # fmt: skip


# ── writing ───────────────────────────────────────────────────────────────────────────────


def _written(plan: matching.Plan, *, draft: models.Draft, at: datetime) -> Imported:
    entries = [entry for planned in plan.persons for entry in planned.entries]
    institutions, new_institutions = _institutions(entries)
    teams, new_teams = _teams(entries, institutions)
    persons = _persons(plan, origin=f"import {draft.public_id}"[:60], at=at)
    roles = _roles(plan, persons, institutions, teams)
    new = sum(not planned.ref for planned in plan.persons)
    return Imported(
        persons=new, known=len(plan.persons) - new, roles=roles,
        institutions=new_institutions, teams=new_teams, left_out=0,
    )  # fmt: skip


def _institutions(entries: list[Entry]) -> tuple[dict[str, models.Institution], int]:
    found = {names.fold(row.name): row for row in models.Institution.objects.all()}
    missing = {names.fold(e.institution): e.institution for e in reversed(entries)
               if e.institution and names.fold(e.institution) not in found}  # fmt: skip
    made = models.Institution.objects.bulk_create(
        [models.Institution(name=name) for name in missing.values()], batch_size=BATCH
    )
    return found | {names.fold(row.name): row for row in made}, len(made)


TeamKey = tuple[str, str, str]


def _team_key(entry: Entry) -> TeamKey:
    return names.fold(entry.institution), names.fold(entry.team), entry.season


def _teams(
    entries: list[Entry], institutions: dict[str, models.Institution]
) -> tuple[dict[TeamKey, models.Team], int]:
    rows = models.Team.objects.select_related("institution")
    found = {
        (names.fold(row.institution.name), names.fold(row.name), row.season): row for row in rows
    }
    missing = {_team_key(e): e for e in reversed(entries) if e.team and _team_key(e) not in found}
    made = models.Team.objects.bulk_create(
        [models.Team(institution=institutions[key[0]], name=e.team, season=e.season)
         for key, e in missing.items()],
        batch_size=BATCH,
    )  # fmt: skip
    return found | dict(zip(missing, made, strict=True)), len(made)


def _persons(plan: matching.Plan, *, origin: str, at: datetime) -> list[models.Person]:
    """One row per planned person, in the order of the plan."""
    refs = [planned.ref for planned in plan.persons if planned.ref]
    known: dict[str, models.Person] = {}
    for start in range(0, len(refs), BATCH):
        rows = models.Person.objects.filter(public_id__in=refs[start : start + BATCH])
        known |= {str(row.public_id): row for row in rows}
    persons = [known[p.ref] if p.ref else _person(p.entries, origin=origin, at=at)
               for p in plan.persons]  # fmt: skip
    models.Person.objects.bulk_create(
        [person for person in persons if person.pk is None], batch_size=BATCH
    )
    return persons


def _person(entries: tuple[Entry, ...], *, origin: str, at: datetime) -> models.Person:
    first = entries[0]
    band = next((e.age_band for e in entries if e.age_band), "")
    return models.Person(
        given_name=first.given_name, family_name=first.family_name, name_key=first.name_key,
        birth_year=next((e.birth_year for e in entries if e.birth_year), None),
        age_band=band, age_noted_on=timezone.localdate(at) if band else None,
        language=first.language, origin=origin, added_at=at,
        email=next((e.email for e in entries if e.email), ""),
        phone=next((e.phone for e in entries if e.phone), ""),
    )  # fmt: skip


def _roles(
    plan: matching.Plan,
    persons: list[models.Person],
    institutions: dict[str, models.Institution],
    teams: dict[TeamKey, models.Team],
) -> int:
    """Add the roles which are not there already; the same line sent twice adds nothing."""
    known = [person.pk for person, p in zip(persons, plan.persons, strict=True) if p.ref]
    seen = _held_already(known)
    rows: list[models.RoleHeld] = []
    for person, planned in zip(persons, plan.persons, strict=True):
        for entry in planned.entries:
            row = models.RoleHeld(
                person=person, role=entry.role.value, starts_on=entry.starts_on,
                institution=institutions.get(names.fold(entry.institution)),
                team=teams.get(_team_key(entry)) if entry.team else None, ends_on=entry.ends_on,
            )  # fmt: skip
            key = (person.pk, row.role, row.institution_id, row.team_id, row.starts_on)
            if key not in seen:
                seen.add(key)
                rows.append(row)
    models.RoleHeld.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows)


def _held_already(persons: list[int]) -> set[tuple[object, ...]]:
    held: set[tuple[object, ...]] = set()
    for start in range(0, len(persons), BATCH):
        rows = models.RoleHeld.objects.filter(person__in=persons[start : start + BATCH])
        held |= set(rows.values_list("person", "role", "institution", "team", "starts_on"))
    return held
