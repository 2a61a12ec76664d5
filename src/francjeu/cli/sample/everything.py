"""Fills an empty demonstration once, all or nothing."""

import json
import os
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from francjeu.cli.sample import cases, organisation, policy, register, reports, staff
from francjeu.cli.serving import Account


def fill() -> tuple[Account, ...]:
    """Fill, and tell how to sign in as each sample person; later calls tell the same."""
    path = settings.FRANCJEU.data_dir / "comptes.json"
    if path.exists():
        return _told(path)
    now = timezone.now()
    with transaction.atomic():
        team = staff.open_accounts(at=now)
        organisation.describe(at=now)
        policy.publish(at=now)
        organisation.open_doors(at=now)
        register.fill(at=now)
        received = reports.receive(team=team, now=now)
        cases.examine(team=team, reports=received, now=now)
        _keep(path, team.accounts)
    return team.accounts


def _keep(path: Path, accounts: tuple[Account, ...]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump([asdict(account) for account in accounts], file, ensure_ascii=False, indent=1)


def _told(path: Path) -> tuple[Account, ...]:
    return tuple(Account(**row) for row in json.loads(path.read_text(encoding="utf-8")))
