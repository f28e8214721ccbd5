"""In a real tmux, with all that scrolled away and the title of the window: hidden, locked or left, no word is there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plans.record.models import Note, Person, Record
from plans.vault import Strength, Vault

if sys.platform == "win32" or shutil.which("tmux") is None:
    pytest.skip("needs tmux", allow_module_level=True)

PASSPHRASE = "kettle harbour violin moss"
NOW = datetime(2026, 3, 3, tzinfo=UTC)
WORDS = ("heron", "Robin", "kettle")


class Tmux:
    """A tmux of its own with one window of 80 by 24, and what stands in it."""

    def __init__(self, folder: Path, *command: str) -> None:
        self._socket = folder / "tmux"
        then = f"{shlex.join(command)}; echo ended with $?; sleep 60"
        self._run("-f", "/dev/null", "new", "-d", "-x", "80", "-y", "24", f"sh -c {shlex.quote(then)}")

    def _run(self, *arguments: str) -> str:
        command = ["tmux", "-S", str(self._socket), *arguments]
        env = {name: value for name, value in os.environ.items() if name not in ("TMUX", "COLUMNS", "LINES")}
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=20, env=env)
        return done.stdout

    @property
    def shown(self) -> str:
        """What stands in the window."""
        return self._run("capture-pane", "-p")

    @property
    def everything(self) -> str:
        """The window, all that scrolled away, and its titles."""
        return self._run("capture-pane", "-p", "-S", "-") + self._run("display", "-p", "#{pane_title} #{window_name}")

    def keys(self, *names: str) -> None:
        """Press keys, by tmux's names for them."""
        self._run("send-keys", *names)

    def wait_for(self, words: str) -> None:
        """Wait until these words stand in the window."""
        until = time.monotonic() + 30
        while words not in self.shown:
            assert time.monotonic() < until, self.shown
            time.sleep(0.05)

    def number_of(self, words: str) -> str:
        """The number of a line of the menu."""
        found = re.search(rf"(\d+)_?\s+{words}", self.shown)
        assert found, self.shown
        return found[1]

    def ask_to_stop(self) -> None:
        """SIGTERM to what runs in the window."""
        shell = self._run("display", "-p", "#{pane_pid}").strip()
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", shell], capture_output=True, text=True, check=True)
        os.kill(int(found.stdout.split()[0]), signal.SIGTERM)

    def close(self) -> None:
        self._run("kill-server")


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Tmux]:
    """The app in tmux, in a long list of notes that was read to its end."""
    folder, secret = tmp_path / "vault", tmp_path / "passphrase"
    with Vault.create(folder, PASSPHRASE, strength=Strength(memory_kib=64, iterations=1, lanes=1))[0] as vault:
        notes = tuple(Note(text=f"heron {number}", created=NOW, changed=NOW) for number in range(60))
        vault.people.add(Record(person=Person(id="robin", called="Robin"), notes=notes))
    secret.write_text(PASSPHRASE)
    tmux = Tmux(tmp_path, sys.executable, "-m", "peertui", "--data-dir", str(folder), "--passphrase-file", str(secret))
    try:
        tmux.wait_for("Robin")
        tmux.keys("Enter")
        tmux.wait_for("Begin meeting 1")
        tmux.keys("4", "Enter")
        tmux.wait_for("heron")
        tmux.keys("-N", "59", "Down")
        tmux.wait_for("heron 0")
        tmux.keys("C-c")
        tmux.wait_for("To leave, press Ctrl+Q")
        yield tmux
    finally:
        tmux.close()


def _hide(tmux: Tmux) -> str:
    tmux.keys("F3")
    return "Press Enter to come back"


def _lock(tmux: Tmux) -> str:
    tmux.keys("F10")
    tmux.wait_for("What can be done here")
    tmux.keys(*tmux.number_of("Lock"), "Enter")
    return "What is written here is locked"


def _leave(tmux: Tmux) -> str:
    tmux.keys("F10")
    tmux.wait_for("What can be done here")
    tmux.keys("0", "Enter")
    return "ended with 0"


def _ask_to_stop(tmux: Tmux) -> str:
    tmux.ask_to_stop()
    return "ended with 0"


LONG = pytest.mark.long
AWAY = (_lock, _leave, pytest.param(_hide, marks=LONG), pytest.param(_ask_to_stop, marks=LONG))


@pytest.mark.hazard("H16.1", "H17.2")
@pytest.mark.parametrize("away", AWAY, ids=lambda away: away.__name__)
def test_no_word_is_left_in_the_window(reading: Tmux, away: Callable[[Tmux], str]) -> None:
    assert "heron" in reading.everything
    reading.wait_for(away(reading))
    assert not [word for word in WORDS if word in reading.everything]
