"""What the tool of captures told of an address: nothing, when it or its browser was cut off."""

from collections.abc import Mapping
from typing import Any

from francjeu.evidence.models import Capture
from francjeu.kernel.evidence.capture import page_state
from francjeu.kernel.evidence.capture.capturing import Gap
from francjeu.kernel.evidence.capture.page_state import PageState
from francjeu.plumbing.tools import Failure

_NOT_SAID = 0


def reading(row: Capture, told: Mapping[str, Any]) -> page_state.Reading:
    """What the address gave."""
    seen = page_state.Seen(
        asked=row.publication.address, final=told.get("final", ""),
        status=_NOT_SAID if is_silent(told) else told.get("status"),
        title=told.get("title", ""), text=told.get("text", ""), pictured=told.get("pictured", ""),
        framed="\n".join(it["text"] for it in told.get("framed", ())),
        fault=told.get("fault") or told.get("refused") or "",
    )  # fmt: skip
    expected = page_state.Expected(author=row.publication.author, fragment=row.publication.fragment)
    return page_state.read(seen, expected=expected)


def found_in(row: Capture, told: Mapping[str, Any], whole: page_state.Reading) -> list[str]:
    """The sites whose pages, shown inside this one, hold the words that it does not hold itself."""
    alone = reading(row, {**told, "framed": ()})
    if whole.state is not PageState.MATCHED or alone.state is PageState.MATCHED:
        return []
    origins = [
        it["origin"] for it in told["framed"]
        if reading(row, {**told, "framed": [it]}).state is PageState.MATCHED
    ]  # fmt: skip
    return sorted(set(origins) or {it["origin"] for it in told["framed"]})


def is_silent(told: Mapping[str, Any]) -> bool:
    """Whether what was told says nothing of the address: the tool, or its browser, was cut off."""
    if any(key in told for key in ("status", "fault", "refused")):
        return False
    return "asked" not in told or broke_off(told) is not None


def why_nothing(told: Mapping[str, Any]) -> str:
    """The word for why no page came, where the address was not the reason."""
    ended = broke_off(told)
    if ended is None:
        return "no page"
    return Failure.OUT_OF_MEMORY.value if ended == "memory" else "browser ended"


def broke_off(told: Mapping[str, Any]) -> str | None:
    """What ended the browser before the end, if something did."""
    gaps = told.get("gaps", ())
    return next((it["detail"] for it in gaps if it["gap"] == Gap.BROKE_OFF), None)
