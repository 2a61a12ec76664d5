"""Every page of a case, in each state it goes through, for each person around it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from tests.conftest import NOON
from tests.factories import cases as given
from tests.web.cases.conftest import SignIn

from francjeu.cases.operations.intake import parting
from francjeu.journal import queries as journal
from francjeu.kernel.actors import Role

pytestmark = pytest.mark.django_db
PAGES = (
    "case", "names", "access", "seat", "hand_over", "declare", "allege", "add_party",
    "answer_reprisal", "set_parallel", "clear_parallel", "add_exhibit", "from_report", "upload",
    "declare_admissible", "dismiss", "refer", "notify", "extend", "receive_response",
    "note_silence", "call_hearing", "hold_hearing", "hear_in_writing", "decide", "announce",
    "appeal", "decide_appeal", "close", "export", "describe", "date_item", "qualify_school",
    "carry_out", "take_down", "ask_takedown", "hand_to_employer", "stay", "end_stay", "let_pass",
    "ask_false", "judge_false", "open_false",
)  # fmt: skip
# what a decider at the table may open
AT_THE_TABLE = (
    "case", "names", "access", "declare", "decide", "decide_appeal", "describe", "date_item",
    "qualify_school", "carry_out", "ask_false", "judge_false",
    "open_false",
)  # fmt: skip


@pytest.mark.parametrize("state", given.ROAD)
def test_each_page_answers_in_each_state(as_: SignIn, state: str) -> None:
    table = given.a_table(state=state)
    manager, decider = as_(table.manager), as_(table.decider)
    for name in PAGES:
        address = reverse(f"cases:{name}", args=[table.case.ref])
        assert manager.get(address).status_code == 200, name
        expected = 200 if name in AT_THE_TABLE else 404
        assert decider.get(address).status_code == expected, name


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.COUNSEL])
def test_a_case_does_not_exist_for_who_has_no_seat(as_: SignIn, role: Role) -> None:
    table = given.a_table()
    _, stranger = given.staff(role, name="Maude Pelletier")
    client = as_(stranger)
    for name in PAGES:
        address = reverse(f"cases:{name}", args=[table.case.ref])
        assert client.get(address).status_code == 404, name
        assert client.post(address, {"turn": "0"}).status_code in (404, 405), name


def test_counsel_with_a_seat_reads_and_takes_away_but_acts_on_nothing(as_: SignIn) -> None:
    table = given.a_table(state="notified")
    user, counsel = given.staff(Role.COUNSEL, name="Maude Pelletier")
    given.conflicts.seat(case=table.case, user=user, actor=table.manager, at=given.NOON)
    client = as_(counsel)
    answer = client.get(reverse("cases:case", args=[table.case.ref]))
    page = BeautifulSoup(answer.content, "html.parser")
    assert not page.select("main .buttons a, main .also a")
    assert "Emporter" in page.get_text()
    assert client.get(reverse("cases:names", args=[table.case.ref])).status_code == 404
    for name in ("notify", "extend", "allege", "add_party", "seat", "receive_response"):
        address = reverse(f"cases:{name}", args=[table.case.ref])
        assert client.post(address, {"turn": "9"}).status_code == 404, name


def test_opening_the_page_is_remembered(as_: SignIn) -> None:
    table = given.a_table()
    as_(table.decider).get(reverse("cases:case", args=[table.case.ref]))
    last = journal.history(subject=f"case:{table.case.ref}")[0]
    assert (last.event, last.actor_name) == ("case.viewed", "Dominique Roy")


def test_the_page_names_nobody_of_the_case(as_: SignIn) -> None:
    table = given.a_table(state="answered")
    answer = as_(table.manager).get(reverse("cases:case", args=[table.case.ref]))
    text = answer.content.decode()
    for word in ("Félix", "Bouchard", "felix@", "Julie", "personne ne me regretterait"):
        assert word not in text
    assert "Personne A, 14 ou 15 ans" in BeautifulSoup(text, "html.parser").get_text(" ")


def test_a_case_tells_the_other_cases_of_its_matter_to_who_may_see_them(as_: SignIn) -> None:
    table = given.a_table(state="admissible")
    beside = parting.open_beside(case=table.case, actor=table.manager, at=NOON)
    address = reverse("cases:case", args=[table.case.ref])
    link = f'href="{reverse("cases:case", args=[beside.ref])}"'
    assert link in as_(table.manager).get(address).content.decode()
    assert beside.ref not in as_(table.decider).get(address).content.decode()
