"""A report told by phone: the nine steps in the third person, the code said by voice."""

from dataclasses import replace
from typing import Any, cast

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from francjeu.plumbing import ids
from francjeu.reports.operations.form import submitting
from francjeu.reports.queries.drafts import sent_for
from francjeu.web.reports import cookies
from francjeu.web.reports.forms import desk as forms
from francjeu.web.reports.pages.phrases import open_doors
from francjeu.web.reports.views.desk import at_reception
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther


@at_reception
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: StaffRequest) -> HttpResponse:
    """Write down a call; sending twice records it once."""
    data = cast("dict[str, Any]", request.POST) if request.method == "POST" else None
    form = forms.Call(data)
    token = request.POST.get("token", "") or ids.new_token()
    if data is not None and form.is_valid():
        told = replace(form.telling, language=get_language() or "fr")
        submitting.record_phone_report(
            token=token, telling=told, gate_read_aloud=True, actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip
        response = SeeOther(reverse("reports:call_noted"))
        cookies.keep_call(response, token)
        return response
    context = {
        "form": form, "token": token, "doors": open_doors(timezone.localdate()),
        "tab": "reports",
    }  # fmt: skip
    status = 422 if data is not None else 200
    return fragments.render(request, "reports/desk/call.html", context, status=status)


@at_reception
@require_safe
def noted(request: StaffRequest) -> HttpResponse:
    """The code to say, for ten minutes."""
    sent = sent_for(token=cookies.call_token(request), at=timezone.now())
    if sent is None:
        return SeeOther(reverse("reports:inbox"))
    context = {"sent": sent, "tab": "reports"}
    return fragments.render(request, "reports/desk/call_noted.html", context)
