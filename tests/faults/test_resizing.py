"""A window pulled through many sizes while somebody types: no letter is lost, and the cursor stays where it was."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.faults.test_app_killed import PASSPHRASE, a_vault, sign_in
from tests.support.faults.terminal import Terminal
from tests.support.plain.in_terminal import TerminalTypist

WORDS = "I put the post away for weeks, eat at the window and stop whistling on the stairs"
SIZES = ((20, 5), (79, 23), (200, 60), (50, 14), (49, 13), (1, 1), (132, 24), (80, 3), (10, 50), (81, 25))
"""Some of them too small to work in."""
NO_SIZE = {"COLUMNS": None, "LINES": None}
"""The window itself says how large it is."""


def opened(folder: Path, *arguments: str) -> Terminal:
    a_vault(folder / "vault")
    (folder / "passphrase").write_text(PASSPHRASE)
    told = ("--data-dir", str(folder / "vault"), "--passphrase-file", str(folder / "passphrase"))
    return Terminal(*told, *arguments, env=NO_SIZE, told=True)


@pytest.mark.hazard("H06.9")
@pytest.mark.parametrize("seed", [1, 5, *(pytest.param(seed, marks=pytest.mark.long) for seed in (2, 3, 4, 6, 7))])
def test_typing_through_a_storm_of_sizes_loses_no_letter(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    with opened(tmp_path) as terminal:
        terminal.wait_for("Robin")
        terminal.type("\r")
        terminal.wait_for("Go on with meeting 1")
        terminal.type("\r")
        terminal.wait_for("first small change")
        terminal.settle()
        for letter in WORDS:
            terminal.type(letter)
            if rng.random() < 0.3:
                terminal.resize(*rng.choice(SIZES))
            time.sleep(rng.uniform(0, 0.02))
        terminal.resize(80, 24)
        terminal.wait_until(lambda: terminal.before_cursor.endswith("stairs"))
        terminal.settle()
        there = terminal.cursor
        terminal.resize(30, 6)
        terminal.wait_for("too small to work in")
        terminal.resize(80, 24)
        terminal.wait_until(lambda: terminal.cursor == there and terminal.before_cursor.endswith("stairs"))
        terminal.type("!")
        terminal.wait_until(lambda: terminal.before_cursor.endswith("stairs!"))
        terminal.type("\x11")
        assert terminal.process.wait(timeout=20) == 0
    assert sign_in(tmp_path) == f"{WORDS}!"


@pytest.mark.hazard("H06.9", "H52.5")
def test_a_line_in_plain_mode_outlasts_every_size(tmp_path: Path) -> None:
    with opened(tmp_path, "--plain") as terminal:
        typist = TerminalTypist(terminal)
        typist.type("1")
        typist.type("1")
        for part in WORDS.split(" "):
            terminal.type(f"{part} ")
            terminal.resize(*random.Random(part).choice(SIZES))
            time.sleep(0.005)
        terminal.resize(20, 24)
        typist.send("\n")
        assert "Kept. Another" in typist.latest
        said = typist.type("help")
        assert max(map(len, said.splitlines())) <= 20
        terminal.resize(80, 24)
        assert max(map(len, typist.type("help").splitlines())) > 60
        typist.type("quit")
        assert typist.code == 0
    assert sign_in(tmp_path) == WORDS


def test_the_window_counts_and_not_what_a_shell_once_wrote_down(tmp_path: Path) -> None:
    a_vault(tmp_path / "vault")
    env = {"COLUMNS": "200", "LINES": "60"}
    with Terminal("--data-dir", str(tmp_path / "vault"), env=env, told=True) as terminal:
        terminal.wait_for("Menu")
        for columns, rows in ((80, 24), (100, 30)):
            terminal.resize(columns, rows)
            terminal.settle()
            terminal.wait_until(lambda: "is locked" in terminal.shown)
            assert "Menu" in terminal.shown.splitlines()[rows - 1]
