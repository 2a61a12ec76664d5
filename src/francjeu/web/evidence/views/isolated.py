"""The pages of the one person who tends isolated pieces; for anyone else they do not exist."""

import json
import tempfile
import zipfile
from dataclasses import asdict
from typing import IO
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from francjeu.evidence.operations.isolation import handing_over
from francjeu.evidence.queries import isolated
from francjeu.evidence.storage.store import BlobAltered, BlobMissing
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.pieces.isolating import BadRecord, NotTold
from francjeu.web.evidence.forms.isolated import Sure, Told, Who
from francjeu.web.evidence.pages import isolated as pages
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther

anyone_here = staff()
who_names = staff(Role.CHAIR, Role.PRIVACY_OFFICER)


@anyone_here
@require_safe
def all_(request: StaffRequest) -> HttpResponse:
    """The list, for the designated person."""
    page = pages.all_(actor=request.actor, at=timezone.now())
    return fragments.render(request, "evidence/isolated.html", {"page": page})


@anyone_here
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: StaffRequest, piece: UUID) -> HttpResponse:
    """The guided steps for one piece; what the police said is written down here."""
    form, at = Told(request.POST or None), timezone.now()
    if form.is_valid():
        try:
            handing_over.write_down(public_id=piece, word=form.word(), actor=request.actor, at=at)
        except BadRecord as bad:
            form.add_error(bad.field, _("Write what the police told you, not later than now."))
        except (isolated.NotIsolated, handing_over.Gone) as missing:
            raise Http404 from missing
        else:
            messages.success(request, _("What the police said is written down."))
            return SeeOther(reverse("evidence:isolated_one", args=[piece]))
    return _page(request, piece, form=form)


def _page(
    request: StaffRequest, piece: UUID, *, form: Told | None = None, sure: Sure | None = None
) -> HttpResponse:
    form, sure = form or Told(), sure or Sure()
    try:
        found = isolated.one(actor=request.actor, public_id=piece, on=timezone.localdate())
    except isolated.NotIsolated as missing:
        raise Http404 from missing
    context = {"page": pages.page(found), "form": form, "sure": sure}
    status = 422 if form.errors or sure.errors else 200
    return fragments.render(request, "evidence/isolated_one.html", context, status=status)


@anyone_here
@require_POST
def hand_over(request: StaffRequest, piece: UUID) -> HttpResponseBase:
    """One file for the police: the encrypted piece, its journal, how it is opened."""
    try:
        parcel = handing_over.hand_over(public_id=piece, actor=request.actor, at=timezone.now())
    except (
        isolated.NotIsolated, handing_over.Gone, NotTold, handing_over.NotPutAway, BlobMissing,
        BlobAltered,
    ) as refused:  # fmt: skip
        raise Http404 from refused
    file = tempfile.TemporaryFile(dir=settings.FRANCJEU.data_dir)  # noqa: SIM115  the answer closes it
    _zip(parcel, file)
    return FileResponse(file, as_attachment=True, filename=f"piece-{piece}.zip")


def _zip(parcel: handing_over.Parcel, file: IO[bytes]) -> None:
    """Nothing in it is in the clear but the journal; the temporary file has no name."""
    lines = "".join(json.dumps(asdict(it), ensure_ascii=False) + "\n" for it in parcel.entries)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.write(parcel.path, "piece.age")
        archive.writestr("journal.jsonl", lines)
        archive.writestr("LISEZMOI.txt", _readme(parcel))
    file.seek(0)


def _readme(parcel: handing_over.Parcel) -> str:
    return _(
        "piece.age is encrypted (age-encryption.org) to the key %(key)s, which is kept off the "
        "server.\nTo open it: age -d -i KEY -o piece piece.age\n"
        "SHA-256 of the piece as received: %(sha256)s\nSHA-256 of piece.age: %(away)s\n"
        "Kind, by its content: %(kind)s\njournal.jsonl tells each act since it was isolated.\n"
    ) % {
        "key": parcel.recipient, "sha256": parcel.item.sha256, "away": parcel.sha256,
        "kind": parcel.item.media_type,
    }  # fmt: skip


@anyone_here
@require_POST
def destroy(request: StaffRequest, piece: UUID) -> HttpResponse:
    """Destroyed as the police said; what was said stays."""
    sure = Sure(request.POST)
    if not sure.is_valid():
        return _page(request, piece, sure=sure)
    try:
        handing_over.destroy(public_id=piece, actor=request.actor, at=timezone.now())
    except (isolated.NotIsolated, handing_over.Gone, NotTold) as refused:
        raise Http404 from refused
    messages.success(request, _("It is destroyed, as the police said."))
    return SeeOther(reverse("evidence:isolated"))


@who_names
@require_http_methods(["GET", "HEAD", "POST"])
def name_keeper(request: StaffRequest) -> HttpResponse:
    """Who alone tends isolated pieces from now on."""
    day = timezone.localdate()
    people = [(it.ref, it.name) for it in isolated.candidates(on=day)]
    now = isolated.keepers(on=day)
    form = Who(request.POST or None, people=people, initial={"account": now[0].ref if now else ""})
    if form.is_valid():
        handing_over.name_keeper(
            account=form.cleaned_data["account"], actor=request.actor, at=timezone.now()
        )
        messages.success(request, _("The designated person is named."))
        return SeeOther(reverse("evidence:name_keeper"))
    context = {"form": form, "now": ", ".join(it.name for it in now), "key": isolated.offline_key()}
    status = 422 if form.errors else 200
    return fragments.render(request, "evidence/keeper.html", context, status=status)
