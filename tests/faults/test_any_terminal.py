"""Whatever the terminal is: the full screen that can be used, plain lines, or one plain sentence and exit code 5."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import termios

from plans.record.models import Record
from plans.vault import Vault
from tests.faults.test_app_killed import PASSPHRASE, a_vault, sign_in
from tests.support.faults.terminal import Terminal
from tests.support.plain.in_terminal import TerminalTypist

LONG = pytest.mark.long
UNSAID = dict.fromkeys(("COLUMNS", "LINES", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "NO_COLOR"))
"""What says something of a terminal or its letters, taken away."""
NO_UTF_8 = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
SSH = {"SSH_TTY": "/dev/pts/9", "SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
F2 = {"linux": "\x1b[[B", "vt220": "\x1b[12~", "vt100": "\x1bOQ"}
"""The safety card's key, where it is not the usual one."""
INDEXED = re.compile(rb"\x1b\[[0-9;]*[34]8;")
"""A colour beyond the sixteen."""


def demo(term: str, *arguments: str, rows: int = 24, columns: int = 80, **env: str) -> Terminal:
    """The demo in a terminal of this name."""
    return Terminal("demo", *arguments, term=term, rows=rows, columns=columns, env=UNSAID | env, told=True)


@pytest.mark.hazard("H53.2")
@pytest.mark.parametrize(
    ("term", "env", "sixteen"),
    [
        ("linux", {}, True),
        pytest.param("screen", {}, True, marks=LONG),
        pytest.param("tmux-256color", {}, False, marks=LONG),
        pytest.param("xterm", {}, True, marks=LONG),
        pytest.param("vt100", {}, True, marks=LONG),
        pytest.param("vt220", {}, True, marks=LONG),
        pytest.param("linux", {"NO_COLOR": "1"}, True, marks=LONG),
        pytest.param("xterm-256color", SSH, False, marks=LONG),
        pytest.param("xterm", {"LANG": "C"}, True, marks=LONG),
        pytest.param("xterm", {"LC_ALL": "POSIX"}, True, marks=LONG),
    ],
)
def test_a_terminal_that_can_draw_gets_the_full_screen(term: str, env: dict[str, str], sixteen: bool) -> None:
    with demo(term, **env) as terminal:
        terminal.wait_for("Begin meeting 4")
        terminal.type(F2.get(term, "\x1bOQ"))
        terminal.wait_for("999")
        assert bool(INDEXED.search(terminal.raw)) is not sixteen
        terminal.type("\r")
        terminal.wait_for("Begin meeting 4")
        terminal.type("\x11")
        assert terminal.process.wait(timeout=20) == 0


@pytest.mark.hazard("H53.2")
@pytest.mark.parametrize("term", ["dumb", *(pytest.param(term, marks=LONG) for term in ("", "unknown", "vt52"))])
def test_a_terminal_that_cannot_gets_plain_lines(term: str) -> None:
    with demo(term) as terminal:
        typist = TerminalTypist(terminal)
        assert "1. Begin meeting 4" in typist.latest
        assert "999" in typist.type("safety")
        typist.type("quit")
        assert typist.code == 0
        assert b"\x1b" not in terminal.raw


@pytest.mark.hazard("H53.2")
@pytest.mark.parametrize(
    ("env", "size", "said"),
    [
        ({"PYTHONIOENCODING": "cp1252"}, (80, 24), "not set to UTF-8"),
        ({}, (79, 23), "79 columns and 23 rows"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, (80, 24), "not set to UTF-8", marks=LONG),
        pytest.param(NO_UTF_8, (80, 24), "not set to UTF-8", marks=LONG),
        pytest.param({}, (1, 1), "1 columns and 1 rows", marks=LONG),
    ],
)
def test_a_terminal_that_will_not_do_gets_one_sentence(env: dict[str, str], size: tuple[int, int], said: str) -> None:
    columns, rows = size
    with demo("xterm", columns=columns, rows=rows, **env) as terminal:
        assert terminal.process.wait(timeout=20) == 5
        time.sleep(0.1)
        words = " ".join(terminal.raw.decode().split())
    assert words.startswith("Error: This ")
    assert said in words
    assert words.endswith("with --plain.")
    assert "\x1b" not in words


# -- letters -----------------------------------------------------------------------------------------------------------

WIDE = "Zoë and 日本語 🌻"


@pytest.mark.hazard("H52.5")
@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        pytest.param({"PYTHONIOENCODING": "cp1252"}, marks=LONG),
        pytest.param(NO_UTF_8, marks=LONG),
        pytest.param({"LC_ALL": "C.UTF-8"}, marks=LONG),
    ],
)
def test_plain_lines_keep_every_letter_on_any_console(tmp_path: Path, env: dict[str, str]) -> None:
    with at_a_step(tmp_path, columns=20, **env) as terminal:
        typist = TerminalTypist(terminal)
        typist.type("1")
        typist.type("1")
        typist.type(WIDE)
        typist.type("")
        assert "- Zo" in typist.type("back")
        typist.type("quit")
        assert typist.code == 0
    assert sign_in(tmp_path) == WIDE


