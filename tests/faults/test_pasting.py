"""Two hundred lines pasted into the real app in a real terminal, one that marks its pastes and one that does not."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from plans.record import Record
from plans.vault import Vault
from tests.faults.terminal import Terminal
from tests.faults.test_app_killed import PASSPHRASE, a_vault

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
        assert [one.called for one in vault.people()] == ["Robin"]
        return took, vault.load("robin").record


@pytest.mark.parametrize("marks", [("", ""), pytest.param(("\x1b[200~", "\x1b[201~"), marks=pytest.mark.long)])
def test_two_hundred_pasted_lines_are_one_sign(tmp_path: Path, marks: tuple[str, str]) -> None:
    took, record = pasted(tmp_path, marks)
    print(f"200 lines were on the screen after {took:.2f} s")
    signs = record.of_kind("early_sign")
    assert [sign.text("sign").split("\n") for sign in signs] == [LINES]
    assert took < QUICK
