"""One report with what can be done, and why not yet; its urgency sheet."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from francjeu.cases.queries.intake import joining, matter
from francjeu.evidence import queries as evidence
from francjeu.evidence import words as pieces
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake import report as kernel
from francjeu.kernel.procedure.intake.report import About, Answer, Priority
from francjeu.plumbing.dates import date_format
from francjeu.plumbing.figures import size
from francjeu.reports import words
from francjeu.reports.queries import reach, sheet
from francjeu.web.reports.pages.phrases import open_doors, short, url_of
from francjeu.web.reports.pages.signed import Signed, check, disposition
from francjeu.web.shell.doors import Door

Words = str | Promise
WAITING = ("received", "urgency_checked")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of facts."""

    name: Words
    value: Words


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do now; or, with `rule`, why not yet."""

    act: Words
    url: str = ""
    icon: str = ""
    rule: Words = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sealed file: its name and what is known of it; the picture is an act apart."""

    public_id: UUID
    name: str
    facts: str
    remarks: tuple[Words, ...]
    obstacle: Words
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the thread; staff read who wrote for the team."""

    who: str
    mine: bool
    text: str
    at: datetime
    read: bool


@dataclass(frozen=True, slots=True)
class Other:
    """Another report, on the same content or likely so."""

    ref: str
    url: str
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report on one page."""

    ref: str
    title: str
    state: Words
    flag: str
    what: str
    who: str
    where: str
    link: str
    facts: tuple[Fact, ...]
    is_gated: bool
    pieces: tuple[Piece, ...]
    lines: tuple[Line, ...]
    acts: tuple[Act, ...]
    not_yet: tuple[Act, ...]
    apart: tuple[Act, ...]
    same: tuple[Other, ...]
    likely: tuple[Other, ...]
    signed: tuple[Signed, ...]
    takes_files: bool
    is_grouped: bool


@dataclass(frozen=True, slots=True)
class Urgency:
    """The sheet: facts in text, then doors with their numbers."""

    ref: str
    title: str
    what: str
    facts: tuple[Fact, ...]
    others: tuple[Other, ...]
    doors: tuple[Door, ...]


def _facts(found: sheet.Sheet) -> tuple[Fact, ...]:
    told: list[tuple[Words, object]] = [
        (_("Received"), date_format(timezone.localtime(found.received_at), "DATETIME_FORMAT")),
        (_("How it came"), words.CHANNELS[found.channel]),
        (_("Danger now"), words.ANSWERS[found.danger]),
        (_("Intimate image"), words.ANSWERS[found.gate]),
        (_("It happened to"), words.IMPACTED_SAID[found.impacted] if found.impacted else ""),
        (_("Place"), words.PLACES[found.place] if found.place else ""),
        (_("Elsewhere"), found.place_words),
        (_("On"), date_format(found.happened_on) if found.happened_on else ""),
        (_("Words chosen"), ", ".join(str(words.TAGS[tag]) for tag in found.tags)),
        (_("Obtained"), words.OBTAINED_SAID[found.obtained] if found.obtained else ""),
        (_("Age of the person"), words.BANDS_SAID[found.band]),
        (
            _("Concerns"),
            "" if found.about is About.NOBODY else short(words.ABOUT[found.about]),
        ),
    ]
    return tuple(Fact(name, str(value)) for name, value in told if str(value))


def report_page(*, found: sheet.Sheet, actor: Actor) -> Report:
    """The report as read, with what this account can do now, and why not the rest."""
    acts, not_yet = _acts(found, actor)
    return Report(
        ref=found.ref,
        title=_title(found),
        state=words.STATES[found.state],
        flag=str(words.PRIORITIES[found.priority]),
        what=found.what,
        who=found.who,
        where=found.where,
        link=found.link,
        facts=_facts(found),
        is_gated=found.gate is not Answer.NO,
        pieces=tuple(_piece(found.ref, piece) for piece in found.pieces),
        lines=tuple(_line(message) for message in found.messages),
        acts=acts,
        not_yet=not_yet,
        apart=_apart(found),
        same=tuple(map(_other, found.same)),
        likely=tuple(map(_other, found.likely)),
        signed=(*map(check, found.checks), *map(disposition, found.dispositions)),
        takes_files=found.gate is Answer.NO,
        is_grouped=found.group_id is not None and bool(found.same),
    )


def _title(found: sheet.Sheet) -> str:
    """Neutral, never a name."""
    place = short(words.PLACES[found.place]) if found.place else _("Place not said")
    return _("Report, %(place)s") % {"place": place}


def _acts(found: sheet.Sheet, actor: Actor) -> tuple[tuple[Act, ...], tuple[Act, ...]]:
    """What can be done, and what cannot yet with the rule and who."""
    ref = found.ref
    joins, shut = _cases_near(found, actor) if found.state in WAITING else ((), ())
    decide = [
        Act(_("Open a case"), _case_url(ref), "folder"),
        *joins,
        Act(_("Say that this policy cannot act"), url_of("refuse", ref), "octagon-x"),
        Act(_("Send it where it belongs"), url_of("reroute", ref), "arrow-right"),
    ]
    if found.state == "received":
        rule = _("The urgency must be checked first, by a person.")
        check = Act(_("Check the urgency"), url_of("urgency", ref), "shield-alert")
        return (check,), (*(Act(act.act, rule=rule) for act in decide), *shut)
    if found.state == "urgency_checked":
        now, not_yet = _decidable(found, decide)
        return now, (*not_yet, *shut)
    if found.state in ("not_admissible", "rerouted"):
        return (Act(_("Take it up again"), url_of("again", ref), "rotate-ccw"),), ()
    if found.state == "in_case":
        known = matter.known(refs=(found.case_ref, *found.also_in), actor=actor)
        return tuple(Act(case, reverse("cases:case", args=[case]), "folder") for case in known), ()
    return (), ()


