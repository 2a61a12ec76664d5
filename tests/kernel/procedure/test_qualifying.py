"""The traps of qualification: advice that names what is off, and what a finding must rest on."""

from dataclasses import replace
from datetime import date

import pytest

from francjeu.kernel.procedure.decision.bullying import Mark, is_bullying
from francjeu.kernel.procedure.decision.elements import SHAPES, Element, Finding, Result
from francjeu.kernel.procedure.decision.qualifying import (
    BadBasis,
    BadConduct,
    Channel,
    Conduct,
    Part,
    Sample,
    Share,
    Tag,
    Target,
    Tone,
    Trap,
    check_basis,
    check_conduct,
    instead,
    is_offered,
    is_series,
    leaning,
    suggested,
    traps,
)

TODAY = date(2026, 11, 22)
SAMPLE = Sample(date(2026, 10, 1), date(2026, 11, 1), seen=40, hostile=3, share=Share.PART)


@pytest.mark.clause("C-A")
def test_a_polite_opinion_suggests_that_the_words_are_not_hurtful_and_the_clause_not_upheld() -> (
    None
):
    opinion = Conduct(tone=Tone.POLITE, target=Target.STAKEHOLDER)
    assert suggested(element=Element.HURTFUL, conduct=opinion) is Result.NOT_ESTABLISHED
    assert traps(shape="comment", conduct=opinion) == (Trap.POLITE_CRITICISM,)
    found = (
        Finding("4.a", Element.AUTHOR_BOUND, Result.ESTABLISHED),
        Finding("4.a", Element.HURTFUL, Result.NOT_ESTABLISHED),
    )
    assert leaning(clause="4.a", shape="comment", findings=found) == "not_upheld"


def test_leans_nowhere_while_an_element_waits() -> None:
    found = tuple(Finding("4.a", e, Result.ESTABLISHED) for e in SHAPES["comment"])
    assert leaning(clause="4.a", shape="comment", findings=found[:3]) == ""
    assert leaning(clause="4.a", shape="comment", findings=found) == "upheld"


@pytest.mark.clause("C-C-3")
def test_a_page_against_another_team_is_outside_the_clause_and_names_the_others() -> None:
    page = Conduct(target=Target.OPPONENT, channels=frozenset({Channel.SOCIAL_MEDIA}))
    assert traps(shape="devoted_page", conduct=page) == (Trap.TARGET_OUTSIDE_PAGE,)
    assert not is_offered(shape="devoted_page", conduct=page)
    assert instead(shape="devoted_page", conduct=page) == ("comment", "cyberbullying")


@pytest.mark.parametrize("target", [Target.ORGANISATION, Target.STAKEHOLDER, Target.REPUTATION])
def test_a_page_against_the_organisation_or_its_people_is_inside(target: Target) -> None:
    assert is_offered(shape="devoted_page", conduct=Conduct(target=target))


@pytest.mark.clause("C-D")
def test_a_parent_as_target_puts_the_act_outside_cyberbullying_and_names_the_comment() -> None:
    act = Conduct(target=Target.CONNECTED)
    assert traps(shape="cyberbullying", conduct=act) == (Trap.TARGET_NOT_BOUND,)
    assert instead(shape="cyberbullying", conduct=act) == ("comment",)


@pytest.mark.clause("C-D-2")
@pytest.mark.parametrize("channel", [Channel.TEXT_MESSAGE, Channel.EMAIL])
def test_an_insulting_message_is_offered_cyberbullying_and_not_the_comment(
    channel: Channel,
) -> None:
    act = Conduct(channels=frozenset({channel}), target=Target.MEMBER)
    assert is_offered(shape="cyberbullying", conduct=act)
    assert not is_offered(shape="comment", conduct=act)
    assert instead(shape="comment", conduct=act) == ("cyberbullying",)
    assert suggested(element=Element.PUBLISHED, conduct=act) is Result.NOT_ESTABLISHED


