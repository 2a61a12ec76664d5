"""Each page of the test site is captured once, by the real tool in a process of its own."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.posts import AUTHOR, WORDS, Site, a_site

from francjeu.connectors.capture.chromium import NoBrowser, program
from francjeu.connectors.capture.parts import finished
from francjeu.kernel.evidence.capture.capturing import Role
from francjeu.kernel.evidence.capture.page_state import Expected, PageState, Seen, read
from francjeu.plumbing import tools

LIMITS = {"seconds": 120, "screens": 60, "bytes": 8 * 1024**2, "media_bytes": 300 * 1024**2,
          "media_seconds": 60}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Captured:
    """What the tool answered, and its files."""

    told: dict[str, Any]
    folder: Path

    def file(self, role: Role) -> Path:
        return self.folder / next(it.file for it in finished(self.folder) if it.role is role)

    @property
    def roles(self) -> list[Role]:
        return [it.role for it in finished(self.folder)]

    @property
    def gaps(self) -> dict[str, str]:
        return {it["gap"]: it["detail"] for it in self.told["gaps"]}

    @property
    def state(self) -> PageState:
        """What the kernel says of it."""
        told = self.told
        seen = Seen(
            asked=told["asked"], final=told.get("final", ""), status=told.get("status"),
            title=told.get("title", ""), text=told["text"], fault=told.get("fault", ""),
            framed="\n".join(it["text"] for it in told["framed"]),
        )  # fmt: skip
        return read(seen, expected=Expected(author=AUTHOR, fragment=WORDS)).state


Capture = Callable[..., Captured]


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with a_site() as the_site:
        yield the_site


@pytest.fixture(scope="session")
def capture(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Capture:
    """Captures a path of the site the first time it is asked for."""
    try:
        program()
    except NoBrowser:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    pytest.importorskip("warcio", reason="the tools of evidence are not installed: ./fj tools")
    known: dict[str, Captured] = {}

    def take(path: str, *, brief: bool = False, **limits: int) -> Captured:
        key = json.dumps([path, brief, limits], sort_keys=True)
        if key not in known:
            known[key] = _take(site, path, brief=brief, limits={**LIMITS, **limits})
        return known[key]

    def _take(site: Site, path: str, *, brief: bool, limits: dict[str, int]) -> Captured:
        request = {"address": site.at(path), "brief": brief, "allowed": [site.host, site.elsewhere],
                   "only": False, "limits": limits}  # fmt: skip
        with tools.workshop() as folder:
            told = tools.run(
                "francjeu.connectors.capture.page", request, folder=folder,
                limits=tools.Limits(seconds=300, network=True),
            )  # fmt: skip
            kept = tmp_path_factory.mktemp("capture")
            for name in ("parts.jsonl", *(it.file for it in finished(folder))):
                shutil.copy(folder / name, kept / name)
        return Captured(told, kept)

    return take
