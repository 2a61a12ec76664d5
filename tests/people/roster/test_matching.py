"""Two lines of one name are one person only when somebody said so."""

from datetime import date

from francjeu.kernel.belonging import Role
from francjeu.people.roster import matching
from francjeu.people.roster.checking import Entry
from francjeu.people.roster.matching import Answer, Bulk, Known, Plan


def line(number: int, given: str = "Lou", family: str = "Roy", year: int | None = 2010) -> Entry:
    return Entry(number, given, family, Role.ATHLETE, date(2026, 9, 1), None, birth_year=year)


def planned(
    *entries: Entry,
    known: tuple[Known, ...] = (),
    answers: dict[str, str] | None = None,
    bulk: Bulk | None = None,
) -> Plan:
    found = {entries[0].name_key: known} if known else {}
    return matching.plan(entries, known=found, answers=answers or {}, bulk=bulk)


def lines(plan: Plan) -> list[tuple[str, list[int]]]:
    return [(p.ref, [e.line for e in p.entries]) for p in plan.persons]


def test_a_new_name_needs_no_question() -> None:
    assert lines(planned(line(2), line(3, "Zoé"))) == [("", [2]), ("", [3])]


def test_the_same_name_twice_is_asked() -> None:
    plan = planned(line(2), line(3, "LOU"))
    assert (lines(plan), len(plan.open)) == ([], 1)


def test_each_answer_is_obeyed() -> None:
    entries = line(2), line(3)
    key = planned(*entries).open[0].key
    assert lines(planned(*entries, answers={key: Answer.ONE})) == [("", [2, 3])]
    assert lines(planned(*entries, answers={key: Answer.APART})) == [("", [2]), ("", [3])]
    skipped = planned(*entries, answers={key: Answer.SKIP})
    assert (lines(skipped), len(skipped.skipped)) == ([], 2)


def test_different_birth_years_are_different_persons() -> None:
    assert lines(planned(line(2, year=2009), line(3, year=2010))) == [("", [2]), ("", [3])]


def test_a_line_without_year_among_namesakes_is_a_problem() -> None:
    entries = [line(2, year=2009), line(3, year=2010), line(4, year=None)]
    assert [(p.line, p.code) for p in matching.unclear(entries)] == [(4, "same_name_no_year")]


def test_someone_known_is_asked_and_can_be_named() -> None:
    known = (Known("abc", 2010, "2010 · Athlète"), Known("def", None, ""))
    plan = planned(line(2), known=known)
    assert plan.open[0].known == known
    key = plan.open[0].key
    assert lines(planned(line(2), known=known, answers={key: "person:def"})) == [("def", [2])]


def test_someone_known_born_another_year_is_nobody_to_ask_about() -> None:
    assert lines(planned(line(2), known=(Known("abc", 1975, ""),))) == [("", [2])]


def test_refuses_an_answer_that_was_not_offered() -> None:
    key = planned(line(2), line(3)).open[0].key
    assert planned(line(2), line(3), answers={key: "person:someone-else"}).open


def test_one_answer_for_all_settles_only_what_is_certain() -> None:
    year = (Known("abc", 2010, ""),)
    assert lines(planned(line(2), line(3), bulk=Bulk.SAME)) == [("", [2, 3])]
    assert lines(planned(line(2), known=year, bulk=Bulk.SAME)) == [("abc", [2])]
    assert planned(line(2, year=None), known=year, bulk=Bulk.SAME).open
    assert planned(line(2), known=(*year, Known("def", 2010, "")), bulk=Bulk.SAME).open
    assert planned(line(2), known=year, bulk=Bulk.SKIP).skipped


def test_questions_keep_their_key_from_one_page_to_the_next() -> None:
    assert planned(line(2), line(3)).open[0].key == planned(line(2), line(3)).open[0].key
