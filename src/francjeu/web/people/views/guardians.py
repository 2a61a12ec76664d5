"""Who speaks for a young person."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from francjeu.people import register
from francjeu.people.operations import persons
from francjeu.web.people import forms
from francjeu.web.people.views.persons import KEEPERS, form_page
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther


def _row(request: StaffRequest, ref: str) -> Any:
    try:
        return register.person_for(actor=request.actor, ref=ref)
    except register.PersonUnknown as unknown:
        raise Http404 from unknown


def _adults(request: StaffRequest, ref: str) -> list[tuple[str, str]]:
    """Persons found under the name searched, or the one just added."""
    chosen, search = request.GET.get("adulte", ""), request.GET.get("q", "")
    found: list[tuple[str, str]] = []
    if chosen:
        row = _row(request, chosen)
        found.append((str(row.public_id), f"{row.given_name} {row.family_name}"))
    if search.strip():
        listing = register.persons_for(actor=request.actor, on=timezone.localdate(), search=search)
        found += [(line.ref, _told(line)) for line in listing.lines if line.ref != ref]
    return found


def _told(line: register.PersonLine) -> str:
    known = (str(line.birth_year or ""), *(role.label for role in line.roles))
    return f"{line.name} — {', '.join(part for part in known if part)}"


@staff(*KEEPERS)
@form_page
def add(request: StaffRequest, ref: str) -> HttpResponse:
    """Who speaks for this young person?"""
    minor, adults = _row(request, ref), _adults(request, ref)
    initial = {"starts_on": timezone.localdate(), "adult": adults[0][0] if len(adults) == 1 else ""}
    form = forms.Guardian(request.POST or None, adults=adults, initial=initial)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        persons.name_guardian(
            minor=minor, adult=_row(request, asked["adult"]), kind=asked["kind"],
            starts_on=asked["starts_on"], actor=request.actor, at=timezone.localtime(),
        )  # fmt: skip
        messages.success(request, _("It is noted who speaks for this person."))
        return SeeOther(reverse("people:person", args=[ref]))
    context = {
        "form": form, "ref": ref, "name": f"{minor.given_name} {minor.family_name}",
        "adults": adults, "q": request.GET.get("q", ""),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return fragments.render(request, "people/add_guardian.html", context, status=status)


@staff(*KEEPERS)
@form_page
def end(request: StaffRequest, ref: str, bond_id: int) -> HttpResponse:
    """Until when did this adult speak for the young person?"""
    try:
        bond = register.bond_for(actor=request.actor, ref=ref, bond_id=bond_id)
    except register.PersonUnknown as unknown:
        raise Http404 from unknown
    form = forms.LastDay(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            on, at = form.cleaned_data["on"], timezone.localtime()
            persons.end_guardian(bond=bond, on=on, actor=request.actor, at=at)
            return SeeOther(reverse("people:person", args=[ref]))
        except persons.EndsBeforeStart:
            form.add_error("on", _("The last day comes before the first. Check both."))
    status = 422 if form.errors else 200
    return fragments.render(request, "people/end.html", {"form": form, "ref": ref}, status=status)
