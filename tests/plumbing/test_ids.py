"""References: each given once, in order, and nobody waits for another's."""

from importlib import import_module
from threading import Event, Thread

import pytest
from django.apps import apps
from django.db import connection, transaction

from francjeu.plumbing import ids
from francjeu.plumbing.models import Counter


@pytest.mark.django_db
def test_references_follow_each_other_without_a_gap() -> None:
    given = [ids.next_ref(letter="S", year=2026) for _ in range(ids.LANES + 3)]
    assert given == [f"S-2026-{n:04d}" for n in range(1, ids.LANES + 4)]
    assert ids.next_ref(letter="S", year=2027) == "S-2027-0001"
    assert ids.next_ref(letter="D", year=2026) == "D-2026-0001"


@pytest.mark.django_db
def test_a_number_taken_by_an_act_that_fails_is_given_to_the_next() -> None:
    ids.next_ref(letter="S", year=2026)
    with transaction.atomic():
        ids.next_ref(letter="S", year=2026)
        transaction.set_rollback(True)
    assert ids.next_ref(letter="S", year=2026) == "S-2026-0002"


@pytest.mark.django_db
def test_numbers_go_on_after_those_of_an_earlier_version() -> None:
    migration = import_module("francjeu.plumbing.migrations.0004_lanes_of_references")
    Counter.objects.create(name="S-2026", lane=0, upcoming=41)  # as its one counter said
    migration.spread(apps, None)
    given = [ids.next_ref(letter="S", year=2026) for _ in range(18)]
    assert given == [f"S-2026-{n:04d}" for n in range(42, 60)]
    migration.gather(apps, None)
    assert Counter.objects.get().upcoming >= 59  # back to the earlier version: none given twice


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_time_never_share_a_reference() -> None:
    given: list[str] = []

    def take() -> None:
        for _ in range(20):
            with transaction.atomic():
                given.append(ids.next_ref(letter="S", year=2026))
        connection.close()

    threads = [Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(given)) == 80


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_an_act_not_finished_keeps_nobody_waiting_for_a_reference() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite writes one act at a time (ADR 0006)")
    ids.next_ref(letter="S", year=2026)
    given, done = [], Event()

    def take() -> None:
        with transaction.atomic():
            given.append(ids.next_ref(letter="S", year=2026))
        connection.close()
        done.set()

    with transaction.atomic():
        given.append(ids.next_ref(letter="S", year=2026))
        thread = Thread(target=take)
        thread.start()
        assert done.wait(20)
    thread.join()
    assert sorted(given) == ["S-2026-0002", "S-2026-0003"]