def at_a_step(folder: Path, columns: int = 80, **env: str) -> Terminal:
    """Plain mode where the next person's meeting is open at a step."""
    a_vault(folder / "vault")
    (folder / "passphrase").write_text(PASSPHRASE)
    arguments = ("--data-dir", str(folder / "vault"), "--passphrase-file", str(folder / "passphrase"), "--plain")
    return Terminal(*arguments, columns=columns, env=UNSAID | env, told=True)


# -- Ctrl+C and Ctrl+Z -------------------------------------------------------------------------------------------------

TO_A_PROMPT = {
    "the passphrase": ["lock"],
    "a list": [],
    "a name": ["back", "1. New person"],
    "the menu": ["1", "menu"],
    "a step": ["1", "1"],
    "a long note": ["1", "1", "as", "2", "tea went cold"],
    "hidden": ["hide"],
    "a form": ["1", "3", "1", "1", "1"],
}
EVERY_DAY = ("the passphrase", "a step")


@pytest.mark.hazard("H06.9")
@pytest.mark.parametrize(
    "prompt", [name if name in EVERY_DAY else pytest.param(name, marks=LONG) for name in TO_A_PROMPT]
)
def test_ctrl_c_at_any_prompt_saves_and_leaves_the_terminal_as_it_was(tmp_path: Path, prompt: str) -> None:
    with at_a_step(tmp_path) as terminal:
        typist = TerminalTypist(terminal)
        for line in TO_A_PROMPT[prompt]:
            typist.type(typist.number_of(line[3:]) if line.startswith("1. ") else line)
        typist.send("and half a line\x03")
        assert typist.code == 130
        assert "Everything you entered is saved." in " ".join(typist.latest.split())
        assert "Traceback" not in terminal.shown
        assert termios.tcgetattr(terminal._main)[3] & termios.ECHO
        assert b"\x1b" not in terminal.raw
    if prompt == "a long note":
        assert [note.text for note in record_in(tmp_path).notes] == ["kept", "tea went cold"]


def record_in(folder: Path) -> Record:
    with Vault.open(folder / "vault", passphrase=PASSPHRASE) as vault:
        return vault.people.load("robin").record


@pytest.mark.hazard("H06.10")
@pytest.mark.parametrize("after", [0.0, 0.2])
def test_the_passphrase_and_enter_typed_before_anything_is_drawn_open_the_door(tmp_path: Path, after: float) -> None:
    a_vault(tmp_path / "vault")
    with Terminal("--data-dir", str(tmp_path / "vault")) as terminal:
        time.sleep(after)
        terminal.type(f"{PASSPHRASE}\r")  # the terminal makes a line end of it: nobody has told it otherwise yet
        terminal.wait_for("Find a person")
        terminal.type("\x11")
        assert terminal.process.wait(timeout=20) == 0


def test_ctrl_z_puts_it_aside_and_fg_brings_it_back(tmp_path: Path) -> None:
    a_vault(tmp_path / "vault")
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    told = f"--data-dir {tmp_path / 'vault'} --passphrase-file {tmp_path / 'passphrase'} --plain"
    shell = "import os; os.execvp('bash', ['bash', '--norc', '--noprofile', '-i'])"
    with Terminal(program=("-c", shell), term="dumb", env={"PS1": "$ "}, rows=100, told=True) as terminal:
        terminal.wait_for("$")
        terminal.type(f"{sys.executable} -m peertui {told}\n")
        terminal.wait_for("1. Robin")
        for line in ("1", "1"):
            terminal.settle()
            terminal.type(f"{line}\n")
        terminal.wait_for("first small change")
        terminal.wait_for("or Enter to go on:")
        terminal.type("\x1a")
        terminal.wait_for("Stopped")
        terminal.type("fg\n")
        terminal.wait_for("-m peertui", 10)
        terminal.type("I stop whistling\n")
        terminal.wait_for("Kept. Another")
        terminal.type("quit\n")
        terminal.wait_for("Everything is saved.")
        terminal.type("exit\n")
        terminal.process.wait(timeout=20)
    assert sign_in(tmp_path) == "I stop whistling"


# -- no terminal at all ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shell", "code", "out", "error"),
    [
        ("exec 0<&-; exec {} demo --plain", 5, "", "Error: There is nobody to ask"),
        ("{} demo < /dev/null", 5, "", "Error: This is not a terminal"),
        ("printf '1\\n\\ntea' | {} demo --plain", 0, "Nothing of the demo is kept.", ""),
        pytest.param("{} demo --plain < /dev/null", 0, "Nothing of the demo is kept.", "", marks=LONG),
        pytest.param(
            "printf '1\\nquit\\n' | {} demo --plain", 0, "Goodbye. Nothing of the demo is kept.", "", marks=LONG
        ),
        pytest.param("{} demo --plain < /dev/null | head -2; exit ${{PIPESTATUS[0]}}", 130, "made-up", "", marks=LONG),
    ],
)
def test_a_pipe_or_nothing(shell: str, code: int, out: str, error: str) -> None:
    command = ["bash", "-c", shell.format(f"{sys.executable} -m peertui")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code
    assert out in done.stdout
    assert done.stderr.startswith(error)
    assert bool(done.stderr) is bool(error)
    assert "\x1b" not in done.stdout
