"""The letters to who applies a measure: the person, the measure, the dates; never a fact."""

from datetime import date, datetime
from typing import TypedDict

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from francjeu.cases.models import Applier
from francjeu.cases.operations.letters import measure_letters
from francjeu.kernel.actors import Actor
from francjeu.notices.contents.letter import Contact, Content
from francjeu.notices.contents.measures import Enforcement, EnforcementEnded
from francjeu.notices.operations import letters, links
from francjeu.people import queries as people
from francjeu.reports.queries import guarded


def apply(*, applier: Applier, actor: Actor, at: datetime) -> None:
    """What to apply, to whom, from when to when."""
    measure = applier.measure
    content = Enforcement(
        **_head(applier, at), given_name=applier.name.split(" ")[0], quality=applier.quality,
        person=measure.party.name, measure=measure_letters.label(measure, applier.language),
        starts_on=measure.starts_on, ends_on=measure.ends_on, matches=measure.matches,
        probation_until=measure.probation_until,
    )  # fmt: skip
    _write(applier, content, actor, at)


def end(*, applier: Applier, withdrawn: bool, actor: Actor, at: datetime) -> None:
    """Stop applying it: withdrawn, or suspended for now."""
    content = EnforcementEnded(
        **_head(applier, at), given_name=applier.name.split(" ")[0],
        person=applier.measure.party.name,
        measure=measure_letters.label(applier.measure, applier.language),
        since=timezone.localdate(at), withdrawn=withdrawn,
    )  # fmt: skip
    _write(applier, content, actor, at)


class _Head(TypedDict):
    organisation: str
    organisation_address: str
    reference: str
    written_on: date
    contact: Contact


def _head(applier: Applier, at: datetime) -> _Head:
    case, organisation = applier.measure.decision.case, people.organisation()
    with translation.override(applier.language):
        role = _("case manager")
    return {
        "organisation": organisation.name,
        "organisation_address": organisation.address,
        "reference": case.ref,
        "written_on": timezone.localdate(at),
        "contact": Contact(
            name=case.manager.name, role=role, phone=organisation.phone, email=organisation.email
        ),
    }


def _write(applier: Applier, content: Content, actor: Actor, at: datetime) -> None:
    case = applier.measure.decision.case
    letters.write(
        content=content,
        to=letters.Recipient(
            party=str(applier.public_id), name=applier.name, address=applier.email,
            language=applier.language, question=links.Question(kind="code"),
        ),
        subject=f"case:{case.ref}", actor=actor, at=at,
        guards=letters.Guards(never_name=guarded.kept_apart(case_ref=case.ref).names),
    )  # fmt: skip
