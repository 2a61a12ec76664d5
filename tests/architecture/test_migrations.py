"""Tables are what the migrations make, in one line, with the rules the database keeps."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from francjeu.plumbing.triggers import Refuse


@pytest.mark.django_db
def test_migrations_say_what_the_models_say() -> None:
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said, stderr=said)
    assert "No changes" in said.getvalue()


def test_each_app_has_one_last_migration() -> None:
    assert MigrationLoader(None).detect_conflicts() == {}


def test_each_migration_says_what_it_does() -> None:
    loader = MigrationLoader(None)
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("francjeu.")}
    automatic = [key for key in loader.disk_migrations if key[0] in ours and "_auto_" in key[1]]
    assert automatic == []


@pytest.mark.django_db
def test_each_rule_of_the_database_is_there_after_all_migrations() -> None:
    assert MigrationRecorder(connection).applied_migrations()
    asked = {
        operation.name
        for migration in MigrationLoader(None).disk_migrations.values()
        for operation in migration.operations
        if isinstance(operation, Refuse)
    }
    assert asked <= _triggers()


def _triggers() -> set[str]:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall()}
