"""The whole way in a real terminal of 80 by 24: first start, a meeting, kill -9, resume, finish, page, print."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from plans.record.models import Outcome
from plans.vault import Vault
from tests.support.faults.terminal import Terminal

PASSPHRASE = "kettle harbour violin moss"
ENTER, TAB, BACK_TAB = "\r", "\t", "\x1b[Z"
KEY = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{2,4}){8}\b")


def say(terminal: Terminal, words: str, expect: str | None = None) -> None:
    """Type words, see them, press Enter, and see what is expected next."""
    terminal.type(words)
    terminal.wait_for(words)
    terminal.type(ENTER)
    if expect:
        terminal.wait_for(expect)
    else:
        terminal.settle()


def seen(terminal: Terminal, pattern: str) -> str:
    """What the first group of a pattern stands for, once the whole of it is on the screen."""
    until = time.monotonic() + 10
    while not (found := re.search(pattern, terminal.shown, re.MULTILINE)):
        assert time.monotonic() < until, terminal.shown
        time.sleep(0.05)
    return found[1]


def go_on(terminal: Terminal, expect: str) -> None:
    terminal.type(ENTER)
    terminal.wait_for(expect)


def menu(terminal: Terminal, words: str, expect: str) -> None:
    """Pick a command by its number in the menu."""
    terminal.type("\x1b[21~")  # F10
    pick(terminal, seen(terminal, rf"^[> ]\s*(\d+)_?\s+{re.escape(words)}"), expect)


def pick(terminal: Terminal, number: str, expect: str) -> None:
    """Pick a row by its number, with Enter once the number is seen to wait for it."""
    terminal.type(number)
    until = time.monotonic() + 30
    while expect not in " ".join(terminal.shown.split()):
        assert time.monotonic() < until, f"never saw {expect!r} in\n{terminal.shown}"
        if re.search(rf"^[> ]\s*{number}_", terminal.shown, re.MULTILINE):
            terminal.type(ENTER)
            break
        time.sleep(0.02)
    terminal.wait_for(expect)


def write_as(terminal: Terminal, number: str, words: str) -> None:
    """Write words as the kind of this number in the line above the box."""
    for key in (BACK_TAB, number, TAB):
        press(terminal, key)
    say(terminal, words)


def press(terminal: Terminal, keys: str) -> None:
    """Send keys, and wait until what they did has come to rest."""
    terminal.type(keys)
    terminal.settle()


@pytest.mark.hazard("H53.5")
@pytest.mark.timeout(240)
def test_from_first_start_to_the_printed_page(tmp_path: Path) -> None:
    folder, page = tmp_path / "vault", tmp_path / "page.pdf"
    with Terminal("--data-dir", str(folder)) as terminal:
        terminal.wait_for("Press Enter for the full screen")
        go_on(terminal, "choose a passphrase")
        press(terminal, PASSPHRASE + ENTER)
        terminal.type(PASSPHRASE + ENTER)
        terminal.wait_for("Your recovery key")
        key = KEY.search(terminal.shown)
        assert key, terminal.shown
        terminal.type(key[0] + ENTER)
        terminal.wait_for("Nobody here yet")
        go_on(terminal, "What do they like to be called?")
        say(terminal, "Robin", "Begin meeting 1")
        go_on(terminal, "Does your team know")
        go_on(terminal, "How has today been so far?")
        go_on(terminal, "Is here okay to talk?")
        go_on(terminal, "Is it okay to write")
        terminal.type("1")
        go_on(terminal, "Who may see it")
        go_on(terminal, "What to leave out")
        go_on(terminal, "What you say stays with you")
        say(terminal, "Slept badly, glad you came")  # a note in the person's voice
        write_as(terminal, "3", "Came to the door by herself")  # one in the worker's
        go_on(terminal, "a kind of weather")
        menu(terminal, "Choose again", "What matters most to you today?")

        terminal.type("1" + ENTER)
        terminal.wait_for("apart from what has been hard?")
        say(terminal, "I paint gates")
        say(terminal, "I know every dog on the street")
        go_on(terminal, "really listened")
        say(terminal, "Sits down first")
        menu(terminal, "Choose again", "What matters most to you today?")

        terminal.type("4" + ENTER)
        terminal.wait_for("What are you like?")
        say(terminal, "I whistle")
        go_on(terminal, "the first small change?")
        say(terminal, "Paint dries in the tin")
        say(terminal, "I stop whistling")
        write_as(terminal, "4", "Looked at the paint tins a lot")
        menu(terminal, "Choose again", "What matters most to you today?")

        terminal.type("5" + ENTER)
        terminal.wait_for("time to use this plan?")
        say(terminal, "Two nights without sleep")
        go_on(terminal, "get through the next hour?")
        say(terminal, "Tea, and the radio low")
        say(terminal, "Nobody shouting")
        go_on(terminal, "called first?")
        say(terminal, "Ola from next door")
        write_as(terminal, "2", "Ola knows and is fine with it")
        terminal.type("and half a sen")
        terminal.wait_for("half a sen")
        time.sleep(3.2)
        terminal.kill()

    with Vault.open(folder, passphrase=PASSPHRASE) as vault:
        before = vault.people.load(vault.people.all()[0].id).record
    assert len([e for e in before.entries if e.kept]) >= 10
    assert len(before.notes) == 5
    assert before.notes[-1].text == "and half a sen"
    assert {n.voice for n in before.notes} >= {"theirs", "worker"}

    with Terminal("--data-dir", str(folder)) as terminal:
        terminal.wait_for("Passphrase")
        terminal.type(PASSPHRASE + ENTER)
        terminal.wait_for("Robin")
        go_on(terminal, "Go on with meeting 1")
        go_on(terminal, "called first?")
        for words in ("Ola from next door", "Ola knows and is fine with it", "and half a sen"):
            terminal.wait_for(words)
        menu(terminal, "Finish: one small step, then the close", "one small thing")
        say(terminal, "Open the green paint")
        go_on(terminal, "read back what we wrote")
        menu(terminal, "Next", "one thing you'll take from today?")
        say(terminal, "I can whistle", "How are you now?")
        go_on(terminal, "Would you like your page today?")
        menu(terminal, "Choose the page", "choose together")
        wanted = ["I paint gates", "I whistle", "Paint dries in the tin", "Two nights without sleep"]
        for words in wanted:
            choose(terminal, words)
        menu(terminal, "Print or save it", "Locked or open")
        while "2 ( ) leave it open" not in terminal.shown:  # numbers show where the focus is
            press(terminal, TAB)
        press(terminal, "2")  # leave it open
        press(terminal, TAB)
        press(terminal, "\x15")  # Ctrl+U clears the line
        press(terminal, str(page))
        terminal.type(ENTER)
        terminal.wait_for("Yes, save it")
        terminal.settle()
        terminal.type("2")
        terminal.wait_for("Saved as")
        menu(terminal, "Go back", "choose together")
        menu(terminal, "Go back", "Would you like your page today?")
        menu(terminal, "Next", "When shall we meet next?")
        say(terminal, "Tuesday at ten", "Let your team know you are out.")
        go_on(terminal, "Begin meeting 2")
        terminal.type("\x11")  # Ctrl+Q
        assert terminal.process.wait(timeout=10) == 0

    with Vault.open(folder, passphrase=PASSPHRASE) as vault:
        record = vault.people.load(vault.people.all()[0].id).record
    assert record.sessions[0].ended
    assert record.sessions[0].next_meeting == "Tuesday at ten"
    assert record.sessions[0].chosen == ("peer_support", "early_signs", "crisis")
    assert all(item.outcome in set(Outcome) for item in record.sessions[0].trail)
    assert {e.text(f) for e in record.entries if e.on_page for f in ("text", "sign") if e.text(f)} == set(wanted)
    sheets = list(extract_pages(page))
    assert len(sheets) == 1
    printed = " ".join(" ".join(b.get_text().split()) for b in sheets[0] if isinstance(b, LTTextContainer))
    assert all(words in printed for words in wanted)
    others = ("I know every dog", "Sits down first", "I stop whistling", "Tea, and the radio", "Ola", "Open the green")
    assert not [words for words in others if words in printed]


def choose(terminal: Terminal, words: str) -> None:
    """Put the row with these words on the page, by its number."""
    pick(terminal, seen(terminal, rf"(\d+)_?\s+\[ \] {re.escape(words)}"), f"[x] {words}")
