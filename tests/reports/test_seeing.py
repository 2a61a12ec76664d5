"""A reporter is asked, a few times only, whether what they reported is still visible."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.conftest import NOON
from tests.factories import watching as given
from tests.factories.reports import MANAGER, a_sent_report, a_visit

from francjeu.evidence.models import Watch
from francjeu.journal import queries as journal
from francjeu.kernel.evidence.watch.watching import Answer, Standing
from francjeu.reports.operations.exchange import seeing, thread
from francjeu.reports.operations.form import files
from francjeu.reports.queries.thread import VisitOver

pytestmark = pytest.mark.django_db

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def a_watched_report() -> tuple[str, str, Watch]:
    """A report whose post is watched: its reference, its code and the watch."""
    report, code = a_sent_report()
    vault = files.vault_for(ref=report.ref, actor=MANAGER, at=NOON)
    publication = given.a_publication(at=NOON, vault=vault)
    return report.ref, code, given.a_watch(at=NOON, publication=publication)


@pytest.mark.clause("C-SUPP")
def test_keeps_the_word_in_the_record_of_the_report() -> None:
    ref, code, watch = a_watched_report()
    token = a_visit(code, at=NOON)
    seeing.say(token=token, watch=watch.public_id, answer=Answer.NO, at=NOON + MINUTE)
    [entry] = [
        it for it in journal.entries(subject=f"report:{ref}") if it.event == "watch.word_noted"
    ]
    assert entry.facts is not None
    assert entry.facts["answer"] == "no"
    watch.refresh_from_db()
    assert watch.standing == Standing.UNSEEN, "a word alone is never an absence"


def test_an_answer_is_taken_once_until_the_question_is_put_again() -> None:
    _, code, watch = a_watched_report()
    token = a_visit(code, at=NOON)
    assert [it.watch for it in thread.follow(token=token, at=NOON).seen] == [watch.public_id]
    seeing.say(token=token, watch=watch.public_id, answer=Answer.YES, at=NOON)
    assert thread.follow(token=token, at=NOON).seen == ()
    with pytest.raises(seeing.NotAsked):
        seeing.say(token=token, watch=watch.public_id, answer=Answer.NO, at=NOON + MINUTE)
    later = a_visit(code, at=NOON + 3 * DAY)
    assert len(thread.follow(token=later, at=NOON + 3 * DAY).seen) == 1


def test_says_nothing_of_what_others_reported() -> None:
    _, code, _ = a_watched_report()
    _, _, other = a_watched_report()
    token = a_visit(code, at=NOON)
    for watch in (other.public_id, uuid4()):
        with pytest.raises(seeing.NotAsked):
            seeing.say(token=token, watch=watch, answer=Answer.YES, at=NOON)
    assert other.words.count() == 0


def test_wants_the_code_again_once_the_visit_is_over() -> None:
    _, code, watch = a_watched_report()
    token = a_visit(code, at=NOON)
    with pytest.raises(VisitOver):
        seeing.say(token=token, watch=watch.public_id, answer=Answer.YES, at=NOON + DAY)
