"""What the person sees of each piece is chosen by someone; the whole stays sealed."""

import io
from contextlib import closing

import pytest
from django.db import IntegrityError, transaction
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import pictures, reports

from francjeu.cases import models
from francjeu.cases.operations.file import guarding
from francjeu.cases.operations.intake import involving, opening
from francjeu.cases.operations.pieces import disclosing, exhibiting, showing
from francjeu.cases.queries.pieces import disclosures
from francjeu.evidence.models import Item
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.storage.intake import TooLarge
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.evidence.copies.stripping import NotAPicture
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.kernel.procedure.pieces.masking import HOLE, NotThere

pytestmark = pytest.mark.django_db

SAID = "Zéphirine Quatrepoints l’a vu écrire, au gymnase."


def a_table(state: str = "notified") -> factory.Table:
    report = reports.a_checked_report(is_named=True, name="Zéphirine Quatrepoints")
    return factory.a_table(state=state, reports=(report.ref,))


def show(table: factory.Table, text: str, *hide: str) -> models.Disclosure:
    return disclosing.show_words(
        case=table.case, number=1, text=text, hide=hide, actor=table.manager, at=NOON
    )


def copy(table: factory.Table, data: bytes, *, looked: bool = True) -> models.Disclosure:
    return disclosing.show_copy(
        case=table.case, number=1, source=io.BytesIO(data), is_looked_at=looked,
        actor=table.manager, at=NOON,
    )  # fmt: skip


def test_no_picture_is_shown_before_a_named_person_says_that_they_looked_at_it() -> None:
    table = a_table()
    subject = f"case:{table.case.ref}"
    with pytest.raises(disclosing.NotLooked):
        copy(table, pictures.png(), looked=False)
    assert not models.Disclosure.objects.exists()
    row = copy(table, pictures.png())
    assert row.item is not None
    [line] = [x for x in journal.history(subject=subject) if x.event == "case.picture_looked_at"]
    assert (line.actor, line.facts["sha256"]) == (f"staff:{table.manager.ref}", row.item.sha256)


def test_the_person_reads_the_words_with_their_holes() -> None:
    table = a_table()
    show(table, SAID, "Zéphirine Quatrepoints")
    (shown,) = disclosures.shown(table.case)
    assert (shown.kind, shown.words) == ("words", f"{HOLE} l’a vu écrire, au gymnase.")
    choice = disclosures.choice_of(case=table.case, number=1)
    assert choice is not None
    assert choice.by == table.manager.name


@pytest.mark.parametrize("left", ["Zéphirine Quatrepoints", "zephirine", "Mme QUATREPOINTS"])
def test_words_which_still_tell_who_reported_are_refused(left: str) -> None:
    table = a_table()
    with pytest.raises(guarding.TellsWho):
        show(table, f"{left} l’a vu.")
    assert models.Disclosure.objects.count() == 0


def test_a_passage_mistyped_does_not_pass_for_hidden() -> None:
    with pytest.raises(NotThere):
        show(a_table(), SAID, "Zephirine Quatrepoints")


def test_hiding_everything_is_withholding_and_asks_for_a_reason() -> None:
    table = a_table()
    with pytest.raises(disclosing.NothingLeft):
        show(table, "Au gymnase.", "Au gymnase")
    with pytest.raises(disclosing.NoReason):
        disclosing.withhold(case=table.case, number=1, reason=" ", actor=table.manager, at=NOON)


def test_a_piece_withheld_says_why_and_nothing_else() -> None:
    table = a_table()
    disclosing.withhold(
        case=table.case, number=1, reason="La police demande d’attendre.", actor=table.manager,
        at=NOON,
    )  # fmt: skip
    (shown,) = disclosures.shown(table.case)
    assert (shown.description, shown.words) == ("", "")
    assert shown.reason == "La police demande d’attendre."


def test_a_prepared_copy_is_cleaned_and_sealed_apart() -> None:
    table = a_table()
    chosen = copy(table, pictures.taken_by(b"Zephirine Quatrepoints"))
    assert chosen.item is not None
    assert chosen.item.vault.subject == f"case:{table.case.ref}"
    party = Actor(kind=Kind.PARTY, ref=str(table.respondent.public_id))
    opened = showing.open_copy(party=table.respondent, number=1, actor=party, at=NOON)
    with closing(opened.chunks) as chunks:
        assert b"".join(chunks) == pictures.jpeg()
    last = journal.history(subject=f"case:{table.case.ref}")[0]
    assert (last.event, last.actor) == ("evidence.viewed", f"party:{table.respondent.public_id}")


def test_only_a_picture_makes_a_copy() -> None:
    table = a_table()
    with pytest.raises(NotAPicture):
        copy(table, b"%PDF-1.7 Zephirine Quatrepoints")
    with pytest.raises(TooLarge):
        copy(table, b"\xff\xd8" + b"0" * disclosing.LARGEST)
    assert Item.objects.count() == 0


def test_the_last_choice_holds_and_the_others_are_kept() -> None:
    table = a_table()
    copy(table, pictures.png())
    show(table, "Trois messages.")
    assert [row.kind for row in disclosures.shown(table.case)] == ["words"]
    assert disclosures.copy_of(case=table.case, number=1) is None
    assert models.Disclosure.objects.count() == 2


def test_the_database_keeps_every_choice() -> None:
    row = show(a_table(), "Trois messages.")
    with pytest.raises(IntegrityError), transaction.atomic():
        row.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Disclosure.objects.update(kind="withheld")


def test_a_piece_that_must_not_be_seen_is_not_even_listed() -> None:
    table = factory.a_table(state="admissible")
    upload = exhibiting.Upload(source=io.BytesIO(pictures.png()), name="a", obtained=Access.SHOWN)
    exhibit = exhibiting.upload(
        case=table.case, file=upload, description="Une image.", actor=table.manager, at=NOON
    )
    disclosing.withhold(
        case=table.case, number=exhibit.number, reason="Non.", actor=table.manager, at=NOON
    )
    assert exhibit.item is not None
    isolating.isolate(item=exhibit.item, actor=table.manager, at=NOON)
    assert disclosures.shown(table.case) == ()


def test_the_other_side_opens_nothing() -> None:
    table = a_table()
    copy(table, pictures.png())
    other = opening.add_party(
        case=table.case, actor=table.manager, at=NOON,
        someone=involving.Someone(role="impacted", name="Zoé Roy"),
    )  # fmt: skip
    with pytest.raises(showing.NotShown):
        showing.open_copy(
            party=other, number=1, actor=Actor(kind=Kind.PARTY, ref=str(other.public_id)), at=NOON
        )


def test_only_who_runs_the_case_chooses_and_not_once_it_is_decided() -> None:
    table = a_table()
    with pytest.raises(Refused):
        disclosing.show_words(
            case=table.case, number=1, text="a b", hide=(), actor=table.decider, at=NOON
        )
    _, stranger = factory.staff(Role.ADMINISTRATOR)
    with pytest.raises(Refused):
        disclosing.withhold(case=table.case, number=1, reason="x", actor=stranger, at=NOON)
    with pytest.raises(disclosing.NoSuchPiece):
        disclosing.withhold(case=table.case, number=9, reason="x", actor=table.manager, at=NOON)
    with pytest.raises(NotYet):
        show(a_table("decided"), "Trois messages.")
