"""One case, one person concerned: others in the same matter get their own, with the same pieces.

Each is heard, decided on, told and appeals alone; what they share is shared by reference.
"""

from datetime import datetime

from django.db import transaction

from francjeu.cases import access, clocks, facts, family
from francjeu.cases.models import Allegation, Case, Declaration, Exhibit, Parted, Party
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.panel import shielding
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.plumbing import ids
from francjeu.reports.operations.exchange import following
from francjeu.reports.operations.file import sharing


class NobodyToPart(Exception):
    """The case is about one person already."""


def part(*, case: Case, actor: Actor, at: datetime) -> tuple[Case, ...]:
    """One case for each person concerned: the first stays, each other takes theirs along.

    Who speaks for them, and the measures that run for them, go with them. Before any notice.
    Raises NobodyToPart, NotYet (too late, a stay, a silence), Refused.
    """
    _require(case, "part", actor)
    with transaction.atomic():
        moving.take(case)
        _, *others = case.parties.filter(role="respondent").order_by("added_at", "id")
        if not others:
            raise NobodyToPart
        return tuple(_taking_along(case, person, actor, at) for person in others)


def open_beside(*, case: Case, actor: Actor, at: datetime) -> Case:
    """A case for another person of the same matter, who is then added there: one found late.

    Raises NotYet, Refused.
    """
    _require(case, "open_beside", actor)
    with transaction.atomic():
        moving.take(case)
        return _beside(case, actor, at)


def _require(case: Case, act: str, actor: Actor) -> None:
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act=act, state=case.state)
    known = facts.case_facts(case)
    if known.stayed or known.hushed:
        why = guards.Why.STAYED if known.stayed else guards.Why.HUSHED
        raise guards.NotYet(verb=act, why=why)


def _taking_along(case: Case, person: Party, actor: Actor, at: datetime) -> Case:
    new = _beside(case, actor, at)
    with_them = Party.objects.filter(case=case, speaks_for=person)
    case.interims.filter(party=person).update(case=new)
    with_them.update(case=new)
    Party.objects.filter(pk=person.pk).update(case=new)
    moving.record(
        event="case.parted", case=case, actor=actor, at=at,
        told={"letter": person.letter, "case": new.ref},
    )  # fmt: skip
    shielding.shield(case=new, actor=actor, at=at)
    return new


def _beside(case: Case, actor: Actor, at: datetime) -> Case:
    """The same matter, to be admitted anew for its own person, and kept from the same people."""
    first = family.first_of(case)
    new = Case(
        ref=ids.next_ref(letter="D", year=at.year), title=case.title,
        description=case.description, first_act_on=case.first_act_on, last_act_on=case.last_act_on,
        policy=case.policy, profile=case.profile, manager=case.manager, opened_by=case.opened_by,
        opened_at=at, about=case.about, members=case.members, appeal_members=case.appeal_members,
        gated_at=case.gated_at, parallel_with=case.parallel_with,
    )  # fmt: skip
    new.save(force_insert=True)
    Parted(first=first, case=new, parted_by=moving.account(actor), parted_at=at).save(
        force_insert=True
    )
    _copy_persons(case, new, at)
    _copy_matter(case, new)
    sharing.serve_also(first=case.ref, case_ref=new.ref, actor=actor, at=at)
    following.name_responsible(
        case_ref=new.ref, account=str(case.manager.public_id), name=case.manager.name, at=at
    )
    clocks.follow(case=new, verb="open", at=at)
    moving.record(
        event="case.opened_beside", case=new, actor=actor, at=at, told={"first": case.ref}
    )
    return new


def _copy_persons(case: Case, new: Case, at: datetime) -> None:
    """Those targeted, who complain or saw: the same persons, by the same letters; declared ties."""
    rows = list(case.parties.select_related("speaks_for").order_by("added_at", "id"))
    of_concerned = {row.pk for row in rows if row.role == "respondent"}
    made: dict[int, Party] = {}
    for row in rows:
        if row.role == "respondent" or row.speaks_for_id in of_concerned:
            continue
        old = row.pk
        copy = Party(
            case=new, role=row.role, letter=row.letter, person=row.person, name=row.name,
            email=row.email, phone=row.phone, relation=row.relation, language=row.language,
            birth_year=row.birth_year, institution=row.institution,
            speaks_for=made.get(row.speaks_for_id or 0), added_at=at,
        )  # fmt: skip
        copy.save(force_insert=True)
        made[old] = copy
    last = {said.user_id: said for said in case.declarations.order_by("declared_at", "id")}
    for said in last.values():
        if said.linked:
            Declaration(case=new, user=said.user, linked=True, note=said.note, declared_at=at).save(
                force_insert=True
            )


def _copy_matter(case: Case, new: Case) -> None:
    """The clauses invoked, and the pieces under the same numbers: the very same sealed files."""
    Allegation.objects.bulk_create(
        Allegation(
            case=new,
            clause=row.clause,
            clause_text=row.clause_text,
            shape=row.shape,
            added_at=row.added_at,
        )
        for row in case.allegations.order_by("clause")
    )
    Exhibit.objects.bulk_create(
        Exhibit(
            case=new,
            number=row.number,
            item=row.item,
            description=row.description,
            testimony=row.testimony,
            added_at=row.added_at,
            added_by=row.added_by,
        )
        for row in case.exhibits.filter(brought__isnull=True).order_by("number")
    )
