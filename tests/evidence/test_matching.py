"""Each new piece is compared with those known; what was drawn from one goes when it goes."""

import io
import os
import signal
import sys
import time
import venv
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import docx
import pytest
from django.db import DatabaseError, connections, transaction
from PIL import Image
from tests.conftest import NOON
from tests.factories import scenes
from tests.factories.evidence import REPORTER, a_piece, a_vault, an_actor

from francjeu.evidence import access
from francjeu.evidence.models import Candidate, Fingerprint, Item, Vault
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import sealing, vaults
from francjeu.evidence.operations.likeness import fingerprinting, matching, redrawing
from francjeu.evidence.queries import matching as queries
from francjeu.evidence.storage import envelope, places
from francjeu.evidence.storage.keyring import KeyLost
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, OPERATOR, Role
from francjeu.kernel.evidence.likeness.matching import Method, Strength, Verdict
from francjeu.kernel.evidence.pieces.keeping import Scan

pytestmark = pytest.mark.django_db
MINE = access.Facts(is_involved=True)
MANAGER = an_actor(Role.CASE_MANAGER)
PICTURE = scenes.scene(31, width=640, height=480)
LONG = (
    "Tu viens à la pratique demain soir? Non, je suis écœuré de voir sa face partout, personne va "
    "le regretter s’il change d’école"
)


def received(content: bytes, *, vault: Vault | None = None, name: str = "photo.png") -> Item:
    return a_piece(at=NOON, content=content, name=name, vault=vault)


def compare() -> int:
    return fingerprinting.fingerprint_waiting(actor=CLOCK, at=NOON)


def the_pair() -> Candidate:
    return Candidate.objects.select_related("earlier__vault", "later__vault").get()


def two_alike(*, vaults_: tuple[Vault, Vault] | None = None) -> tuple[Item, Item]:
    """The same bytes twice: no tool is needed to see it."""
    first, second = vaults_ or (a_vault(at=NOON), a_vault(at=NOON, subject="report:S-2026-0002"))
    text = LONG.encode()
    items = (
        received(text, vault=first, name="a.txt"), received(text, vault=second, name="a.txt"),
    )  # fmt: skip
    compare()
    return items


def test_a_picture_sent_again_in_a_screenshot_is_put_before_a_person() -> None:
    received(scenes.png(PICTURE))
    screen = scenes.jpeg(scenes.phone(PICTURE), quality=80)
    received(scenes.png(screen), vault=a_vault(at=NOON, subject="report:S-2026-0002"))
    received(scenes.png(scenes.scene(32, width=640, height=480)))
    assert compare() == 3
    pair = the_pair()
    assert (pair.verdict, pair.strength) == (Verdict.WAITING, Strength.PROBABLE)
    assert pair.method in (Method.PANEL, Method.CORNERS)
    picture = matching.look(candidate=pair.public_id, facts=MINE, actor=MANAGER, at=NOON)
    with Image.open(io.BytesIO(picture)) as drawn:
        assert drawn.format == "JPEG"
    assert compare() == 0


def test_the_same_bytes_and_the_same_words_are_found_without_any_tool() -> None:
    first, second = two_alike()
    pair = the_pair()
    assert (pair.earlier, pair.later) == (first, second)
    assert (pair.method, pair.strength) == (Method.BYTES, Strength.EXACT)
    received(f"Transféré\n{LONG}".encode(), name="b.txt")
    compare()
    assert set(Candidate.objects.values_list("method", flat=True)) == {Method.BYTES, Method.WORDS}


def test_nothing_of_a_fingerprint_can_be_read_without_the_key_of_the_vault() -> None:
    item = received(LONG.encode(), name="a.txt")
    compare()
    kept = bytes(Fingerprint.objects.get(item=item).marks)
    assert kept.startswith(b"age-encryption.org/v1")
    assert b"pratique" not in kept
    places.keyring().destroy(item.vault.public_id)
    assert matching.search(
        asked="pratique", items=[item.public_id], subject=item.vault.subject, facts=MINE,
        actor=MANAGER, at=NOON,
    ) == ()  # fmt: skip


