"""All the evidence of one file on one page, described; nothing of its content."""

from functools import partial

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from francjeu.kernel.actors import Role
from francjeu.web.evidence import whose
from francjeu.web.evidence.pages import around as pages
from francjeu.web.evidence.pages import captures, elsewhere, likeness, watching
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff

works_with_files = staff(Role.CASE_MANAGER, Role.CHAIR, Role.DECIDER, Role.COUNSEL)


@works_with_files
@require_safe
def around(request: StaffRequest, ref: str) -> HttpResponse:
    """What is held, where it comes from, what can still be done."""
    file = whose.file_for(actor=request.actor, ref=ref)
    context = {
        "page": pages.around(file), "tab": "cases" if ref.startswith("D-") else "reports",
        "captures": captures.captures_of(file), "elsewhere": elsewhere.told_in(file),
        "likenesses": likeness.likenesses_of(file, places=partial(whose.places_of, request.actor)),
        "watching": watching.watching_of(file, at=timezone.now()),
    }  # fmt: skip
    return fragments.render(request, "evidence/file.html", context)
