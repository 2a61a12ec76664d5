"""What a person may ask at the door besides opening it: a new link, or « this is not me »."""

from datetime import datetime, timedelta

from django.db import transaction

from francjeu.kernel.actors import VISITOR, Actor, Kind
from francjeu.notices import models, queries
from francjeu.notices.operations import letters, links, sending
from francjeu.plumbing import attempts

NEW_LINKS = attempts.Limit(door="new link", most=3, wait=timedelta(hours=1))


def renew_link(*, token: str, at: datetime) -> None:
    """A used or expired link may be asked for again: the new one goes to the same address only.

    Nothing is answered: the asker learns neither the address nor whether the link was ever good.
    """
    link = queries.link_of(token=token)
    if link is not None and queries.state_of(link, at=at) in {"used", "expired"}:
        _renew(link, at)


def renew_visit(*, link_id: int, at: datetime) -> None:
    """The same, for a visit that ended: the link that opened it is known, its token no longer."""
    link = models.Link.objects.filter(pk=link_id, used_at__isnull=False).first()
    if link is not None:
        _renew(link, at)


def _renew(link: models.Link, at: datetime) -> None:
    letter = models.Letter.objects.filter(link=link).first()
    if letter is None:
        return
    place = f"{link.subject}|{link.party}"
    try:
        attempts.check(limit=NEW_LINKS, place=place, at=at)
    except attempts.TooMany:
        return
    attempts.failed(limit=NEW_LINKS, place=place, at=at)
    with transaction.atomic():
        _replace(link, letter, at)


def _replace(link: models.Link, letter: models.Letter, at: datetime) -> None:
    actor = Actor(kind=Kind.PARTY, ref=link.party)
    last = _last(link)
    if last.closed_because not in {"", "renewed"}:
        return
    new = links.make(
        purpose=last.purpose, subject=last.subject, reference=last.reference, party=last.party,
        language=last.language, days=last.days, copied=last, at=at,
    )  # fmt: skip
    models.Link.objects.filter(pk=new.pk).update(tries=last.tries)  # guessing is not started anew
    models.Link.objects.filter(pk=last.pk).update(replaced_by=new)
    links.close(link=last, because="renewed", actor=actor, at=at)
    letters.renewal(letter=letter, link=new, actor=actor, at=at)


def _last(link: models.Link) -> models.Link:
    """The newest link of the chain: an old e-mail may be the one at hand."""
    while link.replaced_by is not None:
        link = link.replaced_by
    return link


def not_me(*, token: str, at: datetime) -> None:
    """Whoever has this link says it was not meant for them: it closes, and staff are told.

    Raises links.NotOpen.
    """
    link = queries.link_of(token=token)
    state = queries.state_of(link, at=at)
    if link is None or state != "open":
        raise links.NotOpen(state)
    letter = models.Letter.objects.filter(link=link, state="sent").first()
    with transaction.atomic():
        links.close(link=link, because="not_me", actor=VISITOR, at=at)
        if letter:
            sending.returned(letter=letter, reason="not_me", actor=VISITOR, at=at)
