"""Giving a letter the organisation’s own words; a text that could not be sent is never kept."""

from datetime import date, datetime

from francjeu.kernel.actors import Actor
from francjeu.notices import wording
from francjeu.policy import operations as policy


class BadWording(Exception):
    """A text cannot be sent; `faults` by language."""

    def __init__(self, faults: dict[str, tuple[wording.Fault, ...]]) -> None:
        super().__init__(faults)
        self.faults = faults


def set_wording(
    *, event: str, texts: dict[str, str], source: str, valid_from: date, note: str,
    actor: Actor, at: datetime, after: int | None = None, restores: int = 0,
) -> None:  # fmt: skip
    """Letters of cases opened from that day on say these words; an empty text is ours.

    Raises BadWording, and what policy.operations.set_wording raises.
    """
    given = {language: text for language, text in texts.items() if text.strip()}
    found = {
        language: wrong
        for language, text in given.items()
        if (wrong := wording.faults(event=event, language=language, text=text))
    }
    if found:
        raise BadWording(found)
    policy.set_wording(
        event=event, texts=given, source=source, valid_from=valid_from, note=note, actor=actor,
        at=at, after=after, restores=restores,
    )  # fmt: skip
