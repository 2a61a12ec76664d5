"""The model policy, its procedure profile and its outside doors, put in force."""

from datetime import date, datetime
from pathlib import Path

from francjeu.kernel.actors import OPERATOR
from francjeu.kernel.policy import read
from francjeu.policy import files, operations

FOLDER = Path(__file__).resolve().parents[4] / "policies"
SINCE = date(2025, 9, 1)


def publish(*, at: datetime) -> None:
    """As a person would after reading the proposal."""
    text = (FOLDER / "modele.fr.txt").read_text(encoding="utf-8")
    proposal = read.propose(text).as_structure()
    version = operations.import_version(
        title=proposal["title"], language=proposal["language"], text=text, structure=proposal,
        source_name="modele.fr.txt", actor=OPERATOR, at=at,
    )  # fmt: skip
    operations.publish(version=version, in_force_on=SINCE, actor=OPERATOR, at=at)
    for kind, name in (("profile", "profil.yaml"), ("doors", "portes.yaml")):
        operations.set_values(
            kind=kind, values=files.read_yaml((FOLDER / name).read_text(encoding="utf-8")),
            valid_from=SINCE, note="", actor=OPERATOR, at=at,
        )  # fmt: skip
