"""The gate at the door: where plain answers lead."""

import itertools

import pytest

from francjeu.kernel.procedure.intake import routing
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.routing import Asked, Footing, NotAnswered, Way, route


def answers(**changed: Answer) -> dict[Asked, Answer]:
    """Inside by default: bound, covered, and nothing else."""
    plain = dict.fromkeys(Asked, Answer.NO)
    plain |= {Asked.BOUND: Answer.YES, Asked.COVERED: Answer.YES}
    return plain | {Asked(key): answer for key, answer in changed.items()}


def ways(**changed: Answer) -> list[Way]:
    return [p.way for p in route(answers(**changed)).outside]


def test_a_plain_matter_stays_inside() -> None:
    found = route(answers())
    assert (found.inside, found.outside, found.stays) == (True, (), False)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("child_sexual", [Way.POLICE, Way.CHILD]),
        ("child_hurt", [Way.CHILD]),
        ("crime", [Way.POLICE]),
        ("sport_harm", [Way.INTEGRITY]),
        ("pupils", [Way.SCHOOL]),
        ("employee", [Way.EMPLOYER]),
        ("still_online", [Way.PLATFORM]),
    ],
)
def test_each_yes_opens_its_door(asked: str, first: list[Way]) -> None:
    assert ways(**{asked: Answer.YES}) == first


@pytest.mark.parametrize("asked", ["child_sexual", "child_hurt", "crime", "sport_harm"])
def test_not_knowing_counts_as_yes_where_safety_is_at_stake(asked: str) -> None:
    assert ways(**{asked: Answer.UNSURE}) == ways(**{asked: Answer.YES})


@pytest.mark.parametrize("asked", ["pupils", "employee", "still_online"])
def test_elsewhere_not_knowing_opens_nothing(asked: str) -> None:
    assert ways(**{asked: Answer.UNSURE}) == []


@pytest.mark.clause("C-APP-2")
def test_outside_jurisdiction_the_door_here_is_shut_and_others_stay_open() -> None:
    found = route(answers(bound=Answer.NO, sport_harm=Answer.YES, pupils=Answer.YES))
    assert not found.inside
    assert found.shut is Asked.BOUND
    assert [p.way for p in found.outside] == [Way.INTEGRITY, Way.SCHOOL]
    assert not found.is_mixed


def test_not_knowing_whether_someone_is_bound_shuts_nothing() -> None:
    assert route(answers(bound=Answer.UNSURE, covered=Answer.UNSURE)).inside


@pytest.mark.clause("C-SIGN-3")
def test_what_the_policy_does_not_cover_goes_to_another_body() -> None:
    found = route(answers(covered=Answer.NO))
    assert (found.inside, found.shut) == (False, Asked.COVERED)
    assert [p.way for p in found.outside] == [Way.OTHER]


def test_a_mixed_report_may_be_split_and_help_comes_first() -> None:
    found = route(answers(pupils=Answer.YES, crime=Answer.YES))
    assert found.is_mixed
    assert found.stays
    assert [p.way for p in found.outside] == [Way.POLICE, Way.SCHOOL]


def test_one_body_is_named_once_whatever_the_number_of_reasons() -> None:
    found = route(answers(child_sexual=Answer.YES, child_hurt=Answer.YES, crime=Answer.YES))
    assert [p.way for p in found.outside] == [Way.POLICE, Way.CHILD]
    assert found.outside[0].because == (Asked.CHILD_SEXUAL, Asked.CRIME)
    assert found.outside[1].footing is Footing.CHILD_LAW


def test_nine_answers_are_needed() -> None:
    with pytest.raises(NotAnswered) as refused:
        route({Asked.BOUND: Answer.YES})
    assert len(refused.value.missing) == len(Asked) - 1


def test_whatever_the_answers_help_is_never_behind_the_rest() -> None:
    for given in itertools.product(Answer, repeat=len(Asked)):
        found = route(dict(zip(Asked, given, strict=True)))
        hurried = [p.at_once for p in found.outside]
        assert hurried == sorted(hurried, reverse=True)
        assert found.stays == any(hurried)
        assert Way.INSIDE not in {p.way for p in found.outside}


def test_each_rule_names_a_way_that_leads_out() -> None:
    assert {rule.asked for rule in routing.RULES} == set(Asked) - {Asked.BOUND, Asked.COVERED}
    assert Way.INSIDE not in {rule.way for rule in routing.RULES}
