"""Who may do what: accounts, rights, invitations."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from francjeu.kernel.actors import Role
from francjeu.people import queries, register
from francjeu.people.operations import accounts, links
from francjeu.people.operations import organisation as details
from francjeu.web.accounts import forms, invitations, pages
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, by_link, signed_in, staff
from francjeu.web.shell.views import SeeOther

KEEPERS = (Role.ADMINISTRATOR, Role.CASE_MANAGER)
WRITERS = tuple(role for role in Role if role is not Role.COUNSEL)
form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff(*WRITERS)
@require_safe
def people(request: StaffRequest) -> HttpResponse:
    """Who has the right to do what?"""
    page = pages.people(actor=request.actor)
    return fragments.render(request, "accounts/people.html", {"page": page})


@signed_in
@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    """What may I do here, and what guards my account?"""
    page = pages.account(actor=request.actor, ref=request.actor.ref)
    return fragments.render(request, "accounts/mine.html", {"page": page})


@staff(*WRITERS)
@require_safe
def account(request: StaffRequest, ref: str) -> HttpResponse:
    """What may this person do, and since when?"""
    return _account(request, ref)


def _account(
    request: StaffRequest, ref: str, form: forms.Giving | None = None, status: int = 200
) -> HttpResponse:
    try:
        page = pages.account(actor=request.actor, ref=ref)
    except queries.AccountUnknown as unknown:
        raise Http404 from unknown
    context = {"page": page, "form": form or forms.Giving(roles=page.may_give)}
    return fragments.render(request, "accounts/account.html", context, status=status)


@staff(Role.ADMINISTRATOR)
@form_page
def open_(request: StaffRequest) -> HttpResponse:
    """Whom do you invite?"""
    roles = [r for r in Role if queries.may_give(actor=request.actor, role=r)]
    form = forms.Opening(request.POST or None, roles=roles)
    if request.method == "POST" and form.is_valid():
        try:
            return invitations.sent(request, invitations.opened(form.cleaned_data, request.actor))
        except accounts.AddressTaken:
            form.add_error("email", _("An account has this address already."))
    status = 422 if form.errors else 200
    return fragments.render(request, "accounts/open.html", {"form": form}, status=status)


@staff(Role.ADMINISTRATOR)
@require_POST
def invite(request: StaffRequest, ref: str) -> HttpResponse:
    """Another invitation; the earlier one stops working."""
    return invitations.sent(request, _user(ref))


@staff(*WRITERS)
@require_POST
def give(request: StaffRequest, ref: str) -> HttpResponse:
    """Give a right one holds."""
    page = pages.account(actor=request.actor, ref=_known(ref))
    form = forms.Giving(request.POST, roles=page.may_give)
    if not form.is_valid():
        return _account(request, ref, form, status=422)
    at, role = timezone.localtime(), Role(form.cleaned_data["role"])
    accounts.grant(user=_user(ref), role=role, actor=request.actor, at=at, on=at.date())
    messages.success(request, _("The right is given, from today."))
    return SeeOther(reverse("accounts:account", args=[ref]))


@staff(*WRITERS)
@require_POST
def end(request: StaffRequest, ref: str, grant_id: int) -> HttpResponse:
    """End a right, today."""
    try:
        grant = queries.grant_for(ref=ref, grant_id=grant_id)
        accounts.end_grant(grant=grant, actor=request.actor, at=timezone.localtime())
        messages.success(request, _("The right ended today."))
    except queries.AccountUnknown as unknown:
        raise Http404 from unknown
    except accounts.LastAdministrator:
        messages.error(request, _("This is the last administrator: name another one first."))
    return SeeOther(reverse("accounts:account", args=[ref]))


@staff(Role.ADMINISTRATOR)
@form_page
def close(request: StaffRequest, ref: str) -> HttpResponse:
    """Close this account?"""
    if request.method != "POST":
        page = pages.account(actor=request.actor, ref=_known(ref))
        return fragments.render(request, "accounts/close.html", {"page": page})
    try:
        accounts.close_account(user=_user(ref), actor=request.actor, at=timezone.localtime())
        messages.success(request, _("The account is closed, and its rights ended."))
    except accounts.LastAdministrator:
        messages.error(request, _("This is the last administrator: name another one first."))
    return SeeOther(reverse("accounts:account", args=[ref]))


@staff(*KEEPERS)
@form_page
def recognise(request: StaffRequest, ref: str) -> HttpResponse:
    """Which person of the register holds this account?"""
    page, search = pages.account(actor=request.actor, ref=_known(ref)), request.GET.get("q", "")
    found = pages.found(actor=request.actor, account=page.account, search=search)
    initial = {"person": page.account.person_ref}
    form = forms.Recognised(*_sent(request), found=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["person"]
        person = register.person_for(actor=request.actor, ref=chosen) if chosen else None
        accounts.recognise(
            user=_user(ref), person=person, actor=request.actor, at=timezone.localtime()
        )
        messages.success(request, _("It is noted who holds this account."))
        return SeeOther(reverse("accounts:account", args=[ref]))
    context = {"page": page, "form": form, "q": search}
    status = 422 if form.errors else 200
    return fragments.render(request, "accounts/recognise.html", context, status=status)


def _sent(request: HttpRequest) -> tuple[Any]:
    return (request.POST if request.method == "POST" else None,)


@staff(Role.ADMINISTRATOR)
@form_page
def organisation(request: StaffRequest) -> HttpResponse:
    """How does the public reach us, and who answers for personal information?"""
    known = queries.organisation()
    initial = {name: getattr(known, name) for name in forms.Organisation.base_fields}
    form = forms.Organisation(*_sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        at = timezone.localtime()
        details.describe(details=form.details, actor=request.actor, at=at)
        details.name_privacy_officer(officer=form.officer, actor=request.actor, at=at)
        messages.success(request, _("The organisation’s details are kept."))
        return SeeOther(reverse("accounts:organisation"))
    status = 422 if form.errors else 200
    return fragments.render(request, "accounts/organisation.html", {"form": form}, status=status)


@by_link
@form_page
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Choose your password. Opening the page spends nothing; the button does."""
    user = queries.account_of_link(token=token, at=timezone.localtime())
    if user is None:
        return fragments.render(request, "accounts/link_spent.html", {}, status=410)
    form = forms.FirstPassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _accepted(request, token, form.cleaned_data["password"])
    status = 422 if form.errors else 200
    context = {"form": form, "name": user.name, "email": user.email}
    return fragments.render(request, "accounts/accept.html", context, status=status)


def _accepted(request: HttpRequest, token: str, password: str) -> HttpResponse:
    try:
        links.set_password(token=token, password=password, at=timezone.localtime())
    except links.LinkSpent:
        return fragments.render(request, "accounts/link_spent.html", {}, status=410)
    messages.success(request, _("Your password is kept. Sign in."))
    return SeeOther(reverse("account_login"))


def _known(ref: str) -> str:
    return str(_user(ref).public_id)


def _user(ref: str) -> Any:
    try:
        return queries.user_for(ref=ref)
    except queries.AccountUnknown as unknown:
        raise Http404 from unknown