@pytest.mark.clause("C-C-4")
def test_following_alone_suggests_no_contribution() -> None:
    act = Conduct(parts=frozenset({Part.FOLLOWER}))
    assert Trap.ONLY_FOLLOWED in traps(shape="devoted_page", conduct=act)
    result = suggested(element=Element.CREATED_OR_CONTRIBUTED, conduct=act)
    assert result is Result.NOT_ESTABLISHED
    both = Conduct(parts=frozenset({Part.FOLLOWER, Part.CONTRIBUTOR}))
    assert Trap.ONLY_FOLLOWED not in traps(shape="devoted_page", conduct=both)


@pytest.mark.clause("C-ID-3")
@pytest.mark.clause("C-D-6")
@pytest.mark.parametrize("element", list(Element))
def test_a_joke_a_disclaimer_or_a_deletion_suggests_nothing_on_any_element(
    element: Element,
) -> None:
    excuse = Conduct(joke=True, disclaimer=True, deleted_on=TODAY)
    assert suggested(element=element, conduct=excuse) is None
    assert is_offered(shape="comment", conduct=excuse)


@pytest.mark.clause("C-D-3")
def test_other_conduct_asks_for_words() -> None:
    other = Conduct(tags=frozenset({Tag.OTHER}))
    with pytest.raises(BadConduct, match="other_without_words"):
        check_conduct(other, other_words=" ", today=TODAY)
    check_conduct(other, other_words="Il publie son adresse.", today=TODAY)


def test_refuses_a_deletion_still_to_come() -> None:
    with pytest.raises(BadConduct, match="deleted_in_the_future"):
        check_conduct(Conduct(deleted_on=date(2026, 12, 1)), other_words="", today=TODAY)


def test_says_that_threats_come_first_and_that_a_denunciation_may_be_punished() -> None:
    act = Conduct(tags=frozenset({Tag.THREATS}), denounces=True)
    assert traps(shape="comment", conduct=act) == (Trap.THREATS_FIRST, Trap.POSSIBLE_REPRISAL)


@pytest.mark.clause("C-D-4")
def test_two_days_suggest_a_series_and_one_day_does_not() -> None:
    assert is_series([date(2026, 11, 1), date(2026, 11, 11)])
    assert not is_series([date(2026, 11, 1), date(2026, 11, 1)])


def basis(element: Element = Element.DEVOTED, **changes: object) -> None:
    values: dict[str, object] = {
        "result": Result.ESTABLISHED, "pieces": (1,), "known": frozenset({1}), "sample": SAMPLE,
    }  # fmt: skip
    check_basis(element=element, **{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.clause("C-C-2")
def test_three_of_forty_may_be_said_devoted_in_part_by_a_person() -> None:
    basis()
    basis(sample=replace(SAMPLE, seen=400, hostile=1))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"pieces": (7,)}, "piece_unknown"),
        ({"pieces": ()}, "piece_missing"),
        ({"sample": None}, "sample_missing"),
        ({"element": Element.HURTFUL}, "sample_out_of_place"),
        ({"sample": replace(SAMPLE, last_on=date(2026, 9, 1))}, "sample_ends_before_it_starts"),
        ({"sample": replace(SAMPLE, seen=0, hostile=0)}, "sample_empty"),
        ({"sample": replace(SAMPLE, hostile=41)}, "sample_more_hostile_than_seen"),
        ({"sample": replace(SAMPLE, hostile=0)}, "sample_holds_nothing_hostile"),
        ({"sample": replace(SAMPLE, share=Share.WHOLE)}, "sample_not_whole"),
    ],
)
def test_refuses_a_finding_that_rests_on_nothing(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(BadBasis) as refused:
        basis(**changes)  # type: ignore[arg-type]
    assert refused.value.reason == reason


def test_who_is_bound_is_read_in_the_register_and_needs_no_piece() -> None:
    basis(Element.AUTHOR_BOUND, pieces=(), sample=None)


def test_what_is_not_established_needs_no_piece() -> None:
    basis(Element.HURTFUL, pieces=(), sample=None, result=Result.NOT_ESTABLISHED)


def test_school_law_asks_for_all_four_marks() -> None:
    whole = dict.fromkeys(Mark, Result.ESTABLISHED)
    assert is_bullying(whole) is True
    assert is_bullying({**whole, Mark.IMBALANCE: Result.NOT_ESTABLISHED}) is False
    assert is_bullying({Mark.REPEATED: Result.ESTABLISHED}) is None
