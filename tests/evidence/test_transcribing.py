"""An exported conversation written out: sealed beside it, tied to it, its gaps told."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from tests.conftest import NOON
from tests.evidence.test_exporting import exported
from tests.factories.evidence import a_piece, a_vault, an_actor

from francjeu.evidence import access
from francjeu.evidence.models import Derivation, Item
from francjeu.evidence.operations.copies import transcribing
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import vaults
from francjeu.evidence.operations.opening import conversing, reading
from francjeu.evidence.package import Contents, Exhibit
from francjeu.evidence.queries import copies
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.copies import commitment
from francjeu.kernel.evidence.copies.commitment import Opening
from francjeu.kernel.evidence.package import verify

pytestmark = pytest.mark.django_db
MANAGER = an_actor(Role.CASE_MANAGER)
MINE = access.Facts(is_involved=True)
CHAT = (
    "2026-11-20 14:03 - Camille: Salut, ça va?\n"
    "2026-11-20 14:05 - Maxime: Tais-toi\nsinon tu vas voir\n"
    "2026-11-20 14:06 - Maxime: <Médias omis>\n"
    "2026-11-20 14:01 - Maxime: Ce message a été supprimé\n"
)


def an_export(content: str = CHAT) -> Item:
    return a_piece(
        at=NOON, vault=a_vault(at=NOON), content=content.encode(), name="Discussion WhatsApp.txt"
    )


def transcript_of(item: Item) -> Item:
    return transcribing.transcribe(item=item, facts=MINE, actor=MANAGER, at=NOON)


def words_of(item: Item) -> str:
    opened = reading.read_for(actor=MANAGER, item=item, facts=MINE, purpose="lire", at=NOON)
    with closing(opened.chunks):
        return b"".join(opened.chunks).decode()


def test_who_wrote_what_and_when_is_a_text_that_opens_anywhere() -> None:
    made = transcript_of(an_export())
    text = words_of(made)
    assert made.media_type == "text/plain"
    assert "2. 2026-11-20 14:05 — Maxime\n    Tais-toi\n    sinon tu vas voir\n" in text
    assert "Personnes nommées\u00a0: Camille, Maxime" in text


def test_each_gap_is_told_where_it_is_and_kept_with_the_copy() -> None:
    made = transcript_of(an_export())
    text = words_of(made).split("\n\n")
    omitted, deleted = (next(it for it in text if it.startswith(f"{n}. ")) for n in (3, 4))
    assert "omis de l’exportation" in omitted
    assert "supprimé, dit l’exportation" in deleted
    assert "daté d’avant celui qui le précède" in deleted
    kept = json.loads(Derivation.objects.get(item=made).parameters)
    assert kept["gaps"] == [[3, "media left out"], [4, "deleted"], [4, "goes back in time"]]


@pytest.mark.clause("X-03")
def test_it_is_tied_to_the_export_by_a_commitment_and_does_not_hold_its_digest() -> None:
    item = an_export()
    made = transcript_of(item)
    row = Derivation.objects.get(item=made)
    opening = Opening(salt=row.salt, sha256=item.sha256)
    assert commitment.opens(opening, commitment=row.commitment)
    assert item.sha256 not in words_of(made)


def test_a_folder_holds_it_beside_the_export_and_anyone_checks_the_tie(tmp_path: Path) -> None:
    item = an_export()
    made = transcript_of(item)
    [copy] = copies.copies_of([item.pk])
    contents = Contents(
        ref="D-2026-0001", title="Essai", organisation="Ligue", subject="case:D-2026-0001",
        exhibits=(
            Exhibit(item=item, label="P-1"),
            Exhibit(item=made, label="P-1-copie-1", made=copy, of="P-1"),
        ),
    )  # fmt: skip
    folder = exported(contents, tmp_path / "export").folder
    assert (folder / "data/pieces/P-1-copie-1.txt").read_text() == words_of(made)
    listed = json.loads((folder / "data/dossier.json").read_bytes())["pieces"]
    assert [it["role"] for it in listed] == ["original", "transcript"]
    files = {
        it.relative_to(folder).as_posix(): lambda it=it: iter([it.read_bytes()])
        for it in folder.rglob("*")
        if it.is_file()
    }
    report = verify.verify(files)
    assert report.holds
    assert [it.label for it in report.copies] == ["P-1-copie-1"]


def test_it_goes_with_its_export() -> None:
    item = an_export()
    made = transcript_of(item)
    isolating.isolate(item=item, actor=MANAGER, at=NOON)
    made.refresh_from_db()
    assert (made.state, made.sha256) == ("erased", "")
    other = an_export(CHAT + "2026-11-20 15:00 - Camille: Fin\n")
    made = transcript_of(other)
    vaults.destroy(
        vault=other.vault, reason="retention", actor=an_actor(Role.PRIVACY_OFFICER), at=NOON
    )
    row = Derivation.objects.get(item=made)
    assert (row.salt, row.parameters) == ("", "")


def test_it_is_read_as_it_was_written() -> None:
    made = transcript_of(an_export())
    told = conversing.open_for(item=made, purpose="lire", facts=MINE, actor=MANAGER, at=NOON)
    assert told.is_transcript
    assert told.content["text"] == words_of(made)


def test_refuses_what_is_no_conversation_and_who_does_not_run_the_file() -> None:
    with pytest.raises(conversing.NotReadable):
        transcript_of(an_export("Des notes, sans plus.\n" * 5))
    with pytest.raises(conversing.NotReadable):
        transcript_of(transcript_of(an_export()))
    with pytest.raises(Refused):
        transcribing.transcribe(item=an_export(), facts=MINE, actor=an_actor(Role.DECIDER), at=NOON)
