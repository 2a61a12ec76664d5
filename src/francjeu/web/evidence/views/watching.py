"""Acts on the watch of one publication: begin, look now, stop, read, say, note."""

from collections.abc import Callable
from datetime import date, datetime, time
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from francjeu.evidence.operations.capture import watching
from francjeu.evidence.queries import watches
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.evidence.watch.watching import Answer
from francjeu.web.evidence import whose
from francjeu.web.evidence.forms import watching as forms
from francjeu.web.evidence.views.around import works_with_files
from francjeu.web.evidence.whose import File
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther


@works_with_files
@require_POST
def start(request: StaffRequest, ref: str, publication: UUID) -> HttpResponse:
    """Look at this address from now on."""
    file = whose.file_for(actor=request.actor, ref=ref)
    if file.is_gated:
        raise Http404
    try:
        row = watches.publication_for(vaults=file.vaults, publication=publication)
        watching.start(publication=row, facts=file.facts, actor=request.actor, at=timezone.now())
    except (watches.WatchNotFound, watching.NotWatchable) as missing:
        raise Http404 from missing
    except watching.AlreadyWatched:
        messages.info(request, _("This address is watched already."))
    else:
        messages.success(request, _("The watch has begun."))
    return _back(ref, publication)


@works_with_files
@require_POST
def look(request: StaffRequest, ref: str, publication: UUID) -> HttpResponse:
    """Look once more, now."""
    file = whose.file_for(actor=request.actor, ref=ref)

    def act() -> None:
        watching.look_now(
            watch=_watch(file, publication), facts=file.facts, actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip

    off = _("This installation makes no check: ask who runs the server.")
    soon = _("The check is under way. Its result shows here in a moment.")
    return _done(request, file, publication, act=act, said=soon if watching.is_on() else off)


@works_with_files
@require_POST
def stop(request: StaffRequest, ref: str, publication: UUID) -> HttpResponse:
    """No more looks; what was seen stays."""
    file = whose.file_for(actor=request.actor, ref=ref)

    def act() -> None:
        watching.stop(
            watch=_watch(file, publication), facts=file.facts, actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip

    said = _("The watch was stopped. What was seen stays.")
    return _done(request, file, publication, act=act, said=said)


@works_with_files
@require_POST
def read(request: StaffRequest, ref: str, publication: UUID) -> HttpResponse:
    """What the watch came to was read: it leaves the list of the day."""
    file = whose.file_for(actor=request.actor, ref=ref)

    def act() -> None:
        watching.read_news(
            watch=_watch(file, publication), facts=file.facts, actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip

    return _done(request, file, publication, act=act, said=_("Noted as read."))


@works_with_files
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: StaffRequest, ref: str, publication: UUID) -> HttpResponse:
    """A member of staff who may see it says whether it is still there."""
    file = whose.file_for(actor=request.actor, ref=ref)
    watch = _watch(file, publication)
    form = forms.Say(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data

        def act() -> None:
            watching.note_word(
                watch=watch, answer=Answer(told["answer"]), how=Access(told["how"]),
                facts=file.facts, actor=request.actor, at=timezone.now(),
            )  # fmt: skip

        return _done(request, file, publication, act=act, said=_("Your word is in the record."))
    context = {
        "question": _("Do you still see it?"), "address": watch.publication.address,
        "lead": _("Your word is kept as a word: it may contradict a check, it never proves."),
    }  # fmt: skip
    return _form(request, file, publication, form, context)


@works_with_files
@require_http_methods(["GET", "HEAD", "POST"])
def state(request: StaffRequest, ref: str, publication: UUID) -> HttpResponse:
    """What the author says of the absence."""
    file = whose.file_for(actor=request.actor, ref=ref)
    watch, at = _watch(file, publication), timezone.now()
    form = forms.Stated(request.POST or None, initial={"stated_on": timezone.localdate(at)})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            watching.note_statement(
                watch=watch, words=told["words"], stated_at=_noon(told["stated_on"], at=at),
                facts=file.facts, actor=request.actor, at=at,
            )  # fmt: skip
        except watching.Ahead:
            form.add_error("stated_on", _("This day has not come yet."))
        except watching.WatchOver:
            return _over(request, file, publication)
        else:
            messages.success(request, _("The statement is in the record."))
            return _back(ref, publication)
    context = {
        "question": _("What does the author say?"), "address": watch.publication.address,
        "lead": _("It is printed as their statement, beside what the checks found."),
    }  # fmt: skip
    return _form(request, file, publication, form, context)


def _watch(file: File, publication: UUID) -> watches.Watch:
    try:
        return watches.watch_for(vaults=file.vaults, publication=publication)
    except watches.WatchNotFound as missing:
        raise Http404 from missing


def _done(
    request: StaffRequest, file: File, publication: UUID, *, act: Callable[[], None], said: str
) -> HttpResponse:
    try:
        act()
    except watching.WatchOver:
        return _over(request, file, publication)
    except watching.TooSoon:
        said = _("This address was checked a moment ago. Wait five minutes.")
    messages.info(request, said)
    return _back(file.ref, publication)


def _over(request: StaffRequest, file: File, publication: UUID) -> HttpResponse:
    messages.info(request, _("The watch was stopped meanwhile: nothing was written."))
    return _back(file.ref, publication)


def _form(
    request: StaffRequest, file: File, publication: UUID, form: object, context: dict[str, str]
) -> HttpResponse:
    shown = {**context, "form": form, "ref": file.ref, "back": _address(file.ref, publication)}
    bad = bool(getattr(form, "errors", None))
    return fragments.render(request, "evidence/say.html", shown, status=422 if bad else 200)


def _back(ref: str, publication: UUID) -> HttpResponse:
    return SeeOther(_address(ref, publication))


def _address(ref: str, publication: UUID) -> str:
    return f"{reverse('evidence:file', args=[ref])}#veille-{publication}"


def _noon(day: date, *, at: datetime) -> datetime:
    """A day as a moment of it that is not ahead."""
    noon = timezone.make_aware(datetime.combine(day, time(12)))
    return min(noon, at) if day == timezone.localdate(at) else noon
