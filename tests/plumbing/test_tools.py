"""A tool of evidence cannot hang, starve or rob the installation."""

import os
import signal
import time
from pathlib import Path

import pytest

from francjeu.plumbing import ending, tools
from francjeu.plumbing.ending import Ending
from francjeu.plumbing.tools import Failure, Limits, ToolFailed

HERE = "tests.plumbing.odd_tool"
SHORT = Limits(seconds=20, memory=2 * 1024**3)


@pytest.fixture(autouse=True)
def _tools_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only modules of the package may be run as tools; the odd one stands among the tests."""
    monkeypatch.setattr(tools, "_SOURCE", f"{tools._SOURCE}{os.pathsep}{Path.cwd()}")


def ask(what: str, *, limits: Limits = SHORT) -> dict[str, object]:
    with tools.workshop() as folder:
        return tools.run(HERE, {"do": what}, folder=folder, limits=limits)


def test_answers_what_it_was_asked() -> None:
    assert ask("echo")["said"] == "echo"


def test_knows_nothing_of_the_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRANCJEU_SECRET_KEY", "never to be told")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "never to be told")
    names = ask("environment")["names"]
    assert [name for name in names if name.startswith(("FRANCJEU", "AWS"))] == []  # type: ignore[attr-defined]


def test_one_that_hangs_is_killed_with_its_children() -> None:
    started = time.monotonic()
    with tools.workshop() as folder, pytest.raises(ToolFailed) as failed:
        tools.run(HERE, {"do": "hang"}, folder=folder, limits=Limits(seconds=1.5))
    assert failed.value.failure is Failure.TIMED_OUT
    assert time.monotonic() - started < 15


@pytest.mark.parametrize(
    ("what", "failure"),
    [("eat", Failure.OUT_OF_MEMORY), ("die", Failure.STOPPED), ("abort", Failure.CRASHED),
     ("abort in vain", Failure.OUT_OF_MEMORY), ("raise", Failure.CRASHED),
     ("lack", Failure.MISSING)],
)  # fmt: skip
def test_says_in_one_word_why_there_is_no_answer(what: str, failure: Failure) -> None:
    with pytest.raises(ToolFailed) as failed:
        ask(what, limits=Limits(seconds=20, memory=1024**3))
    assert failed.value.failure is failure


@pytest.mark.parametrize(
    ("name", "told"),
    [("memory.events", "oom 1\noom_kill {}\n"), ("memory/x/memory.oom_control", "oom_kill {}\n")],
)
def test_says_out_of_memory_only_when_the_kernel_counts_one_more(
    name: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, groups = tmp_path / name, tmp_path / "cgroup"
    counted.parent.mkdir(parents=True, exist_ok=True)
    groups.write_text("4:memory:/x\n" if "oom_control" in name else "0::/\n")
    # the kernel alone writes these counts, and who runs the tests may rarely bound a group
    monkeypatch.setattr(ending, "_MOUNT", tmp_path)
    monkeypatch.setattr(ending, "_GROUPS", groups)
    counted.write_text(told.format(3))
    before = ending.Kills.now()
    killed = -signal.SIGKILL
    said = tmp_path / "errors.txt"
    assert ending.ending(killed, before=before, said=said) is Ending.FROM_OUTSIDE
    counted.write_text(told.format(4))
    assert ending.ending(killed, before=before, said=said) is Ending.NO_MEMORY


def test_what_it_worked_on_is_gone_afterwards() -> None:
    with tools.workshop() as folder:
        (folder / "piece.png").write_bytes(b"in the clear")
    assert not folder.exists()


def test_what_a_killed_process_left_is_swept() -> None:
    with tools.workshop() as folder:
        (folder / "piece.png").write_bytes(b"in the clear")
        assert tools.sweep() == 0
        assert folder.exists()
        assert tools.sweep(older_than=-1) >= 1
        assert not folder.exists()
