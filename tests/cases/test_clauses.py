"""What the policy's clauses promise once a case is open, one test a promise."""

from dataclasses import replace
from datetime import date

import pytest
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person
from tests.factories import policy as rule

from francjeu.cases import facts
from francjeu.cases.operations.decision import deciding
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.intake import involving, opening
from francjeu.journal import queries as journal
from francjeu.kernel.actors import OPERATOR, Role
from francjeu.kernel.policy.read import propose
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.decision.elements import Element, Result
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.people.models import User
from francjeu.policy import operations as policy
from francjeu.policy import queries as versions

pytestmark = pytest.mark.django_db


@pytest.mark.clause("C-A-2")
def test_the_target_may_be_a_pupils_mother_without_any_account() -> None:
    table = given.a_table(state="heard")
    accounts = User.objects.count()
    target = opening.add_party(
        case=table.case, actor=table.manager, at=NOON,
        someone=involving.Someone(role="impacted", relation="mère d’une élève-athlète"),
    )  # fmt: skip
    given.find(table, table.case.allegations.get(), Element.TARGET_LINKED, Result.ESTABLISHED)
    assert target.person is None
    assert User.objects.count() == accounts


@pytest.mark.clause("C-D-5")
def test_a_case_runs_with_an_unknown_author_and_naming_one_later_is_a_reasoned_act() -> None:
    rule.a_policy()
    rule.a_profile()
    _, manager = given.staff(Role.CASE_MANAGER)
    case = opening.open_case(
        title="Faux compte", description="", first_act_on=given.ACT, actor=manager, at=NOON
    )
    opening.allege(case=case, clause_id="4.d", actor=manager, at=NOON)
    given.answer_gate(case, actor=manager)
    opening.declare_admissible(case=case, reasons="Visé.", actor=manager, at=NOON)
    opening.answer_reprisal(case=case, is_possible=False, note="", actor=manager, at=NOON)
    with pytest.raises(NotYet) as refused:
        hearing.notify(case=case, description="Un faux compte.", actor=manager, at=NOON)
    assert refused.value.why is Why.NO_RESPONDENT
    someone = involving.Someone(role="respondent", name="Alex Morin")
    with pytest.raises(opening.NoReason):
        opening.add_party(case=case, someone=someone, actor=manager, at=NOON)
    opening.add_party(
        case=case, someone=someone, reason="La plateforme a répondu à la police.", actor=manager,
        at=NOON,
    )  # fmt: skip
    last = journal.history(subject=f"case:{case.ref}")[0]
    assert last.facts["reason"] == "La plateforme a répondu à la police."
    assert "Alex" not in str(last.facts)


@pytest.mark.clause("C-D-6")
def test_it_was_a_joke_is_kept_as_context_and_changes_no_finding() -> None:
    table = given.a_table(state="notified")
    said = hearing.receive_response(
        case=table.case, party=table.respondent, version="", context="C’était une blague.",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    given.STEPS["heard"](table)
    given.find_all(table)
    decision = deciding.decide(
        case=table.case, actor=table.decider, at=NOON,
        proposed=replace(given.PROPOSED, outcome=Outcome.BREACH_WITHOUT_SANCTION, rung=""),
    )  # fmt: skip
    assert said.context == "C’était une blague."
    assert decision.outcome == Outcome.BREACH_WITHOUT_SANCTION.value
    assert "joke" not in {e.value for e in Element}


@pytest.mark.clause("C-ID-1")
@pytest.mark.clause("C-SANCT-2")
def test_identity_can_be_examined_alone_and_end_by_an_educational_measure() -> None:
    table = given.a_table(state="heard", clauses=("9",))
    assert [a.shape for a in table.case.allegations.all()] == ["identity"]
    given.find_all(table)
    decision = deciding.decide(
        case=table.case, actor=table.decider, at=NOON,
        proposed=deciding.Proposed(
            outcome=Outcome.EDUCATION, summary="", reasons="Premier rappel : préciser le profil."
        ),
    )  # fmt: skip
    assert (decision.outcome, decision.rung) == (Outcome.EDUCATION.value, "")


EDUCATION = deciding.Proposed(
    outcome=Outcome.EDUCATION, summary="", reasons="Premier geste : en parler suffit."
)


@pytest.mark.clause("C-VAL")
@pytest.mark.parametrize(("ending", "next_offence"), [(EDUCATION, 1), (given.PROPOSED, 2)])
def test_an_educational_measure_is_not_counted_as_a_first_breach_and_a_sanction_is(
    ending: deciding.Proposed, next_offence: int
) -> None:
    author = person.a_person()
    given.a_table(state="closed", person=author, proposed=ending)
    again = given.a_table(person=author)
    assert facts.offence(again.case) == next_offence


@pytest.mark.clause("C-SIGN-2")
@pytest.mark.parametrize("name", ["modele.fr.txt", "model.en.txt"])
def test_no_clause_of_the_model_punishes_who_did_not_report(name: str) -> None:
    proposal = propose((rule.POLICIES / name).read_text(encoding="utf-8"))
    version = policy.import_version(
        title="x", language=name[-6:-4], text="x", structure=proposal.as_json(),
        source_name=name, actor=OPERATOR, at=NOON,
    )  # fmt: skip
    published = policy.publish(
        version=version, in_force_on=date(2026, 1, 1), actor=OPERATOR, at=NOON
    )
    citable = versions.version_of(published).citable
    assert not [c for c in citable if "signaler" in c.text or "report it" in c.text]
