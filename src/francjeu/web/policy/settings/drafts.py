"""What someone typed and has not kept yet: in their own session, until they look and say so."""

from dataclasses import asdict, dataclass
from typing import Any

_KEY = "settings"


@dataclass(frozen=True, slots=True)
class Draft:
    """A version to be: `kind` as in addresses, `after` the number of the version it starts from."""

    kind: str
    values: dict[str, Any]
    valid_from: str
    note: str
    after: int
    restores: int = 0
    source: str = ""
    back: str = ""


def keep(session: Any, draft: Draft) -> None:
    """Keep what was typed for the preview."""
    session[_KEY] = {**session.get(_KEY, {}), draft.kind: asdict(draft)}


def find(session: Any, kind: str) -> Draft | None:
    """What this person typed for these settings, if anything."""
    kept = session.get(_KEY, {}).get(kind)
    return Draft(**kept) if kept else None


def drop(session: Any, kind: str) -> None:
    """Forget it: kept as a version, or given up."""
    session[_KEY] = {k: v for k, v in session.get(_KEY, {}).items() if k != kind}
