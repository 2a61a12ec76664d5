"""The door, and the ways out of it: form → operation → answer."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from francjeu.notices import queries as notices
from francjeu.notices.operations import doors, links
from francjeu.plumbing import attempts
from francjeu.web.parties import forms, visits
from francjeu.web.parties.pages import door as pages
from francjeu.web.shell import fragments
from francjeu.web.shell.access import by_link
from francjeu.web.shell.views import SeeOther


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Is it you? Looking opens nothing: mail scanners follow links, persons press buttons."""
    found = notices.door(token=token, at=timezone.now())
    visits.speak(request, language=found.language)
    if found.state != "open":
        return _shut(request, token, found)
    form = forms.Answer(request.POST or None, question=found.question)
    if request.method == "POST" and (found.question == "none" or form.is_valid()):
        opened = _opened(form, token)
        if opened is not None:
            return visits.begin(SeeOther(reverse("parties:file")), link_id=opened)
    context = {"page": pages.door(token=token, found=found), "form": form}
    return fragments.render(
        request, "parties/door.html", context, status=422 if form.errors else 200
    )


def _opened(form: forms.Answer, token: str) -> int | None:
    """The link, or None and what to say about the answer."""
    answer = form.cleaned_data.get("answer", "") if form.is_bound and form.is_valid() else ""
    try:
        return links.open_link(token=token, answer=answer, at=timezone.now()).pk
    except links.WrongAnswer:
        form.add_error("answer", _("This is not the answer we have. Check the digits."))
    except attempts.TooMany as wait:
        minutes = max(1, round((wait.until - timezone.now()).total_seconds() / 60))
        form.add_error("answer", _("Too many tries. Wait %(n)s minutes.") % {"n": minutes})
    except links.NotOpen:
        form.add_error(None, _("This link has just been used. Ask for a new one."))
    return None


def _shut(request: HttpRequest, token: str, found: notices.Door) -> HttpResponse:
    if found.link_id and visits.link_id(request) == found.link_id:
        return HttpResponseRedirect(reverse("parties:file"))
    context = {"page": pages.shut(token=token, state=found.state)}
    return fragments.render(request, "parties/shut.html", context, status=410)


@by_link
@require_POST
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """A new link, to the same address; the answer is the same whatever the link was."""
    doors.renew_link(token=token, at=timezone.now())
    return fragments.render(request, "parties/renewed.html", {})


@by_link
@require_POST
def not_me(request: HttpRequest, token: str) -> HttpResponse:
    """The letter reached somebody else: the link closes, staff are told."""
    try:
        doors.not_me(token=token, at=timezone.now())
    except links.NotOpen as shut:
        return _shut(request, token, notices.Door(state=shut.state))
    return fragments.render(request, "parties/not_me.html", {})


@by_link
@require_GET
def ended(request: HttpRequest) -> HttpResponse:
    """The visit is over; nothing was lost."""
    known = visits.link_id(request, idle=None) is not None
    return fragments.render(request, "parties/ended.html", {"known": known}, status=410)


@by_link
@require_POST
def renew_visit(request: HttpRequest) -> HttpResponse:
    """A new link for a visit that ended."""
    number = visits.link_id(request, idle=None)
    if number is not None:
        doors.renew_visit(link_id=number, at=timezone.now())
    return visits.end(fragments.render(request, "parties/renewed.html", {}))


@by_link
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the file on this device."""
    return visits.end(SeeOther(reverse("home:index")))
