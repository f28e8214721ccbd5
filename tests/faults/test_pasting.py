"""Lines pasted into the real app and plain mode in a real terminal, one that marks its pastes and one that does not."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from plans.record.models import Record
from plans.vault import Vault
from tests.faults.test_app_killed import PASSPHRASE, a_vault
from tests.support.faults.terminal import Terminal
from tests.support.plain.in_terminal import TerminalTypist

LINES = [f"line {number} of what was written at home" for number in range(1, 201)]
"""Eight thousand letters: more than a terminal hands over at once."""
QUICK = 3.0
"""Seconds until the last line stands on the screen; key by key it takes ten times as long."""


def pasted(folder: Path, marks: tuple[str, str]) -> tuple[float, Record]:
    """Paste the lines at a step, then leave. How long it took, and the record that is kept."""
    a_vault(folder / "vault")
    (folder / "passphrase").write_text(PASSPHRASE)
    with Terminal("--data-dir", str(folder / "vault"), "--passphrase-file", str(folder / "passphrase")) as terminal:
        terminal.wait_for("Robin")
        terminal.type("\r")
        terminal.wait_for("Go on with meeting 1")
        terminal.type(marks[0] + "7\r7 07700 900123\rpasted on a list by mistake\r" + marks[1])
        time.sleep(0.5)
        assert "Go on with meeting 1" in terminal.shown
        terminal.type("\r")
        terminal.wait_for("first small change")
        time.sleep(0.3)
        began = time.monotonic()
        terminal.type(marks[0] + "\r".join(LINES) + marks[1])
        terminal.wait_for(LINES[-1])
        took = time.monotonic() - began
        terminal.type("\r")
        time.sleep(0.3)
        terminal.type("\x11")
        assert terminal.process.wait(timeout=10) == 0
    with Vault.open(folder / "vault", passphrase=PASSPHRASE) as vault:
        assert [one.called for one in vault.people.all()] == ["Robin"]
        return took, vault.people.load("robin").record


@pytest.mark.parametrize("marks", [("", ""), pytest.param(("\x1b[200~", "\x1b[201~"), marks=pytest.mark.long)])
def test_two_hundred_pasted_lines_are_one_sign(tmp_path: Path, marks: tuple[str, str]) -> None:
    took, record = pasted(tmp_path, marks)
    print(f"200 lines were on the screen after {took:.2f} s")
    signs = record.of_kind("early_sign")
    assert [sign.text("sign").split("\n") for sign in signs] == [LINES]
    assert took < QUICK


ASKING = """
from peertui.plain.console.console import of_this_process
console = of_this_process()
print(repr(console.ask("First?")), flush=True)
print(repr(console.ask("Second?")), flush=True)
print(repr(console.ask_secret("Third?")), flush=True)
print(repr(console.ask("Fourth?")), flush=True)
"""


@pytest.mark.parametrize("loaded", ["", pytest.param("import readline", marks=pytest.mark.long)])
def test_what_comes_in_one_burst_is_one_answer_in_plain_lines(loaded: str) -> None:
    with Terminal(program=("-c", loaded + ASKING), rows=60) as terminal:
        terminal.wait_for("First?")
        terminal.type("I slept badly.\r\rThen Zo\u00eb rang.\rIt helped")
        time.sleep(0.3)
        assert "Second?" not in terminal.shown
        terminal.type(" a lot.\r")
        terminal.wait_for("'I slept badly.\\n\\nThen Zo\u00eb rang.\\nIt helped a lot.'")
        terminal.wait_for("Second?")
        terminal.type("tea\r")
        terminal.wait_for("'tea' Third?")
        terminal.type("hidden\rback\rquit\r")
        terminal.wait_for("'hidden' Fourth?")
        terminal.type("back\r\r")
        terminal.wait_for("'back'")


def test_through_a_pipe_each_line_is_an_answer() -> None:
    lines = "I slept badly.\n\nThen Kit rang.\nback\n"
    ended = subprocess.run([sys.executable, "-c", ASKING], input=lines, capture_output=True, text=True, check=True)
    assert [line for line in ended.stdout.split("\n") if line.startswith("'")] == [
        "'I slept badly.'",
        "''",
        "'Then Kit rang.'",
        "'back'",
    ]


def test_a_paste_of_many_lines_is_one_answer_in_plain_lines_too() -> None:
    asking = "from peertui.plain.console.console import of_this_process\n"
    asking += "print(len(of_this_process().ask('What?').split('\\n')))"
    with Terminal(program=("-c", asking)) as terminal:
        terminal.wait_for("What?")
        terminal.type("\r".join(LINES) + "\r")
        terminal.wait_until(lambda: terminal.process.poll() is not None)
        assert terminal.shown.split()[-1] == str(len(LINES))


@pytest.mark.hazard("H02.3")
def test_two_pasted_paragraphs_stay_in_one_note_of_plain_mode(tmp_path: Path) -> None:
    a_vault(tmp_path / "vault")
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    lines = ("--data-dir", str(tmp_path / "vault"), "--passphrase-file", str(tmp_path / "passphrase"), "--plain")
    with Terminal(*lines, rows=60) as terminal:
        typist = TerminalTypist(terminal)
        typist.type("Robin")
        typist.type(typist.number_of("Go on with meeting 1"))
        typist.send("Safety\n\nQuit\nBack\n")
        typist.type("")
        typist.type("quit")
        assert terminal.process.wait(timeout=10) == 0
    with Vault.open(tmp_path / "vault", passphrase=PASSPHRASE) as vault:
        [sign] = vault.people.load("robin").record.of_kind("early_sign")
    assert sign.text("sign") == "Safety\n\nQuit\nBack"
