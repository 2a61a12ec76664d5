"""Choosing what the person concerned sees of a piece; the whole stays sealed."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.file import guarding
from francjeu.cases.operations.pieces import disclosing
from francjeu.kernel.evidence.copies.stripping import NotAPicture
from francjeu.kernel.procedure.pieces.masking import NotThere
from francjeu.web.cases.forms import disclosing as forms
from francjeu.web.cases.forms.pieces import Gate
from francjeu.web.cases.pages import disclosing as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Mend, Scene, at_the_desk, case_for
from francjeu.web.cases.views.exhibits import FILE
from francjeu.web.shell.access import StaffRequest


def _tells(field: str | None) -> Errors:
    """A text that names who reported: which word, to hide or to change."""

    def told(error: Exception) -> Mend:
        word = getattr(error, "word", "")
        return field, _("“%(word)s” tells who reported or testified: hide it.") % {"word": word}

    return {guarding.TellsWho: told}


def _not_there(error: Exception) -> Mend:
    passage = getattr(error, "passage", "")
    return "hide", _("“%(passage)s” is not in the text. Copy it exactly.") % {"passage": passage}


NOTHING = gettext_lazy("Nothing is left to read: withhold the piece, with a reason.")
NO_PICTURE = gettext_lazy("Send a whole JPEG or PNG picture. For anything else, use words.")
NO_TIME = gettext_lazy("Give a day and an hour still to come: the person needs time to answer.")
TIME: Errors = {disclosing.NoTime: ("answer_by", NO_TIME)}
WORDS: Errors = {
    **TIME,
    **_tells("hide"), NotThere: _not_there, disclosing.NothingLeft: ("hide", NOTHING),
}  # fmt: skip


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: StaffRequest, ref: str, number: int) -> HttpResponse:
    """The text with holes is read here first, as the person will read it."""
    case, actor, at = case_for(request, ref), request.actor, timezone.now()
    initial = {}
    if request.method != "POST":
        initial = pages.source(case=case, number=number, actor=actor, at=at)
    form = forms.Words(request.POST or None, turn=case.turn, initial=initial)
    context = pages.context(case=case, number=number, here="show_words")

    def rehearse() -> tuple[()]:
        words = disclosing.rehearse_words(
            case=case, number=number, text=form.cleaned_data["text"], hide=form.passages(),
            actor=actor,
        )  # fmt: skip
        context["preview"] = pages.with_holes(words)
        return ()

    def act() -> None:
        disclosing.show_words(
            case=case, number=number, text=form.cleaned_data["text"], hide=form.passages(),
            answer_by=form.cleaned_data["answer_by"], actor=actor, at=at,
        )  # fmt: skip

    scene = Scene(
        case=case, verb="show_words", form=form, act=act, rehearse=rehearse, errors=WORDS,
        context=context, template="cases/disclose_words.html", after=_piece(ref, number),
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: StaffRequest, ref: str, number: int) -> HttpResponse:
    """A picture prepared apart; the question on intimate images first."""
    case, actor = case_for(request, ref), request.actor
    gate = Gate(request.GET or None)
    told = request.POST.get("image") or (gate.data.get("image", "") if gate.is_bound else "")
    form = forms.Copy(
        request.POST or None, request.FILES or None, turn=case.turn, initial={"image": told},
        name=actor.name,
    )  # fmt: skip

    def act() -> None:
        disclosing.show_copy(
            case=case,
            number=number,
            source=form.received(),
            is_looked_at=form.cleaned_data["looked"],
            answer_by=form.cleaned_data["answer_by"],
            actor=actor,
            at=timezone.now(),
        )

    context = pages.context(case=case, number=number, here="show_copy")
    scene = Scene(
        case=case, verb="show_copy", form=form, act=act, template="cases/exhibit_file.html",
        errors={**FILE, **TIME, **_tells(None), NotAPicture: ("file", NO_PICTURE)},
        context={**context, "gate": gate, "image": told}, after=_piece(ref, number),
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def redaction(request: StaffRequest, ref: str, number: int) -> HttpResponse:
    """A masked copy made here from the sealed original."""
    case, actor = case_for(request, ref), request.actor
    form = forms.Redaction(
        request.POST or None, turn=case.turn, name=actor.name,
        copies=pages.redactions(case=case, number=number),
    )  # fmt: skip

    def act() -> None:
        disclosing.show_redaction(
            case=case, number=number, copy=UUID(form.cleaned_data["copy"]),
            is_looked_at=form.cleaned_data["looked"], actor=actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="show_redaction", form=form, act=act, errors=_tells(None),
        context=pages.context(case=case, number=number, here="show_redaction"),
        template="cases/disclose_masked.html", after=_piece(ref, number),
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def withhold(request: StaffRequest, ref: str, number: int) -> HttpResponse:
    """The person is told why."""
    case, actor = case_for(request, ref), request.actor
    form = forms.Withhold(request.POST or None, turn=case.turn)

    def act() -> None:
        disclosing.withhold(
            case=case, number=number, reason=form.cleaned_data["reason"],
            summary=form.cleaned_data["summary"], answer_by=form.cleaned_data["answer_by"],
            actor=actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="withhold", form=form, act=act, errors={**_tells("reason"), **TIME},
        context=pages.context(case=case, number=number, here="withhold"),
        template="cases/exhibit_words.html", after=_piece(ref, number),
    )  # fmt: skip
    return acting.play(request, scene)


def _piece(ref: str, number: int) -> str:
    return reverse("cases:piece", args=[ref, number])
