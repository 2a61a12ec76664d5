"""Who speaks for a young person: an adult apart from the case, until the majority."""

from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import reports

from francjeu.cases import models, representing
from francjeu.cases.operations.hearing import coming_of_age, hearing, identifying
from francjeu.cases.operations.intake import involving, opening
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.hearing.speaking import Unfit
from francjeu.notices.models import Letter

pytestmark = pytest.mark.django_db


def add(table: factory.Table, role: str, name: str, **more: object) -> models.Party:
    return opening.add_party(
        case=table.case, actor=table.manager, at=NOON,
        someone=involving.Someone(role=role, name=name, **more),  # type: ignore[arg-type]
    )  # fmt: skip


def notify(table: factory.Table) -> None:
    opening.answer_reprisal(
        case=table.case, is_possible=False, note="", actor=table.manager, at=NOON
    )
    hearing.notify(case=table.case, description="Des messages.", actor=table.manager, at=NOON)


def to(event: str) -> set[str]:
    return set(Letter.objects.filter(event=event).values_list("party", flat=True))


@pytest.mark.parametrize("role", ["respondent", "complainant", "impacted", "witness"])
def test_who_is_in_the_case_does_not_speak_for_a_child(role: str) -> None:
    table = factory.a_table()
    add(table, role, "Marc Tremblay", email="marc@exemple.ca")
    for name, email in (("marc TREMBLAY", ""), ("M. T.", "Marc@exemple.ca")):
        with pytest.raises(opening.UnfitToSpeak) as refused:
            add(table, "representative", name, email=email, speaks_for=table.respondent)
        assert refused.value.why is Unfit.IN_THE_CASE
    assert table.respondent.representatives.count() == 1


def test_a_child_may_share_a_name_and_an_address_with_a_parent() -> None:
    table = factory.a_table()
    add(
        table, "representative", "Félix Bouchard", email="felix@exemple.ca",
        speaks_for=table.respondent,
    )  # fmt: skip
    assert len(representing.speakers(table.respondent, at=NOON)) == 2


def test_who_sits_on_the_case_does_not_speak_for_a_child() -> None:
    table = factory.a_table()
    seat = table.case.seats.select_related("user").first()
    assert seat is not None
    for email in (seat.user.email, table.case.manager.email):
        with pytest.raises(opening.UnfitToSpeak) as refused:
            add(table, "representative", "D. R.", email=email, speaks_for=table.respondent)
        assert refused.value.why is Unfit.RUNS_THE_CASE


def test_a_guardian_who_becomes_a_party_stops_speaking_and_another_adult_is_named() -> None:
    table = factory.a_table(state="admissible")
    add(table, "witness", "Julie Bouchard", email="julie@exemple.ca")
    assert representing.speakers(table.respondent, at=NOON) == ()
    with pytest.raises(NotYet) as refused:
        notify(table)
    assert refused.value.why is Why.NO_ADULT
    aunt = add(
        table, "representative", "Anne Roy", email="anne@exemple.ca", speaks_for=table.respondent
    )
    notify(table)
    assert to("notice") == {str(table.respondent.public_id), str(aunt.public_id)}


def test_who_speaks_for_a_person_reads_that_the_letter_is_not_about_them() -> None:
    table = factory.a_table(state="notified")
    young, parent = table.respondent, table.parent
    letter = Letter.objects.get(event="notice", party=str(parent.public_id))
    assert letter.title.startswith(f"Lettre à {young.name}")
    hello, said = letter.text.split("\n\n")[1:3]
    assert hello == f"Bonjour {parent.name.split()[0]},"
    assert f"s’adresse à {young.name}" in said
    assert "Rien ne vous est reproché" in said
    assert f"\n\nBonjour {young.name.split()[0]},\n\n" in letter.text
    own = Letter.objects.get(event="notice", party=str(young.public_id))
    assert own.title == "Un signalement parle de vous"
    assert "Rien ne vous est reproché" not in own.text


