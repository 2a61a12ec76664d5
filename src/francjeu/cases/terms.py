"""A measure as the rules know it."""

from francjeu.cases.models import Measure
from francjeu.kernel.procedure.measures.measure import Count, Terms


def terms_of(measure: Measure) -> Terms:
    """Its kind, dates, days or matches, probation."""
    return Terms(
        kind=measure.kind, starts_on=measure.starts_on, ends_on=measure.ends_on,
        count=Count(measure.count) if measure.count else None, matches=measure.matches,
        probation_until=measure.probation_until,
    )  # fmt: skip
