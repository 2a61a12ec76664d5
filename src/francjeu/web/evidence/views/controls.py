"""The control pages: settings with a source, one a site."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from francjeu.evidence.operations.capture import controls
from francjeu.evidence.queries import controls as queries
from francjeu.kernel.actors import Role
from francjeu.web.evidence.forms import watching as forms
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther

WRONG = {
    "address": gettext_lazy("Write a whole address, with https://."),
    "expected": gettext_lazy("Write at least three letters that the page always shows."),
    "source": gettext_lazy("Say how we know that this page is open to all."),
    "checked_on": gettext_lazy("This day has not come yet."),
}
runs_files = staff(Role.CASE_MANAGER, Role.CHAIR)


@runs_files
@require_http_methods(["GET", "HEAD", "POST"])
def all_(request: StaffRequest) -> HttpResponse:
    """Those in service, and a form to name one."""
    at = timezone.now()
    form = forms.Control(request.POST or None, initial={"checked_on": timezone.localdate(at)})
    if request.method == "POST" and form.is_valid():
        try:
            controls.name(named=controls.Named(**form.cleaned_data), actor=request.actor, at=at)
        except controls.BadControl as bad:
            form.add_error(bad.reason, WRONG[bad.reason])
        else:
            messages.success(request, _("This page stands beside every later check of its site."))
            return SeeOther(reverse("evidence:controls"))
    context = {"controls": queries.serving(), "form": form}
    status = 422 if form.errors else 200
    return fragments.render(request, "evidence/controls.html", context, status=status)


@runs_files
@require_POST
def retire(request: StaffRequest, control: UUID) -> HttpResponse:
    """It no longer serves."""
    try:
        row = queries.control_for(control)
    except queries.ControlNotFound as missing:
        raise Http404 from missing
    controls.retire(control=row, actor=request.actor, at=timezone.now())
    return SeeOther(reverse("evidence:controls"))
