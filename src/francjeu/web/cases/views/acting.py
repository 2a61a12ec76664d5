"""One act on a case: print its form, do it, or say plainly why not; what was typed is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from francjeu.cases.operations.decision.rehearsing import Letter
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.file.moving import CaseMoved
from francjeu.cases.queries import reach
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.notices.operations.hushing import Hushed
from francjeu.web.cases.forms.base import Act
from francjeu.web.cases.pages import acts, rulings
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther

# Who may come to the table, and who runs files; each act then asks its own right.
at_the_table = staff(
    Role.CASE_MANAGER, Role.CHAIR, Role.DECIDER, Role.COUNSEL, Role.PRIVACY_OFFICER
)
at_the_desk = staff(Role.CASE_MANAGER, Role.CHAIR)

# the field an error is about (None: the whole form), and what to do
Mend = tuple[str | None, str | Promise]
Errors = Mapping[type[Exception], Mend | Callable[[Exception], Mend]]


def case_for(request: StaffRequest, ref: str) -> Case:
    """The case, or 404 for who may not know it."""
    try:
        return reach.case_for(actor=request.actor, ref=ref)
    except reach.CaseNotFound as missing:
        raise Http404 from missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One act of one person on one case, and how its page is printed.

    With `rehearse`, the letters it would write are read first: nothing is done without `send`.
    """

    case: Case
    verb: str
    form: Act
    act: Callable[[], object]
    rehearse: Callable[[], tuple[Letter, ...]] | None = None
    errors: Errors = field(default_factory=dict)
    context: Mapping[str, object] = field(default_factory=dict)
    template: str = "cases/act.html"
    after: str = ""


def play(request: StaffRequest, scene: Scene) -> HttpResponse:
    """The page of an act: its form on GET, the act on POST, then the case.

    Refused, it says the rule and who may, and keeps what was typed (422).
    """
    if request.method == "POST" and scene.form.is_valid():
        try:
            moving.require_turn(case=scene.case, turn=scene.form.cleaned_data["turn"])
            if scene.rehearse and "send" not in request.POST:
                return _page(request, scene, letters=scene.rehearse(), status=200)
            scene.act()
        except CaseMoved:
            return _page(request, scene, moved=True)
        except NotYet as refusal:
            blocked = acts.refused(verb=refusal.verb, why=refusal.why)
            return _page(request, scene, blocked=blocked)
        except Hushed:
            return _page(request, scene, blocked=acts.refused(verb=scene.verb, why=Why.HUSHED))
        except tuple(scene.errors) as error:
            scene.form.add_error(*_told(scene, error))
        else:
            return _done(request, scene)
    return _page(request, scene, status=422 if request.method == "POST" else 200)


def _told(scene: Scene, error: Exception) -> tuple[str | None, str]:
    found = next(told for kind, told in scene.errors.items() if isinstance(error, kind))
    name, words = found(error) if callable(found) else found
    return name if name in scene.form.fields else None, str(words)


def _done(request: StaffRequest, scene: Scene) -> HttpResponse:
    messages.success(request, _("Done: %(act)s.") % {"act": acts.done(scene.verb)})
    return SeeOther(scene.after or reverse("cases:case", args=[scene.case.ref]))


def _page(
    request: StaffRequest,
    scene: Scene,
    *,
    letters: tuple[Letter, ...] = (),
    moved: bool = False,
    blocked: acts.Blocked | None = None,
    status: int = 422,
) -> HttpResponse:
    """The act as it stands now; read again when someone else moved the case."""
    actor, case = request.actor, scene.case
    if moved:
        case = case_for(request, case.ref)
        scene.form.renew(turn=case.turn)
    blocked = blocked or acts.blocked(case=case, verb=scene.verb, actor=actor, at=timezone.now())
    page = acts.act(
        case=case, verb=scene.verb, blocked=blocked, moved=acts.moved(case=case) if moved else ""
    )
    context = {
        "page": page, "form": scene.form, "letters": rulings.letters(letters), **scene.context,
    }  # fmt: skip
    return fragments.render(request, scene.template, context, status=status)
