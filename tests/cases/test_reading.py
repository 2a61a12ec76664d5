"""Every reading of a case leaves a trace; names and pieces ask for a reason."""

from contextlib import closing
from io import BytesIO

import pytest
from tests.conftest import NOON
from tests.factories import cases as given

from francjeu.cases.operations.file import reading
from francjeu.cases.operations.intake import opening
from francjeu.evidence.operations.keeping import sealing, vaults
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import VISITOR, Role
from francjeu.kernel.evidence.origin.provenance import Access, Level

pytestmark = pytest.mark.django_db


def test_opening_the_file_is_written_down() -> None:
    table = given.a_table()
    reading.view(case=table.case, actor=table.decider, at=NOON)
    last = journal.history(subject=f"case:{table.case.ref}")[0]
    assert (last.event, last.actor) == ("case.viewed", f"staff:{table.decider.ref}")


def test_who_may_not_see_it_is_refused_without_a_trace() -> None:
    table = given.a_table()
    _, stranger = given.staff(Role.DECIDER)
    before = journal.count()
    with pytest.raises(Refused):
        reading.view(case=table.case, actor=stranger, at=NOON)
    assert journal.count() == before


def test_names_are_read_for_a_reason_that_is_kept() -> None:
    table = given.a_table()
    with pytest.raises(reading.NoReason):
        reading.read_names(case=table.case, reason=" ", actor=table.manager, at=NOON)
    named = reading.read_names(
        case=table.case, reason="Écrire l’avis", actor=table.manager, at=NOON
    )
    assert [n.name for n in named] == ["Félix Bouchard", "Julie Bouchard"]
    assert journal.history(subject=f"case:{table.case.ref}")[0].facts == {"reason": "Écrire l’avis"}


def test_the_history_of_a_case_names_nobody() -> None:
    table = given.a_table(state="closed")
    told = str([line.facts for line in journal.history(subject=f"case:{table.case.ref}")])
    for name in ("Félix", "Bouchard", "Julie", "felix@exemple.ca"):
        assert name not in told


def test_a_piece_is_opened_as_received_for_a_reason_and_by_who_works_on_the_case() -> None:
    table = given.a_table()
    vault = vaults.open_vault(subject=f"case:{table.case.ref}", at=NOON)
    item = sealing.receive(
        vault=vault, source=BytesIO(b"Capture"), name="a.txt", method="upload",
        level=Level.N1, how_obtained=Access.PUBLIC, actor=table.manager, at=NOON,
    )  # fmt: skip
    exhibit = opening.add_exhibit(
        case=table.case, description="Capture", item_id=item.pk, actor=table.manager, at=NOON
    )
    asked = {"case": table.case, "number": exhibit.number, "at": NOON}
    with pytest.raises(Refused):
        reading.open_piece(**asked, purpose="x", actor=VISITOR)
    opened = reading.open_piece(**asked, purpose="Constat", actor=table.decider)
    with closing(opened.chunks) as chunks:
        assert b"".join(chunks) == b"Capture"
    events = [line.event for line in journal.history(subject=f"case:{table.case.ref}")]
    assert "case.exhibit_viewed" in events
    assert "evidence.viewed" in events
