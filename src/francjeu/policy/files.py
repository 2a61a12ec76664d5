"""Profile and doors as files (YAML): checked on the way in, turned into the kernel's own types."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from francjeu.kernel.procedure.settings import profile
from francjeu.kernel.procedure.settings.doors import Door, Need

Words = dict[Literal["fr", "en"], str]


class BadFile(Exception):
    """The file is not a valid profile or list of doors; `problems` say where, one per line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Source(_Strict):
    text: str = Field(min_length=3)
    checked_on: date | None = None

    def kernel(self) -> profile.Source:
        return profile.Source(text=self.text, checked_on=self.checked_on)


class _Deadline(_Strict):
    clock: profile.Clock
    amount: int = Field(ge=0, le=3650)
    unit: profile.Unit
    source: _Source


class _Closure(_Strict):
    first: date
    last: date
    source: _Source

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if not self.first <= self.last <= self.first + timedelta(days=60):
            raise ValueError("a closure ends after it begins, within sixty days")
        return self

    def kernel(self) -> profile.Closure:
        return profile.Closure(self.first, self.last, self.source.kernel())


class _Rung(_Strict):
    key: str = Field(pattern=r"^[a-z0-9_]+$")
    kind: str
    labels: Words
    severity: int = Field(ge=1, le=9)
    offence: int = Field(ge=1, le=9)
    source: _Source


class _Provisional(_Strict):
    key: str = Field(pattern=r"^[a-z0-9_]+$")
    gravity: int = Field(ge=1, le=9)
    labels: Words
    source: _Source

    def kernel(self) -> profile.Provisional:
        return profile.Provisional(
            self.key, self.gravity, _plain(self.labels), self.source.kernel()
        )


class ProfileFile(_Strict):
    """A procedure profile as a file."""

    title: str
    deadlines: list[_Deadline] = []
    ladder: list[_Rung] = []
    grounds: dict[str, Words] = {}
    recidivism_months: int | None = None
    recidivism_source: _Source | None = None
    appeal_body: Words | None = None
    appeal_source: _Source | None = None
    reprisal_forbidden: _Source | None = None
    separate_decider: _Source | None = None
    retention_months: int | None = None
    retention_source: _Source | None = None
    closures: list[_Closure] = []
    warn_hours: list[Annotated[int, Field(ge=0, le=24 * 60)]] = list(profile.WARN_HOURS)
    panel: int = Field(default=1, ge=1, le=9)
    appeal_panel: int = Field(default=1, ge=1, le=9)
    quorum: int = Field(default=1, ge=1, le=9)
    appeal_quorum: int = Field(default=1, ge=1, le=9)
    quorum_source: _Source | None = None
    dissent_told: _Source | None = None
    provisional: list[_Provisional] = []
    dropped: list[str] = []
    hands: dict[str, list[str]] = {}

    def kernel(self) -> profile.Profile:
        """The kernel's profile. Raises BadFile for a measure software does not know."""
        unknown = [r.key for r in self.ladder if r.kind not in profile.MEASURES]
        if unknown:
            raise BadFile([f"ladder.{key}.kind: unknown measure" for key in unknown])
        return profile.Profile(
            title=self.title,
            deadlines=tuple(
                profile.Deadline(d.clock, d.amount, d.unit, d.source.kernel())
                for d in self.deadlines
            ),
            ladder=tuple(
                profile.Rung(
                    r.key, r.kind, _plain(r.labels), r.severity, r.offence, r.source.kernel()
                )
                for r in self.ladder
            ),
            grounds={key: _plain(words) for key, words in self.grounds.items()},
            recidivism_months=self.recidivism_months,
            recidivism_source=_kernel(self.recidivism_source),
            appeal_body=_plain(self.appeal_body) if self.appeal_body else None,
            appeal_source=_kernel(self.appeal_source),
            reprisal_forbidden=_kernel(self.reprisal_forbidden),
            separate_decider=_kernel(self.separate_decider),
            retention_months=self.retention_months,
            retention_source=_kernel(self.retention_source),
            closures=tuple(closure.kernel() for closure in self.closures),
            warn_hours=tuple(sorted(set(self.warn_hours), reverse=True)),
            panel=self.panel,
            appeal_panel=self.appeal_panel,
            quorum=self.quorum,
            appeal_quorum=self.appeal_quorum,
            quorum_source=_kernel(self.quorum_source),
            dissent_told=_kernel(self.dissent_told),
            provisional=tuple(measure.kernel() for measure in self.provisional),
            dropped=frozenset(self.dropped),
            hands={verb: tuple(names) for verb, names in self.hands.items()},
        )


class _Door(_Strict):
    key: str = Field(pattern=r"^[a-z0-9_]+$")
    name: Words
    what: Words
    needs: list[Need]
    source: _Source
    phone: str = ""
    text: str = ""
    url: str = ""
    address: str = ""
    hours: Words | None = None


class DoorsFile(_Strict):
    """The list of outside doors as a file."""

    doors: list[_Door]

    def kernel(self) -> tuple[Door, ...]:
        """The kernel's doors, in the order of the file."""
        return tuple(
            Door(
                key=d.key, name=_plain(d.name), what=_plain(d.what), needs=tuple(d.needs),
                source=d.source.kernel(), phone=d.phone, text=d.text, url=d.url,
                address=d.address, hours=_plain(d.hours) if d.hours else None,
            )
            for d in self.doors
        )  # fmt: skip


def _plain(words: Words) -> dict[str, str]:
    return {str(language): text for language, text in words.items()}


def _kernel(source: _Source | None) -> profile.Source | None:
    return source.kernel() if source else None


def read_yaml(text: str) -> dict[str, Any]:
    """The file as plain values. Raises BadFile when it is not YAML or not a table."""
    try:
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadFile([str(error)]) from None
    if not isinstance(values, dict):
        raise BadFile(["the file holds no table of values"])
    return values


def check(kind: str, values: dict[str, Any]) -> ProfileFile | DoorsFile:
    """The values as a checked file. Raises BadFile, one problem per line."""
    try:
        checked = (
            ProfileFile.model_validate(values)
            if kind == "profile"
            else DoorsFile.model_validate(values)
        )
        checked.kernel()
    except ValidationError as error:
        raise BadFile(
            [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        ) from None
    return checked
