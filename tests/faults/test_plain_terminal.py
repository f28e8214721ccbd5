"""Plain mode in a real terminal, and the app in one against plain mode."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from plans.vault import Vault
from tests.faults.terminal import Terminal
from tests.peertui.plain.typing import Typist
from tests.peertui.stories.essence import essence
from tests.peertui.stories.stories import from_the_first_start_to_the_page
from tests.peertui.stories.with_plain import PlainHands
from tests.peertui.stories.with_terminal import TerminalHands

PASSPHRASE = "kettle harbour violin moss"


def test_a_simple_terminal_gets_plain_lines_and_not_one_escape(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with Terminal("--data-dir", str(folder), term="dumb", rows=60) as terminal:
        terminal.wait_for("Choose a passphrase (what you type is not shown):")
        terminal.type(PASSPHRASE + "\n")
        terminal.wait_for("Type it once more")
        terminal.type(PASSPHRASE + "\n")
        terminal.wait_for("Type the key from the paper:")
        key = terminal.shown.partition("Recovery key: ")[2].partition("\n")[0]
        for line, expected in (
            (key, "Nobody here yet."),
            ("1", "like to be called?"),
            ("Robin", "Full name"),
            ("", "Begin meeting 1"),
            ("1", "Does your team know"),
            ("", "How has today been so far?"),
            ("t\x1b[Aea, [b]and[/b] ca\tke", "More, or Enter to end:"),
            ("\x1b", "More, or Enter to end:"),
            ("safety", "999"),
        ):
            terminal.type(line + "\n")
            terminal.wait_for(expected)
        terminal.process.send_signal(signal.SIGINT)  # Ctrl+C
        assert terminal.process.wait(timeout=20) == 130
        time.sleep(0.1)
        assert b"\x1b" not in terminal.raw
        assert PASSPHRASE.encode() not in terminal.raw
        assert b"Everything is saved." in terminal.raw
    with Vault.open(folder, passphrase=PASSPHRASE) as vault:
        notes = vault.load(vault.people()[0].id).record.notes
    assert [" ".join(note.text.split()) for note in notes] == ["tea, [b]and[/b] ca ke"]


@pytest.mark.long
@pytest.mark.timeout(240)
async def test_the_app_in_a_terminal_and_plain_lines_make_the_same_record(tmp_path: Path) -> None:
    one, other = tmp_path / "app", tmp_path / "plain"
    one.mkdir()
    other.mkdir()
    with Terminal("--data-dir", str(one / "vault"), columns=100, rows=50) as terminal:
        hands = TerminalHands(terminal, one / "vault")
        await from_the_first_start_to_the_page(hands, one)
        assert await hands.leave() == 0
        on_screen = await hands.record()
    typist = Typist(other / "vault")
    lines = PlainHands(typist)
    await from_the_first_start_to_the_page(lines, other)
    in_lines = await lines.record()
    assert await lines.leave() == 0
    assert essence(in_lines) == essence(on_screen)
    assert _undated(other / "page.txt") == _undated(one / "page.txt")
    assert "\x1b" not in "".join(typist.all_said)


def _undated(page: Path) -> list[str]:
    return [line for line in page.read_text(encoding="utf-8").splitlines() if not line.startswith("Written")]
