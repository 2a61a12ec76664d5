"""A letter is a row with the act, an e-mail after it, a task for a person if it cannot leave."""

import hashlib
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django_tasks_db.models import DBTaskResult
from tests.conftest import NOON
from tests.factories import notices as factory

from francjeu.journal import queries as journal
from francjeu.kernel.actors import SOFTWARE, Actor, Kind
from francjeu.notices import models, queries, words
from francjeu.notices.contents.letter import Content, Mail
from francjeu.notices.contents.parts import Interim, Measure, Piece
from francjeu.notices.operations import letters, links, sending

pytestmark = pytest.mark.django_db

MARKER = "zéphirine quatrepoints"


class Broken:
    """A mail server that refuses everything."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError


@pytest.fixture
def no_server(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Broken"


def send(letter: models.Letter, *, at: Any = NOON) -> None:
    sending.send(letter_id=letter.pk, actor=SOFTWARE, at=at)
    letter.refresh_from_db()


def events(subject: str = factory.SUBJECT) -> list[str]:
    return [line.event for line in journal.history(subject=subject)][::-1]


def test_writing_enqueues_one_job_in_the_same_transaction() -> None:
    with transaction.atomic():
        factory.a_letter()
        transaction.set_rollback(True)
    assert (models.Letter.objects.count(), DBTaskResult.objects.count()) == (0, 0)
    letter = factory.a_letter()
    assert letter.state == "queued"
    job = DBTaskResult.objects.get()
    assert job.task_path == "francjeu.notices.tasks.send_letter"
    assert job.args_kwargs["kwargs"] == {"letter_id": letter.pk}
    assert mail.outbox == []


def test_the_email_says_a_reference_and_no_word_of_the_letter() -> None:
    letter = factory.a_letter(content=factory.a_notice(description=f"Il aurait écrit à {MARKER}."))
    assert MARKER in letter.text
    send(letter)
    assert letter.state == "sent"
    [message] = mail.outbox
    raw = message.message().as_string()
    assert message.to == ["noe@exemple.ca"]
    assert message.subject == "Un document pour vous, D-2026-0012"
    assert message.attachments == []
    for private in (MARKER, "zéphirine", "Noé", "Gagnon", "clavardage", "signalement", "article"):
        assert private not in f"{message.subject} {message.body} {raw}"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_the_token_is_only_in_the_email() -> None:
    letter = factory.a_letter()
    assert letter.link is not None
    assert letter.link.token_hash is None
    send(letter)
    letter.link.refresh_from_db()
    [token] = re.findall(r"/p/([\w-]{43})", str(mail.outbox[0].body))
    assert letter.link.token_hash
    assert token not in str(models.Link.objects.values_list())
    assert queries.door(token=token, at=NOON).state == "open"


def test_a_letter_leaves_once_even_when_two_workers_hold_it() -> None:
    letter = factory.a_letter()
    send(letter)
    send(letter)
    assert len(mail.outbox) == 1
    assert events() == ["letter.written", "letter.sent"]


@pytest.mark.usefixtures("no_server")
def test_waits_longer_after_each_failure_then_tells_a_person() -> None:
    letter, at = factory.a_letter(), NOON
    waits = []
    for _ in range(len(sending.WAITS)):
        send(letter, at=at)
        assert letter.state == "queued"
        newest = DBTaskResult.objects.order_by("-enqueued_at").first()
        assert newest is not None
        waits.append(newest.run_after - at)
        at = newest.run_after
    assert waits == list(sending.WAITS)
    send(letter, at=at)
    assert (letter.state, letter.failure) == ("failed", "ConnectionRefusedError")
    [line] = queries.undelivered()
    assert (line.reference, line.to_name, line.title) == ("D-2026-0012", "", "")
    assert events()[-1] == "letter.failed"


@pytest.mark.usefixtures("no_server")
def test_a_failed_letter_can_be_sent_again(settings: Any) -> None:
    letter = factory.a_letter()
    for _ in range(len(sending.WAITS) + 1):
        send(letter)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    sending.try_again(letter=letter, actor=factory.MANAGER, at=NOON)
    send(letter)
    assert letter.state == "sent"
    assert events()[-2:] == ["letter.retried", "letter.sent"]


@pytest.mark.clause("X-03")
def test_without_a_mail_server_no_letter_is_said_to_have_left(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    letter = factory.a_letter()
    assert (letter.state, letter.failure, letter.link) == ("by_hand", "no_server", None)
    assert DBTaskResult.objects.count() == 0
    settings.FRANCJEU = replace(settings.FRANCJEU, demo=True)  # there they are read on a page
    assert factory.a_letter().state == "queued"


def test_without_address_a_person_prints_it_and_says_how_it_left() -> None:
    letter = factory.a_letter(address="")
    assert (letter.state, letter.link) == ("by_hand", None)
    assert DBTaskResult.objects.count() == 0
    assert [line.state for line in queries.undelivered()] == ["by_hand"]
    sending.hand_over(letter=letter, how="Poste recommandée", actor=factory.MANAGER, at=NOON)
    letter.refresh_from_db()
    assert (letter.state, letter.handed_how) == ("sent", "Poste recommandée")
    with pytest.raises(sending.NotThere):
        sending.returned(
            letter=factory.a_letter(address=""), reason="bounced", actor=factory.MANAGER, at=NOON
        )


def test_opening_counts_once() -> None:
    letter = factory.a_letter()
    send(letter)
    party = Actor(kind=Kind.PARTY, ref="party-1")
    sending.mark_opened(letter=letter, actor=party, at=NOON)
    letter.refresh_from_db()
    sending.mark_opened(letter=letter, actor=party, at=NOON + timedelta(hours=1))
    letter.refresh_from_db()
    assert (letter.state, letter.opened_at) == ("opened", NOON)
    assert events() == ["letter.written", "letter.sent", "letter.opened"]


def test_refuses_a_letter_that_repeats_a_piece() -> None:
    post = "T’es vraiment le pire gardien que cette équipe de perdants a jamais eu."
    repeated = "Il aurait écrit : t'es vraiment LE PIRE gardien, que cette equipe a"
    with pytest.raises(letters.Reproduces) as refused:
        letters.write(
            content=factory.a_notice(description=repeated), to=factory.a_recipient(),
            subject=factory.SUBJECT, actor=factory.MANAGER, at=NOON,
            guards=letters.Guards(never_quote=(post,)),
        )  # fmt: skip
    assert refused.value.words == "t es vraiment LE PIRE gardien que cette equipe"
    assert models.Letter.objects.count() == 0


@pytest.mark.parametrize(
    "content",
    [
        factory.a_notice(description="Zoé Côté dit que des messages se moquent d’une équipe."),
        factory.a_notice(pieces=(Piece(label="P-1", description="Capture de zoe cote"),)),
        factory.a_notice(interim=Interim(what="ne pas écrire à Zoé Côté", why="calme", until=NOON)),
        factory.a_decision(reasons="Comme l’a dit ZOÉ CÔTÉ, c’est établi."),
        factory.a_decision(
            measure=Measure(label="A", basis="B", conditions="S’excuser à Zoé Côté.")
        ),
    ],
)
def test_refuses_a_letter_that_names_who_reported(content: Content) -> None:
    with pytest.raises(letters.NamesSomeone):
        letters.write(
            content=content, to=factory.a_recipient(), subject=factory.SUBJECT,
            actor=factory.MANAGER, at=NOON, guards=letters.Guards(never_name=("Zoé Côté",)),
        )  # fmt: skip
    assert models.Letter.objects.count() == 0


def test_who_answers_questions_is_named_even_when_they_reported() -> None:
    letter = letters.write(
        content=factory.a_notice(), to=factory.a_recipient(), subject=factory.SUBJECT,
        actor=factory.MANAGER, at=NOON, guards=letters.Guards(never_name=("Camille Roy", "Noé")),
    )  # fmt: skip
    assert "Camille Roy" in letter.text


def test_a_letter_that_does_not_name_who_reported_goes_out_whole() -> None:
    letter = letters.write(
        content=factory.a_notice(), to=factory.a_recipient(), subject=factory.SUBJECT,
        actor=factory.MANAGER, at=NOON, guards=letters.Guards(never_name=(MARKER, "Zéphirine")),
    )  # fmt: skip
    assert "phirine" not in letter.text + letter.body
    assert b"phirine" not in queries.as_pdf(letter)


def test_staff_are_told_that_something_waits_and_never_what() -> None:
    letters.notify(
        mail=Mail(mail="report_received", organisation="Org", time=NOON, due=NOON),
        to=factory.a_recipient(party="account-1"), subject="account:account-1", actor=SOFTWARE,
        at=NOON,
    )  # fmt: skip
    send(models.Letter.objects.get())
    [message] = mail.outbox
    assert message.subject == "Un nouveau message à lire"
    assert str(message.body).startswith("Un message est arrivé à 12\xa0h.")


def test_an_invitation_leads_to_its_own_page() -> None:
    letters.notify(
        mail=Mail(mail="password", organisation="Org", due=NOON, path="/compte/jeton"),
        to=factory.a_recipient(party="account-1"), subject="account:account-1", actor=SOFTWARE,
        at=NOON,
    )  # fmt: skip
    send(models.Letter.objects.get())
    assert "http://localhost:8000/compte/jeton\n" in str(mail.outbox[0].body)
    assert "jusqu’au dimanche 22\xa0novembre 2026, 12\xa0h." in str(mail.outbox[0].body)


def test_what_names_a_person_is_sealed_in_the_table() -> None:
    letter = factory.a_letter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notices_letter")
        stored = str(cursor.fetchall())
    for private in ("Gagnon", "noe@exemple.ca", "clavardage", letter.title):
        assert private not in stored


def test_the_database_freezes_the_words_but_lets_them_be_erased() -> None:
    letter = factory.a_letter()
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Letter.objects.filter(pk=letter.pk).update(text="autre chose")
    models.Letter.objects.filter(pk=letter.pk).update(text="", body="", title="", to_name="")


@pytest.mark.parametrize("target", ["opened", "by_hand", "failed"])
def test_the_database_refuses_a_move_the_machine_has_not(target: str) -> None:
    letter = factory.a_letter()
    send(letter)
    models.Letter.objects.filter(pk=letter.pk).update(
        state="opened", opened_at=NOON, failed_at=NOON, failure="x"
    )
    if target != "opened":
        with pytest.raises(DatabaseError), transaction.atomic():
            models.Letter.objects.filter(pk=letter.pk).update(state=target)


def test_the_journal_keeps_the_digest_of_what_was_said() -> None:
    letter = factory.a_letter()
    [line] = journal.history(subject=factory.SUBJECT)
    assert line.facts["sha256"] == hashlib.sha256(letter.text.encode()).hexdigest()
    assert "noe@exemple.ca" not in str(line.facts)


def test_the_letter_comes_back_whole_from_its_row() -> None:
    letter = models.Letter.objects.get(pk=factory.a_letter().pk)
    assert queries.document(letter) == words.document(factory.a_notice(), language="fr")
    assert queries.as_pdf(letter).startswith(b"%PDF")
    found = queries.letter_to(
        public_id=str(letter.public_id), subject=factory.SUBJECT, party="party-1"
    )
    assert found == letter
    with pytest.raises(queries.NoSuchLetter):
        queries.letter_to(public_id=str(letter.public_id), subject=factory.SUBJECT, party="party-2")


def test_a_link_without_question_needs_no_answer() -> None:
    issued = links.new_link(
        purpose="file", subject=factory.SUBJECT, party="party-1", actor=SOFTWARE, at=NOON
    )
    assert links.open_link(token=issued.token, answer="", at=NOON).pk == issued.link.pk
