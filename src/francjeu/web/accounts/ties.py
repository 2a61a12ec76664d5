"""What ties an account to persons and schools: declared by its holder or by who watches rights."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.panel.ties import NotThatKind, TieKind
from francjeu.people import queries, register
from francjeu.people import ties as declared
from francjeu.people.operations import ties as declaring
from francjeu.people.operations.ties import User
from francjeu.plumbing.dates import date_format
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, signed_in
from francjeu.web.shell.views import SeeOther

WATCHERS = (Role.ADMINISTRATOR, Role.CHAIR, Role.PRIVACY_OFFICER)
KINDS: dict[TieKind, str | Promise] = {
    TieKind.SCHOOL: lazy("Same school or club"),
    TieKind.BOARD: lazy("A seat on its board, or a job there"),
    TieKind.FAMILY: lazy("Family or friendship"),
    TieKind.COMMAND: lazy("Works for me, or I work for them"),
    TieKind.OTHER: lazy("Another tie"),
}
MOST = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One tie, as printed."""

    words: str
    since: str
    end_url: str


@dataclass(frozen=True, slots=True)
class Page:
    """The ties of one account."""

    name: str
    ref: str
    lines: tuple[Line, ...]
    may_search: bool


class Declare(forms.Form):
    """What kind of tie, to a school or to a person of the register."""

    kind = forms.ChoiceField(
        label=lazy("What kind of tie?"), widget=forms.RadioSelect,
        choices=[(kind.value, words) for kind, words in KINDS.items()],
        error_messages={"required": lazy("Choose a kind of tie.")},
    )  # fmt: skip
    institution = forms.ChoiceField(label=lazy("Institution"), required=False)
    note = forms.CharField(
        label=lazy("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, found: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [("", _("None")), *register.institutions()]
        self.fields["institution"] = forms.ChoiceField(
            label=lazy("Institution"), required=False, choices=places
        )
        persons = list(found)
        if persons:
            self.fields["person"] = forms.ChoiceField(
                label=lazy("Person"), required=False, widget=forms.RadioSelect,
                choices=[*persons, ("", _("None"))],
            )  # fmt: skip


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ties(request: StaffRequest, ref: str) -> HttpResponse:
    """What ties this person to others? Every case a tie touches stops existing for them."""
    user, search = _user(request.actor, ref), request.GET.get("q", "")
    form = Declare(
        request.POST if request.method == "POST" else None,
        found=_found(request.actor, search or request.POST.get("q", "")),
    )
    if request.method == "POST" and form.is_valid() and _declared(request, user, form):
        messages.success(request, _("The tie is kept. It acts at once."))
        return SeeOther(reverse("accounts:ties", args=[ref]))
    context = {"page": _page(request.actor, user, ref), "form": form, "q": search}
    status = 422 if form.errors else 200
    return fragments.render(request, "accounts/ties.html", context, status=status)


@signed_in
@require_POST
def end_tie(request: StaffRequest, ref: str, tie_id: int) -> HttpResponse:
    """This tie is over."""
    user = _user(request.actor, ref)
    declaring.end_tie(user=user, tie_id=tie_id, actor=request.actor, at=timezone.localtime())
    messages.success(request, _("It is noted that this tie is over."))
    return SeeOther(reverse("accounts:ties", args=[ref]))


def _user(actor: Actor, ref: str) -> User:
    """The account, for its holder or who watches over rights; it does not exist for others."""
    if actor.ref != ref and not actor.has(*WATCHERS):
        raise Http404
    try:
        return queries.user_for(ref=ref)
    except queries.AccountUnknown as unknown:
        raise Http404 from unknown


def _found(actor: Actor, search: str) -> list[tuple[str, str]]:
    """Persons of the register under this name, for who may read it."""
    if not search.strip():
        return []
    try:
        listing = register.persons_for(actor=actor, search=search, on=timezone.localdate())
    except Refused:
        return []
    return [(line.ref, line.name) for line in listing.lines[:MOST]]


def _declared(request: StaffRequest, user: User, form: Declare) -> bool:
    """Keep the tie; an error beside the field that mends it otherwise."""
    told, actor = form.cleaned_data, request.actor
    person = register.person_for(actor=actor, ref=told["person"]) if told.get("person") else None
    place = next((p for p in register.places() if str(p.id) == told["institution"]), None)
    try:
        declaring.declare_tie(
            user=user, kind=TieKind(told["kind"]), note=told["note"], actor=actor,
            to=declaring.Named(person=person, institution=place.row if place else None),
            at=timezone.localtime(),
        )  # fmt: skip
    except declaring.NothingNamed:
        form.add_error("institution", _("Choose one institution, or one person."))
    except NotThatKind:
        form.add_error("kind", _("This kind of tie is to something else: choose another kind."))
    return not form.errors


def _page(actor: Actor, user: User, ref: str) -> Page:
    may_search = actor.has(*WATCHERS, Role.CASE_MANAGER)
    lines = tuple(_line(row, ref) for row in declared.declared_by(ref=ref))
    return Page(name=user.name, ref=ref, lines=lines, may_search=may_search)


def _line(row: declared.Line, ref: str) -> Line:
    since = _("since %(day)s") % {"day": date_format(row.declared_on, "j F Y")}
    if row.ended_on:
        since = _("over on %(day)s") % {"day": date_format(row.ended_on, "j F Y")}
    url = "" if row.ended_on else reverse("accounts:end_tie", args=[ref, row.pk])
    return Line(words=f"{KINDS.get(row.kind, row.kind.value)} — {row.to}", since=since, end_url=url)
