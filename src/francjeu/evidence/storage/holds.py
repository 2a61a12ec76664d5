"""Legal holds of a bucket that this installation sets, marked: one set by hand is not ours to lift.

`ask` calls the service about one blob; `version` names the version meant, empty without versions.
"""

from collections.abc import Callable, Mapping
from typing import Any

_OURS = {"Key": "francjeu-hold", "Value": "1"}

Ask = Callable[..., Any]


def put(ask: Ask, address: str, version: Mapping[str, str]) -> bool:
    """Holds the version. The mark comes first: a hold without it would never be lifted."""
    others = [it for it in _tags(ask, address, version) if it != _OURS]
    ask("put_object_tagging", address, **version, Tagging={"TagSet": [*others, _OURS]})
    ask("put_object_legal_hold", address, **version, LegalHold={"Status": "ON"})
    return True


def lift(ask: Ask, address: str, version: Mapping[str, str]) -> bool:
    """Lifts a hold that we set; whether it was one."""
    tags = _tags(ask, address, version)
    if _OURS not in tags:
        return False
    ask("put_object_legal_hold", address, **version, LegalHold={"Status": "OFF"})
    others = [it for it in tags if it != _OURS]
    if others:
        ask("put_object_tagging", address, **version, Tagging={"TagSet": others})
    else:
        ask("delete_object_tagging", address, **version)
    return True


def _tags(ask: Ask, address: str, version: Mapping[str, str]) -> list[dict[str, str]]:
    """The marks of a version: ours, and those of whoever runs the bucket."""
    return list(ask("get_object_tagging", address, **version)["TagSet"])
