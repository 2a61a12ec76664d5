"""How long a file is kept; holding it, letting it go; what is gone."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from francjeu.cases.operations.file import keeping
from francjeu.kernel.actors import Role
from francjeu.web.cases.forms.keeping import Reason
from francjeu.web.cases.pages import keeping as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, at_the_table, case_for
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff

ERRORS: Errors = {
    keeping.AlreadyHeld: (None, _("Someone holds this file already.")),
    keeping.NotHeld: (None, _("Nobody holds this file any more.")),
}


@staff(Role.CASE_MANAGER, Role.CHAIR, Role.PRIVACY_OFFICER)
@require_safe
def register(request: StaffRequest) -> HttpResponse:
    """Which files are held, and which are gone?"""
    page = pages.register(actor=request.actor)
    return fragments.render(request, "cases/kept.html", {"page": page})


@at_the_table
@require_safe
def keeping_(request: StaffRequest, ref: str) -> HttpResponse:
    """How long is this file kept?"""
    page = pages.keeping_page(case=case_for(request, ref), actor=request.actor)
    return fragments.render(request, "cases/keeping.html", {"page": page})


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: StaffRequest, ref: str) -> HttpResponse:
    """Keep a file past its time."""
    return _act(request, ref, verb="hold", act=keeping.hold)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: StaffRequest, ref: str) -> HttpResponse:
    """Let it go its way."""
    return _act(request, ref, verb="lift_hold", act=keeping.lift)


def _act(request: StaffRequest, ref: str, *, verb: str, act: Callable[..., object]) -> HttpResponse:
    case = case_for(request, ref)
    form = Reason(request.POST or None, turn=case.turn)

    def done() -> None:
        reason = form.cleaned_data["reason"]
        act(case=case, reason=reason, actor=request.actor, at=timezone.now())

    after = reverse("cases:keeping", args=[case.ref])
    scene = Scene(case=case, verb=verb, form=form, act=done, errors=ERRORS, after=after)
    return acting.play(request, scene)
