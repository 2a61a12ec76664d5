"""Letters for staff: form → operation → answer. A letter of a file one may not see is not there."""

from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from francjeu.cases.operations.letters import addressing
from francjeu.cases.queries import reach
from francjeu.kernel.actors import Role
from francjeu.notices import queries as notices
from francjeu.notices.operations import letters, sending
from francjeu.notices.operations.addresses import NotAnAddress
from francjeu.reports.queries import letters as reporters
from francjeu.web.letters import forms, pages
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther

WHO = (Role.CASE_MANAGER, Role.CHAIR)


@staff(*WHO)
@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """Which letters need a person?"""
    page = pages.letters(actor=request.actor)
    return fragments.render(request, "letters/list.html", {"page": page})


@staff(*WHO)
@require_safe
def letter(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """To whom, where is it, what can be done?"""
    _reach(request, public_id)
    return _page(request, public_id, forms.HandedOver(), forms.OtherAddress())


@staff(*WHO)
@require_safe
def pdf(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """The letter to print, under a name that tells nothing."""
    _reach(request, public_id)
    row = notices.letter(public_id=str(public_id))
    if not row.body or row.subject.startswith("report:"):  # its first lines name who reported
        raise Http404
    headers = {"Content-Disposition": f'inline; filename="{row.reference}.pdf"'}
    return HttpResponse(notices.as_pdf(row), content_type="application/pdf", headers=headers)


@staff(*WHO)
@require_POST
def hand_over(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """It was printed and handed over."""
    _reach(request, public_id)
    form = forms.HandedOver(request.POST)
    if not form.is_valid():
        return _page(request, public_id, form, forms.OtherAddress())
    row = notices.letter(public_id=str(public_id))
    try:
        sending.hand_over(
            letter=row, how=form.cleaned_data["how"], actor=request.actor, at=timezone.now()
        )
    except sending.NotThere:
        return _moved(request, public_id)
    messages.success(request, _("Noted: how it was handed over is in the journal."))
    return SeeOther(reverse("letters:list"))


@staff(*WHO)
@require_POST
def try_again(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """The same e-mail leaves again."""
    _reach(request, public_id)
    row = notices.letter(public_id=str(public_id))
    try:
        sending.try_again(letter=row, actor=request.actor, at=timezone.now())
    except sending.NotThere:
        return _moved(request, public_id)
    messages.success(request, _("It leaves again in a few seconds."))
    return SeeOther(reverse("letters:list"))


@staff(*WHO)
@require_POST
def returned(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """It came back: it is not delivered."""
    _reach(request, public_id)
    row = notices.letter(public_id=str(public_id))
    try:
        sending.returned(letter=row, reason="bounced", actor=request.actor, at=timezone.now())
    except sending.NotThere:
        return _moved(request, public_id)
    messages.success(request, _("Noted as not delivered. Now give the right address."))
    return SeeOther(reverse("letters:letter", args=[public_id]))


@staff(*WHO)
@require_POST
def write_again(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """The same words to the right address."""
    _reach(request, public_id)
    form = forms.OtherAddress(request.POST)
    if not form.is_valid():
        return _page(request, public_id, forms.HandedOver(), form)
    row = notices.letter(public_id=str(public_id))
    case = reach.case_for(actor=request.actor, ref=row.subject.removeprefix("case:"))
    try:
        addressing.write_again(
            case=case, letter=row, actor=request.actor, at=timezone.now(), **form.cleaned_data
        )
    except letters.AlreadyWrittenAgain:
        return _moved(request, public_id)
    except NotAnAddress:
        form.add_error("address", _("Write an address like name@example.ca."))
    except addressing.SharedMailbox:
        form.add_error("shared", _("Someone of this case reads there. Is it all right?"))
    if form.errors:
        return _page(request, public_id, forms.HandedOver(), form)
    messages.success(request, _("The letter leaves for the right address in a few seconds."))
    return SeeOther(reverse("letters:list"))


def _reach(request: StaffRequest, public_id: UUID) -> None:
    """The letter's file must be one this person may see; looking is remembered."""
    try:
        row = notices.letter(public_id=str(public_id))
        if not reporters.may_see(actor=request.actor, subject=row.subject):
            reach.case_for(actor=request.actor, ref=row.subject.removeprefix("case:"))
    except (notices.NoSuchLetter, reach.CaseNotFound) as missing:
        raise Http404 from missing
    if request.method == "GET":
        sending.view(letter=row, actor=request.actor, at=timezone.now())


def _page(
    request: StaffRequest,
    public_id: UUID,
    handed: django_forms.Form,
    address: django_forms.Form,
) -> HttpResponse:
    wrong = handed if handed.errors else address
    context = {
        "page": pages.letter(public_id=str(public_id)),
        "handed": handed,
        "address": address,
        "form": wrong,
    }
    status = 422 if wrong.errors else 200
    return fragments.render(request, "letters/letter.html", context, status=status)


def _moved(request: StaffRequest, public_id: UUID) -> HttpResponse:
    messages.warning(request, _("Someone was faster: read again where the letter is."))
    return SeeOther(reverse("letters:letter", args=[public_id]))
