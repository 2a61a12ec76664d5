"""What reading a policy gives: a proposal, to be corrected and adopted by a person."""

from dataclasses import dataclass
from typing import Any

from francjeu.kernel.policy.article import BoundClass, Clause, Feature, Gap, Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """The structure proposed for a text. Offsets are into the text given to `read.propose`."""

    title: str
    language: str
    clauses: tuple[Clause, ...]
    bound: tuple[BoundClass, ...]
    features: tuple[Feature, ...]
    gaps: tuple[Gap, ...]

    def feature(self, name: str) -> Feature:
        """Return a feature by name; every known name is always present."""
        return next(feature for feature in self.features if feature.name == name)

    def as_json(self) -> dict[str, Any]:
        """Return the plain structure printed by ``fj policy import --json``."""
        return {
            "title": self.title,
            "language": self.language,
            "clauses": [_clause(clause) for clause in self.clauses],
            "bound": [{"class": bound.name, **_span(bound.span)} for bound in self.bound],
            "features": {
                feature.name: {"value": feature.value, **_span(feature.span)}
                for feature in self.features
            },
            "gaps": [
                {"code": gap.code, "fr": gap.fr, "en": gap.en, **_span(gap.span)}
                for gap in self.gaps
            ],
        }

    def as_structure(self) -> dict[str, Any]:
        """Return what is kept with a version: the same, with the heading over each clause."""
        values = self.as_json()
        for kept, clause in zip(values["clauses"], self.clauses, strict=True):
            kept["section"] = clause.section
            kept["mark"] = clause.mark
        return values


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A policy as adopted: what a version keeps for ever and what cases cite."""

    title: str
    language: str
    clauses: tuple[Clause, ...]
    bound: tuple[str, ...]
    features: frozenset[str]

    def clause(self, id: str) -> Clause | None:
        """Return the clause with this id, if the version has one."""
        return next((clause for clause in self.clauses if clause.id == id), None)


def _span(span: Span | None) -> dict[str, int | None]:
    if span is None:
        return {"start": None, "end": None}
    return {"start": span.start, "end": span.end}


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "kind": clause.kind.value,
        "text": clause.text,
        **_span(clause.span),
        "behaviours": list(clause.behaviours),
        "media": list(clause.media),
        "channels": list(clause.channels),
        "targets": list(clause.targets),
        "confidence": clause.confidence,
    }
