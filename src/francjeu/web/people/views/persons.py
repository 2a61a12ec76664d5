"""The register and its persons: each reading of a file leaves a trace."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from francjeu.kernel.actors import Role
from francjeu.kernel.belonging import Role as HeldRole
from francjeu.people import register
from francjeu.people.operations import persons, places
from francjeu.web.people import forms, pages
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther

READERS = (Role.ADMINISTRATOR, Role.CASE_MANAGER, Role.CHAIR, Role.PRIVACY_OFFICER)
KEEPERS = (Role.ADMINISTRATOR, Role.CASE_MANAGER)
form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff(*READERS)
@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """Whom does the policy concern?"""
    form = forms.Search(request.GET or None, places=register.institutions())
    asked = form.cleaned_data if form.is_valid() else {}
    listing = register.persons_for(
        actor=request.actor, on=timezone.localdate(), search=asked.get("q", ""),
        role=asked.get("role", ""), institution=asked.get("lieu", ""),
        page=request.GET.get("page", ""),
    )  # fmt: skip
    page = pages.ListPage(
        listing=listing, query=_query(asked), searched=any(asked.values()),
        may_change=register.may_change(actor=request.actor),
    )  # fmt: skip
    return fragments.render(request, "people/list.html", {"page": page, "form": form}, part="found")


def _query(asked: dict[str, Any]) -> str:
    given = {key: value for key, value in asked.items() if value}
    return f"{urlencode(given)}&" if given else ""


@staff(*READERS)
@require_safe
def person(request: StaffRequest, ref: str) -> HttpResponse:
    """Was this person bound on that day, and why?"""
    at = timezone.localtime()
    form = forms.Day(request.GET or None)
    day = form.cleaned_data["jour"] if form.is_valid() else at.date()
    file = _read(request, ref)
    may_change = register.may_change(actor=request.actor)
    page = pages.person(file=file, day=day, may_change=may_change)
    form = form if form.errors else forms.Day(initial={"jour": day})
    return fragments.render(request, "people/person.html", {"page": page, "form": form})


def _read(request: StaffRequest, ref: str) -> register.File:
    try:
        return persons.read_file(ref=ref, actor=request.actor, at=timezone.localtime())
    except register.PersonUnknown as unknown:
        raise Http404 from unknown


def _row(request: StaffRequest, ref: str) -> Any:
    try:
        return register.person_for(actor=request.actor, ref=ref)
    except register.PersonUnknown as unknown:
        raise Http404 from unknown


def _back(ref: object) -> HttpResponse:
    return SeeOther(reverse("people:person", args=[ref]))


@staff(*KEEPERS)
@form_page
def add(request: StaffRequest) -> HttpResponse:
    """Whom do you add?"""
    form = forms.Person(request.POST or None)
    known: tuple[Any, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            return _added(request, form)
        except persons.PerhapsKnown as asked:
            known = asked.known
            form.add_error(None, _("Someone of this name is here already. Look below."))
    context = {"form": form, "known": known, "pour": request.GET.get("pour", "")}
    return fragments.render(request, "people/add.html", context, status=422 if form.errors else 200)


def _added(request: StaffRequest, form: forms.Person) -> HttpResponse:
    person = persons.add_person(
        details=form.details, actor=request.actor, at=timezone.localtime(),
        other_than=request.POST.getlist("other_than") if "another" in request.POST else (),
    )  # fmt: skip
    minor = request.GET.get("pour", "")
    if minor:
        address = reverse("people:add_guardian", args=[_row(request, minor).public_id])
        return SeeOther(f"{address}?adulte={person.public_id}")
    messages.success(request, _("The person is added. Say now what they are, and since when."))
    return SeeOther(reverse("people:add_role", args=[person.public_id]))


@staff(*KEEPERS)
@form_page
def change(request: StaffRequest, ref: str) -> HttpResponse:
    """What must be corrected?"""
    row = _row(request, ref)
    initial = {name: getattr(row, name) for name in persons.Details.__slots__}
    form = forms.Person(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        persons.change_person(
            person=row, details=form.details, actor=request.actor, at=timezone.localtime()
        )
        messages.success(request, _("The correction is kept; the journal remembers what it was."))
        return _back(ref)
    context = {"form": form, "ref": ref}
    status = 422 if form.errors else 200
    return fragments.render(request, "people/change.html", context, status=status)


@staff(*KEEPERS)
@form_page
def add_role(request: StaffRequest, ref: str) -> HttpResponse:
    """What is this person, and since when?"""
    row = _row(request, ref)
    form = forms.RoleHeld(request.POST or None, places=register.institutions())
    if request.method == "POST" and form.is_valid():
        _hold(request, row, form.cleaned_data)
        messages.success(request, _("The role is noted."))
        return _back(ref)
    context = {"form": form, "ref": ref, "name": f"{row.given_name} {row.family_name}"}
    status = 422 if form.errors else 200
    return fragments.render(request, "people/add_role.html", context, status=status)


def _hold(request: StaffRequest, row: Any, asked: dict[str, Any]) -> None:
    at, actor, place, team = timezone.localtime(), request.actor, None, None
    if asked["institution"]:
        place = register.institution_for(actor=actor, place_id=int(asked["institution"]))
    if place and asked["team"]:
        team = places.team_named(
            institution=place, name=asked["team"], season=asked["season"], actor=actor, at=at
        )
    persons.hold_role(
        person=row, role=HeldRole(asked["role"]), institution=place, team=team,
        starts_on=asked["starts_on"], ends_on=asked["ends_on"], actor=actor, at=at,
    )  # fmt: skip


@staff(*KEEPERS)
@form_page
def end_role(request: StaffRequest, ref: str, role_id: int) -> HttpResponse:
    """What was the last day of this role?"""
    try:
        held = register.role_for(actor=request.actor, ref=ref, role_id=role_id)
    except register.PersonUnknown as unknown:
        raise Http404 from unknown
    form = forms.LastDay(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            on, at = form.cleaned_data["on"], timezone.localtime()
            persons.end_role(held=held, on=on, actor=request.actor, at=at)
            messages.success(request, _("The end of the role is noted."))
            return _back(ref)
        except persons.EndsBeforeStart:
            form.add_error("on", _("The last day comes before the first. Check both."))
    status = 422 if form.errors else 200
    return fragments.render(request, "people/end.html", {"form": form, "ref": ref}, status=status)
