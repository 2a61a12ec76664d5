"""What a notice needs beside the guards of its move: an adult for a minor, a ruling on a name."""

from datetime import datetime

from francjeu.cases import identity, models, representing
from francjeu.kernel.procedure.case.guards import Why


def missing(case: models.Case, *, at: datetime) -> Why | None:
    """The first thing that keeps this case from being notified that day, or None."""
    if case.state != "admissible":
        return None
    if representing.alone(case, at=at):
        return Why.NO_ADULT
    return Why.IDENTITY_UNDECIDED if identity.is_open(case) else None
