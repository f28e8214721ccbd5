"""In a real terminal: hidden or locked, no word is left on the screen, in what scrolled away, or in the title."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plans.record.models import Note, Person, Record
from plans.vault import Strength, Vault

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import pyte

from tests.support.faults.terminal import Terminal

PASSPHRASE = "kettle harbour violin moss"
NOW = datetime(2026, 3, 3, tzinfo=UTC)


class Scrolling(Terminal):
    """The same, but what scrolls away can be looked at too."""

    def __init__(self, *arguments: str) -> None:
        super().__init__(*arguments)
        with self._drawing:
            self._screen = pyte.HistoryScreen(80, 24, history=5000)
            self._stream = pyte.ByteStream(self._screen)

    @property
    def everything(self) -> str:
        """The screen, what scrolled off at either end, and the title of the window."""
        with self._drawing:
            rows = [*self._screen.history.top, *self._screen.history.bottom]
            away = "\n".join("".join(cell.data for _, cell in sorted(row.items())) for row in rows)
            return "\n".join((*self._screen.display, away, self._screen.title, self._screen.icon_name))


@pytest.mark.hazard("H16.1", "H17.2", "H21.3")
@pytest.mark.parametrize("lock", [False, True])
def test_hidden_or_locked_no_word_is_left_in_the_terminal(tmp_path: Path, lock: bool) -> None:
    folder, secret = tmp_path / "vault", tmp_path / "passphrase"
    with Vault.create(folder, PASSPHRASE, strength=Strength(memory_kib=64, iterations=1, lanes=1))[0] as vault:
        notes = tuple(Note(text=f"heron {number}", created=NOW, changed=NOW) for number in range(60))
        vault.people.add(Record(person=Person(id="robin", called="Robin"), notes=notes))
    if lock:
        (folder / "settings.json").write_text('{"hide_locks": "yes"}')
    secret.write_text(PASSPHRASE)
    with Scrolling("--data-dir", str(folder), "--passphrase-file", str(secret)) as terminal:
        terminal.wait_for("Robin")
        terminal.type("\r")
        terminal.wait_for("Begin meeting 1")
        terminal.type("4\r")
        terminal.wait_for("heron")
        for _ in range(30):
            terminal.type("\x1b[B")
        time.sleep(0.5)
        assert "heron" in terminal.everything
        terminal.type("\x1bOR")
        terminal.wait_for("What is written here is locked" if lock else "Press Enter to come back")
        assert not [word for word in ("heron", "Robin", "meeting") if word in terminal.everything]
