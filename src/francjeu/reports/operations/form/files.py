"""Files sent with a report or by code: only after a plain *no* at the gate (mission 2.8)."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from francjeu.evidence import queries as evidence
from francjeu.evidence.access import Facts
from francjeu.evidence.models import Item, Vault
from francjeu.evidence.operations.keeping import sealing, vaults
from francjeu.evidence.operations.opening import reading, viewing
from francjeu.evidence.storage.envelope import Source
from francjeu.kernel.actors import SOFTWARE, VISITOR, Actor, Kind
from francjeu.kernel.evidence.copies.copying import Family, Look, family_of, is_recording
from francjeu.kernel.evidence.origin.provenance import Access, Level, Untold
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.kernel.procedure.intake.report import Answer, takes_files
from francjeu.reports import access, models
from francjeu.reports.operations.urgent import isolating
from francjeu.reports.queries import drafts, reach, thread

MOST = 10


class FilesClosed(Exception):
    """The answer at the gate was not a plain *no*: nothing is received, nothing is kept."""

    def __init__(self, gate: Answer) -> None:
        super().__init__(gate)
        self.gate = gate


class TooMany(Exception):
    """One report holds at most MOST files; more can be added later with the code."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a form received it, not read yet; a reporter may not say how they got it."""

    source: Source
    name: str
    obtained: Access | Untold | None = None


def add_to_draft(*, token: str, upload: Upload, gate: Answer, at: datetime) -> Item:
    """Seal a file while the report is being written. `gate` is the answer given in the draft.

    The same file sent again, because its answer was lost on the way, is the one already kept.
    Raises DraftGone, FilesClosed, TooMany, and what evidence raises (TooLarge, Empty, StoreFull…).
    """
    if not takes_files(gate):
        raise FilesClosed(gate)
    draft = drafts.draft_for(token=token, at=at)
    if len(draft.pieces) >= MOST:
        raise TooMany
    vault, upload = _draft_vault(draft.pk, at=at), _skipped(upload)
    kept = sealing.keep(vault=vault, source=upload.source, name=upload.name)
    for piece in draft.pieces:
        if (piece.name, piece.sha256) == (upload.name[:255], kept.digest.sha256):
            sealing.discard(kept)
            return Item.objects.get(public_id=piece.public_id)
    return _sealed(vault, kept, upload, method="upload", actor=VISITOR, at=at)


def withdraw_from_draft(*, token: str, piece: UUID, at: datetime) -> None:
    """Take a file back before sending: its bytes are destroyed. Raises DraftGone, ItemNotFound."""
    draft = drafts.draft_for(token=token, at=at)
    if piece not in {p.public_id for p in draft.pieces}:
        raise evidence.ItemNotFound
    item = Item.objects.select_related("vault").get(public_id=piece)
    sealing.withdraw(item=item, facts=Facts(is_involved=True), actor=VISITOR, at=at)


def add_by_code(*, token: str, upload: Upload, at: datetime) -> Item:
    """A reporter adds a file; sent again because its answer was lost, it is the one already kept.

    Raises VisitOver, FilesClosed, and what evidence raises.
    """
    report = thread.visited(token=token, at=at)
    actor = Actor(kind=Kind.REPORTER, ref=report.ref)
    return _add(report, upload, method="message", actor=actor, at=at)


