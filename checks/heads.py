"""Each app names its last migration in max_migration.txt: two branches then collide in git.

`python -m checks.heads --write` brings the files up to date.
"""

import os
import sys
from pathlib import Path

import django


def heads() -> dict[Path, str]:
    """The file of each app, and the migration it must name."""
    from django.apps import apps
    from django.db.migrations.loader import MigrationLoader

    graph = MigrationLoader(None).graph
    return {
        Path(app.path) / "migrations" / "max_migration.txt": graph.leaf_nodes(app.label)[0][1]
        for app in apps.get_app_configs()
        if app.name.startswith("francjeu.") and graph.leaf_nodes(app.label)
    }


def main(*, write: bool) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "francjeu.config.settings")
    django.setup()
    stale = 0
    for path, head in heads().items():
        if path.exists() and path.read_text(encoding="ascii").strip() == head:
            continue
        stale += 1
        if write:
            path.write_text(head + "\n", encoding="ascii")
        sys.stdout.write(f"{path}: {head}\n")
    return 1 if stale and not write else 0


if __name__ == "__main__":
    sys.exit(main(write="--write" in sys.argv))
