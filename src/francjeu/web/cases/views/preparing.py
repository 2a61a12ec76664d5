"""Preparing a case: clauses, persons, what must be answered before a notice."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.operations.intake import involving, opening
from francjeu.people import register
from francjeu.web.cases.forms import admitting
from francjeu.web.cases.forms import opening as forms
from francjeu.web.cases.pages import preparing as pages
from francjeu.web.cases.pages import qualifying
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, case_for
from francjeu.web.shell.access import StaffRequest


def unfit(error: Exception) -> tuple[str | None, str]:
    """Why this person may not speak for another, and what to do."""
    why = getattr(error, "why", "")
    told = {"why": labels.word(hearing_labels.UNFIT, str(why))}
    return "role", _("Name another adult: %(why)s.") % told


UNSAID = gettext_lazy("Say how you know who wrote it. One sentence is enough.")
ONE_EACH = gettext_lazy(
    "A case under way is about one person, who is heard and judged alone. On the page of the case, "
    "open a case for another person in the same matter, and add them there."
)
UNFIT: Errors = {
    opening.NoReason: ("reason", UNSAID),
    opening.UnfitToSpeak: unfit,
    opening.OnePersonEach: ("role", ONE_EACH),
    involving.OnlyFollowed: (
        "reason", gettext_lazy("Following is not contributing: say why this person is concerned."),
    ),
    involving.NotAPerson: (
        "role", gettext_lazy("A team or an institution speaks for nobody: name a person."),
    ),
    register.TeamUnknown: ("team", gettext_lazy("The register holds no team of this name there.")),
}  # fmt: skip
GONE = gettext_lazy("This clause is not one that can be invoked. Read the list again.")


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def allege(request: StaffRequest, ref: str) -> HttpResponse:
    """Invoke clauses of the version in force on the day of the act."""
    case, actor = case_for(request, ref), request.actor
    form = forms.Allege(request.POST or None, turn=case.turn, clauses=pages.clauses(case))

    def act() -> None:
        for clause in form.cleaned_data["clauses"]:
            opening.allege(case=case, clause_id=clause, actor=actor, at=timezone.now())

    errors: Errors = {opening.UnknownClause: ("clauses", GONE)}
    scene = Scene(
        case=case, verb="allege", form=form, act=act, errors=errors,
        template="cases/describe.html", context={"fits": qualifying.fits(case)},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def add_party(request: StaffRequest, ref: str) -> HttpResponse:
    """Add a person, found in the register or described by the least that is needed."""
    case, actor = case_for(request, ref), request.actor
    search = request.GET.get("q", "").strip()
    form = forms.Party(
        request.POST or None, turn=case.turn, places=pages.places(), letters=pages.letters(case),
        found=pages.found(search=search, case=case, actor=actor, on=timezone.localdate()),
    )  # fmt: skip

    def act() -> None:
        someone = pages.someone(form.cleaned_data, case=case, actor=actor)
        opening.add_party(
            case=case, someone=someone, reason=form.cleaned_data["reason"], actor=actor,
            at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="add_party", form=form, act=act, template="cases/party.html",
        errors=UNFIT, context={"search": search},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def answer_reprisal(request: StaffRequest, ref: str) -> HttpResponse:
    """Could this complaint punish someone for speaking up?"""
    case = case_for(request, ref)
    form = admitting.Reprisal(request.POST or None, turn=case.turn)

    def act() -> None:
        opening.answer_reprisal(
            case=case, is_possible=form.cleaned_data["answer"] == "possible",
            note=form.cleaned_data["note"], actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip

    return acting.play(request, Scene(case=case, verb="answer_reprisal", form=form, act=act))


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def set_parallel(request: StaffRequest, ref: str) -> HttpResponse:
    """Another body has a file open."""
    case = case_for(request, ref)
    form = admitting.Door(request.POST or None, turn=case.turn, doors=pages.doors())

    def act() -> None:
        opening.set_parallel(
            case=case, door=form.cleaned_data["door"], actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip

    return acting.play(request, Scene(case=case, verb="set_parallel", form=form, act=act))


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def clear_parallel(request: StaffRequest, ref: str) -> HttpResponse:
    """A person confirms that a notice does not interfere."""
    case = case_for(request, ref)
    form = admitting.Note(request.POST or None, turn=case.turn)

    def act() -> None:
        opening.clear_parallel(
            case=case, note=form.cleaned_data["note"], actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip

    return acting.play(request, Scene(case=case, verb="clear_parallel", form=form, act=act))
