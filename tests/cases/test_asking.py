"""What the person concerned may ask and tell, and how it is answered."""

import io
from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import pictures

from francjeu.cases import clocks, models
from francjeu.cases.operations.decision import appealing
from francjeu.cases.operations.hearing import asking, hearing
from francjeu.cases.operations.intake import involving, opening
from francjeu.cases.operations.pieces import bringing
from francjeu.cases.operations.pieces.exhibiting import Upload
from francjeu.cases.queries.hearing import asked
from francjeu.cases.queries.today import tasks
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.notices.models import Letter

pytestmark = pytest.mark.django_db


def as_party(party: models.Party) -> Actor:
    return Actor(kind=Kind.PARTY, ref=str(party.public_id))


def fresh(party: models.Party) -> models.Party:
    return models.Party.objects.select_related("case").get(pk=party.pk)


def ask(table: factory.Table, *, days: int = 5) -> models.TimeRequest:
    table.case.refresh_from_db()
    assert table.case.response_due_at is not None
    return asking.ask_time(
        party=fresh(table.respondent), reason="Un examen.", actor=as_party(table.respondent),
        until=(clocks.local(table.case.response_due_at) + timedelta(days=days)).date(), at=NOON,
    )  # fmt: skip


def written(event: str) -> list[str]:
    return list(Letter.objects.filter(event=event).order_by("pk").values_list("text", flat=True))


def test_more_time_granted_moves_the_clock_and_says_so() -> None:
    table = factory.a_table(state="notified")
    row = ask(table)
    assert "answer_time" in [t.verb for t in tasks.tasks_for(actor=table.manager, at=NOON)]
    until = asking.end_of(row.until, at=NOON)
    hearing.extend(
        case=table.case, until=until, reason="L’examen est un bon motif.", actor=table.manager,
        at=NOON,
    )  # fmt: skip
    row.refresh_from_db()
    assert (row.state, row.due_at) == ("granted", until)
    assert table.case.clocks.get(key="response").due_at == until
    assert len(written("time_answered")) == 2
    assert "C’est oui." in written("time_answered")[0]
    assert "L’examen est un bon motif." in written("time_answered")[0]


def test_more_time_refused_keeps_the_date_and_gives_the_reasons() -> None:
    table = factory.a_table(state="notified")
    row = ask(table)
    due = table.case.response_due_at
    with pytest.raises(asking.NoReason):
        asking.refuse_time(case=table.case, reasons=" ", actor=table.manager, at=NOON)
    asking.refuse_time(
        case=table.case, reasons="Déjà prolongé deux fois.", actor=table.manager, at=NOON
    )
    row.refresh_from_db()
    table.case.refresh_from_db()
    assert (row.state, table.case.response_due_at) == ("refused", due)
    assert "La demande est refusée." in written("time_answered")[0]
    with pytest.raises(asking.NothingAsked):
        asking.refuse_time(case=table.case, reasons="Non.", actor=table.manager, at=NOON)


def test_time_is_asked_once_at_a_time_and_for_later() -> None:
    table = factory.a_table(state="notified")
    with pytest.raises(asking.NotLater):
        ask(table, days=0)
    ask(table)
    with pytest.raises(asking.AlreadyAsked):
        ask(table)


def test_more_time_never_ends_sooner() -> None:
    table = factory.a_table(state="notified")
    with pytest.raises(hearing.NotLater):
        hearing.extend(
            case=table.case, until=NOON + timedelta(days=1), reason="x", actor=table.manager,
            at=NOON,
        )  # fmt: skip


def answer(table: factory.Table, *, at: object = NOON) -> models.Response:
    hearing.save_draft(
        party=table.respondent, answers="{}", actor=as_party(table.respondent), at=NOON
    )
    return hearing.receive_response(
        case=table.case, party=fresh(table.respondent), version="Non.",
        actor=as_party(table.respondent), at=at,  # type: ignore[arg-type]
    )  # fmt: skip


def test_an_answer_after_the_date_is_kept_and_marked_late() -> None:
    table = factory.a_table(state="notified")
    due = table.case.response_due_at
    assert due is not None
    hearing.note_silence(case=table.case, actor=table.manager, at=due + timedelta(days=1))
    assert answer(table, at=due + timedelta(days=2)).is_late
    assert not answer(table).is_late


def test_a_second_press_sends_nothing_twice() -> None:
    table = factory.a_table(state="notified")
    answer(table)
    with pytest.raises(hearing.AlreadySent):
        hearing.receive_response(
            case=table.case, party=fresh(table.respondent), version="Non.",
            actor=as_party(table.respondent), at=NOON,
        )  # fmt: skip
    assert table.case.responses.count() == 1


