"""A sample case in each state, brought there step by step, on days that have passed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from francjeu.cases import models
from francjeu.cases.operations import conflicts, deciding, ending, hearing, opening
from francjeu.cli.sample.staff import DOMAIN, Team
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.case import Ground, Outcome
from francjeu.kernel.procedure.elements import SHAPES, Result
from francjeu.people.models import Person, User
from francjeu.policy import queries


@dataclass(frozen=True, slots=True)
class Table:
    """Everyone around one sample case, and the days its steps are taken on."""

    case: models.Case
    respondent: models.Party
    manager: Actor
    decider: Actor
    began: datetime

    def on(self, day: int) -> datetime:
        """So many days after the case was opened."""
        return self.began + timedelta(days=day)


# state it ends in, days ago it began, title, what its clause is about, words of the piece
CASES = (
    ("opened", 1, "Commentaires sous la photo d’un match", "comment",
     "« T’es nulle, quitte l’équipe », répété une dizaine de fois."),
    ("admissible", 4, "Image modifiée d’un joueur", "image",
     "Le visage du joueur est collé sur une image ridicule."),
    ("notified", 6, "Messages dans le salon de l’équipe", "cyberbullying",
     "Des messages de moquerie, chaque soir pendant une semaine."),
    ("answered", 9, "Compte consacré à se moquer de l’organisation", "devoted_page",
     "Un compte dont la moitié des publications visent les bénévoles."),
    ("hearing_called", 14, "Insultes envers une arbitre", "comment",
     "« Va donc voir un optométriste, incapable », sous la vidéo du match."),
    ("heard", 18, "Rumeur au sujet d’un entraîneur", "comment",
     "Une rumeur sur son départ, publiée trois fois, qui est fausse."),
    ("decided", 25, "Vidéo humiliante d’une coéquipière", "image",
     "Une vidéo de sa chute au ralenti, avec une musique de cirque."),
    ("announced", 32, "Moqueries dans un groupe de messages", "cyberbullying",
     "Vingt-deux messages en dix jours, du même compte."),
    ("closed", 70, "Commentaire sur la page du tournoi", "comment",
     "« Équipe de losers, restez chez vous. »"),
    ("dismissed", 20, "Critique d’un choix de calendrier", "comment",
     "« Ce calendrier ne tient pas compte des familles. »"),
)  # fmt: skip


def examine(*, team: Team, reports: dict[str, str], now: datetime) -> None:
    """Open them all; the first takes in the sample reports on the same photo."""
    for state, ago, title, shape, words in CASES:
        joined = tuple(reports.values()) if state == "opened" else ()
        table = _open(
            title=title, shape=shape, words=words, reports=joined, team=team,
            began=now - timedelta(days=ago),
        )  # fmt: skip
        for step in ROADS[state]:
            step(table)


def _open(
    *, title: str, shape: str, words: str, reports: tuple[str, ...], team: Team, began: datetime
) -> Table:
    manager, decider = team.actors[Role.CASE_MANAGER], team.actors[Role.DECIDER]
    case = opening.open_case(
        title=title, description=words, reports=reports, actor=manager, at=began,
        first_act_on=timezone.localdate(began - timedelta(days=2)),
    )  # fmt: skip
    respondent = _parties(case, manager=manager, at=began)
    version = queries.version_of(case.policy)
    clause = next(clause.id for clause in version.citable if clause.shape == shape)
    opening.allege(case=case, clause_id=clause, actor=manager, at=began)
    opening.add_exhibit(
        case=case, description="Ce qu’a vu la personne qui signale", testimony=words,
        actor=manager, at=began,
    )  # fmt: skip
    return Table(case, respondent, manager, decider, began)


def _parties(case: models.Case, *, manager: Actor, at: datetime) -> models.Party:
    person = Person.objects.get(given_name="Thomas", family_name="Nguyen")
    respondent = opening.add_party(
        case=case, someone=opening.Someone(role="respondent", person=person), actor=manager, at=at
    )
    parent = opening.Someone(
        role="representative", name="Minh Nguyen", email=f"minh@{DOMAIN}", speaks_for=respondent
    )
    opening.add_party(case=case, someone=parent, actor=manager, at=at)
    return respondent


def _admit(t: Table) -> None:
    opening.declare_admissible(
        case=t.case, actor=t.manager, at=t.on(1),
        reasons="La personne est assujettie et les gestes décrits seraient visés s’ils sont vrais.",
    )  # fmt: skip


def _dismiss(t: Table) -> None:
    opening.dismiss(
        case=t.case, ground=Ground.RESPECTFUL_CRITICISM, actor=t.manager, at=t.on(1),
        reasons="Une critique polie d’une décision n’enfreint pas la politique.",
    )  # fmt: skip


def _notify(t: Table) -> None:
    opening.answer_reprisal(
        case=t.case, is_possible=False, note="Rien ne le suggère.", actor=t.manager, at=t.on(2)
    )
    hearing.notify(
        case=t.case, description="Les gestes décrits à la pièce P-1.", disclosed=(1,),
        actor=t.manager, at=t.on(2),
    )  # fmt: skip


def _answer(t: Table) -> None:
    hearing.receive_response(
        case=t.case, party=t.respondent, actor=t.manager, at=t.on(5),
        version="J’ai écrit certains de ces messages. Je pensais que c’était pour rire.",
    )  # fmt: skip


def _call(t: Table) -> None:
    hearing.call_hearing(
        case=t.case, way="video", starts_at=t.on(16), actor=t.manager, at=t.on(7),
        joining="Le lien sera envoyé la veille.",
    )  # fmt: skip


def _hold(t: Table) -> None:
    hearing.hold_hearing(
        case=t.case, present="La personne concernée et un parent", actor=t.manager, at=t.on(16),
        minutes="La personne reconnaît avoir publié et dit regretter.",
    )  # fmt: skip


def _seat(t: Table) -> None:
    user = User.objects.get(public_id=t.decider.ref)
    conflicts.seat(case=t.case, user=user, actor=t.manager, at=t.on(16))
    conflicts.declare(case=t.case, is_linked=False, note="", actor=t.decider, at=t.on(16))


def _decide(t: Table) -> None:
    for allegation in t.case.allegations.all():
        for element in SHAPES[allegation.shape]:
            deciding.find(
                allegation=allegation, element=element, result=Result.ESTABLISHED,
                reasons="Établi par P-1 et par la réponse.", exhibits=(1,),
                actor=t.decider, at=t.on(18),
            )  # fmt: skip
    deciding.decide(
        case=t.case, actor=t.decider, at=t.on(20),
        proposed=deciding.Proposed(
            outcome=Outcome.BREACH_WITH_SANCTION, rung="s1_o1_meeting", severity=1,
            summary="Les messages ont été publiés et ils étaient blessants.",
            reasons="Chaque élément est établi. Les regrets exprimés mènent à la mesure la plus "
            "légère de l’échelle.",
        ),
    )  # fmt: skip


def _announce(t: Table) -> None:
    ending.announce(case=t.case, actor=t.manager, at=t.on(22))


def _close(t: Table) -> None:
    ending.close(case=t.case, actor=t.manager, at=t.on(60))


Step = Callable[[Table], None]
_LONG: tuple[Step, ...] = (
    _admit, _notify, _answer, _call, _hold, _seat, _decide, _announce, _close,
)  # fmt: skip
ROADS: dict[str, tuple[Step, ...]] = {
    "opened": (),
    "dismissed": (_dismiss,),
    "admissible": _LONG[:1],
    "notified": _LONG[:2],
    "answered": _LONG[:3],
    "hearing_called": _LONG[:4],
    "heard": _LONG[:6],
    "decided": _LONG[:7],
    "announced": _LONG[:8],
    "closed": _LONG,
}