@pytest.mark.parametrize("act", ["isolate", "withdraw", "destroy"])
def test_what_was_drawn_from_a_piece_goes_with_it(act: str) -> None:
    first, second = two_alike()
    if act == "isolate":
        isolating.isolate(item=first, actor=MANAGER, at=NOON)
    elif act == "withdraw":
        sealing.withdraw(item=first, facts=MINE, actor=REPORTER, at=NOON)
    else:
        officer = an_actor(Role.PRIVACY_OFFICER)
        vaults.destroy(vault=first.vault, reason="fin", actor=officer, at=NOON)
    left = [] if act == "isolate" else [second.pk]  # the same bytes are isolated together
    assert list(Fingerprint.objects.values_list("item", flat=True)) == left
    assert not Candidate.objects.exists()
    assert compare() == 0


def test_nothing_of_a_draft_is_compared_until_it_is_sent() -> None:
    draft = a_vault(at=NOON, subject="draft:7")
    received(LONG.encode(), vault=draft, name="a.txt")
    assert compare() == 0
    vaults.move_vault(vault=draft, subject="report:S-2026-0007")
    assert compare() == 1


def test_what_may_not_be_opened_is_not_compared() -> None:
    isolated, infected = received(b"un texte", name="a.txt"), received(b"un autre", name="b.txt")
    isolating.isolate(item=isolated, actor=MANAGER, at=NOON)
    Item.objects.filter(pk=infected.pk).update(scan=Scan.INFECTED)
    assert compare() == 0
    assert not Fingerprint.objects.exists()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_piece_isolated_while_it_is_compared_leaves_nothing() -> None:
    item = received(scenes.png(PICTURE))

    def hand() -> int:
        try:
            return compare()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as pool:
        compared = pool.submit(hand)
        tool = the_tool(while_=lambda: not compared.done())
        os.kill(tool, signal.SIGSTOP)  # it waits in the middle of its work
        isolating.isolate(item=item, actor=MANAGER, at=NOON)
        os.kill(tool, signal.SIGCONT)
        assert compared.result() == 1
    assert not Fingerprint.objects.exists()


def the_tool(*, while_: Callable[[], bool]) -> int:
    """The process that draws a fingerprint, as soon as it runs."""
    while while_():
        for place in Path("/proc/self/task").glob("*/children"):
            for pid in place.read_text().split():
                with suppress(OSError):
                    if fingerprinting.FINGERPRINTS in Path(f"/proc/{pid}/cmdline").read_text():
                        return int(pid)
        time.sleep(0.002)
    raise AssertionError("nothing was drawn")


def test_a_damaged_picture_is_told_and_never_tried_again() -> None:
    item = received(scenes.png(PICTURE)[:3000])
    assert compare() == 1
    assert compare() == 0
    (lack,) = queries.not_compared(items=[item.public_id])
    assert (lack.item, lack.outcome) == (item.public_id, "corrupt")


def test_a_piece_too_large_to_look_into_is_told() -> None:
    item = received(b"Longtemps. " * 25_000, name="a.txt")
    compare()
    assert queries.not_compared(items=[item.public_id])[0].outcome == "too_large"


def test_without_its_tools_a_piece_waits_for_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    received(scenes.png(PICTURE))
    venv.create(tmp_path, symlinks=True)
    with monkeypatch.context() as bare:  # a Python that has no package at all
        bare.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
        assert compare() == 0
    assert not Fingerprint.objects.exists()
    assert compare() == 1


@pytest.mark.parametrize("gone", [0, 1])
def test_the_picture_of_what_agrees_is_gone_with_the_key_of_either_vault(gone: int) -> None:
    items = two_alike()
    recipients = tuple(item.vault.recipient for item in items)
    Candidate.objects.update(overlay=envelope.shut(b"picture", recipients=recipients))

    def look() -> bytes:
        pair = the_pair().public_id
        return matching.look(candidate=pair, facts=MINE, actor=MANAGER, at=NOON)

    assert look() == b"picture"
    places.keyring().destroy(items[gone].vault.public_id)
    with pytest.raises(KeyLost):
        look()


def events(subject: str) -> list[str]:
    return [line.event for line in journal.history(subject=subject)]


def judged(candidate: UUID, verdict: Verdict, *, reason: str = "Le même montage.") -> None:
    matching.judge(
        candidate=candidate, verdict=verdict, reason=reason, facts=MINE, actor=MANAGER, at=NOON
    )


