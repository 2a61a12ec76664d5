"""Sample cases: at least one in each state and for each outcome, on days that have passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

from django.utils import timezone

from francjeu.cases.operations.intake import gating, involving, opening
from francjeu.cases.operations.panel import conflicts
from francjeu.cases.operations.pieces import exhibiting
from francjeu.cli.sample import measures, picture, register, steps, watches
from francjeu.cli.sample.staff import Team
from francjeu.cli.sample.steps import Step, Table
from francjeu.kernel.actors import SOFTWARE, Role
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.routing import Asked
from francjeu.notices.models import Letter
from francjeu.notices.operations import sending
from francjeu.people.models import Person
from francjeu.policy import queries


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One case to bring to its state: whom it concerns, what its clause is about, its road."""

    title: str
    ago: int
    person: str
    shape: str
    words: str
    road: Sequence[Step]
    joins_reports: bool = False
    has_picture: bool = False


# nothing urgent; someone who is bound, and something the policy covers
GATE = dict.fromkeys(Asked, Answer.NO) | {
    Asked.BOUND: Answer.YES, Asked.COVERED: Answer.YES, Asked.PUPILS: Answer.YES,
}  # fmt: skip
# who speaks for those who are under 18
PARENTS = {
    "Alicia Fortin": "Josée Fortin",
    "Léa Bouchard": "Annie Bouchard",
    "Malik Diallo": "Awa Diallo",
    "Thomas Nguyen": "Minh Nguyen",
    "Zoé Lavoie": "Éric Lavoie",
}
CASES = (
    Sample(
        title="Commentaires sous la photo d’un match", ago=1, person="Thomas Nguyen",
        shape="comment", words="« T’es nulle, quitte l’équipe », répété une dizaine de fois.",
        road=(), joins_reports=True, has_picture=True,
    ),
    Sample(
        title="Image modifiée d’un joueur", ago=4, person="Alicia Fortin", shape="image",
        words="Le visage du joueur est collé sur une image ridicule.", road=steps.ADMITTED,
    ),
    Sample(
        title="Messages dans le salon de l’équipe", ago=6, person="Thomas Nguyen",
        shape="cyberbullying", words="Des messages de moquerie, chaque soir pendant une semaine.",
        road=(*steps.NOTIFIED, steps.ask_time), has_picture=True,
    ),
    Sample(
        title="Compte consacré à se moquer de l’organisation", ago=9, person="Karim Haddad",
        shape="devoted_page", words="Un compte dont la moitié des publications visent les "
        "bénévoles.", road=steps.ANSWERED,
    ),
    Sample(
        title="Insultes envers une arbitre", ago=14, person="Marc-André Gauthier", shape="comment",
        words="« Va donc voir un optométriste, incapable », sous la vidéo du match.",
        road=steps.CALLED,
    ),
    Sample(
        title="Rumeur au sujet d’un entraîneur", ago=18, person="Alicia Fortin", shape="comment",
        words="Une rumeur sur son départ, publiée trois fois, qui est fausse.",
        road=(*steps.HEARD, watches.watch, steps.begin_to_find), has_picture=True,
    ),
    Sample(
        title="Vidéo humiliante d’une coéquipière", ago=25, person="Malik Diallo", shape="image",
        words="Une vidéo de sa chute au ralenti, avec une musique de cirque.", road=steps.DECIDED,
    ),
    Sample(
        title="Moqueries dans un groupe de messages", ago=32, person="Zoé Lavoie",
        shape="cyberbullying", words="Vingt-deux messages en dix jours, du même compte.",
        road=(
            measures.describe, *steps.HEARD, steps.find, measures.suspend, steps.announce,
            measures.follow,
        ),
    ),
    Sample(
        title="Commentaire sur la page du tournoi", ago=70, person="Thomas Nguyen",
        shape="comment", words="« Équipe de losers, restez chez vous. »", road=steps.CLOSED,
    ),
    Sample(
        title="Critique d’un choix de calendrier", ago=20, person="", shape="comment",
        words="« Ce calendrier ne tient pas compte des familles. »", road=(steps.dismiss,),
    ),
    Sample(
        title="Recrutement par messages privés", ago=15, person="Sofia Moreno", shape="comment",
        words="Une élève est invitée à changer d’école pour jouer ailleurs.", road=(steps.refer,),
    ),
    Sample(
        title="Blague publiée au nom de l’équipe", ago=75, person="Léa Bouchard", shape="comment",
        words="Une blague sur l’accent des adversaires, retirée le soir même.",
        road=(*steps.HEARD, steps.educate, steps.announce, steps.close),
    ),
    Sample(
        title="Montage vidéo sur l’équipe adverse", ago=40, person="Malik Diallo", shape="image",
        words="Un montage où l’équipe adverse porte des têtes d’animaux.",
        road=(*steps.ANNOUNCED, steps.appeal),
    ),
    Sample(
        title="Commentaire sur un arbitrage", ago=95, person="Sofia Moreno", shape="comment",
        words="« On a joué à cinq contre sept ce soir », sous la photo de l’équipe.",
        road=(*steps.ANNOUNCED, steps.appeal, steps.overturn, steps.close),
    ),
    Sample(
        title="Insultes sous une annonce de match", ago=130, person="Karim Haddad",
        shape="comment", words="Trois commentaires insultants le même soir.",
        road=(*steps.HEARD, steps.find_breach_alone, steps.announce, steps.close),
    ),
)  # fmt: skip