def add_by_staff(*, ref: str, upload: Upload, actor: Actor, at: datetime) -> Item:
    """Staff add a file they were given, and say how its content was obtained.

    Raises NotFound, FilesClosed, provenance.NotDeclared, and what evidence raises.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.VIEW, reach.facts_of(report))
    return _add(report, upload, method="staff", actor=actor, at=at)


def open_piece(
    *, ref: str, piece: UUID, purpose: str, actor: Actor, at: datetime
) -> reading.Opened:
    """Open a piece of a report; each time is written down.

    Raises NotFound, ItemNotFound, Refused, NotShown, and what the store raises.
    """
    item, facts = _item(ref, piece, actor)
    return reading.read_for(actor=actor, item=item, facts=facts, purpose=purpose, at=at)


def look_at(
    *, ref: str, piece: UUID, purpose: str, actor: Actor, at: datetime
) -> viewing.Looked | None:
    """A grey working copy of a picture of a report, None for another kind of file; written down.

    Raises NotFound, ItemNotFound, Refused, NotShown, workbench.NotMade, StoreFull.
    """
    item, facts = _item(ref, piece, actor)
    if family_of(item.media_type) is not Family.PICTURE:
        return None
    return viewing.look_at(
        actor=actor, item=item, facts=facts, look=Look.GREY, purpose=purpose, at=at
    )


def listen_to(*, ref: str, piece: UUID, purpose: str, actor: Actor, at: datetime) -> viewing.Looked:
    """The sound of a recording of a report, encoded anew; written down. Raises as `look_at`."""
    item, facts = _item(ref, piece, actor)
    return viewing.listen_to(actor=actor, item=item, facts=facts, purpose=purpose, at=at)


def recording_of(*, ref: str, piece: UUID, actor: Actor) -> Family | None:
    """Whether this piece of a report plays, as a film or a sound; None when it may not be opened.

    Raises NotFound, ItemNotFound, Refused.
    """
    item, _ = _item(ref, piece, actor)
    if not is_recording(item.media_type) or evidence.piece_of(item).obstacle is not None:
        return None
    return family_of(item.media_type)


def _item(ref: str, piece: UUID, actor: Actor) -> tuple[Item, Facts]:
    """A piece of this report, for who may know of it. Raises NotFound, ItemNotFound, Refused."""
    report = reach.row_for(actor=actor, ref=ref)
    facts = Facts(is_involved=True)
    item = evidence.item_for(actor=actor, public_id=piece, facts=facts)
    if item.vault_id != report.vault_id:
        raise evidence.ItemNotFound
    return item, facts


def vault_for(*, ref: str, actor: Actor, at: datetime) -> Vault:
    """The vault that receives what staff add to a report. Raises NotFound, Refused, FilesClosed."""
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.VIEW, reach.facts_of(report))
    gate = Answer(report.gate)
    if not takes_files(gate):
        raise FilesClosed(gate)
    return vault_of(report, at=at)


def hand_over(vault_id: int, report: models.Report) -> None:
    """The draft's pieces become the report's. Behind the gate they are shut for everyone.

    Someone sent a file, then answered *yes* at the gate: it is neither shown nor deleted
    (mission 2.8). Call inside the transaction that sends the report.
    """
    vault = Vault.objects.get(pk=vault_id)
    vaults.move_vault(vault=vault, subject=f"report:{report.ref}")
    models.Report.objects.filter(pk=report.pk).update(vault=vault)
    if not takes_files(Answer(report.gate)):
        sealed = Item.objects.select_related("vault").filter(vault=vault, state="sealed")
        isolating.isolate_all(items=sealed, actor=SOFTWARE, at=report.received_at)


def destroy_with(draft: models.Draft, *, at: datetime) -> bool:
    """An erased draft takes its files with it; False when one of them may not be destroyed.

    Isolated, it waits for the police (mission 2.8): the draft waits with it, shut for everyone.
    """
    try:
        if draft.vault is not None:
            vaults.destroy(vault=draft.vault, reason="draft erased", actor=SOFTWARE, at=at)
    except vaults.VaultHeld:
        return False
    return True


def _draft_vault(draft_pk: int, *, at: datetime) -> Vault:
    with transaction.atomic():
        row = models.Draft.objects.select_related("vault").get(pk=draft_pk)
        if row.vault is None:
            row.vault = vaults.open_vault(subject=f"draft:{draft_pk}", at=at)
            models.Draft.objects.filter(pk=draft_pk).update(vault=row.vault)
    return row.vault


def _add(report: models.Report, upload: Upload, *, method: str, actor: Actor, at: datetime) -> Item:
    gate = Answer(report.gate)
    if not takes_files(gate):
        raise FilesClosed(gate)
    if upload.obtained is None and report.obtained:  # told once, for what was reported
        upload = replace(upload, obtained=Access(report.obtained))
    if method == "message":
        upload = _skipped(upload)
    vault = vault_of(report, at=at)
    kept = sealing.keep(vault=vault, source=upload.source, name=upload.name)
    if method == "message":
        first = _sealed_before(vault, kept, upload.name, method)
        if first is not None:
            sealing.discard(kept)
            return first
    return _sealed(vault, kept, upload, method=method, actor=actor, at=at)


def _sealed_before(vault: Vault, kept: sealing.Kept, name: str, method: str) -> Item | None:
    """The same bytes under the same name, received the same way and still kept."""
    same = Item.objects.filter(
        vault=vault, sha256=kept.digest.sha256, method=method, state=State.SEALED
    )
    return next((item for item in same if item.declared_name == name[:255]), None)


def _skipped(upload: Upload) -> Upload:
    """A reporter who does not say how they saw it reports all the same; the page says so."""
    return replace(upload, obtained=upload.obtained or Untold.REPORTER)


def vault_of(report: models.Report, *, at: datetime) -> Vault:
    """The report’s own vault, opened with its first piece."""
    with transaction.atomic():
        vault = report.vault
        if vault is None:
            vault = vaults.open_vault(subject=f"report:{report.ref}", at=at)
            models.Report.objects.filter(pk=report.pk).update(vault=vault)
    return vault


def _sealed(
    vault: Vault, kept: sealing.Kept, upload: Upload, *, method: str, actor: Actor, at: datetime
) -> Item:
    item = sealing.seal(
        vault=vault, kept=kept, name=upload.name, method=method, level=Level.N1,
        how_obtained=upload.obtained, actor=actor, at=at,
    )  # fmt: skip
    if item.state == State.ISOLATED.value:  # these bytes were isolated before
        isolating.call(at=at)
    return item
