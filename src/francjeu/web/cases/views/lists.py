"""The list of cases, and opening one."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from francjeu.cases.operations.intake import opening
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.reports.operations.file.moving import ReportMoved
from francjeu.reports.operations.leaving.routing import GateUnanswered, NotForHere
from francjeu.reports.queries import reach as reports
from francjeu.web.cases.forms.opening import Open
from francjeu.web.cases.pages import lists, new
from francjeu.web.cases.views.acting import at_the_desk, at_the_table
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther


@at_the_table
@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """The cases one may see, by stage, page by page."""
    page = lists.cases(
        actor=request.actor, state=request.GET.get("etape", ""),
        page=request.GET.get("page", ""), at=timezone.now(),
    )  # fmt: skip
    return fragments.render(request, "cases/list.html", {"page": page})


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: StaffRequest) -> HttpResponse:
    """Open a case, alone or from the reports named in the address."""
    actor, today = request.actor, timezone.localdate()
    page = new.page(actor=actor, refs=request.GET.getlist("rapport"))
    form = Open(
        request.POST or None, joinable=page.joinable, today=today, initial=page.initial
    )  # fmt: skip
    if page.is_early and form.is_bound:
        form.add_error(None, _("The case would leave out a report that cannot join yet."))
    elif form.is_valid() and (response := _opened(request, form)):
        return response
    status = 422 if request.method == "POST" else 200
    return fragments.render(request, "cases/new.html", {"page": page, "form": form}, status=status)


def _opened(request: StaffRequest, form: Open) -> HttpResponse | None:
    """The new case, or None and what to mend."""
    told = form.cleaned_data
    actor = request.actor
    try:
        case = opening.open_case(
            title=told["title"], description=told["description"],
            first_act_on=told["first_act_on"], last_act_on=told["last_act_on"],
            reports=tuple(told.get("reports", ())), about=told["about"], actor=actor,
            at=timezone.now(),
        )  # fmt: skip
    except opening.NoPolicy:
        words = _("No version of the policy was in force that day. Check the date, or publish it.")
        form.add_error("first_act_on", words)
        return None
    except GateUnanswered as first:
        words = _("The gate of report %(ref)s is not answered: nine questions, then it may join.")
        form.add_error("reports", words % {"ref": first.ref})
        return None
    except NotForHere:
        words = _("The gate says that this policy does not reach one of these reports: no case.")
        form.add_error("reports", words)
        return None
    except (reports.NotFound, IllegalMove, ReportMoved):
        form.add_error("reports", _("One of these reports changed meanwhile. Read the list again."))
        return None
    messages.success(request, _("Case %(ref)s is open.") % {"ref": case.ref})
    return SeeOther(reverse("cases:case", args=[case.ref]))
