"""The demonstration’s sample organisation and persons, made only through operations."""

import json
import os
import secrets
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from francjeu.cli.language import say
from francjeu.cli.serving import Account
from francjeu.kernel.actors import OPERATOR, Role
from francjeu.people.operations import accounts as people

# Fictitious names; one account per role, one word per role.
STAFF = (
    ("Camille Gagnon", "camille.gagnon", Role.CASE_MANAGER, "gestion des dossiers", "case manager"),
    ("Noémie Tremblay", "noemie.tremblay", Role.ADMINISTRATOR, "administration", "administrator"),
    ("Samuel Côté", "samuel.cote", Role.DECIDER, "comité : décision", "committee: decider"),
    ("Hélène Roy", "helene.roy", Role.CHAIR, "présidence", "chair"),
    ("Idriss Benali", "idriss.benali", Role.PRIVACY_OFFICER, "vie privée", "privacy officer"),
    ("Maude Pelletier", "maude.pelletier", Role.COUNSEL, "conseil, lecture seule", "counsel"),
)
DOMAIN = "trois-rives.example"


def fill() -> tuple[Account, ...]:
    """Fill an empty demonstration once, all or nothing; later calls tell the same accounts."""
    path = settings.FRANCJEU.data_dir / "comptes.json"
    if path.exists():
        return _told(path)
    with transaction.atomic():
        accounts = _staff(at=timezone.now())
        _keep(path, accounts)
    return accounts


def _staff(*, at: datetime) -> tuple[Account, ...]:
    today = timezone.localdate(at)
    made = []
    for name, local, role, french, english in STAFF:
        password = secrets.token_urlsafe(9)
        email = f"{local}@{DOMAIN}"
        user = people.open_account(email=email, name=name, password=password, actor=OPERATOR, at=at)
        people.grant(user=user, role=role, actor=OPERATOR, at=at, on=today)
        words = say(french, english)
        made.append(Account(name=name, role=words, email=email, password=password))
    return tuple(made)


def _keep(path: Path, accounts: tuple[Account, ...]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump([asdict(account) for account in accounts], file, ensure_ascii=False, indent=1)


def _told(path: Path) -> tuple[Account, ...]:
    return tuple(Account(**row) for row in json.loads(path.read_text(encoding="utf-8")))
