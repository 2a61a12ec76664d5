"""One account per role, with a password drawn at random."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from francjeu.cli.language import say
from francjeu.cli.serving import Account
from francjeu.kernel.actors import OPERATOR, Actor, Kind, Role
from francjeu.people.operations import accounts

DOMAIN = "trois-rives.example"
SINCE = date(2020, 9, 1)
STAFF = (
    ("Camille Gagnon", "camille.gagnon", Role.CASE_MANAGER, "gestion des dossiers", "case manager"),
    ("Noémie Tremblay", "noemie.tremblay", Role.ADMINISTRATOR, "administration", "administrator"),
    ("Samuel Côté", "samuel.cote", Role.DECIDER, "comité : décision", "committee: decider"),
    ("Hélène Roy", "helene.roy", Role.CHAIR, "présidence", "chair"),
    ("Idriss Benali", "idriss.benali", Role.PRIVACY_OFFICER, "vie privée", "privacy officer"),
    ("Maude Pelletier", "maude.pelletier", Role.COUNSEL, "conseil, lecture seule", "counsel"),
)


@dataclass(frozen=True, slots=True)
class Team:
    """The sample accounts, and the same persons as actors."""

    accounts: tuple[Account, ...]
    actors: dict[Role, Actor]


def open_accounts(*, at: datetime) -> Team:
    """Open them all, each with its one role."""
    opened, actors = [], {}
    for name, local, role, french, english in STAFF:
        account = Account(
            name=name, role=say(french, english), email=f"{local}@{DOMAIN}",
            password=secrets.token_urlsafe(9),
        )  # fmt: skip
        user = accounts.open_account(
            email=account.email, name=name, password=account.password, actor=OPERATOR, at=at
        )
        accounts.grant(user=user, role=role, actor=OPERATOR, at=at, on=SINCE)
        opened.append(account)
        actors[role] = Actor(
            kind=Kind.STAFF, ref=str(user.public_id), name=name, roles=frozenset({role})
        )
    return Team(accounts=tuple(opened), actors=actors)
