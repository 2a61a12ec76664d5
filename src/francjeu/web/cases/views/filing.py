"""The file for counsel: ask, look how far it is, fetch it."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from francjeu.cases.access import Act
from francjeu.cases.operations.file import filing
from francjeu.cases.queries.file import files, turn
from francjeu.cases.queries.reach import CaseNotFound
from francjeu.kernel.access import Refused
from francjeu.web.cases.forms import filing as forms
from francjeu.web.cases.pages import filing as pages
from francjeu.web.cases.views.acting import at_the_table, case_for
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: StaffRequest, ref: str) -> HttpResponse:
    """Ask for a copy for one named person; those asked before are listed with their progress."""
    case = case_for(request, ref)
    rights = turn.rights(case=case, actor=request.actor)
    if Act.EXPORT not in rights:
        raise Refused(Act.EXPORT)
    form = forms.Ask(request.POST or None, may_name=Act.NAME_REPORTERS in rights)
    if request.method == "POST" and form.is_valid():
        try:
            filing.ask(case=case, actor=request.actor, at=timezone.now(), **form.cleaned_data)
        except filing.NoReason:
            form.add_error("reason", _("Write the reason. One sentence is enough."))
        else:
            messages.success(request, _("The copy is being made. You can leave this page."))
            return SeeOther(request.path)
    context = {"page": pages.page(case=case), "form": form}
    status = 422 if form.errors else 200
    return fragments.render(request, "cases/filing.html", context, status=status)


@at_the_table
@require_POST
def fetch(request: StaffRequest, ref: str, key: UUID) -> HttpResponseBase:
    """The copy itself; fetching it is remembered."""
    case = case_for(request, ref)
    try:
        row = files.file_of(case=case, key=key)
        path = filing.fetch(row=row, actor=request.actor, at=timezone.now())
    except (CaseNotFound, filing.NotReady):
        messages.warning(request, _("This copy is no longer kept. Ask for another."))
        return SeeOther(pages.page(case=case).here)
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{case.ref}.zip")
