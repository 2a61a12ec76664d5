"""The file for counsel: asked by a person, built by a job, fetched, then removed from the disk.

Who reported is not in it, in no byte that can be read, unless a reasoned decision says otherwise.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from francjeu.cases import access
from francjeu.cases.filing import parts, printing
from francjeu.cases.filing.scene import Scene
from francjeu.cases.models import Case, CounselFile
from francjeu.cases.operations.file import exporting, guarding, moving
from francjeu.cases.queries.file.files import KEPT
from francjeu.evidence import access as evidence
from francjeu.evidence import package
from francjeu.evidence.operations.keeping import exporting as bags
from francjeu.evidence.package import Contents
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.file.blackening import blacked
from francjeu.kernel.procedure.letters import quotation
from francjeu.people import queries as people
from francjeu.plumbing import jobs
from francjeu.plumbing.dates import date_format
from francjeu.reports.queries import guarded

BUILD_JOB = "francjeu.cases.tasks.build_file"
# shorter strings stand in any picture by chance
_LEAST_BYTES = 6


class NoRecipient(Exception):
    """A copy is for one named person: their name stands on every page."""


class NoReason(Exception):
    """Naming who reported is decided with reasons."""


class NotReady(Exception):
    """The file is not made yet, or no longer kept: ask for another."""


def ask(
    *, case: Case, recipient: str, language: str, reason: str = "", names_reporters: bool = False,
    actor: Actor, at: datetime,
) -> CounselFile:  # fmt: skip
    """Ask for a copy for one named person; a job makes it.

    Naming who reported needs a reason, and who manages the case.
    Raises kernel.access.Refused, NoRecipient, NoReason.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.EXPORT)
    name = " ".join(recipient.split())[:120]
    if not name:
        raise NoRecipient
    if names_reporters:
        moving.require_access(case=case, actor=actor, act=access.Act.NAME_REPORTERS)
        if not reason.strip():
            raise NoReason
    with transaction.atomic():
        row = CounselFile(
            case=case, recipient=name, language=language, names_reporters=names_reporters,
            reason=reason.strip() if names_reporters else "", asked_by=moving.account(actor),
            asked_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        moving.record(
            event="case.file_asked", case=case, actor=actor, at=at,
            told={"recipient": name, "names_reporters": names_reporters, "reason": row.reason},
        )  # fmt: skip
        jobs.enqueue(BUILD_JOB, file_id=row.pk)
    return row


def build(*, file_id: int, at: datetime) -> None:
    """Make the file, step by step; a job may run twice and then starts again."""
    row = CounselFile.objects.select_related("case__manager", "case__policy", "asked_by").get(
        pk=file_id
    )
    if row.state not in {"asked", "building"}:
        return
    actor = people.actor_for(user=row.asked_by, on=timezone.localdate(at))
    try:
        moving.require_access(case=row.case, actor=actor, act=access.Act.EXPORT)
        _make(row, actor, at)
    except (bags.PieceUnreadable, Refused) as trouble:
        reason = getattr(trouble, "label", "") or type(trouble).__name__
        _failed(row, reason, actor, at)


def _make(row: CounselFile, actor: Actor, at: datetime) -> None:
    _progress(row, 1)
    scene = _scene(row)
    contents = exporting.contents_of(row.case)
    _progress(row, 2)
    contents, withheld = _without_names(contents, scene)
    _progress(row, 3)
    data = _printed(row, replace(scene, withheld=_places(contents, withheld)), at)
    contents = replace(contents, documents={**contents.documents, "dossier.pdf": data})
    _progress(row, 4)
    root = _packed(row, contents, actor, at)
    with transaction.atomic():
        row.state, row.pages, row.root = "ready", printing.pages_of(data), root
        row.withheld, row.ready_at = sorted(withheld), at
        row.save(update_fields=["state", "pages", "root", "withheld", "ready_at"])
        moving.record(
            event="case.file_ready", case=row.case, actor=actor, at=at,
            told={"pages": row.pages, "root": root, "withheld": row.withheld},
        )  # fmt: skip


def fetch(*, row: CounselFile, actor: Actor, at: datetime) -> Path:
    """The copy, for who may have the case; each fetching is in the journal.

    Raises kernel.access.Refused, NotReady.
    """
    moving.require_access(case=row.case, actor=actor, act=access.Act.EXPORT)
    if row.names_reporters and not _may_read_names(row, actor):
        raise Refused(access.Act.NAME_REPORTERS.value)
    path = place_of(row)
    if row.state != "ready" or not path.exists():
        raise NotReady
    moving.record(
        event="case.file_fetched", case=row.case, actor=actor, at=at,
        told={"file": str(row.public_id), "root": row.root},
    )  # fmt: skip
    return path


def sweep(*, actor: Actor, at: datetime) -> int:
    """Copies older than a day leave the disk; what was asked and fetched stays in the journal."""
    old = CounselFile.objects.filter(state="ready", ready_at__lt=at - KEPT).select_related("case")
    for row in old:
        place_of(row).unlink(missing_ok=True)
        with transaction.atomic():
            CounselFile.objects.filter(pk=row.pk).update(state="removed", removed_at=at)
            moving.record(
                event="case.file_removed", case=row.case, actor=actor, at=at,
                told={"file": str(row.public_id)},
            )  # fmt: skip
    return len(old)


def place_of(row: CounselFile) -> Path:
    """Where the copy waits, under a name that tells nothing."""
    return Path(settings.FRANCJEU.data_dir) / "emporter" / f"{row.public_id}.zip"


def _may_read_names(row: CounselFile, actor: Actor) -> bool:
    """Who manages the case, or counsel: the decision to name was made for them."""
    return access.is_counsel(actor, access.Facts()) or actor.ref == str(row.asked_by.public_id)


def _progress(row: CounselFile, step: int) -> None:
    CounselFile.objects.filter(pk=row.pk).update(state="building", step=step)


def _failed(row: CounselFile, reason: str, actor: Actor, at: datetime) -> None:
    with transaction.atomic():
        CounselFile.objects.filter(pk=row.pk).update(state="failed", failure=reason[:60])
        moving.record(
            event="case.file_failed", case=row.case, actor=actor, at=at, told={"reason": reason}
        )


def _scene(row: CounselFile) -> Scene:
    known = guarded.kept_apart(case_ref=row.case.ref)
    return Scene(
        case=row.case, language=row.language,
        hidden=() if row.names_reporters else guarding.kept_apart(row.case),
        reporters=known.persons if row.names_reporters else (),
    )  # fmt: skip


def _without_names(contents: Contents, scene: Scene) -> tuple[Contents, frozenset[str]]:
    """What may leave: words with names blacked out, and no piece whose bytes hold one."""
    if not scene.hidden:
        return contents, frozenset()
    needles = _needles(scene.hidden)
    named = frozenset(it.label for it in contents.exhibits if bags.holds(it, needles=needles))
    silent = json.loads(blacked(text=json.dumps(contents.facts, ensure_ascii=False),
                                names=scene.hidden))  # fmt: skip
    return replace(
        contents, with_names=False, title=scene.said(contents.title), facts=silent,
        exhibits=tuple(
            replace(it, title=scene.said(it.title))
            for it in contents.exhibits
            if it.label not in named
        ),
        statements=tuple(
            replace(it, title=scene.said(it.title), text=scene.said(it.text))
            for it in contents.statements
        ),
        entries=contents.entries if not _names(contents.entries, scene) else (),
        custody=tuple(it for it in contents.custody if not _names((it,), scene)),
        documents=_silent(contents.documents, scene),
    ), named  # fmt: skip


def _names(entries: tuple[object, ...], scene: Scene) -> bool:
    """Whether one of these entries tells who reported; a chain is never altered, only left out."""
    text = "\n".join(repr(entry) for entry in entries)
    return bool(quotation.named(text=text, names=scene.hidden))


def _silent(documents: Mapping[str, bytes], scene: Scene) -> dict[str, bytes]:
    """Decisions whose words name nobody. Letters are in the document, with names blacked out."""
    return {
        path: data
        for path, data in documents.items()
        if path.endswith(".json")
        and not quotation.named(text=data.decode("utf-8", "replace"), names=scene.hidden)
    }


def _needles(names: tuple[str, ...]) -> frozenset[bytes]:
    """Each name as bytes, the ways files write text; not those that stand anywhere by chance."""
    long = [name for name in names if len(name) >= _LEAST_BYTES]
    ways = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
    return frozenset(name.encode(way, "replace") for name in long for way in ways)


def _places(contents: Contents, withheld: frozenset[str]) -> dict[str, str]:
    """Where each piece is in the folder, or why it is not."""
    found = {it.label: package.path_of(it) for it in contents.exhibits if package.shown(it)}
    found |= {it.label: f"data/pieces/{it.label}.txt" for it in contents.statements}
    return {**found, **dict.fromkeys(withheld, "—")}


def _printed(row: CounselFile, scene: Scene, at: datetime) -> bytes:
    with translation.override(row.language):
        day = date_format(timezone.localdate(at), "DATE_FORMAT")
        cover = printing.Cover(
            ref=row.case.ref, language=row.language, organisation=people.organisation().name,
            title=_("Case %(ref)s") % {"ref": row.case.ref},
            copy=_("Copy for %(name)s, %(day)s") % {"name": row.recipient, "day": day},
            watermark=f"{row.recipient} · {day}", about=tuple(_about(row, scene)),
        )  # fmt: skip
    return printing.printed(cover=cover, found=parts.parts(scene), at=at)


def _about(row: CounselFile, scene: Scene) -> list[str]:
    told = [_("The pieces are beside this document, in the folder data/pieces, as received. "
              "manifest-sha256.txt holds the digest of each file; LISEZMOI.txt says how to check "
              "them without our software.")]  # fmt: skip
    if row.names_reporters:
        told.append(_("Who reported is named in this copy. Reason: %(why)s") % {"why": row.reason})
    else:
        told.append(_("Who reported and who testified are not named in this copy: ▮▮▮ stands for "
                      "their names, and testimonies are given without them."))  # fmt: skip
    lacking = sorted(label for label, place in scene.withheld.items() if place == "—")
    if lacking:
        told.append(_("Left out, because they name one of these persons: %(pieces)s")
                    % {"pieces": ", ".join(lacking)})  # fmt: skip
    return told


def _packed(row: CounselFile, contents: Contents, actor: Actor, at: datetime) -> str:
    """The folder as one zip, moved to its place once it is whole."""
    place = place_of(row)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".") as building:
        done = bags.export(
            contents=contents, folder=Path(building) / row.case.ref,
            facts=evidence.Facts(is_involved=True), actor=actor, at=at,
        )  # fmt: skip
        packed = Path(
            shutil.make_archive(
                str(Path(building) / "copie"), "zip", root_dir=building, base_dir=row.case.ref
            )
        )
        packed.chmod(0o600)
        packed.replace(place)
    return done.root
