"""Each line comes in whole, or every problem of it is told."""

from datetime import date

import pytest

from francjeu.kernel.belonging import Role
from francjeu.people.roster import checking, columns, reading

RULES = checking.Rules(today=date(2026, 11, 22))
HEADER = "prénom;nom;rôle;équipe;établissement;naissance;âge;saison;début;fin;courriel\n"
GOOD = "Noémie;Côté;Entraîneuse;Faucons;École A;1988;;2026-2027;2026-09-01;;n@exemple.ca"


def checked(*lines: str, rules: checking.Rules = RULES) -> checking.Checked:
    return checking.check(reading.read((HEADER + "\n".join(lines)).encode()), rules=rules)


def codes(*lines: str, rules: checking.Rules = RULES) -> list[tuple[int, str]]:
    return [(p.line, p.code) for p in checked(*lines, rules=rules).problems]


def test_reads_a_whole_line() -> None:
    (entry,) = checked(GOOD).entries
    assert entry == checking.Entry(
        line=2, given_name="Noémie", family_name="Côté", role=Role.COACH, team="Faucons",
        institution="École A", birth_year=1988, season="2026-2027", email="n@exemple.ca",
        starts_on=date(2026, 9, 1), ends_on=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word", "role"),
    [("Élève-athlète", Role.ATHLETE), ("joueuse", Role.ATHLETE), ("Entraîneur(e)", Role.COACH),
     ("Entraîneur·e", Role.COACH), ("entraineur.euse", Role.COACH), ("Head coach", Role.COACH),
     ("ARBITRE", Role.OFFICIAL), ("Membre du C.A.", Role.DIRECTOR), ("Employé/e", Role.EMPLOYEE),
     ("Membre d’un comité", Role.COMMITTEE_MEMBER), ("sport_lead", Role.SPORT_LEAD)],
)  # fmt: skip
def test_knows_roles_in_both_languages_and_in_inclusive_writing(word: str, role: Role) -> None:
    assert columns.role_of(word) is role


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("Noémie", ""), "empty"),
        (("Côté", "12"), "not_a_name"),
        (("Côté", "@cote"), "not_a_name"),
        (("Côté", "C" * 101), "too_long"),
        (("Entraîneuse", "Mascotte"), "role_unknown"),
        (("Entraîneuse", ""), "role_missing"),
        (("École A", ""), "team_without_institution"),
        (("1988", "88"), "birth_format"),
        (("1988", "1888"), "birth_implausible"),
        (("1988;", "1988;vieux"), "age_unknown"),
        (("2026-09-01", ""), "start_missing"),
        (("2026-09-01", "1/9/26"), "date_format"),
        (("2026-09-01", "03/04/2026"), "date_ambiguous"),
        (("2026-09-01", "2926-09-01"), "date_implausible"),
        (("2026-09-01;", "2026-09-01;2026-08-01"), "ends_before_start"),
        (("n@exemple.ca", "n.exemple.ca"), "email_format"),
        (("n@exemple.ca", "n@exemple.ca;trop"), "too_many_cells"),
    ],
)
def test_tells_the_line_and_the_problem(change: tuple[str, str], code: str) -> None:
    assert codes("Lou;Roy;coach;;;;;;2026-09-01;;", GOOD.replace(*change)) == [(3, code)]


def test_tells_every_problem_of_a_line_at_once() -> None:
    assert codes(GOOD, ";;;;;;;;;;") == []  # a blank line is no line
    assert [code for _, code in codes("Lou;;Mascotte;;;;;;hier;;")] == [
        "date_format",
        "empty",
        "role_unknown",
    ]


def test_answers_for_the_whole_list_fill_empty_cells_only() -> None:
    rules = checking.Rules(
        today=date(2026, 11, 22), role=Role.ATHLETE, starts_on=date(2026, 9, 1),
        ends_on=date(2027, 6, 30),
    )  # fmt: skip
    first, second = checked("Lou;Roy;;;;;;;;;", GOOD, rules=rules).entries
    assert (first.role, first.starts_on, first.ends_on) == (
        Role.ATHLETE, date(2026, 9, 1), date(2027, 6, 30),
    )  # fmt: skip
    assert second.role is Role.COACH


@pytest.mark.parametrize(
    ("cell", "band"),
    [("13", "under_14"), ("14 ans", "14_17"), ("17", "14_17"), ("42", "18_plus"),
     ("14-17", "14_17"), ("18 ans et plus", "18_plus"), ("Moins de 14 ans", "under_14")],
)  # fmt: skip
def test_an_age_is_reduced_to_its_band(cell: str, band: str) -> None:
    (entry,) = checked(f"Lou;Roy;coach;;;;{cell};;2026-09-01;;").entries
    assert entry.age_band == band


def test_asks_for_the_order_of_dates_only_when_the_list_does_not_prove_it() -> None:
    assert checked("Lou;Roy;coach;;;;;;03/04/2026;;").asks_order
    assert not checked("Lou;Roy;coach;;;;;;03/04/2026;25/06/2026;").asks_order
