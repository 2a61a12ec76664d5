"""The measures a decision imposes, one for each respondent; and what they were weighed on."""

from datetime import datetime

from francjeu.cases import facts, recidivism
from francjeu.cases.models import Decision, Measure, Weighing
from francjeu.kernel.procedure.measures.measure import Factor, Terms


def impose(
    *, decision: Decision, terms: Terms | None, factors: tuple[Factor, ...], reprisal: str,
    at: datetime,
) -> None:  # fmt: skip
    """Write the weighing and, with `terms`, one measure for each respondent. Only `sign` calls it.

    Factors weigh on the measure and never on a finding: a deletion is one of them (C-SUPP).
    """
    case = decision.case
    Weighing(
        decision=decision, offence=facts.offence(case), shapes=sorted(recidivism.shapes(case)),
        factors=[f.value for f in dict.fromkeys(factors)], reprisal=reprisal, weighed_at=at,
    ).save(force_insert=True)  # fmt: skip
    if terms is None:
        return
    for party in recidivism.respondents(case):
        if hasattr(party, "employer_track"):
            continue  # the employer decides
        Measure(
            decision=decision, party=party, kind=terms.kind, starts_on=terms.starts_on,
            ends_on=terms.ends_on, count=terms.count.value if terms.count else "",
            matches=terms.matches, probation_until=terms.probation_until, ordered_at=at,
        ).save(force_insert=True)  # fmt: skip
