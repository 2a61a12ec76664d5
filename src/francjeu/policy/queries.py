"""Reading the policy: which version holds on a day, its clauses, its profile, the doors."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

from francjeu.kernel.policy.article import UNSURE
from francjeu.kernel.policy.citing import citation
from francjeu.kernel.procedure.decision import elements
from francjeu.kernel.procedure.settings import doors as kernel_doors
from francjeu.kernel.procedure.settings.doors import Door, Need
from francjeu.kernel.procedure.settings.profile import Profile
from francjeu.policy import files, models

CITABLE = frozenset({"prohibition", "identity", "duty"})
ADDED = "+"
"""In the id of a clause that a person added, after the id of the one it follows."""


class NoSuchVersion(Exception):
    """There is no version with this number."""


class NoSuchSetting(Exception):
    """There is no version of these settings with this number."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One version of a set of settings, or of a letter’s wording, as kept."""

    number: int
    values: dict[str, Any]
    valid_from: date
    note: str
    source: str
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a version, as cited. `shape` names the elements to establish."""

    id: str
    kind: str
    text: str
    behaviours: tuple[str, ...]
    media: tuple[str, ...]
    channels: tuple[str, ...]
    targets: tuple[str, ...]
    shape: str
    section: str = ""
    mark: str = ""
    confidence: float = 1.0
    label: str = ""
    added: int = 0

    def cited(self, language: str) -> str:
        """How a reader finds it in the document: « 3 a) »."""
        return citation(
            id=self.id, section=self.section, mark=self.mark, text=self.text, label=self.label,
            added=self.added, french=language.startswith("fr"),
        )  # fmt: skip

    @property
    def is_doubtful(self) -> bool:
        """True when the rules were not sure of their reading, and nobody has reviewed it."""
        return self.confidence < UNSURE


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the policy."""

    pk: int
    number: int
    title: str
    language: str
    digest: str
    state: str
    in_force_on: date | None
    clauses: tuple[Clause, ...]
    bound: tuple[str, ...]
    gaps: tuple[str, ...]
    features: frozenset[str] = frozenset()
    reviewed: bool = False
    source_name: str = ""

    def clause(self, clause_id: str) -> Clause | None:
        """The clause with this id."""
        return next((c for c in self.clauses if c.id == clause_id), None)

    @property
    def citable(self) -> tuple[Clause, ...]:
        """The clauses a case may invoke: prohibitions, duties and identity."""
        return tuple(c for c in self.clauses if c.kind in CITABLE)


@dataclass(frozen=True, slots=True)
class Document:
    """What was imported: the text as read, and the structure proposed or corrected."""

    text: str
    structure: dict[str, Any]


def in_force(*, on: date) -> Version | None:
    """The version in force that day: the last published one that had taken effect."""
    row = (
        models.Version.objects.filter(state="published", in_force_on__lte=on)
        .order_by("-in_force_on")
        .first()
    )
    return version_of(row) if row else None


def version(*, number: int) -> Version:
    """One version by its number. Raises NoSuchVersion."""
    return version_of(row(number=number))


def row(*, number: int) -> models.Version:
    """The stored row, for operations and foreign keys. Raises NoSuchVersion."""
    found = models.Version.objects.filter(number=number).first()
    if not found:
        raise NoSuchVersion(number)
    return found


def draft_row(*, number: int) -> models.Version:
    """The stored row of a draft. Raises NoSuchVersion when it is published or not there."""
    found = row(number=number)
    if found.state != "draft":
        raise NoSuchVersion(number)
    return found


def versions() -> tuple[Version, ...]:
    """Every version, newest first."""
    return tuple(version_of(r) for r in models.Version.objects.order_by("-number"))


def document(*, number: int) -> Document:
    """The text of a version and its structure. Raises NoSuchVersion."""
    found = row(number=number)
    return Document(text=found.text, structure=found.structure)


def published_version(*, number: int) -> Version:
    """One published version by its number. Raises NoSuchVersion."""
    found = version(number=number)
    if found.state != "published":
        raise NoSuchVersion(number)
    return found


def published() -> tuple[Version, ...]:
    """Published versions, the one that takes effect last first."""
    rows = models.Version.objects.filter(state="published").order_by("-in_force_on")
    return tuple(version_of(r) for r in rows)


def version_of(row: models.Version) -> Version:
    """The row as a frozen version."""
    structure = row.structure
    return Version(
        pk=row.pk,
        number=row.number,
        title=row.title,
        language=row.language,
        digest=row.digest,
        state=row.state,
        in_force_on=row.in_force_on,
        clauses=clauses_of(structure),
        bound=tuple(b if isinstance(b, str) else b["class"] for b in structure.get("bound", [])),
        gaps=tuple(g if isinstance(g, str) else g["code"] for g in structure.get("gaps", [])),
        features=frozenset(
            name for name, said in structure.get("features", {}).items() if said["value"]
        ),
        reviewed=bool(structure.get("reviewed")),
        source_name=row.source_name,
    )


