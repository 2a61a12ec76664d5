"""What measures and requests to platforms ask of a case manager today."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from francjeu.cases import models, watching
from francjeu.cases.queries.reach import visible
from francjeu.cases.queries.today.tasks import MOST, Task
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.case.moves import BESIDE
from francjeu.kernel.procedure.pieces import takedown


def tasks_for(*, actor: Actor, at: datetime) -> tuple[Task, ...]:
    """To tell who applies, to confirm, to write down what was served, to look again."""
    if not actor.has(Role.CASE_MANAGER, Role.CHAIR):
        return ()
    today = timezone.localdate(at)
    return (*_measures(actor, today), *_requests(actor, today), *_seen_again(actor, today))


def _measures(actor: Actor, today: date) -> Iterator[Task]:
    """One task a measure: the first thing that is missing."""
    for row in _live(actor)[:MOST]:
        verb = _missing(row, today)
        if verb:
            due = None if verb == "serve_match" else _end_of(row.starts_on or today)
            yield Task(
                verb=verb, ref=row.decision.case.ref, title=row.decision.case.title,
                due_at=due, source="",
            )  # fmt: skip


def _missing(row: models.Measure, today: date) -> str:
    appliers = list(row.appliers.all())
    if row.kind in {"suspension", "privilege_loss", "probation", "expulsion"} and not appliers:
        return "tell_applier"
    if any(a.confirmed_at is None for a in appliers) and (row.starts_on or today) <= today:
        return "confirm_applier"
    if row.count == "matches" and row.state == "running":
        return "serve_match"
    proved = any(True for _ in row.proofs.all())
    return "prove_measure" if row.state == "running" and not proved and not row.ends_on else ""


def _live(actor: Actor) -> QuerySet[models.Measure]:
    replaced = models.Decision.objects.filter(replaces=OuterRef("decision"))
    return (
        models.Measure.objects.filter(
            Q(state="ordered") | Q(state="running"),
            ~Exists(replaced),
            decision__case__in=visible(actor),
            decision__case__state__in=BESIDE["carry_out"],
        )
        .select_related("decision__case")
        .prefetch_related("appliers", "proofs")
        .order_by("ordered_at", "id")
    )


def _requests(actor: Actor, today: date) -> Iterator[Task]:
    """Look again on the day that was set; a refusal or a return waits for us at once."""
    ours = Q(state__in=takedown.OURS) | Q(look_again_on__lte=today)
    rows = models.Takedown.objects.filter(ours, case__in=visible(actor)).exclude(state="given_up")
    for row in rows.select_related("case").order_by("look_again_on", "id")[:MOST]:
        yield _look_again(row, due_at=_end_of(row.look_again_on or today))


def _seen_again(actor: Actor, today: date) -> Iterator[Task]:
    """What was taken down and was seen again by the watch: a person looks, today."""
    seen = watching.cases_showing()
    if not seen:
        return
    removed = models.Takedown.objects.filter(state="removed", case__ref__in=seen)
    rows = removed.filter(case__in=visible(actor)).exclude(look_again_on__lte=today)
    for row in rows.select_related("case").prefetch_related("steps").order_by("id")[:MOST]:
        if watching.sightings([row]):
            yield _look_again(row, due_at=_end_of(today))


def _look_again(row: models.Takedown, *, due_at: datetime) -> Task:
    return Task(verb="look_again", ref=row.case.ref, title=row.network, due_at=due_at, source="")


def _end_of(day: date) -> datetime:
    moment = datetime.combine(day, time(23, 59, 59))
    return timezone.make_aware(moment)
