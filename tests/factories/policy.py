"""A policy in force, a profile and doors, from the project's own model files."""

from datetime import date
from pathlib import Path

from francjeu.kernel.actors import OPERATOR
from francjeu.policy import files, models, operations
from tests.conftest import NOON

POLICIES = Path(__file__).parents[2] / "policies"
CLAUSES = [
    {
        "id": "4.a", "kind": "prohibition", "text": "Commentaire blessant dans un média social.",
        "behaviours": ["disrespect"], "media": ["comment"], "channels": ["social_media"],
    },
    {
        "id": "4.b", "kind": "prohibition", "text": "Image ou vidéo blessante.",
        "behaviours": ["offensive_image"], "media": ["image", "altered_image", "video"],
        "channels": ["social_media"],
    },
    {
        "id": "4.c", "kind": "prohibition", "text": "Page consacrée au dénigrement.",
        "behaviours": ["devoted_page"], "media": ["page", "group"], "channels": ["social_media"],
    },
    {
        "id": "4.d", "kind": "prohibition", "text": "Cyberintimidation entre membres.",
        "behaviours": ["cyberbullying"], "media": ["comment"],
        "channels": ["social_media", "text_message", "email"],
    },
    {"id": "9", "kind": "identity", "text": "Distinguer son identité personnelle."},
]  # fmt: skip
BOUND = ["member", "employee", "committee_member", "director"]


def a_policy(
    *,
    in_force_on: date = date(2026, 1, 1),
    clauses: list[dict[str, object]] | None = None,
    gaps: list[str] | None = None,
) -> models.Version:
    """A published version in force since `in_force_on`."""
    version = a_draft(clauses=clauses, gaps=gaps)
    return operations.publish(version=version, in_force_on=in_force_on, actor=OPERATOR, at=NOON)


def a_draft(
    *, clauses: list[dict[str, object]] | None = None, gaps: list[str] | None = None
) -> models.Version:
    """A version imported and not published."""
    return operations.import_version(
        title="Politique modèle", language="fr",
        text=(POLICIES / "modele.fr.txt").read_text(encoding="utf-8"),
        structure={"clauses": clauses or CLAUSES, "bound": BOUND, "gaps": gaps or []},
        source_name="modele.fr.txt", actor=OPERATOR, at=NOON,
    )  # fmt: skip


def a_profile(*, valid_from: date = date(2026, 1, 1), **changes: object) -> models.Setting:
    """The model profile, with some values changed."""
    values = files.read_yaml((POLICIES / "profil.yaml").read_text(encoding="utf-8"))
    return operations.set_values(
        kind="profile", values={**values, **changes}, valid_from=valid_from, note="",
        actor=OPERATOR, at=NOON,
    )  # fmt: skip


def the_doors() -> models.Setting:
    """The model's outside doors."""
    values = files.read_yaml((POLICIES / "portes.yaml").read_text(encoding="utf-8"))
    return operations.set_values(
        kind="doors", values=values, valid_from=date(2026, 1, 1), note="", actor=OPERATOR, at=NOON
    )
