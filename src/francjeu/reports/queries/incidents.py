"""Reading an incident: its posts and accounts, and how many people reported, each counted once."""

from dataclasses import dataclass
from datetime import date

from francjeu.kernel import names
from francjeu.kernel.actors import Actor
from francjeu.plumbing import ids
from francjeu.reports import models
from francjeu.reports.queries import reach


@dataclass(frozen=True, slots=True)
class Post:
    """One post, by its number and its account."""

    number: int
    author: str
    words: str
    posted_on: date | None


@dataclass(frozen=True, slots=True)
class Author:
    """One account: how many posts are its own, and where it answers for them."""

    label: str
    posts: int
    case_ref: str
    party: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One campaign. `reporters` counts people, `reports` what they sent."""

    ref: str
    title: str
    reports: tuple[str, ...]
    reporters: int
    posts: tuple[Post, ...]
    authors: tuple[Author, ...]


def row_for(*, actor: Actor, ref: str) -> models.Incident:
    """The stored row, for who may know its reports. Raises NotFound."""
    seen = models.Incident.objects.filter(about__in=reach.admitted(actor))
    row = seen.filter(ref=ref).first()
    if row is None:
        raise reach.NotFound(ref)
    return row


def incident_for(*, actor: Actor, ref: str) -> Incident:
    """The incident as staff read it. Raises NotFound."""
    row = row_for(actor=actor, ref=ref)
    gathered = row.gathered.order_by("id")
    posts = list(row.posts.select_related("author").order_by("number"))
    return Incident(
        ref=row.ref, title=row.title,
        reports=tuple(
            reach.visible(actor).filter(pk__in=gathered.values("report")).order_by("ref")
            .values_list("ref", flat=True)
        ),
        reporters=gathered.order_by().values("reporter").distinct().count(),
        posts=tuple(Post(p.number, p.author.label, p.words, p.posted_on) for p in posts),
        authors=tuple(
            Author(a.label, sum(p.author_id == a.pk for p in posts), a.case_ref, a.party)
            for a in row.authors.order_by("id")
        ),
    )  # fmt: skip


def of_report(report: models.Report) -> str:
    """The incident a report belongs to; empty for none."""
    row = models.Gathered.objects.select_related("incident").filter(report=report).first()
    return row.incident.ref if row else ""


def reporter_of(report: models.Report) -> str:
    """A keyed hash of who reported: by address, else by number, else by name; else this report.

    Two anonymous reports are two reporters: nobody can tell, and nobody tries.
    """
    link = models.Half.objects.filter(half=report).first()
    whole = link.whole_id if link else report.pk
    who = models.Identity.objects.filter(report=whole).first()
    said = f"report {whole}"
    if who is not None:
        digits = "".join(c for c in who.phone if c.isdigit())
        known = (who.email.casefold(), digits, names.fold(who.name))
        said = next((f"{n} {value}" for n, value in enumerate(known) if value), said)
    return ids.token_hash(f"reporter {said}")