def test_letters_go_to_a_person_who_turned_18_and_no_more_to_the_guardian() -> None:
    table = factory.a_table(state="notified")
    models.Party.objects.filter(pk=table.respondent.pk).update(birth_year=2008)
    young = models.Party.objects.get(pk=table.respondent.pk)
    assert len(representing.speakers(young, at=NOON)) == 1
    coming_of_age.note(case=table.case, party=young, keeps=False, actor=table.manager, at=NOON)
    assert representing.speakers(young, at=NOON) == ()
    assert to("of_age") == {str(young.public_id)}
    links = Letter.objects.get(event="notice", party=str(table.parent.public_id)).link
    assert links is not None
    assert links.closed_because == "withdrawn"


def test_the_year_itself_is_enough_once_it_leaves_no_doubt() -> None:
    table = factory.a_table(state="notified")
    models.Party.objects.filter(pk=table.respondent.pk).update(birth_year=2008)
    young = models.Party.objects.get(pk=table.respondent.pk)
    assert representing.speakers(young, at=NOON + timedelta(days=60)) == ()


def test_an_adult_may_keep_who_spoke_for_them() -> None:
    table = factory.a_table(state="notified")
    models.Party.objects.filter(pk=table.respondent.pk).update(birth_year=2008)
    young = models.Party.objects.get(pk=table.respondent.pk)
    coming_of_age.note(case=table.case, party=young, keeps=True, actor=table.manager, at=NOON)
    assert len(representing.speakers(young, at=NOON + timedelta(days=60))) == 1


def test_nobody_is_declared_of_age_before_the_year() -> None:
    table = factory.a_table(state="notified")
    with pytest.raises(coming_of_age.StillAMinor):
        coming_of_age.note(
            case=table.case, party=table.respondent, keeps=False, actor=table.manager, at=NOON
        )


def test_a_name_is_withheld_or_told_by_a_reasoned_ruling_only() -> None:
    report = reports.a_checked_report(is_named=True, name="Zoé Quatrepoints")
    table = factory.a_table(state="admissible", reports=(report.ref,))
    with pytest.raises(NotYet) as refused:
        notify(table)
    assert refused.value.why is Why.IDENTITY_UNDECIDED
    with pytest.raises(identifying.NoReason):
        identifying.rule(case=table.case, is_told=False, reasons=" ", actor=table.manager, at=NOON)
    with pytest.raises(identifying.NobodyComplains):
        factory.rule_on_identity(table, is_told=True)
    factory.rule_on_identity(table)
    notify(table)
    text = Letter.objects.filter(event="notice").first().text  # type: ignore[union-attr]
    assert "une décision motivée du dimanche 22" in text.replace("\xa0", " ")
    assert "Quatrepoints" not in text


def test_who_complains_is_named_once_ruled_so() -> None:
    table = factory.a_table(state="admissible")
    add(table, "complainant", "Marc Tremblay")
    factory.rule_on_identity(table)
    factory.rule_on_identity(table, is_told=True)
    notify(table)
    text = Letter.objects.filter(event="notice").first().text  # type: ignore[union-attr]
    assert "La plainte vient de Marc Tremblay." in text


def test_each_person_reads_plain_words_then_the_formal_part() -> None:
    table = factory.a_table(state="notified")
    for party in (table.respondent, table.parent):
        text = Letter.objects.get(event="notice", party=str(party.public_id)).text
        plain, _, formal = text.partition("Annexe")
        assert "Ce n’est pas une punition." in plain
        assert "Commentaire blessant dans un média social." in formal


def test_a_stranger_does_not_rule_on_names() -> None:
    table = factory.a_table()
    _, stranger = factory.staff(Role.ADMINISTRATOR)
    with pytest.raises(Refused):
        identifying.rule(case=table.case, is_told=False, reasons="x", actor=stranger, at=NOON)
