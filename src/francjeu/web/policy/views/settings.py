"""Settings for staff: change a part, look at what it does, keep it; every version can come back."""

from datetime import date, datetime
from typing import Any, Protocol

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from francjeu.kernel.actors import Actor, Role
from francjeu.notices import wording
from francjeu.notices.operations import wording as letters
from francjeu.plumbing.dates import date_format
from francjeu.policy import files, operations
from francjeu.web.policy.settings import door as doors
from francjeu.web.policy.settings import drafts, pages
from francjeu.web.policy.settings.drafts import Draft
from francjeu.web.policy.settings.letter import LetterForm
from francjeu.web.policy.settings.sections import SECTIONS, When
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther

READS_AND_WRITES = require_http_methods(["GET", "HEAD", "POST"])
administrator = staff(Role.ADMINISTRATOR)


class Typed(Protocol):
    """A form that holds a set of settings."""

    cleaned_data: dict[str, Any]

    def values(self) -> dict[str, Any]:
        """The whole set, as it would be kept."""


@staff()
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """What can be changed here, and which version of each holds?"""
    page = pages.index(on=timezone.localdate(), actor=request.actor, session=request.session)
    return fragments.render(request, "policy/settings/index.html", {"page": page})


@administrator
@READS_AND_WRITES
def section(request: StaffRequest, name: str) -> HttpResponse:
    """Change a part of the procedure profile."""
    if name not in SECTIONS:
        raise Http404
    today, values = timezone.localdate(), _start(request, "profil")
    form = SECTIONS[name](
        request.POST or None, values=values, on=today, initial=_typed(request, "profil")
    )
    if request.method == "POST" and form.is_valid():
        return previewed(request, "profil", form)
    context = {"holidays": pages.holidays(on=today) if name == "fermetures" else ()}
    return _form(request, "policy/settings/section.html", form, **context)


