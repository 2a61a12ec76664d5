"""The steps of a sample case, each through the operation a person would use, on its day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from francjeu.cases import models
from francjeu.cases.operations.decision import appealing, deciding, ending
from francjeu.cases.operations.hearing import asking, hearing
from francjeu.cases.operations.intake import opening
from francjeu.cases.operations.panel import conflicts
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.case.moves import Ground
from francjeu.kernel.procedure.decision.elements import SHAPES, Element, Result
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.people.models import User


@dataclass(frozen=True, slots=True)
class Table:
    """Everyone around one sample case, and the day it was opened."""

    case: models.Case
    manager: Actor
    decider: Actor
    chair: Actor
    began: datetime

    def on(self, day: int) -> datetime:
        """So many days after the case was opened."""
        return self.began + timedelta(days=day)

    @property
    def respondent(self) -> models.Party:
        """The person concerned."""
        return self.case.parties.get(role="respondent")


Step = Callable[[Table], None]


def admit(t: Table) -> None:
    opening.declare_admissible(
        case=t.case, actor=t.manager, at=t.on(1),
        reasons="La personne est assujettie et les gestes décrits seraient visés s’ils sont vrais.",
    )  # fmt: skip


def dismiss(t: Table) -> None:
    opening.dismiss(
        case=t.case, ground=Ground.RESPECTFUL_CRITICISM, actor=t.manager, at=t.on(1),
        reasons="Une critique polie d’une décision n’enfreint pas la politique.",
    )  # fmt: skip


def refer(t: Table) -> None:
    opening.refer(
        case=t.case, door="school", actor=t.manager, at=t.on(2),
        reasons="Le recrutement relève de l’école et des règles du sport, non de cette politique.",
    )  # fmt: skip


def notify(t: Table) -> None:
    opening.answer_reprisal(
        case=t.case, is_possible=False, note="Rien ne le suggère.", actor=t.manager, at=t.on(2)
    )
    hearing.notify(
        case=t.case, description="Les gestes décrits à la pièce P-1.", disclosed=(1,),
        actor=t.manager, at=t.on(2),
    )  # fmt: skip


def ask_time(t: Table) -> None:
    """The person asks for more time, by their link; the case manager has not answered yet."""
    t.case.refresh_from_db()
    party = t.case.parties.select_related("case").get(pk=t.respondent.pk)
    asking.ask_time(
        party=party, reason="J’ai un tournoi, puis deux examens.", at=t.on(3),
        until=(t.case.response_due_at or t.on(12)).date() + timedelta(days=5),
        actor=Actor(kind=Kind.PARTY, ref=str(party.public_id)),
    )  # fmt: skip


def answer(t: Table) -> None:
    hearing.receive_response(
        case=t.case, party=t.respondent, actor=t.manager, at=t.on(5),
        version="J’ai écrit certains de ces messages. Je pensais que c’était pour rire.",
    )  # fmt: skip


def call(t: Table) -> None:
    hearing.call_hearing(
        case=t.case, way="video", starts_at=t.on(16), actor=t.manager, at=t.on(7),
        joining="Le lien sera envoyé la veille.",
        expected="Dominique Roy, membre du comité\nCamille Gagnon, prend les notes",
    )  # fmt: skip


def hold(t: Table) -> None:
    hearing.hold_hearing(
        case=t.case, present="La personne concernée et un parent", actor=t.manager, at=t.on(16),
        minutes="La personne reconnaît avoir publié et dit regretter.",
    )  # fmt: skip


def seat_decider(t: Table) -> None:
    _seat(t, t.decider, day=16)


def begin_to_find(t: Table) -> None:
    """The first elements: the others wait."""
    allegation = t.case.allegations.get()
    for element in SHAPES[allegation.shape][:2]:
        _find(t, allegation, element)


def find(t: Table) -> None:
    for allegation in t.case.allegations.all():
        for element in SHAPES[allegation.shape]:
            _find(t, allegation, element)


def sanction(t: Table) -> None:
    deciding.decide(
        case=t.case, actor=t.decider, at=t.on(20),
        proposed=deciding.Proposed(
            outcome=Outcome.BREACH_WITH_SANCTION, rung="s1_o1_meeting", severity=1,
            summary="Les messages ont été publiés et ils étaient blessants.",
            reasons="Chaque élément est établi. Les regrets exprimés mènent à la mesure la plus "
            "légère de l’échelle.",
        ),
    )  # fmt: skip


def educate(t: Table) -> None:
    """An educational measure, without any finding."""
    find(t)
    deciding.decide(
        case=t.case, actor=t.decider, at=t.on(20),
        proposed=deciding.Proposed(
            outcome=Outcome.EDUCATION,
            summary="La blague a été publiée puis retirée le soir même.",
            reasons="Une rencontre avec l’équipe visée apprendra plus qu’une sanction; la personne "
            "et son parent y sont d’accord.",
            conditions="Rencontrer l’équipe adverse avec un entraîneur avant la fin du mois.",
        ),
    )  # fmt: skip


def find_breach_alone(t: Table) -> None:
    """A breach is found, and no sanction is given: that too is a choice."""
    find(t)
    deciding.decide(
        case=t.case, actor=t.decider, at=t.on(20),
        proposed=deciding.Proposed(
            outcome=Outcome.BREACH_WITHOUT_SANCTION,
            summary="Les trois commentaires étaient insultants.",
            reasons="La personne s’est excusée publiquement le lendemain, de son propre chef.",
        ),
    )  # fmt: skip


def announce(t: Table) -> None:
    ending.announce(case=t.case, actor=t.manager, at=t.on(22))


def appeal(t: Table) -> None:
    appealing.appeal(
        case=t.case, party=t.respondent, ground="evidence", actor=t.manager, at=t.on(27),
        text="Le comité n’a pas tenu compte des messages qui précédaient les miens.",
    )  # fmt: skip
    _seat(t, t.chair, day=28, instance="appeal")


def overturn(t: Table) -> None:
    """Other people look again, and the first decision falls."""
    appealing.decide_appeal(
        case=t.case, result="overturn", actor=t.chair, at=t.on(40),
        reasons="Le commentaire est sévère, mais il vise une décision et non une personne.",
        proposed=deciding.Proposed(
            outcome=Outcome.UNFOUNDED,
            summary="Un seul commentaire, sans insulte, sur l’arbitrage d’un match.",
            reasons="Le troisième élément n’est pas établi : une critique n’est pas une insulte.",
        ),
    )  # fmt: skip


def close(t: Table) -> None:
    ending.close(case=t.case, actor=t.manager, at=t.on(60))


def _seat(t: Table, actor: Actor, *, day: int, instance: str = "first") -> None:
    user = User.objects.get(public_id=actor.ref)
    conflicts.seat(case=t.case, user=user, instance=instance, actor=t.manager, at=t.on(day))
    conflicts.declare(case=t.case, is_linked=False, note="", actor=actor, at=t.on(day))


def _find(t: Table, allegation: models.Allegation, element: Element) -> None:
    deciding.find(
        allegation=allegation, element=element, result=Result.ESTABLISHED,
        reasons="Établi par P-1 et par la réponse.", exhibits=(1,),
        why_enough="La description disait qui avait écrit, où, quel jour, et ce qui lui était "
        "reproché; la réponse porte sur chacun de ces points.",
        actor=t.decider, at=t.on(18),
    )  # fmt: skip


# The long road, as far as each sample goes.
ADMITTED: Sequence[Step] = (admit,)
NOTIFIED: Sequence[Step] = (*ADMITTED, notify)
ANSWERED: Sequence[Step] = (*NOTIFIED, answer)
CALLED: Sequence[Step] = (*ANSWERED, call)
HEARD: Sequence[Step] = (*CALLED, hold, seat_decider)
DECIDED: Sequence[Step] = (*HEARD, find, sanction)
ANNOUNCED: Sequence[Step] = (*DECIDED, announce)
CLOSED: Sequence[Step] = (*ANNOUNCED, close)
