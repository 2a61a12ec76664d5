"""Who speaks for a young person: an adult, who is not in the case otherwise, until the majority.

C.c.Q. art. 153: full age is 18. From that day letters go to the person alone, unless they choose to
keep who spoke for them.
"""

from enum import StrEnum

from francjeu.kernel.ages import Answer

# roles which forbid to speak for someone else in the same case
TIED_ROLES = frozenset({"respondent", "impacted", "complainant", "witness"})


class Unfit(StrEnum):
    """Why someone may not represent, tested in this order; another adult is then named."""

    IN_THE_CASE = "in_the_case"
    RUNS_THE_CASE = "runs_the_case"
    UNDER_AGE = "under_age"


def unfit(*, other_roles: frozenset[str], runs_the_case: bool, is_minor: Answer) -> Unfit | None:
    """The reason why this person may not speak for another, or None."""
    if other_roles & TIED_ROLES:
        return Unfit.IN_THE_CASE
    if runs_the_case:
        return Unfit.RUNS_THE_CASE
    return Unfit.UNDER_AGE if is_minor is Answer.YES else None


def speaks_still(*, was_minor: Answer, is_minor: Answer, keeps: bool | None) -> bool:
    """Does who was named to speak for someone still do?

    `keeps` is what the person chose on coming of age, None while nothing was noted. Who was chosen
    by an adult goes on; a guardian stops at the majority, known from the year or noted by staff.
    """
    if keeps is not None:
        return keeps
    return was_minor in {Answer.NO, Answer.UNKNOWN} or is_minor is not Answer.NO
