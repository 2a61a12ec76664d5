"""A clause is breached when every element is established, and never by anything else."""

from itertools import product

import pytest

from francjeu.kernel.procedure.decision.elements import (
    SHAPES,
    Element,
    Finding,
    Result,
    is_breached,
    missing,
)


def found(shape: str, results: tuple[Result, ...]) -> tuple[Finding, ...]:
    return tuple(
        Finding("4.a", element, result)
        for element, result in zip(SHAPES[shape], results, strict=False)
    )


@pytest.mark.parametrize("results", list(product(Result, repeat=4)))
def test_a_comment_is_a_breach_only_when_its_four_elements_are_established(
    results: tuple[Result, ...],
) -> None:
    breached = is_breached(clause="4.a", shape="comment", findings=found("comment", results))
    assert breached is all(r is Result.ESTABLISHED for r in results)


@pytest.mark.clause("C-A")
def test_polite_criticism_of_refereeing_is_no_breach() -> None:
    findings = found(
        "comment",
        (Result.ESTABLISHED, Result.ESTABLISHED, Result.NOT_ESTABLISHED, Result.ESTABLISHED),
    )
    assert not is_breached(clause="4.a", shape="comment", findings=findings)


def test_findings_on_another_clause_do_not_count() -> None:
    findings = found("comment", (Result.ESTABLISHED,) * 4)
    assert not is_breached(clause="4.b", shape="image", findings=findings)


def test_tells_which_elements_nobody_has_found_on() -> None:
    findings = found("identity", (Result.ESTABLISHED,))
    left = missing(clause="4.a", shape="identity", findings=findings)
    assert left == (Element.IDENTITY_UNCLEAR,)


@pytest.mark.clause("C-D")
def test_bullying_asks_that_both_be_bound_and_a_comment_only_the_author() -> None:
    assert Element.TARGET_BOUND in SHAPES["cyberbullying"]
    assert Element.TARGET_BOUND not in SHAPES["comment"]


@pytest.mark.clause("C-D-2")
def test_bullying_covers_text_messages_and_comments_do_not() -> None:
    assert Element.BY_ANY_CHANNEL in SHAPES["cyberbullying"]
    assert Element.BY_ANY_CHANNEL not in SHAPES["comment"]
    assert Element.PUBLISHED in SHAPES["comment"]
