"""What the address of a PostgreSQL asks for."""

import pytest

from francjeu.config.database import database
from francjeu.config.environment import read


@pytest.mark.parametrize(
    ("asked", "kept_from"),
    [("", 1), ("?prepare_threshold=none", None), ("?prepare_threshold=5&sslmode=require", 5)],
)
def test_plans_are_kept_by_the_server_unless_a_pooler_would_lose_them(
    asked: str, kept_from: int | None
) -> None:
    address = f"postgres://fj:secret@db.exemple.ca/francjeu{asked}"
    options = database(read({"FRANCJEU_DATABASE_URL": address}))["OPTIONS"]
    assert options["prepare_threshold"] == kept_from
    assert options.get("sslmode") == ("require" if "sslmode" in asked else None)
