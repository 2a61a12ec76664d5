"""Outside doors as pages print them, from the organisation's list: no number in a template."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from francjeu.kernel.procedure.settings import doors as kernel
from francjeu.kernel.procedure.settings.doors import Need
from francjeu.policy import queries as policy

ICONS = {
    Need.DANGER: "phone",
    Need.DISTRESS: "message-circle",
    Need.INTEGRITY: "landmark",
    Need.CHILD: "users",
    Need.IMAGE: "image-off",
    Need.SCHOOL: "school",
    Need.POLICE: "shield-alert",
    Need.PLATFORM: "flag",
}
AT_ONCE = frozenset({Need.DANGER, Need.DISTRESS})


@dataclass(frozen=True, slots=True)
class Door:
    """Someone outside, in the reader's language."""

    key: str
    name: str
    what: str
    needs: tuple[Need, ...]
    icon: str
    url: str
    phone: str
    text: str
    address: str
    hours: str
    checked_on: date | None
    stale: bool

    @property
    def at_once(self) -> bool:
        """True for the bar of immediate help: danger or distress, and a number to call."""
        return bool(self.phone) and not AT_ONCE.isdisjoint(self.needs)


def doors(*, on: date, language: str) -> tuple[Door, ...]:
    """Every door that holds that day, in the organisation's order; none before it keeps a list."""
    return tuple(_door(door, on, language) for door in policy.outside_doors(on=on))


def for_needs(listed: tuple[Door, ...], *needs: Need) -> tuple[Door, ...]:
    """Those which answer one of `needs`."""
    return tuple(door for door in listed if not set(needs).isdisjoint(door.needs))


def _said(words: Mapping[str, str] | None, language: str) -> str:
    words = words or {}
    return words.get(language) or words.get("fr", "")


def _door(door: kernel.Door, on: date, language: str) -> Door:
    return Door(
        key=door.key,
        name=_said(door.name, language),
        what=_said(door.what, language),
        needs=door.needs,
        icon=ICONS[door.needs[0]] if door.needs else "life-buoy",
        url=door.url,
        phone=door.phone,
        text=door.text,
        address=door.address,
        hours=_said(door.hours, language),
        checked_on=door.source.checked_on,
        stale=door.is_stale(on),
    )
