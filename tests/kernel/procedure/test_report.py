"""The life of a report, and what its closed lists promise."""

import pytest

from francjeu.kernel.actors import CLOCK, SOFTWARE, Actor, Kind, Role
from francjeu.kernel.procedure.intake import report
from francjeu.kernel.procedure.intake.report import REPORT, About, Answer, Band, Reach, Tag
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.kernel.procedure.settings.doors import Need


def staff(*roles: Role, ref: str = "a") -> Actor:
    return Actor(kind=Kind.STAFF, ref=ref, roles=frozenset(roles))


MANAGER, CHAIR = staff(Role.CASE_MANAGER), staff(Role.CHAIR)


@pytest.mark.clause("X-01")
def test_nothing_leaves_reception_before_a_person_checked_urgency() -> None:
    assert [m.verb for m in REPORT.leaving("received")] == ["check_urgency"]
    (check,) = REPORT.leaving("received")
    assert check.may(MANAGER)
    assert not check.may(CLOCK)
    assert not check.may(SOFTWARE)


@pytest.mark.parametrize("state", REPORT.states)
@pytest.mark.parametrize("verb", REPORT.verbs)
def test_every_verb_leaves_only_the_states_of_the_table(verb: str, state: str) -> None:
    legal = (verb, state) in {(m.verb, m.source) for m in REPORT.moves}
    if legal:
        assert REPORT.move(state=state, verb=verb).target in REPORT.states
    else:
        with pytest.raises(IllegalMove):
            REPORT.move(state=state, verb=verb)


@pytest.mark.parametrize("role", [r for r in Role if r not in report.RECEIVERS])
def test_no_other_role_moves_a_report(role: Role) -> None:
    assert not any(m.may(staff(role)) for m in REPORT.moves)


@pytest.mark.clause("C-ID-3")
def test_a_disclaimer_is_not_among_the_reasons_to_refuse() -> None:
    assert not any("disclaimer" in r or "warning" in r for r in report.Refusal)


@pytest.mark.clause("C-D-7")
def test_threats_are_read_before_the_rest_and_reprisals_before_all() -> None:
    quiet = {"danger": Answer.NO, "gate": Answer.NO, "band": Band.ADULT}
    usual = report.priority(**quiet, tags=[Tag.INSULTS])  # type: ignore[arg-type]
    threats = report.priority(**quiet, tags=[Tag.THREATS])  # type: ignore[arg-type]
    payback = report.priority(**quiet, tags=[Tag.REPRISAL])  # type: ignore[arg-type]
    assert payback < threats < usual


@pytest.mark.parametrize(
    ("danger", "gate", "band"),
    [
        (Answer.UNSURE, Answer.NO, Band.ADULT),
        (Answer.NO, Answer.UNSURE, Band.ADULT),
        (Answer.NO, Answer.YES, Band.ADULT),
        (Answer.NO, Answer.NO, Band.UNDER_14),
    ],
)
def test_a_doubt_an_image_or_a_child_is_read_sooner(
    danger: Answer, gate: Answer, band: Band
) -> None:
    assert report.priority(danger=danger, gate=gate, tags=[], band=band) == 2


def test_only_a_plain_no_opens_the_upload() -> None:
    assert [report.takes_files(a) for a in (Answer.NO, Answer.YES, Answer.UNSURE)] == [
        True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Twitter", report.Place.X), ("insta", report.Place.INSTAGRAM),
        (" tik  tok ", report.Place.TIKTOK), ("x", report.Place.X),
        ("BeReal", report.Place.ELSEWHERE),
    ],
)  # fmt: skip
def test_knows_a_platform_by_its_older_names(words: str, place: report.Place) -> None:
    assert report.place_named(words) is place


def answers(**changed: Answer) -> dict[report.Question, Answer]:
    return {q: changed.get(q.value, Answer.NO) for q in report.Question}


def test_the_sheet_has_eight_answers() -> None:
    sheet = answers()
    del sheet[report.Question.REPRISAL]
    with pytest.raises(report.AnswersMissing) as missing:
        report.check_sheet(answers=sheet, outcome=report.Outcome.NO_DANGER)
    assert missing.value.missing == (report.Question.REPRISAL,)


@pytest.mark.parametrize("question", report.SAFETY)
@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNSURE])
def test_no_danger_is_refused_over_an_open_safety_question(
    question: report.Question, answer: Answer
) -> None:
    sheet = answers(**{question.value: answer})
    with pytest.raises(report.DangerLeftOpen):
        report.check_sheet(answers=sheet, outcome=report.Outcome.NO_DANGER)
    report.check_sheet(answers=sheet, outcome=report.Outcome.HELP_ASKED)


def test_offers_the_doors_of_each_open_question_once() -> None:
    sheet = answers(suicide=Answer.YES, danger_now=Answer.UNSURE)
    assert report.needs_first(sheet) == (Need.DANGER, Need.DISTRESS)


def test_a_refusal_without_another_door_is_refused() -> None:
    with pytest.raises(report.NoDoorNamed):
        report.check_doors(["", "  "])
    assert report.check_doors([" police "]) == ("police",)


@pytest.mark.clause("C-SIGN-4")
def test_a_report_about_the_director_reaches_the_chair_alone() -> None:
    reach = Reach(About.DIRECTOR)
    assert reach.admits(CHAIR)
    assert not reach.admits(MANAGER)
    assert not reach.admits(staff(Role.ADMINISTRATOR))
    assert not reach.admits(staff(Role.CHAIR, Role.CASE_MANAGER))


@pytest.mark.clause("C-SIGN-4")
def test_a_report_about_the_chair_reaches_the_standin_or_else_the_case_manager() -> None:
    outside = staff(Role.CASE_MANAGER, ref="outside")
    assert Reach(About.CHAIR).admits(MANAGER)
    assert not Reach(About.CHAIR).admits(CHAIR)
    named = Reach(About.CHAIR, frozenset({"outside"}))
    assert named.admits(outside)
    assert not named.admits(MANAGER)


def test_an_ordinary_report_reaches_case_managers_only() -> None:
    assert Reach(About.NOBODY).admits(MANAGER)
    for role in (Role.CHAIR, Role.ADMINISTRATOR, Role.COUNSEL, Role.DECIDER, Role.PRIVACY_OFFICER):
        assert not Reach(About.NOBODY).admits(staff(role))
