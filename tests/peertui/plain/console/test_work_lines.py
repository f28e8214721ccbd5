"""Long work in plain lines: a line now and then, with how to stop it the first time, and nothing into a pipe."""

from __future__ import annotations

import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from peertui.plain.console import work_lines
from peertui.plain.console.console import Console
from peertui.plain.run import run_plain
from plans.progress import Progress
from plans.vault import Vault
from tests.support.app.kit import a_vault, robin

HOW = " Ctrl+C stops it."


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_lines, "LINE_EVERY", 0)
    monkeypatch.setattr(work_lines, "Progress", partial(Progress, after=0))


def backing_up(vault: Vault, stick: Path, *, is_read: bool = True, press: bool = False) -> str:
    """All that is said while a backup is made in plain mode; Ctrl+C is pressed once it says how far it is."""
    lines = iter(["menu", "back up", str(stick), "quit"])
    said: list[str] = []

    def read() -> str:
        line = next(lines)
        if line == "back up":
            return "".join(said).rpartition(". Back up")[0].rpartition("\n")[2].strip()
        return line

    def write(words: str) -> None:
        said.append(words)
        if press and "people." in words and "stopped" not in words:
            signal.raise_signal(signal.SIGINT)

    console = Console(read, lambda _: read(), write, is_read=is_read)
    assert run_plain(vault.folder, vault=vault, console=console) == 0
    return " ".join("".join(said).split())


@pytest.mark.hazard("H54.3")
def test_it_says_how_far_it_is_and_once_how_to_stop(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    said = backing_up(a_vault(tmp_path / "vault", robin(), robin()), tmp_path / "stick")
    assert f"Backing up: 0 of 2 people.{HOW} Backing up: 1 of 2 people. Checking: 0 of 2 people." in said
    assert said.count(HOW) == 1


def test_nothing_of_it_goes_into_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    said = backing_up(a_vault(tmp_path / "vault", robin(), robin()), tmp_path / "stick", is_read=False)
    assert "of 2 people" not in said
    assert "Done and checked" in said


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is sent by the test itself")
def test_ctrl_c_stops_the_work_and_not_plain_mode(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    said = backing_up(a_vault(tmp_path / "vault", robin(), robin()), tmp_path / "stick", press=True)
    assert "It was stopped. No backup was made." in said
    assert "Goodbye. Everything is saved." in said
    assert list((tmp_path / "stick").iterdir()) == []
