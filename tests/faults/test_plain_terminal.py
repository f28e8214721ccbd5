"""Plain mode in a real terminal, and the app in one against plain mode."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from plans.record.models import Record
from plans.vault import Vault
from tests.support.faults.terminal import Terminal
from tests.support.plain.in_terminal import TerminalTypist
from tests.support.stories.essence import essence
from tests.support.stories.hands import Hands
from tests.support.stories.stories import Story, from_the_first_start_to_the_page, straight_to_the_page
from tests.support.stories.with_plain import PlainHands
from tests.support.stories.with_terminal import TerminalHands

PASSPHRASE = "kettle harbour violin moss"


@pytest.mark.hazard("H52.1")
def test_a_simple_terminal_gets_plain_lines_and_not_one_escape(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with Terminal("--data-dir", str(folder), term="dumb", rows=60) as terminal:
        terminal.wait_for("Choose a passphrase (what you type is not shown):")
        terminal.type(PASSPHRASE + "\n")
        terminal.wait_for("Type it once more")
        terminal.type(PASSPHRASE + "\n")
        terminal.wait_for("Type it from the paper:")
        key = terminal.shown.partition("Recovery key: ")[2].partition("\n")[0]
        for line, expected in (
            (key, "Nobody here yet."),
            ("1", "like to be called?"),
            ("Robin", "Full name"),
            ("", "Begin meeting 1"),
            ("1", "Does your team know"),
            ("", "How has today been so far?"),
            ("", "Is here okay to talk?"),
            ("", "Is it okay to write"),
            ("1", "Who may see it"),
            ("", "What to leave out"),
            ("", "What you say stays with you"),
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
        assert b"Everything you entered is saved." in terminal.raw
    with Vault.open(folder, passphrase=PASSPHRASE) as vault:
        notes = vault.people.load(vault.people.all()[0].id).record.notes
    assert [" ".join(note.text.split()) for note in notes] == ["tea, [b]and[/b] ca ke"]


@pytest.mark.timeout(240)
@pytest.mark.parametrize(
    "story", [straight_to_the_page, pytest.param(from_the_first_start_to_the_page, marks=pytest.mark.long)]
)
async def test_the_app_and_plain_lines_in_a_terminal_make_the_same_record(tmp_path: Path, story: Story) -> None:
    on_screen, one = await _in_terminal(tmp_path / "app", story)
    in_lines, other = await _in_terminal(tmp_path / "plain", story, "--plain")
    assert essence(in_lines) == essence(on_screen)
    assert in_lines.sessions
    assert in_lines.copies
    assert other == one
    assert "I whistle" in "\n".join(one)


async def _in_terminal(folder: Path, story: Story, *plain: str) -> tuple[Record, list[str]]:
    """What a story leaves behind on the full screen, or in plain lines: the record, and the page but for its day."""
    folder.mkdir()
    with Terminal("--data-dir", str(folder / "vault"), *plain, columns=100, rows=50) as terminal:
        lines = TerminalTypist(terminal) if plain else None
        hands: Hands = PlainHands(lines) if lines else TerminalHands(terminal, folder / "vault")
        await story(hands, folder)
        assert await hands.leave() == 0
        assert not plain or b"\x1b" not in terminal.raw
    with Vault.open(folder / "vault", passphrase=PASSPHRASE) as vault:
        return vault.people.load(vault.people.all()[0].id).record, _undated(folder / "page.txt")


def _undated(page: Path) -> list[str]:
    return [line for line in page.read_text(encoding="utf-8").splitlines() if not line.startswith("Written")]
