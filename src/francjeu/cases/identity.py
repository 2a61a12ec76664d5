"""Whether the person concerned learns who reported: withheld or told, by a reasoned ruling."""

from francjeu.cases import models
from francjeu.reports.queries import guarded

COMPLAINS = "complainant"


def is_at_stake(case: models.Case) -> bool:
    """True when someone who reported or complains is known by name."""
    if case.parties.filter(role=COMPLAINS).exists():
        return True
    return bool(guarded.kept_apart(case_ref=case.ref).persons)


def ruling(case: models.Case) -> models.IdentityRuling | None:
    """The ruling that holds."""
    rows = case.identity_rulings.select_related("decided_by")
    return rows.order_by("-decided_at", "-pk").first()


def is_open(case: models.Case) -> bool:
    """True while a name is at stake and nobody has ruled."""
    return ruling(case) is None and is_at_stake(case)


def told(case: models.Case) -> tuple[str, ...]:
    """The names which the person concerned may read: the complainants, once ruled so."""
    held = ruling(case)
    if held is None or not held.is_told:
        return ()
    rows = case.parties.filter(role=COMPLAINS).order_by("letter")
    return tuple(row.name for row in rows if row.name)
