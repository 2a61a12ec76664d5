"""How well policies are read: clauses found, kinds right, clauses invented, features right.

Run ``python -m bench.policy_import`` from the root of the project, with ``PYTHONPATH=src``.
``held`` documents were written before the rules and are not looked at while rules are written;
``unsure`` ones are still misread in places: they tell whether what is misread is marked.
"""

import json
import re
import sys
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from francjeu.kernel.policy.article import UNSURE, Clause
from francjeu.kernel.policy.document import Proposal
from francjeu.kernel.policy.folding import plain
from francjeu.kernel.policy.read import propose

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT / "tests" / "kernel" / "policy" / "documents"
REAL = ROOT.parent / "shared" / "inputs" / "politique-des-medias-sociaux.txt"
REAL_EXPECTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((f"preambule.{letter}", ("purpose",)) for letter in "abcde"),
    ("objectif", ("objective",)),
    ("valeurs", ("value",)),
    *((f"conduite.{letter}", ("prohibition",)) for letter in "abcd"),
    ("conduite.violation-medias", ("sanction",)),
    ("conduite.si-rseq", ("right",)),
    ("conduite.suppression-contenu", ("responsibility", "sanction")),
    ("conduite.personne-croit", ("procedure", "duty")),
    ("differenciation", ("identity",)),
    ("application", ("application",)),
)
"""Ids and kinds only: the document itself stays outside the project."""
REAL_FEATURES = frozenset({
    "comment", "image", "altered_image", "devoted_page", "cyberbullying", "private_in_scope",
    "text_or_email_in_scope", "opt_out", "deletion_clause", "disclaimer_clause",
})  # fmt: skip
REAL_BOUND = frozenset({"member", "employee", "committee_member", "director"})


@dataclass(slots=True)
class Doubt:
    """How many clauses were marked as doubtful; wrong ones are of a wrong kind, or invented."""

    wrong_marked: int = 0
    wrong_unmarked: int = 0
    right_marked: int = 0
    right_unmarked: int = 0

    def count(self, clause: Clause, *, right: bool) -> None:
        """Count one clause."""
        marked = "marked" if clause.confidence < UNSURE else "unmarked"
        name = f"{'right' if right else 'wrong'}_{marked}"
        setattr(self, name, getattr(self, name) + 1)

    def __add__(self, other: "Doubt") -> "Doubt":
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Doubt(*(mine + theirs for mine, theirs in pairs))


@dataclass(frozen=True, slots=True)
class Score:
    """What was got right on one document, and what was not, in words."""

    name: str
    held_out: bool
    expected: int
    found: int
    right_kind: int
    invented: int
    features: int
    features_right: int
    bound_right: bool
    title_right: bool
    doubt: Doubt
    faults: tuple[str, ...]


def score(name: str, text: str, expected: dict[str, Any]) -> Score:
    """Compare the proposal for a text with what a careful reader found."""
    proposal = propose(text)
    faults: list[str] = []
    left = {clause.id: clause for clause in proposal.clauses}
    found = right = wanted = 0
    doubt = Doubt()
    for item in expected["clauses"]:
        key = _key(item["starts"])
        hit = next((c for c in left.values() if _key(c.text).startswith(key)), None)
        if hit is None:
            if not item.get("optional"):
                wanted += 1
                faults.append(f"missing: {item['starts']}")
            continue
        del left[hit.id]
        wanted, found = wanted + 1, found + 1
        doubt.count(hit, right=hit.kind.value in item["kind"])
        if hit.kind.value in item["kind"]:
            right += 1
        else:
            faults.append(f"kind {hit.kind.value} for {item['kind']}: {hit.text[:60]}")
    for clause in left.values():
        doubt.count(clause, right=False)
        faults.append(f"invented: {clause.text[:60]}")
    truth = frozenset(expected["features"])
    faults += _feature_faults(proposal, truth)
    wrong = sum(feature.value != (feature.name in truth) for feature in proposal.features)
    bound = {item.name for item in proposal.bound}
    if bound != set(expected["bound"]):
        faults.append(f"bound: +{bound - set(expected['bound'])} -{set(expected['bound']) - bound}")
    title = _key(proposal.title) == _key(expected["title"])
    if not title or proposal.language != expected["language"]:
        faults.append(f"title or language: {proposal.title!r} {proposal.language}")
    return Score(
        name=name,
        held_out=bool(expected.get("held_out")),
        expected=wanted,
        found=found,
        right_kind=right,
        invented=len(left),
        features=len(proposal.features),
        features_right=len(proposal.features) - wrong,
        bound_right=bound == set(expected["bound"]),
        title_right=title,
        doubt=doubt,
        faults=tuple(faults),
    )


