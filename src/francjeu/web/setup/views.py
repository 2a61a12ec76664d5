"""The first run, behind the one-time link of the server's console. Can be left and resumed."""

import functools
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from francjeu.connectors.documents.fault import Unreadable
from francjeu.kernel.actors import OPERATOR, Role
from francjeu.people import queries
from francjeu.people.operations import accounts, first_run, links, organisation
from francjeu.people.operations.links import LinkKind
from francjeu.policy import words_reading as reading
from francjeu.web.setup import forms, pages, policy
from francjeu.web.shell import fragments
from francjeu.web.shell.access import View, by_link
from francjeu.web.shell.views import SeeOther

KEPT = "setup"
form_page = require_http_methods(["GET", "HEAD", "POST"])


def setting_up(view: View) -> View:
    """Only who came through the link, and only until the organisation opens."""

    @by_link
    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        link = request.session.get(KEPT)
        if not link or not queries.setup_is_open(link=link, at=timezone.localtime()):
            return _spent(request)
        return view(request, *args, **kwargs)

    return guarded


def _spent(request: HttpRequest) -> HttpResponse:
    context = {"is_open": queries.organisation().is_open}
    return fragments.render(request, "setup/link_spent.html", context, status=410)


@by_link
@form_page
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Set up the organisation? Opening the page spends nothing; the button starts."""
    link = queries.setup_link(token=token, at=timezone.localtime())
    if link is None:
        return _spent(request)
    if request.method == "POST":
        request.session.cycle_key()
        request.session[KEPT] = link
        return SeeOther(reverse("setup:organisation"))
    return fragments.render(request, "setup/door.html", {})


def _page(request: HttpRequest, key: str, form: Any, **more: object) -> HttpResponse:
    context = {"step": pages.step(key), "form": form, **more}
    status = 422 if form is not None and form.errors else 200
    return fragments.render(request, f"setup/{key}.html", context, status=status)


@setting_up
@form_page
def organisation_(request: HttpRequest) -> HttpResponse:
    """Which organisation is it?"""
    found = queries.organisation()
    names = ("name", "email", "phone", "address", "website")
    form = forms.Organisation(request.POST or None, initial={n: getattr(found, n) for n in names})
    if request.method == "POST" and form.is_valid():
        details = organisation.Details(**form.cleaned_data)
        organisation.describe(details=details, actor=OPERATOR, at=timezone.localtime())
        return SeeOther(reverse("setup:privacy"))
    return _page(request, "organisation", form)


@setting_up
@form_page
def privacy(request: HttpRequest) -> HttpResponse:
    """Who answers for personal information?"""
    found = queries.organisation()
    initial = {"name": found.privacy_officer, "title": found.privacy_title,
               "contact": found.privacy_contact}  # fmt: skip
    form = forms.PrivacyOfficer(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        officer = organisation.PrivacyOfficer(**form.cleaned_data)
        organisation.name_privacy_officer(officer=officer, actor=OPERATOR, at=timezone.localtime())
        return SeeOther(reverse("setup:administrator"))
    return _page(request, "privacy", form)


@setting_up
@form_page
def administrator(request: HttpRequest) -> HttpResponse:
    """Who opens the accounts?"""
    named = next((a for a in pages.holders() if Role.ADMINISTRATOR in _held(a)), None)
    initial = {"name": named.name, "email": named.email, "roles": _held(named)} if named else {}
    form = forms.Administrator(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            first_run.name_administrator(
                holder=form.holder, actor=OPERATOR, at=timezone.localtime()
            )
            return SeeOther(reverse("setup:others"))
        except accounts.AddressTaken:
            form.add_error("email", _("An account has this address already."))
    return _page(request, "administrator", form, named=named)


def _held(account: queries.Account) -> list[Role]:
    return [grant.role for grant in account.held]


@setting_up
@form_page
def others(request: HttpRequest) -> HttpResponse:
    """Who else holds a right from the first day?"""
    form = forms.Other(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            at = timezone.localtime()
            user = first_run.name_holder(holder=form.holder, actor=OPERATOR, at=at)
            return _invited(request, user)
        except accounts.AddressTaken:
            form.add_error("email", _("An account has this address already."))
    return _page(request, "others", form, holders=pages.holders())


def _invited(request: HttpRequest, user: Any) -> HttpResponse:
    """Show the link once, to hand over: at set-up there is seldom an e-mail server yet."""
    at = timezone.localtime()
    token = links.make(kind=LinkKind.INVITATION, user=user, actor=OPERATOR, at=at)
    link = settings.FRANCJEU.url + reverse("accounts:accept", args=[token])
    context = {"step": pages.step("others"), "link": link, "name": user.name}
    return fragments.render(request, "setup/invitation.html", context)


@setting_up
@require_POST
def remove(request: HttpRequest, ref: str) -> HttpResponse:
    """Close an account named by mistake."""
    try:
        user = queries.user_for(ref=ref)
        accounts.close_account(user=user, actor=OPERATOR, at=timezone.localtime())
    except accounts.LastAdministrator:
        messages.error(request, _("This is the last administrator: name another one first."))
    return SeeOther(reverse("setup:others"))


@setting_up
@form_page
def policy_(request: HttpRequest) -> HttpResponse:
    """Which policy applies?"""
    form = forms.Policy(*_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _policy_kept(request, form.cleaned_data)
        except Unreadable as refused:
            form.add_error("document", reading.refusal(refused))
    return _page(request, "policy", form)


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    """What was sent, even when every field was left empty; nothing at a first look."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _policy_kept(request: HttpRequest, asked: dict[str, Any]) -> HttpResponse:
    at = timezone.localtime()
    if asked["document"]:
        for doubt in policy.keep(file=asked["document"], at=at):
            messages.warning(request, doubt)
    if asked["proposed"]:
        policy.start_from_the_model(at=at)
    return SeeOther(reverse("setup:open"))


@setting_up
@form_page
def open_(request: HttpRequest) -> HttpResponse:
    """Ready to open?"""
    if request.method == "POST":
        try:
            organisation.open_to_public(actor=OPERATOR, at=timezone.localtime())
            request.session.pop(KEPT, None)
            messages.success(request, _("The doors are open. Sign in to begin."))
            return SeeOther(reverse("account_login"))
        except organisation.NotReady:
            messages.error(request, _("Something is still missing: look below."))
    page = pages.summary(on=timezone.localdate())
    return _page(request, "open", None, page=page)
