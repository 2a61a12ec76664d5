"""Writing the policy: its versions, the settings that complete it, the wording of letters."""

from francjeu.policy.operations.settings import (
    BadValues,
    Held,
    Moved,
    Past,
    restore,
    set_values,
    set_wording,
)
from francjeu.policy.operations.versions import (
    AlreadyPublished,
    DayTaken,
    correct,
    discard,
    import_version,
    publish,
)

__all__ = [
    "AlreadyPublished",
    "BadValues",
    "DayTaken",
    "Held",
    "Moved",
    "Past",
    "correct",
    "discard",
    "import_version",
    "publish",
    "restore",
    "set_values",
    "set_wording",
]
