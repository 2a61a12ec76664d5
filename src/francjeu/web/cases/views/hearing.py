"""The notice, the answer, the hearing: one page each."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.decision.rehearsing import letters
from francjeu.cases.operations.file import guarding
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.queries.hearing import parties
from francjeu.notices.operations.letters import NamesSomeone, Reproduces
from francjeu.web.cases.forms import base
from francjeu.web.cases.forms import hearing as forms
from francjeu.web.cases.pages import hearing as pages
from francjeu.web.cases.pages import preparing
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, case_for
from francjeu.web.shell.access import StaffRequest

COPIES = _("This repeats words of a piece. Describe it instead: a letter never reproduces.")
NAMES = _("This names a person whom the letter must not name.")
NO_DEADLINE = _("The procedure sets no time to answer: give a date.")
NOT_LATER = _("More time ends after the date it replaces.")
CALL: Errors = {
    hearing.TooSoon: ("starts_at", _("This time has passed. Choose a later one.")),
    guarding.TellsWho: ("expected", NAMES),
}
MINUTES: Errors = {guarding.TellsWho: ("minutes", NAMES)}
LETTERS = "cases/letters.html"
NOTICE: Errors = {
    Reproduces: ("description", COPIES),
    NamesSomeone: ("description", NAMES),
    hearing.NoDeadline: ("answer_by", NO_DEADLINE),
}


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def notify(request: StaffRequest, ref: str) -> HttpResponse:
    """The notice of allegations: its letters are read first, then sent."""
    case, actor = case_for(request, ref), request.actor
    initial = {"description": case.description}
    form = forms.Notify(
        request.POST or None, turn=case.turn, exhibits=pages.exhibits(case), initial=initial
    )

    def act() -> None:
        told = form.cleaned_data
        hearing.notify(
            case=case, description=told["description"], answer_by=told["answer_by"],
            disclosed=tuple(int(n) for n in told.get("disclosed", ())), actor=actor,
            at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="notify", form=form, act=act, errors=NOTICE, template=LETTERS,
        rehearse=lambda: letters(case=case, act=act),
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: StaffRequest, ref: str) -> HttpResponse:
    """More time to answer, with a reason."""
    case = case_for(request, ref)
    asked = pages.asked_until(case)
    form = forms.Extend(request.POST or None, turn=case.turn, initial={"until": asked})

    def act() -> None:
        hearing.extend(
            case=case, until=form.cleaned_data["until"], reason=form.cleaned_data["reason"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    errors: Errors = {
        hearing.NotLater: ("until", NOT_LATER), NamesSomeone: ("reason", NAMES),
        Reproduces: ("reason", COPIES),
    }  # fmt: skip
    return acting.play(request, Scene(case=case, verb="extend", form=form, act=act, errors=errors))


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def receive_response(request: StaffRequest, ref: str) -> HttpResponse:
    """What the person told by phone or in person; a second answer adds to the first."""
    case, actor = case_for(request, ref), request.actor
    verb = "receive_response" if case.state == "notified" else "add_response"
    form = forms.Response(request.POST or None, turn=case.turn, letters=preparing.letters(case))

    def act() -> None:
        told = form.cleaned_data
        hearing.receive_response(
            case=case, party=parties.party_of(case=case, key=told["party"]),
            version=told["version"], context=told["context"], witnesses=told["witnesses"],
            wish=told["wish"], actor=actor, at=timezone.now(),
        )  # fmt: skip

    return acting.play(request, Scene(case=case, verb=verb, form=form, act=act))


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def note_silence(request: StaffRequest, ref: str) -> HttpResponse:
    """The time to answer is over."""
    case = case_for(request, ref)
    form = base.Plain(request.POST or None, turn=case.turn)

    def act() -> None:
        actor = request.actor
        hearing.note_silence(case=case, actor=actor, at=timezone.now())

    return acting.play(request, Scene(case=case, verb="note_silence", form=form, act=act))


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def call_hearing(request: StaffRequest, ref: str) -> HttpResponse:
    """A way and a time to be heard; the letter is read first."""
    case = case_for(request, ref)
    form = forms.Call(request.POST or None, turn=case.turn)

    def act() -> None:
        hearing.call_hearing(
            case=case, way=form.cleaned_data["way"], starts_at=form.cleaned_data["starts_at"],
            joining=form.cleaned_data["joining"], expected=form.cleaned_data["expected"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="call_hearing", form=form, act=act, template=LETTERS, errors=CALL,
        rehearse=lambda: letters(case=case, act=act),
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def hold_hearing(request: StaffRequest, ref: str) -> HttpResponse:
    """The minutes of the hearing."""
    case = case_for(request, ref)
    form = forms.Minutes(request.POST or None, turn=case.turn)

    def act() -> None:
        hearing.hold_hearing(
            case=case, present=form.cleaned_data["present"], minutes=form.cleaned_data["minutes"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(case=case, verb="hold_hearing", form=form, act=act, errors=MINUTES)
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def hear_in_writing(request: StaffRequest, ref: str) -> HttpResponse:
    """The written answer, or the chance to give one, is the hearing."""
    case = case_for(request, ref)
    form = base.Plain(request.POST or None, turn=case.turn)

    def act() -> None:
        actor = request.actor
        hearing.hear_in_writing(case=case, actor=actor, at=timezone.now())

    return acting.play(request, Scene(case=case, verb="hear_in_writing", form=form, act=act))
