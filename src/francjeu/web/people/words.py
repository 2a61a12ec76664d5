"""What is wrong with a list or one of its lines, and what to do about it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from francjeu.people.roster.checking import Problem
from francjeu.people.roster.columns import Column
from francjeu.people.roster.reading import Unreadable
from francjeu.plumbing.figures import grouped

COLUMNS: dict[str, Promise] = {
    Column.GIVEN: _("Given name"),
    Column.FAMILY: _("Family name"),
    Column.ROLE: _("Role"),
    Column.TEAM: _("Team"),
    Column.INSTITUTION: _("Institution"),
    Column.BIRTH: _("Birth year"),
    Column.AGE: _("Age"),
    Column.SEASON: _("Season"),
    Column.START: _("Start"),
    Column.END: _("End"),
    Column.EMAIL: _("E-mail"),
    Column.PHONE: _("Phone"),
    Column.LANGUAGE: _("Language"),
}
UNREADABLE: dict[str, Promise] = {
    "empty": _("This file is empty."),
    "too_big": _("This file is over %(names)s MB. Split the list by school or by role."),
    "too_many_lines": _("This list has more than %(names)s lines. Split it."),
    "not_csv": _("This is a spreadsheet or a PDF. Save it as CSV, then send the CSV."),
    "encoding": _("The letters of this file cannot be read. Save it as CSV UTF-8."),
    "no_header": _(
        "No line of titles was found. The first line must name the columns: given name, family "
        "name, role…"
    ),
    "no_lines": _("There is a line of titles, and nobody under it."),
    "quotes": _("A quotation mark opens near line %(names)s and never closes. Fix that line."),
    "missing_columns": _("A column is missing: %(names)s."),
    "doubled_column": _("Two columns say the same thing: %(names)s. Keep one."),
    "refused_handle": _(
        "Take out this column: %(names)s. We keep no account name: nobody is watched here. "
        "Nothing of the file was kept."
    ),
    "refused_number": _(
        "Take out this column: %(names)s. We keep no identity number. Nothing of the file was kept."
    ),
    "refused_whole_name": _(
        "Cut this column in two: %(names)s. Given name and family name each need their own."
    ),
}
PROBLEMS: dict[str, Promise] = {
    "empty": _("Nothing is written here."),
    "not_a_name": _("“%(value)s” is not a name."),
    "too_long": _("“%(value)s…” is too long."),
    "role_unknown": _("“%(value)s” is not a role we know: athlete, coach, official, volunteer…"),
    "role_missing": _("No role. Write one, or choose one above for the whole list."),
    "team_without_institution": _("The team “%(value)s” has no institution."),
    "birth_format": _("“%(value)s” is not a year of 4 digits."),
    "birth_implausible": _("%(value)s cannot be a birth year here."),
    "age_unknown": _("“%(value)s” is not an age we can read. Write 15, or 14-17."),
    "start_missing": _("No start. Write a date, or choose one above for the whole list."),
    "date_format": _("“%(value)s” is not a date we can read. Write it as 2026-09-01."),
    "date_impossible": _("%(value)s is not a day of the calendar."),
    "date_ambiguous": _("%(value)s can be read in two ways. Answer above, or write 2026-09-01."),
    "date_implausible": _("%(value)s is too far away: check the year."),
    "ends_before_start": _("It ends on %(value)s, before it starts."),
    "email_format": _("“%(value)s” is not an e-mail address."),
    "too_many_cells": _("There are more cells than columns: a separator is hidden in a text."),
    "same_name_no_year": _("More than one person is called %(value)s: write the birth year."),
}


def of_file(refused: Unreadable) -> str:
    """Why the file as a whole cannot come in."""
    names = [
        grouped(int(name)) if name.isdecimal() else str(COLUMNS.get(name, name))
        for name in refused.names
    ]
    return str(UNREADABLE[refused.code]) % {"names": ", ".join(names)}


def of_line(problem: Problem) -> str:
    """Why one line cannot come in."""
    return str(PROBLEMS[problem.code]) % {"value": problem.value}