def _case_url(ref: str) -> str:
    return f"{reverse('cases:new')}?rapport={ref}"


def _cases_near(found: sheet.Sheet, actor: Actor) -> tuple[tuple[Act, ...], tuple[Act, ...]]:
    """The cases of reports on the same content or account: those it may join, then the others."""
    others = (*found.same, *found.likely)
    refs = dict.fromkeys(it.case_ref for it in others if it.state == "in_case")
    near = joining.near(refs=refs, about=found.about.value, actor=actor) if refs else {}
    rule = _("It takes no report any more: it is decided or closed.")
    joins = tuple(_join(case, found.ref) for case, takes in near.items() if takes)
    shut = tuple(Act(_join(case).act, rule=rule) for case, takes in near.items() if not takes)
    return joins, shut


def _join(case: str, ref: str = "") -> Act:
    url = f"{reverse('cases:join_report', args=[case])}?rapport={ref}"
    return Act(_("Join it to case %(ref)s") % {"ref": case}, url, "folder")


def _decidable(found: sheet.Sheet, decide: list[Act]) -> tuple[tuple[Act, ...], tuple[Act, ...]]:
    """The gate first while nobody answered it; a case only where it leaves the door open."""
    inward, outward = decide[:-2], decide[-2:]
    if found.routed is None:
        gate = Act(_("Ask where it belongs"), url_of("gate", found.ref), "door-open")
        rule = _("Nine questions come first: where does it belong?")
        waiting = [*inward, outward[0]]  # nor is it refused unheard; it may leave at any time
        return (gate, outward[1]), tuple(Act(act.act, rule=rule) for act in waiting)
    if found.routed.route.inside:
        return tuple(decide), ()
    rule = _("The nine answers say that this policy does not reach it. Answer again if it does.")
    return tuple(outward), tuple(Act(act.act, rule=rule) for act in inward)


def _apart(found: sheet.Sheet) -> tuple[Act, ...]:
    """Readings that need a reason, and what takes the report out of someone's sight."""
    acts = []
    if found.is_named:
        acts.append(Act(_("Read who wrote"), url_of("identity", found.ref), "user"))
    if found.has_location:
        acts.append(Act(_("Read where the image is"), url_of("location", found.ref), "lock"))
    if found.adult_needed and found.adult_found_at is None:
        acts.append(Act(_("A trusted adult was found"), url_of("adult", found.ref), "users"))
    acts.append(Act(_("It tells of a reprisal"), url_of("reprisal", found.ref), "rotate-ccw"))
    acts.append(Act(_("Keep someone away from it"), url_of("keep_away", found.ref), "eye-off"))
    if found.about is About.NOBODY:
        concerns = _("It concerns someone who receives reports")
        acts.append(Act(concerns, url_of("withhold", found.ref), "eye-off"))
    return tuple(acts)


def _piece(ref: str, piece: evidence.Piece) -> Piece:
    facts = [piece.media_type, size(piece.size), str(pieces.SCANS[piece.scan])]
    return Piece(
        public_id=piece.public_id,
        name=piece.name or _("file"),
        facts=" · ".join(facts),
        remarks=tuple(pieces.REMARKS[remark] for remark in piece.remarks),
        obstacle=pieces.OBSTACLES[piece.obstacle] if piece.obstacle else "",
        url="" if piece.obstacle else reverse("reports:piece", args=[ref, piece.public_id]),
    )


def _line(message: sheet.Message) -> Line:
    return Line(
        who=_("The reporter") if message.from_reporter else message.author_name,
        mine=not message.from_reporter,
        text=message.text,
        at=timezone.localtime(message.at),
        read=message.read_at is not None,
    )


def _other(neighbour: sheet.Neighbour) -> Other:
    said = [str(words.STATES[neighbour.state]),
            date_format(timezone.localtime(neighbour.received_at), "j F")]  # fmt: skip
    if neighbour.priority is not Priority.USUAL:
        said.append(str(words.PRIORITIES[neighbour.priority]))
    return Other(ref=neighbour.ref, url=url_of("report", neighbour.ref), what=" · ".join(said))


def urgency_page(*, found: sheet.Sheet, on: date) -> Urgency:
    """The sheet, before admissibility."""
    others = [
        n for n in found.same
        if n.state == "received" and kernel.may_be_checked_together(n.priority)
    ]  # fmt: skip
    return Urgency(
        ref=found.ref,
        title=_title(found),
        what=found.what,
        facts=_facts(found),
        others=tuple(map(_other, others)),
        doors=open_doors(on),
    )


def exists(*, actor: Actor, ref: str) -> bool:
    """True when this account may know about the report."""
    return reach.visible(actor).filter(ref=ref).exists()
