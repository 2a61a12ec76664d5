"""The history of one subject, for who may know it; anyone else finds nothing."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from francjeu.cases.queries import reach as cases
from francjeu.kernel.actors import Role
from francjeu.people import queries as people
from francjeu.policy import queries as policies
from francjeu.reports.queries import reach as reports
from francjeu.web.journal import pages
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther

KINDS = ("profile", "doors")
works_with_files = staff(
    Role.CASE_MANAGER, Role.CHAIR, Role.DECIDER, Role.COUNSEL, Role.PRIVACY_OFFICER
)


@staff()
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """A reference to look for, and the histories this person may read."""
    typed = request.GET.get("q", "").strip().upper()
    if pages.opens(typed, actor=request.actor):
        return SeeOther(pages.address_of(typed))
    page = pages.index(actor=request.actor, typed=typed)
    return fragments.render(request, "journal/index.html", {"page": page})


@works_with_files
@require_safe
def case(request: StaffRequest, ref: str) -> HttpResponse:
    """The history of a case, in the words of the procedure."""
    try:
        row = cases.case_for(actor=request.actor, ref=ref)
    except cases.CaseNotFound as missing:
        raise Http404 from missing
    return _history(request, pages.of_case(row))


@works_with_files
@require_safe
def report(request: StaffRequest, ref: str) -> HttpResponse:
    """The history of a report."""
    try:
        reports.row_for(actor=request.actor, ref=ref)
    except reports.NotFound as missing:
        raise Http404 from missing
    return _history(request, pages.Subject(f"report:{ref}", _("Report %(ref)s") % {"ref": ref}))


@staff()
@require_safe
def account(request: StaffRequest, ref: UUID) -> HttpResponse:
    """The history of an account: one’s own, or any for who looks after accounts."""
    try:
        found = people.account_for(actor=request.actor, ref=str(ref))
    except people.AccountUnknown as missing:
        raise Http404 from missing
    title = _("Account of %(name)s") % {"name": found.name}
    return _history(request, pages.Subject(f"account:{found.ref}", title))


@staff(Role.ADMINISTRATOR)
@require_safe
def platform(request: StaffRequest) -> HttpResponse:
    """The history of the installation itself: background tasks started again."""
    return _history(request, pages.Subject("platform", _("The platform")))


@staff()
@require_safe
def policy(request: StaffRequest, number: int) -> HttpResponse:
    """The history of a version of the policy."""
    try:
        version = policies.version(number=number)
    except policies.NoSuchVersion as missing:
        raise Http404 from missing
    title = _("Policy, version %(n)s") % {"n": version.number}
    return _history(request, pages.Subject(f"policy:{number}", title))


@staff()
@require_safe
def settings(request: StaffRequest, kind: str) -> HttpResponse:
    """The history of a set of settings."""
    if kind not in KINDS:
        raise Http404
    return _history(request, pages.Subject(f"setting:{kind}", pages.setting_title(kind)))


def _history(request: StaffRequest, subject: pages.Subject) -> HttpResponse:
    page = pages.history(
        subject=subject, number=request.GET.get("page", ""), back=reverse("journal:index"),
        with_seals="sceaux" in request.GET,
    )  # fmt: skip
    return fragments.render(request, "journal/history.html", {"page": page})
