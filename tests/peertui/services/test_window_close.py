"""The X of a Windows console, signing out and shutting down: everything is saved first, in both front ends."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from peertui.app import app as app_module
from peertui.app.app import PeertuiApp, run_app
from peertui.plain import run
from peertui.plain.console.plain_app import PlainApp
from peertui.services import terminal
from peertui.services.terminal import CLOSING, before_it_closes
from plans.record.models import Note
from plans.vault import Vault
from tests.support.app.kit import PASSPHRASE, a_vault, robin, running, write

CTRL_C, CTRL_BREAK, CLOSE, LOGOFF, SHUTDOWN = 0, 1, 2, 5, 6


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[int], bool]]:
    """What listens to the console now."""
    listening: list[Callable[[int], bool]] = []

    def listen(one: Callable[[int], bool]) -> Callable[[], object]:
        listening.append(one)
        return lambda: listening.remove(one)

    monkeypatch.setattr(terminal, "_listen", listen)
    return listening


def test_it_saves_at_each_of_the_three_and_at_no_other_and_lets_windows_go_on(
    heard: list[Callable[[int], bool]],
) -> None:
    saved: list[int] = []
    with before_it_closes(lambda: saved.append(1)):
        [one] = heard
        assert not any(one(event) for event in (CTRL_C, CTRL_BREAK))
        assert saved == []
        assert not any(one(event) for event in (CLOSE, LOGOFF, SHUTDOWN))
        assert len(saved) == 3
    assert heard == []
    assert {CLOSE, LOGOFF, SHUTDOWN} == CLOSING


@pytest.mark.hazard("H06.11")
async def test_the_full_screen_keeps_the_last_letter_and_ends(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        await write(pilot, "Alex", "enter")  # somebody new, in a form
        app.has_ended.set()  # nobody waits for what comes after the app here
        await asyncio.to_thread(app.end_with_window)
        await pilot.pause()
        assert app.return_code == 0
    with Vault.open(tmp_path / "vault", passphrase=PASSPHRASE) as vault:
        assert [person.called for person in vault.people.all()] == ["Alex", "Robin"]


def test_an_app_that_has_ended_is_not_waited_for(tmp_path: Path) -> None:
    app = PeertuiApp(tmp_path)
    app.has_ended.set()
    app.end_with_window()


@pytest.mark.hazard("H06.11")
def test_plain_mode_saves_what_was_answered_while_it_waits_for_a_line(
    tmp_path: Path, heard: list[Callable[[int], bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = a_vault(tmp_path / "vault", robin())

    def stay(room: PlainApp, *_: object) -> None:
        room.unlocked(vault)
        room.workspace.open("robin")
        record = room.workspace.record
        room.workspace.put(record.model_copy(update={"notes": (Note(text="the last words"),)}))
        [one] = heard
        assert not one(CLOSE)
        assert room.workspace.all_saved
        assert [note.text for note in vault.people.load("robin").record.notes] == ["the last words"]

    monkeypatch.setattr(run, "_stay", stay)
    assert run.run_plain(tmp_path / "vault", vault=vault) == 0
    assert heard == []


def test_the_demo_in_plain_lines_closes_its_vault_so_that_the_folder_can_go(
    tmp_path: Path, heard: list[Callable[[int], bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from peertui.demo import demo_vault

    def stay(room: PlainApp, vault: Vault, *_: object) -> None:
        room.unlocked(vault)
        heard[-1](CLOSE)
        assert not vault.is_open

    monkeypatch.setattr(run, "_stay", lambda room, passphrase, vault: stay(room, vault))
    run.run_plain(tmp_path, vault=demo_vault(tmp_path), demo=True)


def test_the_full_screen_listens_as_long_as_it_runs(
    tmp_path: Path, heard: list[Callable[[int], bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ran(self: PeertuiApp, **_: object) -> int:
        assert len(heard) == 1
        return 0

    monkeypatch.setattr(app_module.PeertuiApp, "run", ran)
    assert run_app(tmp_path) == 0
    assert heard == []


LISTENING = """
import ctypes, sys, time
from pathlib import Path
from peertui.services import terminal
terminal.CLOSING = frozenset((1,))  # Ctrl+Break is the only one of them that a program can send
with terminal.before_it_closes(lambda: Path(sys.argv[1]).write_text("saved")):
    if not ctypes.windll.kernel32.GenerateConsoleCtrlEvent(1, 0):
        sys.exit("no console")
    time.sleep(30)
"""


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has such events")
def test_windows_calls_it_on_a_thread_of_its_own(tmp_path: Path) -> None:
    """In a process with a console of its own that has no window."""
    command = [sys.executable, "-c", LISTENING, str(tmp_path / "said")]
    flags = getattr(subprocess, "CREATE_NO_WINDOW")  # noqa: B009
    ended = subprocess.run(command, creationflags=flags, check=False, timeout=60, capture_output=True)
    if ended.stderr.strip() == b"no console":
        pytest.skip("no event can be sent: there is no console, as under wine")
    assert (tmp_path / "said").read_text() == "saved"
