"""What an exported folder says beside its pieces: every text of the package, as bytes by path."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.utils import timezone

from francjeu.custody import queries as custody
from francjeu.custody.signing import Signer
from francjeu.evidence import queries
from francjeu.evidence.models import Item
from francjeu.evidence.queries import mail
from francjeu.evidence.queries.copies import Copy
from francjeu.evidence.readme import readme
from francjeu.evidence.verifier import scripts
from francjeu.kernel import journal as chain
from francjeu.kernel.evidence.origin.corroboration import Agreement
from francjeu.kernel.evidence.origin.provenance import Language, Level
from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.package.digest import Digest, digest_of
from francjeu.kernel.evidence.package.manifest import check_name
from francjeu.kernel.evidence.pieces.keeping import Obstacle
from francjeu.kernel.evidence.pieces.kinds import extension_of
from francjeu.kernel.evidence.pieces.piece import Made, Piece, canonical, in_utc

FORMAT = "francjeu-export/1"
_MOMENT = {"fr": "%Y-%m-%d à %H\u00a0h\u00a0%M", "en": "%Y-%m-%d at %H:%M"}
_READMES: tuple[tuple[str, Language], ...] = (("LISEZMOI.txt", "fr"), ("README.txt", "en"))


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece as the file numbers it: `P-1`, with a title in any words.

    `agreements` are the independent sources that agree with it, beside its grade.
    `made` tells how a copy (`P-1-copie-1`) was made, `of` the label of its original.
    """

    item: Item
    label: str
    title: str = ""
    agreements: tuple[Agreement, ...] = ()
    made: Copy | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A numbered piece that is words only: a testimony, kept in the file itself (N0)."""

    label: str
    title: str
    text: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Contents:
    """What to export, gathered by the room that owns the file.

    `documents` are further files by ASCII path under `data/documents/`; `facts` are plain JSON
    values for `dossier.json`; `with_names` false leaves out the file names that senders gave.
    `entries` are the file's own chain; `custody` those entries of other chains that tell of its
    pieces: each holds by itself, they do not follow one another. `left_out` are labels of pieces
    of which a package without originals holds no copy.
    """

    ref: str
    title: str
    organisation: str
    subject: str
    exhibits: tuple[Exhibit, ...]
    statements: tuple[Statement, ...] = ()
    entries: tuple[chain.Entry, ...] = ()
    custody: tuple[chain.Entry, ...] = ()
    documents: Mapping[str, bytes] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    with_names: bool = True
    with_originals: bool = True
    left_out: tuple[str, ...] = ()


def tags(contents: Contents, *, payload: Mapping[str, Digest], at: datetime) -> dict[str, bytes]:
    """The tag files over every payload file. Raises BadName."""
    return bag.tag_files(payload=payload, info=_information(contents, at=at), extra=scripts())


def proofs(tag_manifest: bytes, *, signer: Signer) -> dict[str, bytes]:
    """The signature over the tag manifest, and the key it was made with, by path."""
    return {
        bag.SIGNATURE: signer.sign(tag_manifest).encode(),
        bag.SIGNERS: signer.signers().encode(),
    }


def texts(contents: Contents, *, at: datetime) -> dict[str, bytes]:
    """Every payload file that is not a piece, by path."""
    pieces = [_piece(it, contents) for it in contents.exhibits if shown(it)]
    pieces += [_stated(it) for it in contents.statements]
    written = {f"data/documents/{path}": content for path, content in contents.documents.items()}
    written[bag.DOSSIER] = canonical(_dossier(contents, pieces=pieces, at=at)) + b"\n"
    written |= {_stated(it).path: it.text.encode() for it in contents.statements}
    written["data/journal.jsonl"] = _lines(contents.entries)
    written["data/pieces.jsonl"] = _lines(contents.custody)
    written |= custody.files_for((*contents.entries, *contents.custody))
    for name, language in _READMES:
        written[f"data/{name}"] = readme(
            language=language,
            ref=contents.ref,
            title=contents.title,
            organisation=contents.organisation,
            at=timezone.localtime(at).strftime(_MOMENT[language]),
            levels=[piece.level for piece in pieces],
        )
    return written


def shown(exhibit: Exhibit) -> bool:
    """Whether the bytes of the piece go into the package."""
    return obstacle(exhibit) is None


def withheld(contents: Contents) -> tuple[tuple[str, Obstacle], ...]:
    """The pieces listed without their bytes, and why; an isolated one is not even listed."""
    listed = (Obstacle.INFECTED, Obstacle.GONE)
    found = ((it.label, obstacle(it)) for it in contents.exhibits)
    return tuple((label, why) for label, why in found if why in listed)


def _dossier(contents: Contents, *, pieces: list[Piece], at: datetime) -> dict[str, object]:
    return {
        "format": FORMAT,
        "ref": contents.ref,
        "title": contents.title,
        "organisation": contents.organisation,
        "exported_at": in_utc(at),
        "pieces": [piece.as_json() for piece in pieces],
        "withheld": [
            *({"label": label, "reason": why.value} for label, why in withheld(contents)),
            *({"label": label, "reason": "no copy"} for label in contents.left_out),
        ],
        "facts": dict(contents.facts),
    }


def _information(contents: Contents, *, at: datetime) -> list[tuple[str, str]]:
    return [
        ("Source-Organization", contents.organisation),
        ("External-Identifier", contents.ref),
        ("External-Description", contents.title),
        ("Bagging-Date", timezone.localdate(at).isoformat()),
        ("Bag-Software-Agent", "francjeu"),
    ]


def _piece(exhibit: Exhibit, contents: Contents) -> Piece:
    row = queries.piece_of(exhibit.item)
    made = exhibit.made
    tools = (made.tool if made else row.tool).split("; ")
    tied = contents.with_originals
    return Piece(
        label=exhibit.label,
        path=path_of(exhibit),
        sha256=row.sha256,
        size=row.size,
        title=exhibit.title,
        declared_name=row.name if contents.with_names else "",
        media_type=row.media_type,
        role=made.kind.value if made else "original",
        method=row.method,
        level=row.level,
        received_at=row.received_at,
        access=row.how_obtained,
        parent=made.parent_sha256 if made and tied else "",
        tools=tuple((name, version) for name, _, version in map(_split, tools) if name),
        remarks=tuple(remark.value for remark in row.remarks),
        agreements=tuple((it.kind.value, in_utc(it.at)) for it in exhibit.agreements),
        made=_made(made, of=exhibit.of, tied=tied) if made else None,
    )


def _split(tool: str) -> tuple[str, str, str]:
    return tool.partition(" ")


def _made(copy: Copy, *, of: str, tied: bool) -> Made:
    """How the copy was made; without the original, its commitment alone ties it."""
    return Made(
        kind=copy.kind.value,
        made_at=copy.made_at,
        made_by=copy.made_by,
        commitment=copy.commitment,
        parameters=copy.parameters,
        original=copy.original_sha256 if tied else "",
        salt=copy.salt if tied else "",
        of=of,
    )


def _stated(statement: Statement) -> Piece:
    content = statement.text.encode()
    return Piece(
        label=statement.label,
        path=f"{bag.PIECES}{statement.label}.txt",
        sha256=digest_of([content]).sha256,
        size=len(content),
        title=statement.title,
        declared_name="",
        media_type="text/plain",
        role="testimony",
        method="words",
        level=Level.N0,
        received_at=statement.received_at,
    )


def _lines(entries: tuple[chain.Entry, ...]) -> bytes:
    return b"".join(canonical(asdict(entry)) + b"\n" for entry in entries)


def path_of(exhibit: Exhibit) -> str:
    """`data/pieces/P-1.jpg`, by label and content. Raises BadName."""
    extension = "json" if ".dkim-" in exhibit.label else extension_of(exhibit.item.media_type)
    path = f"{bag.PIECES}{exhibit.label}.{extension}"
    check_name(path)
    return path


def keys_of(exhibit: Exhibit) -> tuple[Exhibit, ...]:
    """The sealed key records an e-mail was checked with, beside it: `P-1.dkim-1.json`."""
    found = (
        Exhibit(item=key, label=f"{exhibit.label}.dkim-{number}")
        for number, key in enumerate(mail.keys_of(exhibit.item), start=1)
    )
    return tuple(it for it in found if shown(it))


def obstacle(exhibit: Exhibit) -> Obstacle | None:
    """Why the piece may not be opened now, or None."""
    return queries.piece_of(exhibit.item).obstacle
