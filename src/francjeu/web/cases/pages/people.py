"""Persons as letters, and who has access: names of parties are read elsewhere, for a reason."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import panel as panel_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.file import sheet
from francjeu.cases.queries.panel import table
from francjeu.kernel import ages
from francjeu.people import words as people


@dataclass(frozen=True, slots=True)
class Fact:
    """A line: a role, and who holds it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """Someone with access, as printed in the table of the case."""

    name: str
    roles: str
    why: str
    said: str


def persons(file: sheet.Sheet) -> tuple[Fact, ...]:
    """Each role of the case and its letters, with age and school number; reporters as a count."""
    roles = dict.fromkeys(p.role for p in file.persons)
    facts = [
        Fact(
            name=_capital(labels.word(hearing_labels.PARTIES, role)),
            value="; ".join(_someone(p) for p in file.persons if p.role == role),
        )
        for role in roles
    ]
    count = len(file.reports)
    if count:
        kept = ngettext("%(n)s, identity apart", "%(n)s, identities apart", count) % {"n": count}
        facts.append(Fact(_("Reporters"), kept))
    return tuple(facts)


def letter(person: sheet.Person) -> str:
    """« Personne B (personne mise en cause) », in a choice."""
    role = labels.word(hearing_labels.PARTIES, person.role)
    return _("Person %(letter)s — %(role)s") % {"letter": person.letter, "role": _capital(role)}


def _someone(person: sheet.Person) -> str:
    parts = [_("Person %(letter)s") % {"letter": person.letter}, _age(person.age)]
    if person.school:
        parts.append(_("school %(n)s") % {"n": person.school})
    if person.speaks_for:
        parts.append(_("for %(letter)s") % {"letter": person.speaks_for})
    return ", ".join(part for part in parts if part)


def _age(age: ages.Age) -> str:
    if age.under(ages.MAJORITY) is ages.Answer.NO:
        return _("of age")
    if age.youngest is None or age.oldest is None:
        return ""
    if age.youngest == age.oldest:
        return _("%(n)s years old") % {"n": age.oldest}
    return _("%(low)s or %(high)s years old") % {"low": age.youngest, "high": age.oldest}


def rows(places: tuple[table.Place, ...]) -> tuple[Row, ...]:
    """Who has access, why, and what they declared."""
    return tuple(
        Row(
            name=place.name,
            roles=", ".join(str(people.RIGHTS[role]) for role in place.roles),
            why=_why(place), said=_said(place),
        )
        for place in places
    )  # fmt: skip


def _why(place: table.Place) -> str:
    if place.tied:
        return _("No access: a tie exists")
    if not place.seated:
        return _("By their role")
    return _("Seat: %(which)s") % {"which": labels.word(panel_labels.INSTANCES, place.instance)}


def _said(place: table.Place) -> str:
    if place.declared is None:
        return _("Nothing yet")
    return _("No tie") if place.declared else _("A tie: stepped aside")


def with_access(places: tuple[table.Place, ...]) -> str:
    """« 7 personnes ont accès »."""
    count = sum(1 for place in places if not place.tied)
    return ngettext("%(n)s person has access", "%(n)s people have access", count) % {"n": count}


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
