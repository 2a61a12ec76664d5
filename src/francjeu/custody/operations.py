"""Growing the log: entries into the tree, signed checkpoints, stamps, word to witnesses."""

from datetime import datetime

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from francjeu.custody import models, places, queries, stamping
from francjeu.journal import operations as journal
from francjeu.journal import queries as history
from francjeu.kernel import journal as chain
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.log import checkpoint as c2sp
from francjeu.kernel.evidence.log.tree import Tree, leaf_hash
from francjeu.plumbing.figures import grouped

SUBJECT = "custody"
_BATCH = 1000
_LONGEST_FAILURE = 200


def grow() -> Tree:
    """Put each entry that is not in the tree yet at its end; returns the tree.

    One sequencer at a time: the places are unique, who comes second adds nothing.
    """
    tree = queries.tree()
    rows = []
    for entry in queries.unlogged():
        digest = leaf_hash(chain.leaf(history.entry_of(entry)))
        rows.append(models.Leaf(index=tree.append(digest), entry=entry, digest=digest.hex()))
    try:
        with transaction.atomic():
            models.Leaf.objects.bulk_create(rows, batch_size=_BATCH)
    except IntegrityError:  # another sequencer was first: the tree is theirs
        return queries.tree()
    return tree


def checkpoint(*, at: datetime) -> models.Checkpoint | None:
    """Sign the tree as it stands, and want a stamp over it from each authority.

    Nothing new since the last: that one is returned. None while the journal is empty.
    """
    tree = grow()
    if not len(tree):
        return None
    known = models.Checkpoint.objects.filter(size=len(tree)).first()
    return known or _signed(tree, at=at)


def _signed(tree: Tree, *, at: datetime) -> models.Checkpoint:
    signer, origin, root = places.signer(), places.origin(), tree.root()
    text = c2sp.Checkpoint(origin=origin, size=len(tree), root=root).text()
    note = c2sp.sign_note(text, name=origin, public_key=signer.public_key, sign=signer.sign_bytes)
    with transaction.atomic():
        row, is_new = models.Checkpoint.objects.get_or_create(
            size=len(tree), defaults={"root": root.hex(), "note": note, "made_at": at}
        )
        if is_new:
            _want_stamps(row, at=at)
    return row


def _want_stamps(row: models.Checkpoint, *, at: datetime) -> None:
    models.Stamp.objects.bulk_create(
        models.Stamp(checkpoint=row, authority=url, wanted_at=at)
        for url in dict.fromkeys(it.url for it in places.timestamp_authorities())
    )


def stamp_waiting(*, at: datetime) -> tuple[int, int]:
    """Ask each authority for the stamps still wanted; returns how many came and how many did not.

    An authority that does not answer once is not asked again in this round.
    """
    known = {authority.url: authority for authority in places.timestamp_authorities()}
    came, silent = 0, set()
    waiting = models.Stamp.objects.filter(got_at__isnull=True, authority__in=known)
    for row in waiting.select_related("checkpoint").order_by("-checkpoint__size"):
        if row.authority in silent:
            continue
        try:
            _keep(row, stamping.obtain(_data(row), authority=known[row.authority]), at=at)
            came += 1
        except stamping.NotStamped as failure:
            silent.add(row.authority)
            _failed(row, failure)
    return came, waiting.count()


def _data(row: models.Stamp) -> bytes:
    return row.checkpoint.note.encode()


def _keep(row: models.Stamp, stamp: stamping.Obtained, *, at: datetime) -> None:
    models.Stamp.objects.filter(pk=row.pk, got_at__isnull=True).update(
        question=stamp.question, answer=stamp.answer, certificate=stamp.certificate,
        said_at=stamp.said_at, got_at=at, verdicts=dict(stamp.verdicts), tries=row.tries + 1,
        failure="",
    )  # fmt: skip


def _failed(row: models.Stamp, failure: stamping.NotStamped) -> None:
    models.Stamp.objects.filter(pk=row.pk, got_at__isnull=True).update(
        tries=row.tries + 1, failure=failure.reason[:_LONGEST_FAILURE]
    )


def renew(*, at: datetime, before: datetime) -> int:
    """Want a new stamp over the newest checkpoint from each authority whose last is too old.

    One fresh stamp renews everything under it. Returns how many are wanted.
    """
    newest = models.Checkpoint.objects.order_by("-size").first()
    if newest is None:
        return 0
    wanted = 0
    for authority in places.timestamp_authorities():
        stamps = models.Stamp.objects.filter(authority=authority.url)
        if not stamps.filter(wanted_at__gte=before).exists():
            models.Stamp.objects.create(checkpoint=newest, authority=authority.url, wanted_at=at)
            wanted += 1
    return wanted


def tell_witnesses(*, actor: Actor, at: datetime) -> int:
    """Send the newest checkpoint to each outside witness: a few lines, nothing about anyone.

    Who keeps it can later show that the log was not rewritten. Returns how many were sent.
    """
    witnesses = places.witnesses()
    row = checkpoint(at=at) if witnesses else None
    if row is None:
        return 0
    for witness in witnesses:
        _letter(row, witness=witness).send()
    journal.record(
        event="custody.witnessed", subject=SUBJECT, actor=actor, at=at,
        facts={"size": row.size, "witnesses": len(witnesses)},
    )  # fmt: skip
    return len(witnesses)


def _letter(row: models.Checkpoint, *, witness: str) -> EmailMessage:
    with translation.override("fr"):
        body = _(
            "Keep this message, and do nothing else: it lets anyone check, years later, that our "
            "journal was not rewritten. It tells nothing about anyone."
        )
        subject = _("Checkpoint of the journal, %(size)s entries") % {"size": grouped(row.size)}
    return EmailMessage(subject=subject, body=f"{body}\n\n{row.note}", to=[witness])