@administrator
@READS_AND_WRITES
def door(request: StaffRequest, key: str = "") -> HttpResponse:
    """Change, add or remove an outside authority."""
    listed = _start(request, "portes").get("doors", [])
    if key and key not in {row["key"] for row in listed}:
        raise Http404
    form = doors.DoorForm(
        request.POST or None, doors=listed, key=key, on=timezone.localdate(),
        initial=_typed(request, "portes"),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        return previewed(request, "portes", form)
    return _form(request, "policy/settings/door.html", form, key=key)


@administrator
@require_POST
def remove_door(request: StaffRequest, key: str) -> HttpResponse:
    """Take an outside authority off the list: previewed like any change."""
    listed = _start(request, "portes").get("doors", [])
    if key not in {row["key"] for row in listed}:
        raise Http404
    _keep(request, "portes", doors.without(listed, key), note=_("A door was taken out"))
    return SeeOther(reverse("policy:preview", args=["portes"]))


@administrator
@READS_AND_WRITES
def letter(request: StaffRequest, event: str) -> HttpResponse:
    """Change the wording of a letter."""
    if event not in wording.events():
        raise Http404
    slug = f"{pages.LETTER}{event}"
    last = pages.last_of(slug)
    start = {**_start(request, slug), "source": last.source if last else ""}
    form = LetterForm(
        request.POST or None, event=event, on=timezone.localdate(),
        initial={**start, **_typed(request, slug)},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        return previewed(request, slug, form)
    places = wording.places(event=event)
    return _form(request, "policy/settings/letter.html", form, title=pages.title_of(slug),
                 places=places)  # fmt: skip


@administrator
@READS_AND_WRITES
def preview(request: StaffRequest, kind: str) -> HttpResponse:
    """What keeping this would change, from when, for which cases; then keep it."""
    draft = drafts.find(request.session, kind)
    if draft is None:
        raise Http404
    why = ""
    if request.method == "POST":
        why = _kept(draft, actor=request.actor, at=timezone.now())
        if not why:
            drafts.drop(request.session, kind)
            messages.success(request, _("The new values are kept, with their sources."))
            return SeeOther(reverse("policy:history", args=[kind]))
    page = pages.preview(draft=draft, on=timezone.localdate())
    context = {"page": page, "why": why}
    return fragments.render(
        request, "policy/settings/preview.html", context, status=422 if why else 200
    )


@administrator
@require_POST
def give_up(request: StaffRequest, kind: str) -> HttpResponse:
    """Forget what was typed."""
    drafts.drop(request.session, kind)
    messages.info(request, _("Nothing was changed."))
    return SeeOther(reverse("policy:all_settings"))


@staff()
@require_safe
def history(request: StaffRequest, kind: str) -> HttpResponse:
    """Every version: what it changed, who added it, why."""
    _known(kind)
    page = pages.history(kind, on=timezone.localdate(), actor=request.actor)
    return fragments.render(request, "policy/settings/history.html", {"page": page})


@administrator
@require_POST
def restore(request: StaffRequest, kind: str, number: int) -> HttpResponse:
    """Take up an earlier version again: previewed like any change."""
    _known(kind)
    found = next((v for v in pages.versions_of(kind) if v.number == number), None)
    if found is None:
        raise Http404
    note = _("Version %(n)s is taken up again") % {"n": number}
    _keep(request, kind, found.values, note=note, source=found.source, restores=number)
    return SeeOther(reverse("policy:preview", args=[kind]))


def _known(kind: str) -> None:
    try:
        pages.kind_of(kind)
    except KeyError as missing:
        raise Http404 from missing


def _start(request: StaffRequest, kind: str) -> dict[str, Any]:
    """The values that a form shows: those typed and not kept yet, else the last version’s."""
    draft, last = drafts.find(request.session, kind), pages.last_of(kind)
    if draft:
        return draft.values
    return last.values if last else {}


def _typed(request: StaffRequest, kind: str) -> dict[str, Any]:
    draft = drafts.find(request.session, kind)
    if draft is None:
        return {}
    typed = {"valid_from": draft.valid_from, "note": draft.note}
    return {**typed, "source": draft.source} if draft.source else typed


def previewed(request: StaffRequest, kind: str, form: Typed) -> HttpResponse:
    """Keep what a form says for the preview, and go there."""
    said = form.cleaned_data
    _keep(
        request, kind, form.values(), note=said["note"], valid_from=said["valid_from"],
        source=said.get("source", ""), back=request.path,
    )  # fmt: skip
    return SeeOther(reverse("policy:preview", args=[kind]))


def _keep(
    request: StaffRequest, kind: str, values: dict[str, Any], *, note: str,
    valid_from: date | None = None, source: str = "", restores: int = 0, back: str = "",
) -> None:  # fmt: skip
    """A draft holds from today, or from the day of a version already planned."""
    last = pages.last_of(kind)
    earliest = max(timezone.localdate(), last.valid_from if last else date.min)
    day = valid_from or earliest
    number = max((kept.number for kept in pages.versions_of(kind)), default=0)
    drafts.keep(
        request.session,
        Draft(kind, values, str(day), note, number, restores, source, back),
    )


def _kept(draft: Draft, *, actor: Actor, at: datetime) -> str:
    """Keep a draft as a version; what to say when it cannot be, else nothing."""
    try:
        _write(draft, actor, at)
    except operations.Past:
        return _("Choose today or a later day: the past stays as it was.")
    except operations.Held as held:
        day = date_format(held.day)
        return _("A version is already planned for %(day)s: choose that day or later.") % {
            "day": day
        }
    except operations.Moved:
        return _(
            "Someone added a version meanwhile. Give this one up, look at theirs, then start again."
        )
    except (files.BadFile, letters.BadWording):
        return _("A value cannot hold any more. Correct it, or give this up.")
    return ""


def _write(draft: Draft, actor: Actor, at: datetime) -> None:
    when: dict[str, Any] = {
        "valid_from": date.fromisoformat(draft.valid_from), "note": draft.note, "actor": actor,
        "at": at, "after": draft.after, "restores": draft.restores,
    }  # fmt: skip
    kind = pages.kind_of(draft.kind)
    if draft.kind.startswith(pages.LETTER):
        letters.set_wording(event=kind, texts=draft.values, source=draft.source, **when)
    else:
        operations.set_values(kind=kind, values=draft.values, **when)


def _form(request: StaffRequest, template: str, form: When, **context: object) -> HttpResponse:
    refused = form.is_bound and bool(getattr(form, "problems", []))
    drafted = {"form": form, **context}
    return fragments.render(request, template, drafted, status=422 if refused else 200)
