"""The floors hold, and foreign keys point downward."""

from importlib import import_module

from django.apps import apps
from importlinter.cli import lint_imports

FLOORS = ("cases", "reports", "evidence", "notices", "policy", "people", "journal", "plumbing")
HEIGHT = {"cases": 6, "reports": 5, "evidence": 4, "notices": 4, "policy": 3, "people": 2,
          "journal": 1, "plumbing": 0}  # fmt: skip


def test_imports_respect_the_floors() -> None:
    import_module("importlinter")
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0, (
        "see docs/decisions/0001-floors.md"
    )


def test_foreign_keys_point_to_a_lower_floor_or_the_same_room() -> None:
    upward = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for app in FLOORS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        if HEIGHT.get(field.related_model._meta.app_label, -1) > HEIGHT[app]
        or (
            HEIGHT.get(field.related_model._meta.app_label, -1) == HEIGHT[app]
            and field.related_model._meta.app_label != app
        )
    ]
    assert upward == [], "see docs/decisions/0004-foreign-keys.md"
