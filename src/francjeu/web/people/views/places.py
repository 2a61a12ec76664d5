"""Institutions and their teams."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from francjeu.people import register
from francjeu.people.operations import places
from francjeu.web.people import forms
from francjeu.web.people.views.persons import KEEPERS, READERS, form_page
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther


@staff(*READERS)
@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """Which institutions and teams?"""
    context = {
        "places": register.places_page(page=request.GET.get("page", "")),
        "may_change": register.may_change(actor=request.actor),
    }
    return fragments.render(request, "people/places.html", context)


@staff(*KEEPERS)
@form_page
def add(request: StaffRequest) -> HttpResponse:
    """Which institution do you add?"""
    form = forms.Institution(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _saved(request, form.cleaned_data)
        except places.NameTaken:
            form.add_error("name", _("An institution has this name already."))
    status = 422 if form.errors else 200
    return fragments.render(request, "people/place.html", {"form": form}, status=status)


def _saved(request: StaffRequest, asked: dict[str, Any]) -> HttpResponse:
    at = timezone.localtime()
    row = places.add_institution(name=asked["name"], city=asked["city"], actor=request.actor, at=at)
    _changed(request, row, asked)
    return SeeOther(reverse("people:place", args=[row.pk]))


def _changed(request: StaffRequest, row: Any, asked: dict[str, Any]) -> None:
    places.change_institution(
        institution=row, name=asked["name"], city=asked["city"],
        contact_name=asked["contact_name"], contact_email=asked["contact_email"],
        actor=request.actor, at=timezone.localtime(),
    )  # fmt: skip


@staff(*KEEPERS)
@form_page
def place(request: StaffRequest, place_id: int) -> HttpResponse:
    """What must be corrected in this institution?"""
    row = _row(request, place_id)
    fields = ("name", "city", "contact_name", "contact_email")
    form = forms.Institution(request.POST or None, initial={n: getattr(row, n) for n in fields})
    if request.method == "POST" and form.is_valid():
        try:
            _changed(request, row, form.cleaned_data)
            messages.success(request, _("The institution is kept."))
            return SeeOther(reverse("people:places"))
        except places.NameTaken:
            form.add_error("name", _("An institution has this name already."))
    context = {"form": form, "place_id": place_id, "name": row.name, "team": forms.Team()}
    status = 422 if form.errors else 200
    return fragments.render(request, "people/place.html", context, status=status)


@staff(*KEEPERS)
@form_page
def add_team(request: StaffRequest, place_id: int) -> HttpResponse:
    """Which team do you add?"""
    row = _row(request, place_id)
    form = forms.Team(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asked, at = form.cleaned_data, timezone.localtime()
            places.add_team(institution=row, actor=request.actor, at=at, **asked)
            messages.success(request, _("The team is added."))
            return SeeOther(reverse("people:places"))
        except places.NameTaken:
            form.add_error("name", _("This institution has a team of this name that season."))
    context = {"form": form, "name": row.name}
    status = 422 if form.errors else 200
    return fragments.render(request, "people/add_team.html", context, status=status)


def _row(request: StaffRequest, place_id: int) -> Any:
    try:
        return register.institution_for(actor=request.actor, place_id=place_id)
    except register.PlaceUnknown as unknown:
        raise Http404 from unknown