def examine(*, team: Team, reports: dict[str, str], now: datetime) -> None:
    """Open them all and walk each along its road; one takes in the reports on the same photo."""
    for sample in CASES:
        joined = tuple(reports.values()) if sample.joins_reports else ()
        table = _open(sample, team=team, reports=joined, began=now - timedelta(days=sample.ago))
        for step in sample.road:
            step(table)
            _post(table)


def _post(table: Table) -> None:
    """What a step wrote leaves a minute later: the thread of the case then tells its true days."""
    queued = Letter.objects.filter(subject=f"case:{table.case.ref}", state="queued").order_by("pk")
    for letter in queued:
        sent_at = letter.written_at + timedelta(minutes=1)
        sending.send(letter_id=letter.pk, actor=SOFTWARE, at=sent_at)


def _open(sample: Sample, *, team: Team, reports: tuple[str, ...], began: datetime) -> Table:
    manager = team.actors[Role.CASE_MANAGER]
    case = opening.open_case(
        title=sample.title, description=sample.words, reports=reports, actor=manager, at=began,
        first_act_on=timezone.localdate(began - timedelta(days=2)),
    )  # fmt: skip
    table = Table(case, manager, team.actors[Role.DECIDER], team.actors[Role.CHAIR], began)
    if sample.road:
        gating.answer_gate(case=case, answers=GATE, words="", actor=manager, at=began)
        conflicts.declare(case=case, is_linked=False, note="", actor=manager, at=began)
    if sample.person:
        _parties(table, sample)
    _allege(table, sample.shape)
    _exhibits(table, sample)
    return table


def _parties(table: Table, sample: Sample) -> None:
    given, _, family = sample.person.partition(" ")
    person = Person.objects.get(given_name=given, family_name=family)
    respondent = opening.add_party(
        case=table.case, someone=involving.Someone(role="respondent", person=person),
        actor=table.manager, at=table.began,
    )  # fmt: skip
    name = PARENTS.get(sample.person)
    if name:
        parent = involving.Someone(
            role="representative", name=name, email=register.email(*name.split()),
            birth_year=1979, speaks_for=respondent,
        )  # fmt: skip
        opening.add_party(case=table.case, someone=parent, actor=table.manager, at=table.began)


def _allege(table: Table, shape: str) -> None:
    version = queries.version_of(table.case.policy)
    clause = next(clause.id for clause in version.citable if clause.shape == shape)
    opening.allege(case=table.case, clause_id=clause, actor=table.manager, at=table.began)


def _exhibits(table: Table, sample: Sample) -> None:
    opening.add_exhibit(
        case=table.case, description="Ce qu’a vu la personne qui signale",
        testimony=sample.words, actor=table.manager, at=table.began,
    )  # fmt: skip
    if sample.has_picture:
        exhibiting.upload(
            case=table.case, description="Capture d’écran de la conversation, remise par un "
            "membre de l’équipe. Des mots blessants, aucune image.",
            file=exhibiting.Upload(BytesIO(picture.drawn()), "capture.png", Access.MEMBER),
            actor=table.manager, at=table.began,
        )  # fmt: skip