def test_nobody_answers_for_someone_else() -> None:
    table = factory.a_table(state="notified")
    other = opening.add_party(
        case=table.case, someone=involving.Someone(role="impacted", name="Zoé Roy"),
        actor=table.manager, at=NOON,
    )  # fmt: skip
    for party, hand in ((other, other), (table.respondent, other)):
        with pytest.raises(Refused):
            asking.name_companion(
                party=fresh(party), name="A", relation="", reach="", actor=as_party(hand), at=NOON
            )


def bring(table: factory.Table, name: str = "a.png") -> models.Exhibit:
    return bringing.bring(
        party=fresh(table.respondent), description="Le message d’avant.", at=NOON,
        file=Upload(
            source=io.BytesIO(pictures.png()), name=name, obtained=Access.RECIPIENT
        ),
        actor=as_party(table.respondent),
    )  # fmt: skip


def test_a_piece_of_the_person_is_sealed_and_numbered_like_any_other() -> None:
    table = factory.a_table(state="notified")
    exhibit = bring(table)
    assert exhibit.number == 2
    assert exhibit.item is not None
    assert (exhibit.item.method, exhibit.item.vault.subject) == (
        "response", f"case:{table.case.ref}",
    )  # fmt: skip
    assert not exhibit.disclosed
    assert [b.number for b in asked.brought_by(table.respondent)] == [2]


def test_so_many_files_at_most_and_none_once_decided() -> None:
    table = factory.a_table(state="notified")
    for number in range(bringing.MOST):
        bring(table, f"{number}.png")
    with pytest.raises(bringing.TooMany):
        bring(table)
    with pytest.raises(NotYet):
        bring(factory.a_table(state="decided"))


def a_call(way: str = "video") -> factory.Table:
    table = factory.a_table(state="answered")
    hearing.call_hearing(
        case=table.case, way=way, starts_at=NOON + timedelta(days=3), joining="Salle B-12",
        expected="Dominique Roy, membre du comité\nCamille Gagnon, prend les notes",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    return table


def hold(table: factory.Table) -> None:
    hearing.hold_hearing(
        case=table.case, present="Félix, Dominique", minutes="Félix dit qu’il dormait.",
        actor=table.manager, at=NOON + timedelta(days=3),
    )  # fmt: skip


def test_a_call_says_who_will_be_there_and_is_never_for_the_past() -> None:
    table = a_call()
    assert "Dominique Roy, membre du comité et Camille Gagnon" in written("hearing")[0]
    late = factory.a_table(state="answered")
    with pytest.raises(hearing.TooSoon):
        hearing.call_hearing(
            case=late.case, way="phone", starts_at=NOON, joining="", actor=late.manager, at=NOON
        )
    assert table.case.state == "hearing_called"


@pytest.mark.parametrize("said", ["comes", "other_time", "gives_up"])
def test_a_call_is_answered(said: str) -> None:
    table = a_call()
    asking.reply(
        party=fresh(table.respondent), answer=said, words="Mardi?",
        actor=as_party(table.respondent), at=NOON,
    )  # fmt: skip
    (reply,) = asked.around(table.case, at=NOON).replies
    assert (reply.answer, reply.words) == (said, "Mardi?")


def test_another_time_says_when() -> None:
    table = a_call()
    with pytest.raises(asking.NothingSaid):
        asking.reply(
            party=fresh(table.respondent), answer="other_time", words=" ",
            actor=as_party(table.respondent), at=NOON,
        )  # fmt: skip


def read(table: factory.Table, *, is_faithful: bool, remarks: str = "") -> models.MinutesReading:
    return asking.read_minutes(
        party=fresh(table.respondent), is_faithful=is_faithful, remarks=remarks,
        actor=as_party(table.respondent), at=NOON,
    )  # fmt: skip


def test_minutes_are_read_back_once_and_for_good() -> None:
    table = a_call()
    hold(table)
    assert "Relisez ces notes" in written("heard")[0]
    assert "dormait" not in written("heard")[0]
    with pytest.raises(asking.NothingSaid):
        read(table, is_faithful=False)
    read(table, is_faithful=False, remarks="J’ai dit que je soupais.")
    with pytest.raises(asking.AlreadyRead):
        read(table, is_faithful=True)
    (said,) = asked.around(table.case, at=NOON).readings
    assert (said.answer, said.words) == ("remarks", "J’ai dit que je soupais.")
    assert table.case.hearings.get().minutes == "Félix dit qu’il dormait."


def test_there_are_no_minutes_of_a_written_answer() -> None:
    table = factory.a_table(state="heard")
    with pytest.raises(asking.NoHearing):
        read(table, is_faithful=True)


def test_an_appeal_out_of_time_is_kept_and_marked() -> None:
    table = factory.a_table(state="announced")
    due = table.case.appeal_due_at
    assert due is not None
    row = appealing.appeal(
        case=table.case, party=table.respondent, ground="procedure", text="Tard.",
        actor=as_party(table.respondent), at=due + timedelta(days=1),
    )  # fmt: skip
    assert row.is_late
