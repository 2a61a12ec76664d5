"""A worker killed in the middle of a capture: what it had sealed is kept, another one finishes."""

import json

import pytest
from tests.cli.test_worker import House, house, until
from tests.posts import a_site

from francjeu.connectors.capture.chromium import NoBrowser, program

__all__ = ["house"]

ASK = """
from django.utils import timezone
from francjeu.evidence import access
from francjeu.evidence.operations.capture import capturing
from francjeu.evidence.operations.keeping import vaults
from francjeu.kernel.actors import SOFTWARE
from francjeu.kernel.procedure.intake.report import Answer
now = timezone.now()
vault = vaults.open_vault(subject="report:S-2026-0001", at=now)
capturing.ask(vault=vault, address={address!r}, author="", fragment="Message numéro",
    gate=Answer.NO, actor=SOFTWARE, facts=access.Facts(is_involved=True), at=now)
"""
TELL = """
import json
from francjeu.evidence.models import Capture
row = Capture.objects.get()
print(json.dumps({"state": row.state, "tries": row.tries, "gaps": row.gaps,
    "sealed": list(row.parts.values_list("item__sha256", flat=True))}))
"""


def test_a_worker_killed_in_the_middle_is_caught_up_by_itself(house: House) -> None:
    try:
        program()
    except NoBrowser:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    pytest.importorskip("warcio", reason="the tools of evidence are not installed: ./fj tools")
    with a_site() as site:
        house.environment |= {
            "FRANCJEU_CONNECTORS": "capture", "FRANCJEU_CAPTURE_ALLOW": site.host
        }  # fmt: skip
        house.python(ASK.format(address=site.at("/feed")))
        worker = house.start("worker", "--queue", "tools")
        pieces = house.folder / "pieces"
        until(lambda: len(list(pieces.glob("??/??/*.age"))) >= 2, seconds=90)
        worker.kill()
        worker.wait()
        before = json.loads(house.python(TELL))
        assert (before["state"], before["tries"]) == ("running", 1)
        house.run("worker", "--queue", "tools", "--batch")
    after = json.loads(house.python(TELL))
    assert (after["state"], after["tries"]) == ("kept", 2)
    assert "interrupted" in after["gaps"]
    assert len(before["sealed"]) >= 1
    assert set(before["sealed"]) <= set(after["sealed"])
