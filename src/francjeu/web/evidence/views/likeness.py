"""Two pieces that look alike: described, looked at on demand, judged; words searched."""

from functools import partial
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from francjeu.evidence.operations.likeness import matching
from francjeu.evidence.storage.envelope import CannotOpen
from francjeu.evidence.storage.keyring import KeyLost
from francjeu.kernel.evidence.likeness.matching import Verdict
from francjeu.web.evidence import whose
from francjeu.web.evidence.forms.likeness import Judge, Search
from francjeu.web.evidence.pages import likeness as pages
from francjeu.web.evidence.pages.likeness import Pair
from francjeu.web.evidence.views.around import works_with_files
from francjeu.web.evidence.whose import File
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther

SECONDS = 120
_SALT = "evidence.likeness"


@works_with_files
@require_http_methods(["GET", "HEAD", "POST"])
def likeness(request: StaffRequest, ref: str, candidate: UUID) -> HttpResponse:
    """What was compared and how; a person says whether both show the same thing."""
    file, pair = _pair(request, ref, candidate)
    form = Judge(request.POST or None)
    if request.method == "POST" and form.is_valid():
        matching.judge(
            candidate=candidate, verdict=Verdict(form.cleaned_data["verdict"]),
            reason=form.cleaned_data["reason"], facts=file.facts, actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip
        messages.success(request, gettext("Your answer is kept, with your reason."))
        return SeeOther(f"{reverse('evidence:file', args=[ref])}#h-likeness")
    return _page(request, file, pair, form)


@works_with_files
@require_POST
def show(request: StaffRequest, ref: str, candidate: UUID) -> HttpResponse:
    """Both pictures in grey for two minutes, the points that agree joined."""
    file, pair = _pair(request, ref, candidate)
    if not pair.has_picture:
        raise Http404
    told = {"candidate": str(candidate), "who": request.actor.ref}
    url = reverse("evidence:likeness_picture", args=[ref, candidate])
    response = _page(
        request, file, pair, Judge(), picture=f"{url}?vue={signing.dumps(told, salt=_SALT)}"
    )
    response.headers["Refresh"] = f"{SECONDS}; url={pair.url}"  # veiled again, even without script
    return response


@works_with_files
@require_safe
def picture(request: StaffRequest, ref: str, candidate: UUID) -> HttpResponse:
    """The bytes, for who asked less than two minutes ago and for nobody else."""
    file, _ = _pair(request, ref, candidate)
    if _told(request) != {"candidate": str(candidate), "who": request.actor.ref}:
        raise Http404
    try:
        content = matching.look(
            candidate=candidate, facts=file.facts, actor=request.actor, at=timezone.now()
        )
    except (CannotOpen, KeyLost) as gone:
        raise Http404 from gone
    return HttpResponse(content, content_type="image/jpeg")


@works_with_files
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: StaffRequest, ref: str) -> HttpResponse:
    """In which pieces were these words read? Asked by POST: no address keeps what was searched."""
    file = whose.file_for(actor=request.actor, ref=ref)
    form, found = Search(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        hits = matching.search(
            asked=form.cleaned_data["words"], subject=file.subject, facts=file.facts,
            items=[it.public_id for it in file.pieces if it.obstacle is None],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
        found = pages.found_in(file, hits, places=partial(whose.places_of, request.actor))
    context = {"ref": ref, "form": form, "found": found, "tab": _tab(ref)}
    return fragments.render(
        request, "evidence/search.html", context, status=422 if form.errors else 200
    )


def _pair(request: StaffRequest, ref: str, candidate: UUID) -> tuple[File, Pair]:
    file = whose.file_for(actor=request.actor, ref=ref)
    pair = pages.pair_of(file, candidate, places=partial(whose.places_of, request.actor))
    if pair is None:
        raise Http404
    return file, pair


def _page(
    request: StaffRequest, file: File, pair: Pair, form: Judge, *, picture: str = ""
) -> HttpResponse:
    context = {
        "ref": file.ref, "pair": pair, "form": form, "picture": picture, "manages": file.manages,
        "tab": _tab(file.ref),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return fragments.render(request, "evidence/likeness.html", context, status=status)


def _tab(ref: str) -> str:
    return "cases" if ref.startswith("D-") else "reports"


def _told(request: StaffRequest) -> dict[str, Any]:
    try:
        told = signing.loads(request.GET.get("vue", ""), salt=_SALT, max_age=SECONDS)
    except signing.BadSignature as stale:
        raise Http404 from stale
    return cast(dict[str, Any], told)
