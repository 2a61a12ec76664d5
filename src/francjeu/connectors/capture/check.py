"""The tool of the deletion watch: a page, its control and its embed, looked at in one minute.

Run in a process of its own (ADR 0018). Without a browser first; where that concludes nothing, page
and control are both looked at again through Chromium, so that they stay comparable. The moments
come from one clock that cannot be set (monotonic): seconds since the first look.
"""

import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from francjeu.connectors.capture.guard import Guard, Rules
from francjeu.connectors.capture.look import Seen, look
from francjeu.kernel.evidence.capture import page_state
from francjeu.kernel.evidence.capture.page_state import GONE, Expected, PageState

VERSION = "2"
LANGUAGE = "fr-CA,fr;q=0.9,en;q=0.5"
COMPARED = ("page", "control")


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """`looks`: name → `address`, `author`, `fragment`; `allowed` and `only`, rules of the guard.

    Out: `looks`, what counts; `plain`, what was seen without scripts when they then ran.
    """
    guard = Guard(Rules(frozenset(request["allowed"]), only=request["only"]))
    began, asked = time.monotonic(), request["looks"]
    plain = {
        name: look(it["address"], guard=guard, language=LANGUAGE, after=time.monotonic() - began)
        for name, it in asked.items()
    }
    told = {"version": VERSION, "by": "plain", "looks": _as_told(plain)}
    if concludes({name: state_of(seen, asked[name]) for name, seen in plain.items()}):
        return told
    addresses = {name: asked[name]["address"] for name in COMPARED if name in asked}
    shown = _shown(addresses, guard=guard, folder=folder, began=began)
    if shown is None:
        return {**told, "lacking": "browser"}
    return {
        "version": VERSION, "by": "browser", "plain": _as_told(plain),
        "looks": _as_told({**plain, **shown}),
    }  # fmt: skip


def concludes(states: Mapping[str, PageState]) -> bool:
    """Nothing more would be learnt: the post is there, or it is not while its control is.

    Where neither answers at all, a browser would meet the same silence.
    """
    page, control = states["page"], states.get("control")
    if page is PageState.MATCHED or (page in GONE and control is PageState.MATCHED):
        return True
    return page is PageState.UNREACHABLE and control in (None, PageState.UNREACHABLE)


def state_of(seen: Seen, expected: Mapping[str, str]) -> PageState:
    """What one look is, by the words it should hold."""
    return page_state.read(
        page_state.Seen(
            asked=seen.asked, final=seen.final, status=seen.status, title=seen.title,
            text=seen.text, framed=seen.framed, fault=seen.fault,
        ),
        expected=Expected(
            author=expected.get("author", ""), fragment=expected.get("fragment", "")
        ),
    ).state  # fmt: skip


def _shown(
    addresses: dict[str, str], *, guard: Guard, folder: Path, began: float
) -> dict[str, Seen] | None:
    """The looks through Chromium; None where it, or what drives it, is not installed."""
    try:
        from francjeu.connectors.capture import chromium, shown
    except ModuleNotFoundError:
        return None
    try:
        return shown.look_all(addresses, guard=guard, folder=folder, began=began)
    except chromium.NoBrowser:
        return None


def _as_told(looks: Mapping[str, Seen]) -> dict[str, dict[str, Any]]:
    return {name: asdict(seen) for name, seen in looks.items()}