def clauses_of(structure: dict[str, Any]) -> tuple[Clause, ...]:
    """The clauses as kept; those that a person added are counted in the order of the document."""
    rank = count(1)
    return tuple(
        _clause(values, added=next(rank) if ADDED in values["id"] else 0)
        for values in structure.get("clauses", [])
    )


def _clause(values: dict[str, Any], *, added: int) -> Clause:
    behaviours = tuple(values.get("behaviours", ()))
    media = tuple(values.get("media", ()))
    return Clause(
        id=values["id"],
        kind=values["kind"],
        text=values["text"],
        behaviours=behaviours,
        media=media,
        channels=tuple(values.get("channels", ())),
        targets=tuple(values.get("targets", ())),
        shape=values.get("shape")
        or elements.shape_of(kind=values["kind"], behaviours=behaviours, media=media),
        section=values.get("section", ""),
        mark=values.get("mark", ""),
        confidence=float(values.get("confidence", 1.0)),
        label=values.get("label", ""),
        added=added,
    )


def setting_values(*, kind: str, on: date) -> dict[str, Any]:
    """The profile or the doors that hold that day, as they were written; empty when none do."""
    found = _setting(kind, on)
    return dict(found.values) if found else {}


def profile_row(*, on: date) -> models.Setting | None:
    """The profile that holds that day, as stored."""
    return _setting("profile", on)


def profile(*, on: date) -> Profile | None:
    """The procedure profile that holds that day, or None: « not stated »."""
    found = profile_row(on=on)
    return profile_of(found) if found else None


def profile_of(setting: models.Setting) -> Profile:
    """The stored profile as the kernel reads it."""
    return files.ProfileFile.model_validate(setting.values).kernel()


def outside_doors(*, on: date, need: Need | None = None) -> tuple[kernel_doors.Door, ...]:
    """Who else can help, in the organisation's order; one need only when asked."""
    found = _setting("doors", on)
    every: tuple[Door, ...] = files.DoorsFile.model_validate(found.values).kernel() if found else ()
    return tuple(d for d in every if need is None or need in d.needs)


def _setting(kind: str, on: date) -> models.Setting | None:
    return (
        models.Setting.objects.filter(kind=kind, valid_from__lte=on)
        .order_by("-valid_from", "-number")
        .first()
    )


def settings(*, kind: str) -> tuple[Kept, ...]:
    """Every version of these settings, the last added first."""
    rows = models.Setting.objects.filter(kind=kind).select_related("added_by")
    return tuple(_kept(row, row.values) for row in rows.order_by("-number"))


def setting(*, kind: str, number: int) -> Kept:
    """One version. Raises NoSuchSetting."""
    row = models.Setting.objects.filter(kind=kind, number=number).first()
    if row is None:
        raise NoSuchSetting(kind, number)
    return _kept(row, row.values)


def last_setting(*, kind: str) -> Kept | None:
    """The version that takes effect last: the one a new version starts from."""
    rows = models.Setting.objects.filter(kind=kind).select_related("added_by")
    row = rows.order_by("-valid_from", "-number").first()
    return _kept(row, row.values) if row else None


def setting_in_force(*, kind: str, on: date) -> Kept | None:
    """The version that holds that day."""
    row = _setting(kind, on)
    return _kept(row, row.values) if row else None


def wordings(*, event: str) -> tuple[Kept, ...]:
    """Every wording of a letter, the last added first."""
    rows = models.Wording.objects.filter(event=event).select_related("added_by")
    return tuple(_kept(row, row.texts) for row in rows.order_by("-number"))


def last_wording(*, event: str) -> Kept | None:
    """The wording that takes effect last."""
    rows = models.Wording.objects.filter(event=event).select_related("added_by")
    row = rows.order_by("-valid_from", "-number").first()
    return _kept(row, row.texts) if row else None


def wording(*, event: str, language: str, on: date) -> str:
    """The organisation’s own text of a letter for a case opened that day; empty for ours."""
    rows = models.Wording.objects.filter(event=event, valid_from__lte=on)
    texts = rows.order_by("-valid_from", "-number").values_list("texts", flat=True).first()
    return str((texts or {}).get(language, ""))


def _kept(row: models.Setting | models.Wording, values: dict[str, Any]) -> Kept:
    return Kept(
        number=row.number, values=dict(values), valid_from=row.valid_from, note=row.note,
        source=getattr(row, "source", ""), added_at=row.added_at,
        added_by=row.added_by.name if row.added_by else "",
    )  # fmt: skip