def test_a_person_says_what_it_is_worth_and_may_change_their_mind() -> None:
    two_alike()
    pair = the_pair()
    judged(pair.public_id, Verdict.CONFIRMED)
    judged(pair.public_id, Verdict.REJECTED, reason="À mieux regarder, non.")
    pair.refresh_from_db()
    assert (pair.verdict, pair.answered_by) == (Verdict.REJECTED, MANAGER.ref)
    with pytest.raises(DatabaseError), transaction.atomic():
        Candidate.objects.update(verdict=Verdict.WAITING)


def test_neither_file_tells_of_the_other_in_its_history() -> None:
    two_alike()
    pair = the_pair()
    judged(pair.public_id, Verdict.CONFIRMED)
    assert events("report:S-2026-0001") == events("report:S-2026-0002") == ["evidence.sealed"]
    assert events(f"likeness:{pair.public_id}") == ["evidence.likeness_confirmed"]


def test_within_one_file_the_answer_is_in_its_history() -> None:
    vault = a_vault(at=NOON)
    two_alike(vaults_=(vault, vault))
    judged(the_pair().public_id, Verdict.CONFIRMED)
    assert "evidence.likeness_confirmed" in events(vault.subject)


def test_refuses_an_answer_without_a_reason_or_from_who_does_not_run_files() -> None:
    two_alike()
    pair = the_pair()
    with pytest.raises(matching.NoReason):
        judged(pair.public_id, Verdict.CONFIRMED, reason="  ")
    with pytest.raises(Refused):
        matching.judge(
            candidate=pair.public_id, verdict=Verdict.CONFIRMED, reason="oui", facts=MINE,
            actor=an_actor(Role.DECIDER), at=NOON,
        )  # fmt: skip


def test_a_likeness_with_a_file_one_may_not_know_does_not_exist() -> None:
    first, _ = two_alike()
    known = queries.likenesses_of(items=[first.public_id], knows=lambda subjects: subjects)
    assert [it.other_subject for it in known] == ["report:S-2026-0002"]
    assert queries.likenesses_of(items=[first.public_id], knows=lambda subjects: ()) == ()


def test_words_are_found_in_the_pieces_and_what_was_searched_is_not_written() -> None:
    item = received(f"{LONG}\nÀ plus tard".encode(), name="a.txt")
    compare()
    (hit,) = matching.search(
        asked="ecoeure", items=[item.public_id], subject=item.vault.subject, facts=MINE,
        actor=MANAGER, at=NOON,
    )  # fmt: skip
    assert (hit.item, hit.lines) == (item.public_id, (LONG,))
    line = journal.history(subject=item.vault.subject)[0]
    assert dict(line.facts or {}) == {"count": 1}


def a_mail() -> bytes:
    pytest.importorskip("dkim", reason="not installed: dkimpy")
    head = "From: a@ecole.example\r\nTo: b@ecole.example\r\nSubject: x\r\nDate: x\r\n"
    kind = 'MIME-Version: 1.0\r\nContent-Type: text/plain; charset="utf-8"\r\n'
    return f"{head}{kind}Content-Transfer-Encoding: 8bit\r\n\r\n{LONG}\r\n".encode()


def a_word_document() -> bytes:
    document, content = docx.Document(), io.BytesIO()
    document.add_paragraph(LONG)
    document.save(content)
    return content.getvalue()


@pytest.mark.parametrize("make", [a_mail, a_word_document])
def test_the_words_of_a_mail_or_a_word_document_are_compared(make: Callable[[], bytes]) -> None:
    received(LONG.encode(), name="a.txt")
    received(make(), vault=a_vault(at=NOON, subject="report:S-2026-0002"), name="b")
    compare()
    assert the_pair().method == Method.WORDS


def test_a_piece_compared_before_its_words_were_read_is_compared_again_on_request() -> None:
    mail = received(a_mail(), name="a.eml")
    compare()
    Fingerprint.objects.filter(item=mail).update(marks=b"", corners=b"")  # as an older one drew it
    received(a_word_document(), vault=a_vault(at=NOON, subject="case:D-2026-0002"), name="a.docx")
    assert (compare(), Candidate.objects.count()) == (1, 0)
    assert redrawing.redraw(actor=OPERATOR, at=NOON) == 2
    assert (compare(), the_pair().method) == (2, Method.WORDS)


def test_what_a_person_said_of_a_pair_stays_when_both_are_compared_again() -> None:
    two_alike()
    judged(the_pair().public_id, Verdict.REJECTED)
    redrawing.redraw(actor=OPERATOR, at=NOON)
    assert compare() == 2
    assert the_pair().verdict == Verdict.REJECTED
