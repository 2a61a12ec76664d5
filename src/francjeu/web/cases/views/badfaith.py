"""A report known to be false: three steps, three pairs of hands, never a machine."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.decision import badfaith
from francjeu.cases.operations.intake import opening
from francjeu.cases.queries.decision import badfaith as asked
from francjeu.kernel.procedure.decision.badfaith import NotThisWay, Shown, Why
from francjeu.web.cases.forms import badfaith as forms
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Mend, Scene, at_the_table, case_for
from francjeu.web.shell.access import StaffRequest

BOTH = ["GET", "HEAD", "POST"]
WHY = {
    Why.STATE: _("The case has not come to that point."),
    Why.HANDS: _("It is for someone else to do."),
    Why.FIRST_OPEN: _("The first case must be over."),
    Why.FIRST_FOUNDED: _("A breach was found: this report was not false."),
    Why.SAME_HANDS: _("Someone who had no hand in this must do it."),
    Why.NO_WORDS: _("Write the reason. One sentence is enough; the parties will read it."),
    Why.NO_PIECE: _("Name at least one piece: that a report was not upheld shows nothing."),
}


def _mend(error: Exception) -> Mend:
    why = error.why if isinstance(error, NotThisWay) else Why.STATE
    return ("pieces" if why is Why.NO_PIECE else None, WHY[why])


NO_POLICY: Mend = (
    "first_act_on",
    _("No version of the policy was in force that day. Check the date, or publish it."),
)
ERRORS: Errors = {NotThisWay: _mend, opening.NoPolicy: NO_POLICY}


@at_the_table
@require_http_methods(BOTH)
def ask(request: StaffRequest, ref: str) -> HttpResponse:
    """The question, in words; it opens nothing by itself."""
    case = case_for(request, ref)
    form = forms.Ask(request.POST or None, turn=case.turn)

    def act() -> None:
        words = form.cleaned_data["words"]
        badfaith.ask(first=case, words=words, actor=request.actor, at=timezone.now())

    scene = Scene(case=case, verb="ask_false", form=form, act=act, errors=ERRORS)
    return acting.play(request, scene)


@at_the_table
@require_http_methods(BOTH)
def judge(request: StaffRequest, ref: str) -> HttpResponse:
    """Other eyes find that the person knew, by which pieces; or set the question aside."""
    case = case_for(request, ref)
    form = forms.Judge(request.POST or None, turn=case.turn)

    def act() -> None:
        row, told = asked.last_of(case), form.cleaned_data
        if row is None:
            raise NotThisWay(Why.STATE)
        who = {"row": row, "words": told["words"], "actor": request.actor, "at": timezone.now()}
        if told["found"]:
            badfaith.show(how=Shown(told["found"]), pieces=form.numbers, **who)
        else:
            badfaith.set_aside(**who)

    scene = Scene(case=case, verb="judge_false", form=form, act=act, errors=ERRORS)
    return acting.play(request, scene)


@at_the_table
@require_http_methods(BOTH)
def open_(request: StaffRequest, ref: str) -> HttpResponse:
    """A case of its own, with every right a case gives."""
    case = case_for(request, ref)
    row = asked.last_of(case)
    form = forms.Open(request.POST or None, turn=case.turn)

    def act() -> None:
        if row is None:
            raise Http404
        badfaith.open_file(
            row=row, title=form.cleaned_data["title"],
            first_act_on=form.cleaned_data["first_act_on"], words=form.cleaned_data["words"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="open_false", form=form, act=act, errors=ERRORS,
        after=reverse("cases:list"),
    )  # fmt: skip
    return acting.play(request, scene)