def score_real(text: str) -> Score:
    """Compare the proposal for the organisation's own policy with its list of ids and kinds."""
    proposal = propose(text)
    kinds = {clause.id: clause.kind.value for clause in proposal.clauses}
    wanted = dict(REAL_EXPECTED)
    faults = [f"missing: {id}" for id in wanted if id not in kinds]
    faults += [f"invented: {id}" for id in kinds if id not in wanted]
    faults += [
        f"kind {kinds[id]}: {id}" for id in wanted if id in kinds and kinds[id] not in wanted[id]
    ]
    faults += _feature_faults(proposal, REAL_FEATURES)
    wrong = sum(feature.value != (feature.name in REAL_FEATURES) for feature in proposal.features)
    doubt = Doubt()
    for clause in proposal.clauses:
        doubt.count(clause, right=clause.kind.value in wanted.get(clause.id, ()))
    return Score(
        name="the real policy",
        held_out=False,
        expected=len(wanted),
        found=len(kinds.keys() & wanted.keys()),
        right_kind=sum(kinds.get(id) in right for id, right in wanted.items()),
        invented=len(kinds.keys() - wanted.keys()),
        features=len(proposal.features),
        features_right=len(proposal.features) - wrong,
        bound_right={item.name for item in proposal.bound} == REAL_BOUND,
        title_right=proposal.title.startswith("Politique"),
        doubt=doubt,
        faults=tuple(faults),
    )


def all_scores() -> list[Score]:
    """Score every document at hand."""
    scores = [
        score(
            path.stem,
            path.read_text("utf-8"),
            json.loads(path.with_suffix(".json").read_text("utf-8")),
        )
        for path in sorted(DOCUMENTS.glob("*.txt"))
    ]
    if REAL.exists():
        scores.append(score_real(REAL.read_text("utf-8")))
    return scores


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", plain(text).replace("?", ""))


def _feature_faults(proposal: Proposal, truth: frozenset[str]) -> list[str]:
    said = {feature.name for feature in proposal.features if feature.value}
    return [f"feature said: {name}" for name in sorted(said - truth)] + [
        f"feature missed: {name}" for name in sorted(truth - said)
    ]


def _row(name: str, scores: list[Score]) -> str:
    def total(field: str) -> int:
        return sum(getattr(item, field) for item in scores)

    doubt = sum((item.doubt for item in scores), Doubt())
    wrong = f"{doubt.wrong_marked}/{doubt.wrong_marked + doubt.wrong_unmarked}"
    right = f"{doubt.right_marked}/{doubt.right_marked + doubt.right_unmarked}"
    return (
        f"{name:30} {total('found'):4}/{total('expected'):<4} {total('right_kind'):5} "
        f"{total('invented'):8} {total('features_right'):5}/{total('features'):<4} "
        f"{total('bound_right'):3}/{len(scores):<3} {total('title_right'):3}/{len(scores):<3} "
        f"{wrong:>7} {right:>8}"
    )


def main() -> int:
    """Print the table; ``--faults`` tells what went wrong, ``--held`` for held-out ones too."""
    scores = all_scores()
    print(
        f"{'document':30} {'found':>9}  kind invented {'features':>10} {'bound':>7} title "
        f"marked: wrong   right"
    )
    for item in scores:
        print(_row(("held: " if item.held_out else "") + item.name.removeprefix("held_"), [item]))
    unsure = [item for item in scores if item.name.startswith("unsure_")]
    seen = [item for item in scores if not item.held_out and item not in unsure]
    print(_row("all seen", seen))
    print(_row("all unsure", unsure))
    print(_row("all held out", [item for item in scores if item.held_out]))
    if "--faults" in sys.argv:
        for item in scores:
            if not item.held_out or "--held" in sys.argv:
                print(f"\n{item.name}", *item.faults, sep="\n   ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
