"""Long work on the command line: a bar at a terminal, lines in plain mode, nothing into a pipe, stopped by Ctrl+C."""

from __future__ import annotations

import io
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from peertui.cli.answers import progress_bar
from peertui.cli.exit_codes import Exit
from plans.progress import Progress, WorkStep, counted
from tests.peertui.cli.conftest import Peertui


class Terminal(io.StringIO):
    """An error stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


def looked_at(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Have a terminal from here on; pytest puts its own stream in place before each test."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(progress_bar, "Progress", partial(Progress, after=0, every=0))
    monkeypatch.setattr(progress_bar, "LINE_EVERY", 0)
    return terminal


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.mark.hazard("H54.3")
def test_a_bar_is_drawn_and_taken_away_at_a_terminal(
    peertui: Peertui, vault: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = looked_at(monkeypatch)
    ended = peertui("backup", stick)
    drawn = terminal.getvalue()
    assert ended.code == Exit.DONE
    assert ended.out.startswith(str(stick))
    assert "Backing up" in drawn
    assert "1 of 2 people" in drawn
    assert drawn.endswith(("\x1b[?25h", "\x1b[2K")) or "\x1b[2K" in drawn.rpartition("people")[2]


def test_plain_lines_are_said_in_place_of_the_bar(
    peertui: Peertui, vault: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = looked_at(monkeypatch)
    assert peertui("--plain", "backup", stick).code == Exit.DONE
    said = terminal.getvalue()
    assert "Backing up: 1 of 2 people.\n" in said
    assert "\x1b" not in said


def test_nothing_goes_into_a_pipe(peertui: Peertui, vault: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_bar, "Progress", partial(Progress, after=0, every=0))
    ended = peertui("backup", stick)
    assert (ended.code, ended.err) == (Exit.DONE, "")
    assert ended.out.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is sent by the test itself")
def test_ctrl_c_stops_it_where_that_is_safe(
    peertui: Peertui, vault: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = looked_at(monkeypatch)

    def pressed(step: WorkStep) -> None:
        if step.doing == "Checking":
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(progress_bar._Bar, "draw", lambda _, step: pressed(step))
    before = signal.getsignal(signal.SIGINT)
    ended = peertui("backup", stick)
    assert (ended.code, ended.out) == (Exit.INTERRUPTED, "")
    assert terminal.getvalue() == "Error: It was stopped. No backup was made.\n"
    assert list(stick.iterdir()) == []
    assert signal.getsignal(signal.SIGINT) == before


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is sent by the test itself")
def test_a_second_ctrl_c_and_one_between_are_as_always() -> None:
    from peertui.services.terminal import stopping_at_ctrl_c

    progress = Progress(lambda _: None)

    def press_twice() -> None:
        for _ in counted(range(2), "Backing up", "people"):
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    with stopping_at_ctrl_c(progress), progress.in_use():
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            press_twice()
