"""The page of one act at reception: its question, its form, its button; what was typed is kept."""

from django.forms import BaseForm
from django.http import HttpResponse
from django.utils.functional import Promise

from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest

Words = str | Promise


def act_page(
    request: StaffRequest, ref: str, form: BaseForm, *, title: Words, what: Words, words: Words,
    back: str = "",
) -> HttpResponse:  # fmt: skip
    """Print the act; 422 when the form holds errors. `back` is an address, else the report."""
    context = {
        "form": form, "ref": ref, "back": back, "title": title, "what": what, "words": words,
        "tab": "reports",
    }  # fmt: skip
    status = 422 if form.errors else 200
    return fragments.render(request, "reports/desk/act.html", context, status=status)
