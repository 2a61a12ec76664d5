"""The address book of a case, for staff: form → operation → answer."""

from collections.abc import Callable

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from francjeu.cases.operations.letters import addressing
from francjeu.cases.queries import reach
from francjeu.cases.queries.hearing import parties
from francjeu.cases.queries.letters import addresses
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import Role
from francjeu.notices.operations.addresses import HowMissing, NotAnAddress, NothingNoted
from francjeu.web.letters import forms, pages
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther

WHO = (Role.CASE_MANAGER, Role.CHAIR)


@staff(*WHO)
@require_safe
def book(request: StaffRequest, ref: str) -> HttpResponse:
    """Which address, whose, since when, checked by whom? Looking is remembered."""
    case = _case(request, ref)
    addressing.view(case=case, actor=request.actor, at=timezone.now())
    return _page(request, case, key="", wrong=None)


@staff(*WHO)
@require_POST
def correct(request: StaffRequest, ref: str, key: str) -> HttpResponse:
    """The right address."""
    case, form = _case(request, ref), forms.OtherAddress(request.POST)
    party = parties.party_of(case=case, key=key)

    def act() -> None:
        addressing.correct(
            case=case, party=party, actor=request.actor, at=timezone.now(), **form.cleaned_data
        )

    return _acted(request, case, key, form, act)


@staff(*WHO)
@require_POST
def check(request: StaffRequest, ref: str, key: str) -> HttpResponse:
    """Someone made sure that it is the person’s."""
    case, form = _case(request, ref), forms.Checked(request.POST)
    party = parties.party_of(case=case, key=key)

    def act() -> None:
        addressing.check(
            case=case, party=party, actor=request.actor, at=timezone.now(), **form.cleaned_data
        )

    return _acted(request, case, key, form, act)


@staff(*WHO)
@require_POST
def withdraw(request: StaffRequest, ref: str, key: str) -> HttpResponse:
    """Letters on paper from now on."""
    case, form = _case(request, ref), django_forms.Form(request.POST)
    party = parties.party_of(case=case, key=key)

    def act() -> None:
        addressing.withdraw(case=case, party=party, actor=request.actor, at=timezone.now())

    return _acted(request, case, key, form, act)


def _acted(
    request: StaffRequest, case: Case, key: str, form: django_forms.Form, act: Callable[[], None]
) -> HttpResponse:
    if form.is_valid():
        try:
            act()
        except addressing.SharedMailbox:
            form.add_error("shared", _("Someone of this case reads there. Is it all right?"))
        except NotAnAddress:
            form.add_error(None, _("No e-mail can be written to this address. Correct it first."))
        except (HowMissing, NothingNoted):
            form.add_error(None, _("Nothing was changed: read the address again."))
        else:
            messages.success(request, _("Noted. It is in the journal of the case."))
            return SeeOther(reverse("letters:addresses", args=[case.ref]))
    return _page(request, case, key=key, wrong=form)


def _page(
    request: StaffRequest, case: Case, *, key: str, wrong: django_forms.Form | None
) -> HttpResponse:
    cards = addresses.book_of(case)
    page = pages.book(case=case, cards=cards, key=key, wrong=wrong)
    context = {"page": page, "form": wrong}
    return fragments.render(
        request, "letters/addresses.html", context, status=422 if wrong else 200
    )


def _case(request: StaffRequest, ref: str) -> Case:
    try:
        return reach.case_for(actor=request.actor, ref=ref)
    except reach.CaseNotFound as missing:
        raise Http404 from missing
