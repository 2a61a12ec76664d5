"""Sample reports: one of each kind, in each state a report can be in."""

from datetime import datetime, timedelta

from francjeu.cli.sample.staff import Team
from francjeu.kernel.actors import VISITOR, Actor, Role
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.intake.report import (
    Answer,
    Band,
    Basis,
    Impacted,
    Outcome,
    Place,
    Question,
    Refusal,
    Tag,
)
from francjeu.kernel.procedure.intake.routing import Asked
from francjeu.kernel.procedure.intake.telling import Telling
from francjeu.plumbing import ids
from francjeu.reports.operations.exchange import thread
from francjeu.reports.operations.form import drafts, submitting
from francjeu.reports.operations.leaving import disposing, routing
from francjeu.reports.operations.triage import checking
from francjeu.reports.queries import inbox

GAME = "https://www.instagram.com/p/EXEMPLE0001/"

INSULTS = Telling(
    danger=Answer.NO, impacted=Impacted.KNOWN, place=Place.INSTAGRAM, gate=Answer.NO,
    what="Sous la photo du match, quelqu’un traite une joueuse de « nulle » et dit qu’elle "
    "devrait quitter l’équipe. Il y a une dizaine de commentaires semblables depuis samedi.",
    tags=(Tag.REPEATED_INSULTS,), link=GAME, obtained=Access.PUBLIC,
    who="Un élève de l’autre école, je crois.", band=Band.ADULT,
)  # fmt: skip
SAME_POST = Telling(
    danger=Answer.NO, impacted=Impacted.ME, place=Place.INSTAGRAM, gate=Answer.NO,
    what="C’est moi sur la photo. Les commentaires me font honte et d’autres en rajoutent.",
    tags=(Tag.INSULTS,), link=GAME, obtained=Access.PUBLIC, band=Band.TEEN,
    is_named=True, name="Léa B.",
)  # fmt: skip
ALTERED = Telling(
    danger=Answer.NO, impacted=Impacted.CHILD, place=Place.SNAPCHAT, gate=Answer.NO,
    what="Le visage de mon fils a été collé sur une image ridicule, envoyée à toute l’équipe.",
    tags=(Tag.ALTERED_IMAGE,), obtained=Access.SHOWN, band=Band.ADULT,
)  # fmt: skip
THREAT = Telling(
    danger=Answer.UNSURE, impacted=Impacted.KNOWN, place=Place.DISCORD, gate=Answer.NO,
    what="Dans le salon de l’équipe, un message dit « attends-toi à quelque chose mardi ».",
    tags=(Tag.THREATS,), obtained=Access.MEMBER, band=Band.TEEN,
)  # fmt: skip
CRITICISM = Telling(
    danger=Answer.NO, impacted=Impacted.KNOWN, place=Place.FACEBOOK, gate=Answer.NO,
    what="Un parent écrit que l’arbitrage de vendredi était faible et qu’il espère mieux.",
    tags=(Tag.OTHER,), obtained=Access.PUBLIC, band=Band.ADULT,
)  # fmt: skip
RECRUITING = Telling(
    danger=Answer.NO, impacted=Impacted.GROUP, place=Place.TEXT_MESSAGE, gate=Answer.NO,
    what="Un entraîneur écrit à des joueuses d’une autre école pour qu’elles changent d’équipe.",
    tags=(Tag.OTHER,), obtained=Access.SHOWN, band=Band.ADULT,
)  # fmt: skip
PHONE = Telling(
    danger=Answer.NO, impacted=Impacted.KNOWN, place=Place.TIKTOK, gate=Answer.NO,
    what="La dame a vu une vidéo qui se moque d’un bénévole; elle ne sait pas qui l’a publiée.",
    tags=(Tag.RUMOUR,), obtained=Access.PUBLIC, band=Band.ADULT,
)  # fmt: skip
CALM = dict.fromkeys(Question, Answer.NO)


def receive(*, team: Team, now: datetime) -> dict[str, str]:
    """Receive them, and take some further. Returns the reference of those ready for a case."""
    manager = team.actors[Role.CASE_MANAGER]
    insults = _send(INSULTS, manager, at=now - timedelta(days=6))
    _check(insults, manager, at=now - timedelta(days=5))
    _gate(insults, manager, at=now - timedelta(days=5))
    thread.ask(
        ref=insults, text="Merci. Avez-vous vu d’autres messages de ce compte depuis?",
        actor=manager, at=now - timedelta(days=4),
    )  # fmt: skip
    _send(SAME_POST, manager, at=now - timedelta(days=3, hours=20))
    _check(_send(ALTERED, manager, at=now - timedelta(days=3)), manager, at=now - timedelta(days=2))
    _refuse(_send(CRITICISM, manager, at=now - timedelta(days=12)), manager, at=now)
    _reroute(_send(RECRUITING, manager, at=now - timedelta(days=9)), manager, at=now)
    submitting.record_phone_report(
        token=ids.new_token(), telling=PHONE, gate_read_aloud=True, actor=manager,
        at=now - timedelta(hours=5),
    )  # fmt: skip
    _send(THREAT, manager, at=now - timedelta(hours=2))
    return {"insults": insults}


def _send(telling: Telling, manager: Actor, *, at: datetime) -> str:
    """As a visitor would; then found by the manager, since a sender never learns the reference."""
    before = _received(manager)
    token = drafts.begin(telling=telling, place="demo", at=at)
    submitting.submit(token=token, actor=VISITOR, at=at)
    (ref,) = _received(manager) - before
    return ref


def _received(manager: Actor) -> set[str]:
    return {it.ref for it in inbox.inbox_for(actor=manager, shelf=inbox.Shelf.NEW).lines}


def _check(ref: str, manager: Actor, *, at: datetime) -> None:
    checking.check_urgency(
        ref=ref, answers=CALM, outcome=Outcome.NO_DANGER, done="", actor=manager, at=at
    )


def _gate(ref: str, manager: Actor, *, at: datetime) -> None:
    """Nothing urgent, someone who is bound, something the policy covers."""
    answers = dict.fromkeys(Asked, Answer.NO) | {
        Asked.BOUND: Answer.YES, Asked.COVERED: Answer.YES, Asked.PUPILS: Answer.YES,
    }  # fmt: skip
    routing.answer_gate(ref=ref, answers=answers, words="", actor=manager, at=at)


def _refuse(ref: str, manager: Actor, *, at: datetime) -> None:
    _check(ref, manager, at=at - timedelta(days=11))
    _gate(ref, manager, at=at - timedelta(days=11))
    disposing.say_not_admissible(
        ref=ref, reason=Refusal.RESPECTFUL_CRITICISM, doors=("pils",), actor=manager,
        words="Dire qu’un arbitrage a été faible, sans insulter, n’enfreint pas la politique.",
        at=at - timedelta(days=10),
    )  # fmt: skip


def _reroute(ref: str, manager: Actor, *, at: datetime) -> None:
    _check(ref, manager, at=at - timedelta(days=8))
    disposing.reroute(
        ref=ref, body="Fédération : règles de recrutement", basis=Basis.AGREED, doors=("school",),
        words="Le recrutement relève des règles du sport; nous leur avons transmis votre message.",
        actor=manager, at=at - timedelta(days=7),
    )  # fmt: skip
