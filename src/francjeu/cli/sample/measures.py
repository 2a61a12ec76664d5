"""What a sample case shows once it is decided: a measure under way, a series, a request."""

from datetime import timedelta

from django.utils import timezone

from francjeu.cases import models
from francjeu.cases.operations.decision import deciding, qualifying
from francjeu.cases.operations.measures import carrying_out
from francjeu.cases.operations.pieces import taking_down
from francjeu.cli.sample.staff import DOMAIN
from francjeu.cli.sample.steps import Table
from francjeu.kernel.procedure.decision.qualifying import Channel, Conduct, Tag, Target, Tone
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.kernel.procedure.measures.measure import Count, Factor
from francjeu.kernel.procedure.pieces.takedown import Basis


def describe(t: Table) -> None:
    """The act in plain marks, and its dated items."""
    at = t.on(1)
    qualifying.describe(
        case=t.case, other_words="", actor=t.manager, at=at,
        conduct=Conduct(
            channels=frozenset({Channel.SOCIAL_MEDIA, Channel.TEXT_MESSAGE}),
            target=Target.MEMBER, tone=Tone.HURTFUL, joke=True,
            tags=frozenset({Tag.REPEATED_INSULTS, Tag.JOKES}),
        ),
    )  # fmt: skip
    for back, words in ((9, "Sept messages en une soirée."), (4, "Neuf messages, dont un surnom.")):
        qualifying.date_item(
            case=t.case, on=timezone.localdate(at) - timedelta(days=back), words=words, exhibit=1,
            actor=t.manager, at=at,
        )  # fmt: skip


def suspend(t: Table) -> None:
    """Three games, and what weighed on that."""
    deciding.decide(
        case=t.case, actor=t.decider, at=t.on(20),
        proposed=deciding.Proposed(
            outcome=Outcome.BREACH_WITH_SANCTION, rung="s2_o2_suspension", severity=2,
            summary="Vingt-deux messages ont été envoyés à la même personne.",
            reasons="Chaque élément est établi. Le nombre de messages et leur durée pèsent.",
            deviation="Les messages ont continué après qu’un entraîneur eut demandé d’arrêter.",
            starts_on=timezone.localdate(t.on(23)), count=Count.MATCHES, matches=3,
            factors=(Factor.REPEATED, Factor.AFTER_WARNING, Factor.YOUNG),
        ),
    )  # fmt: skip


def follow(t: Table) -> None:
    """Who applies the measure is told, one game is served, a platform was asked."""
    at = t.on(25)
    measure = models.Measure.objects.get(decision__case=t.case)
    applier = carrying_out.tell(
        measure=measure, name="Sara Haddad", email=f"sara@{DOMAIN}", quality="entraîneuse",
        language="fr", actor=t.manager, at=at,
    )  # fmt: skip
    carrying_out.confirm(applier=applier, how="Au téléphone.", actor=t.manager, at=at)
    today = timezone.localdate(at)
    carrying_out.serve(measure=measure, on=today, words="à domicile", actor=t.manager, at=at)
    taking_down.ask(
        case=t.case, actor=t.manager, at=at,
        asked=taking_down.Asked(
            network="Discord", address="https://exemple.com/salon/1", basis=Basis.TERMS,
            asked_on=today, ticket="4411-77", exhibit=1, look_again_on=today + timedelta(days=7),
        ),
    )  # fmt: skip
