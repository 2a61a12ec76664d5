"""The case on one page, the names behind its letters, who has access, one’s own ties."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from francjeu.cases.operations.file import reading
from francjeu.cases.operations.panel import conflicts
from francjeu.people import queries as people
from francjeu.web.cases.forms.admitting import Account, Declare, Names
from francjeu.web.cases.forms.fairness import Seat
from francjeu.web.cases.pages import case as pages
from francjeu.web.cases.pages import fairness, table
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, at_the_table, case_for
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest

SAT = gettext_lazy("This person sits, or sat, in the other panel, or decided: name someone else.")
TIED = gettext_lazy("This person has a tie with someone in the case. Name someone else.")


@at_the_table
@require_safe
def case(request: StaffRequest, ref: str) -> HttpResponse:
    """Where this case stands and whose turn it is; reading it is remembered."""
    row, actor, at = case_for(request, ref), request.actor, timezone.now()
    reading.view(case=row, actor=actor, at=at)
    page = pages.case(row=row, actor=actor, at=at)
    form = Declare(turn=row.turn)
    return fragments.render(request, "cases/case.html", {"page": page, "form": form})


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: StaffRequest, ref: str) -> HttpResponse:
    """Who the letters are: asked with a reason, shown once, remembered."""
    row, form = case_for(request, ref), Names(request.POST or None)
    named: tuple[reading.Named, ...] = ()
    if form.is_valid():
        named = reading.read_names(
            case=row, reason=form.cleaned_data["reason"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    page = table.names(case=row, named=named, actor=request.actor)
    status = 422 if form.errors else 200
    return fragments.render(
        request, "cases/names.html", {"page": page, "form": form}, status=status
    )


@at_the_table
@require_safe
def access(request: StaffRequest, ref: str) -> HttpResponse:
    """Who has access, why, and what they declared."""
    row, actor, at = case_for(request, ref), request.actor, timezone.now()
    context = {
        "page": table.access(case=row, actor=actor, at=at),
        "panels": fairness.both(case=row, at=at), "asked": fairness.challenges(row),
    }  # fmt: skip
    return fragments.render(request, "cases/access.html", context)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: StaffRequest, ref: str) -> HttpResponse:
    """Give someone a seat; who has a tie is refused, and the attempt is remembered."""
    row, actor, at = case_for(request, ref), request.actor, timezone.now()
    form = Seat(request.POST or None, turn=row.turn, accounts=fairness.seats(case=row, at=at))

    def act() -> None:
        user = people.user_for(ref=form.cleaned_data["account"])
        conflicts.seat(
            case=row, user=user, instance=form.cleaned_data["instance"], actor=actor, at=at
        )

    scene = Scene(
        case=row, verb="seat", form=form, act=act,
        errors={conflicts.Tied: ("account", TIED), conflicts.SatBefore: ("instance", SAT)},
        context={"around": table.access(case=row, actor=actor, at=at)},
        template="cases/seat.html", after=reverse("cases:access", args=[ref]),
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: StaffRequest, ref: str) -> HttpResponse:
    """Name another case manager."""
    row, actor, at = case_for(request, ref), request.actor, timezone.now()
    form = Account(request.POST or None, turn=row.turn, accounts=table.managers(case=row, at=at))

    def act() -> None:
        manager = people.user_for(ref=form.cleaned_data["account"])
        conflicts.hand_over(case=row, manager=manager, actor=actor, at=at)

    errors: Errors = {conflicts.Tied: ("account", TIED)}
    return acting.play(
        request, Scene(case=row, verb="hand_over", form=form, act=act, errors=errors)
    )


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: StaffRequest, ref: str) -> HttpResponse:
    """No tie, or step aside: then the case vanishes for who did."""
    row = case_for(request, ref)
    form = Declare(request.POST or None, turn=row.turn)
    linked = request.POST.get("linked") == "yes"

    def act() -> None:
        conflicts.declare(
            case=row, is_linked=linked, note=form.cleaned_data["note"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    after = reverse("cases:list") if linked else ""
    return acting.play(request, Scene(case=row, verb="declare", form=form, act=act, after=after))
