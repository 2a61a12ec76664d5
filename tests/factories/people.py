"""Accounts and persons for tests: typed functions over the app's own operations."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from francjeu.kernel.actors import OPERATOR, Role
from francjeu.people import models, operations
from tests.conftest import NOON

LONG_AGO = date(2020, 9, 1)
PASSWORD = "quatre mots bien choisis"
_numbers = count(1)


def an_account(
    *,
    roles: Iterable[Role] = (Role.CASE_MANAGER,),
    name: str = "Camille Gagnon",
    email: str = "",
    password: str | None = None,
) -> models.User:
    """An account which holds `roles` since long ago."""
    user = operations.open_account(
        email=email or f"compte{next(_numbers)}@exemple.test",
        name=name,
        actor=OPERATOR,
        at=NOON,
        password=password,
    )
    for role in roles:
        operations.grant(user=user, role=role, actor=OPERATOR, at=NOON, on=LONG_AGO)
    return user
