"""What of each piece the person concerned may see, as chosen; and what was chosen, for staff."""

from dataclasses import dataclass
from datetime import datetime

from francjeu.cases import answerable, models
from francjeu.evidence.queries import copies
from francjeu.kernel.evidence.copies.copying import Kind, has_words
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.kernel.procedure.hearing.answering import Unheard


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece as its reader on the other side has it: never its original, name or kind.

    `kind` is "" (described only), words, copy or withheld. `sha256` is of the copy, `commitment`
    ties it to the sealed original without telling anything of it; `media_type` is the copy’s.
    `has_words`: a PDF masked here, whose words can be told as text.
    """

    number: int
    description: str
    kind: str
    words: str
    reason: str
    summary: str = ""
    sha256: str = ""
    commitment: str = ""
    media_type: str = ""
    has_words: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What someone chose for a piece, and when."""

    kind: str
    words: str
    reason: str
    by: str
    at: datetime
    summary: str = ""
    answer_by: datetime | None = None


def shown(case: models.Case) -> tuple[Shown, ...]:
    """The pieces told to the person concerned, by number, in as many queries whatever their number.

    A piece that must not be seen is not even listed.
    """
    rows = case.exhibits.select_related("item").prefetch_related(
        "disclosures__chosen_by", "disclosures__item__made_from"
    )
    told = (_shown(row, last_of(row)) for row in rows.order_by("number") if _may_be_known(row))
    return tuple(row for row in told if row is not None)


def _may_be_known(row: models.Exhibit) -> bool:
    return row.item is None or row.item.state == State.SEALED.value


def _shown(row: models.Exhibit, chosen: models.Disclosure | None) -> Shown | None:
    if not row.disclosed and (chosen is None or chosen.kind != "withheld"):
        return None
    if chosen is None or (row.disclosed and chosen.kind == "withheld"):
        return Shown(row.number, row.description, "", "", "")
    description = row.description if row.disclosed else ""
    copy = chosen.item if chosen.kind == "copy" else None
    made = getattr(copy, "made_from", None)
    return Shown(
        row.number, description, chosen.kind, chosen.words, chosen.reason, chosen.summary,
        sha256=copy.sha256 if copy else "", commitment=made.commitment if made else "",
        media_type=copy.media_type if copy else "",
        has_words=copy is not None and has_words(copy.method, copy.media_type),
    )  # fmt: skip


def last_of(row: models.Exhibit) -> models.Disclosure | None:
    """The choice that holds."""
    return max(row.disclosures.all(), key=lambda d: (d.chosen_at, d.pk), default=None)


def choice_of(*, case: models.Case, number: int) -> Choice | None:
    """What holds for one piece, for staff; None while nobody chose."""
    row = case.exhibits.filter(number=number).prefetch_related("disclosures__chosen_by").first()
    chosen = last_of(row) if row else None
    if chosen is None:
        return None
    return Choice(
        kind=chosen.kind, words=chosen.words, reason=chosen.reason, by=chosen.chosen_by.name,
        at=chosen.chosen_at, summary=chosen.summary, answer_by=chosen.answer_by,
    )  # fmt: skip


def redactions_of(*, case: models.Case, number: int) -> tuple[copies.Copy, ...]:
    """The masked copies of a piece that may be shown now, oldest first."""
    row = case.exhibits.filter(number=number, item__isnull=False).first()
    made = copies.copies_of([row.item_id] if row and row.item_id else [])
    return tuple(it for it in made if it.kind is Kind.REDACTION and it.piece.obstacle is None)


def unheard(case: models.Case, *, at: datetime) -> dict[int, Unheard]:
    """The pieces on which no finding may rest now, and why."""
    return answerable.unheard_pieces(case, at=at)


def known_in_part(case: models.Case) -> frozenset[int]:
    """The pieces of which the person knows a description or a summary alone: reasoned apart."""
    return answerable.known_in_part(case)


def copy_of(*, case: models.Case, number: int) -> models.Disclosure | None:
    """The prepared copy that the person concerned may open now, if there is one."""
    if not any(row.number == number and row.kind == "copy" for row in shown(case)):
        return None
    row = case.exhibits.prefetch_related("disclosures__item__vault").get(number=number)
    return last_of(row)
