"""Letters read before they leave say what they will say."""

import pytest
from tests.conftest import NOON
from tests.factories import cases as factory

from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.operations.decision import rehearsing
from francjeu.kernel.procedure.decision.elements import SHAPES
from francjeu.notices import documents
from francjeu.notices.models import Letter

pytestmark = pytest.mark.django_db


def test_the_decision_read_before_it_is_signed_tells_until_when_to_ask_for_a_review() -> None:
    table = factory.a_table(state="heard")
    factory.find_all(table)
    read = rehearsing.decision(
        case=table.case, proposed=table.proposed, actor=table.decider, at=NOON
    )
    assert table.case.appeal_due_at is None
    for step in ("decided", "announced"):
        factory.STEPS[step](table)
    sent = Letter.objects.get(event="decision", party=str(table.respondent.public_id))
    assert documents.plain(read[0].document) == sent.text


def test_a_decision_tells_the_elements_in_the_order_of_the_clause() -> None:
    table = factory.a_table(state="announced")
    text = Letter.objects.get(event="decision", party=str(table.respondent.public_id)).text
    shape = table.case.allegations.get().shape
    said = [text.index(decision_labels.element(element.value)) for element in SHAPES[shape]]
    assert said == sorted(said)
