"""Who is on call, as a page; one campaign gathered as an incident."""

from collections.abc import Callable
from datetime import datetime

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from francjeu.kernel.actors import Role
from francjeu.reports.operations.file.grouping import NotTogether
from francjeu.reports.operations.triage import incidents
from francjeu.reports.operations.urgent import rota
from francjeu.reports.queries import incidents as reading
from francjeu.reports.queries import rota as rotas
from francjeu.reports.queries.reach import NotFound
from francjeu.reports.queries.sheet import report_for
from francjeu.web.reports.forms import gathering as forms
from francjeu.web.reports.views.acting import act_page
from francjeu.web.reports.views.desk import at_reception
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther

BOTH = ["GET", "HEAD", "POST"]
Words = str | Promise
ROTA: dict[str, tuple[str, Words]] = {
    "past": ("valid_from", gettext_lazy("Choose a moment to come.")),
    "nobody": ("place_1", gettext_lazy("Choose at least one person.")),
    "unknown": ("place_1", gettext_lazy("One of these persons no longer receives reports.")),
    "minutes": ("minutes", gettext_lazy("Write a number of minutes, from 1 to 1440.")),
    "source": ("source", gettext_lazy("Write at least a few words.")),
}


@staff(Role.ADMINISTRATOR, Role.CHAIR)
@require_http_methods(BOTH)
def on_call(request: StaffRequest) -> HttpResponse:
    """Who is called, in order; a new version from a moment on."""
    at, data = timezone.now(), request.POST if request.method == "POST" else None
    accounts = [(c.ref, c.name) for c in rotas.candidates(actor=request.actor, at=at)]
    form = forms.Rota(data, accounts=accounts, initial={"minutes": rotas.minutes(at=at)})
    if form.is_valid() and _set(request, form, at):
        messages.success(request, _("Done. It holds from the moment you wrote."))
        return SeeOther(reverse("reports:on_call"))
    names = dict(accounts)
    context = {
        "form": form, "tab": "reports", "current": rotas.current(at=at),
        "versions": [
            (v, [names.get(ref, _("closed account")) for ref in v.chain]) for v in rotas.versions()
        ],
    }  # fmt: skip
    status = 422 if form.errors else 200
    return fragments.render(request, "reports/desk/on_call.html", context, status=status)


def _set(request: StaffRequest, form: forms.Rota, at: datetime) -> bool:
    told = form.cleaned_data
    try:
        rota.set_rota(
            chain=form.chain, minutes=told["minutes"], valid_from=told["valid_from"],
            source=told["source"], actor=request.actor, at=at,
        )  # fmt: skip
    except rota.BadRota as refused:
        field, said = ROTA[refused.reason]
        form.add_error(field, str(said))
        return False
    return True


@at_reception
@require_safe
def incident(request: StaffRequest, ref: str) -> HttpResponse:
    """One campaign: posts, accounts, where each answers; reporters counted once."""
    context = {"page": reading.incident_for(actor=request.actor, ref=ref), "tab": "reports"}
    return fragments.render(request, "reports/desk/incident.html", context)


@at_reception
@require_http_methods(BOTH)
def gather(request: StaffRequest, ref: str) -> HttpResponse:
    """This report, and those on the same content, begin an incident."""
    found = report_for(actor=request.actor, ref=ref)
    form = forms.Gather(request.POST if request.method == "POST" else None)
    if form.is_valid():
        refs = (ref, *(other.ref for other in found.same))
        try:
            row = incidents.gather(
                refs=refs, title=form.cleaned_data["title"], actor=request.actor,
                at=timezone.now(),
            )  # fmt: skip
        except incidents.AlreadyThere:
            form.add_error(None, _("One of these reports belongs to an incident already."))
        else:
            return SeeOther(reverse("reports:incident", args=[row.ref]))
    back = reverse("reports:report", args=[ref])
    return act_page(
        request, ref, form, title=_("Is it a campaign?"), back=back,
        what=_("Several posts, several accounts. Each report keeps its thread; each account "
               "answers for its own posts only."),
        words=_("Gather"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def incident_act(request: StaffRequest, ref: str, act: str) -> HttpResponse:
    """One thing added to an incident."""
    found = reading.incident_for(actor=request.actor, ref=ref)
    if act not in ACTS:
        raise Http404
    make, title, what, play = ACTS[act]
    form = make(request.POST if request.method == "POST" else None, found)
    back = reverse("reports:incident", args=[ref])
    if form.is_valid():
        try:
            play(ref, form, request)
        except incidents.AlreadyThere:
            form.add_error(None, _("It is there already."))
        except (NotFound, NotTogether):
            form.add_error(None, _("There is no such report or case here."))
        else:
            return SeeOther(back)
    return act_page(request, ref, form, title=title, back=back, what=what, words=_("Add it"))


Make = Callable[..., django_forms.Form]
Play = Callable[[str, django_forms.Form, StaffRequest], object]


def _authors(found: reading.Incident) -> list[tuple[str, str]]:
    return [(author.label, author.label) for author in found.authors]


ACTS: dict[str, tuple[Make, Words, Words, Play]] = {
    "signalement": (
        lambda data, found: forms.AddReport(data), gettext_lazy("Which report joins it?"),
        gettext_lazy("A person who reports twice counts once."),
        lambda ref, form, request: incidents.add_report(
            incident=ref, ref=form.cleaned_data["report"].strip().upper(), actor=request.actor,
            at=timezone.now(),
        ),
    ),
    "compte": (
        lambda data, found: forms.Author(data), gettext_lazy("Which account?"),
        gettext_lazy("It is shown as a letter and a number from then on."),
        lambda ref, form, request: incidents.add_author(
            incident=ref, handle=form.cleaned_data["handle"], actor=request.actor,
            at=timezone.now(),
        ),
    ),
    "publication": (
        lambda data, found: forms.Post(data, authors=_authors(found)),
        gettext_lazy("Which post?"),
        gettext_lazy("By its link or in words: the content is not copied here."),
        lambda ref, form, request: incidents.add_post(
            incident=ref, actor=request.actor, at=timezone.now(), **form.cleaned_data
        ),
    ),
    "dossier": (
        lambda data, found: forms.Answers(data, authors=_authors(found)),
        gettext_lazy("Where does this account answer?"),
        gettext_lazy("One account, one place: nobody answers for the posts of another."),
        lambda ref, form, request: incidents.answer_for(
            incident=ref, actor=request.actor, at=timezone.now(), **form.cleaned_data
        ),
    ),
}  # fmt: skip
