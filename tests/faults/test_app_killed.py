"""kill -9 in the running app, in the middle of typing: what is lost is at most the last two seconds."""

from __future__ import annotations

import random
import re
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from peertui.services.idle_timer import LOOK_EVERY
from peertui.services.vault.autosave import LONGEST
from plans.record.models import Note, Outcome, Person, Record, Session, TrailItem
from plans.vault import Strength, Vault

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.faults.conftest import Count
from tests.support.faults.terminal import Terminal

PASSPHRASE = "kettle harbour violin moss"
SLACK = 1.0
"""Seconds that a busy machine may take from key to change and from change to disk, beside the promise."""
A_TEST, AT_ONCE = 10, 2
NOW = datetime(2026, 3, 3, tzinfo=UTC)


def a_vault(folder: Path) -> None:
    """A vault with one person in the middle of a meeting."""
    trail = (TrailItem(step="early_signs/first", outcome=Outcome.OPENED, when=NOW),)
    session = Session(id="s1", number=1, started=NOW, trail=trail, chosen=("early_signs",))
    vault, _ = Vault.create(folder, PASSPHRASE, strength=Strength(memory_kib=64, iterations=1, lanes=1))
    vault.people.add(Record(person=Person(id="robin", called="Robin"), sessions=(session,), notes=(Note(text="kept"),)))
    vault.close()


@contextmanager
def at_the_step(folder: Path) -> Iterator[Terminal]:
    """The running app, where the next letter typed begins an early sign."""
    (folder / "passphrase").write_text(PASSPHRASE)
    with Terminal("--data-dir", str(folder / "vault"), "--passphrase-file", str(folder / "passphrase")) as terminal:
        terminal.wait_for("Robin")
        terminal.type("\r")
        terminal.wait_for("Go on with meeting 1")
        terminal.type("\r")
        terminal.wait_for("first small change")
        time.sleep(0.3)
        yield terminal


def sign_in(folder: Path) -> str:
    """The early sign found on the disk."""
    with Vault.open(folder / "vault", passphrase=PASSPHRASE) as vault:
        return vault.people.load("robin").record.of_kind("early_sign")[0].text("sign")


def typed_then_killed(folder: Path, seconds: float, rng: random.Random) -> tuple[str, str, Record]:
    """Type for a while and kill. Returns what must be there, all that was typed, and the record found afterwards."""
    sent: list[tuple[float, str]] = []
    with at_the_step(folder) as terminal:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            letter = rng.choice("abcdefghijklmnop ")
            sent.append((terminal.type(letter), letter))
            time.sleep(rng.uniform(0.01, 0.12))
        killed = time.monotonic()
        terminal.kill()
    with Vault.open(folder / "vault", passphrase=PASSPHRASE) as vault:
        opened = vault.people.load("robin")
    assert opened.damage is None
    promised = "".join(letter for at, letter in sent if at < killed - LONGEST - SLACK)
    return promised, "".join(letter for _, letter in sent), opened.record


def check(folder: Path, seconds: float, rng: random.Random) -> None:
    a_vault(folder / "vault")
    promised, everything, record = typed_then_killed(folder, seconds, rng)
    signs = record.of_kind("early_sign")
    found = signs[0].text("sign") if signs else ""
    assert everything.startswith(found)
    assert found.startswith(promised)
    assert record.notes[0].text == "kept"
    assert record.sessions[0].trail[-1].step == "early_signs/first"


@pytest.mark.hazard("H06.1")
@pytest.mark.parametrize("seconds", [0.5, 4.0])
def test_a_kill_while_typing_loses_at_most_the_last_two_seconds(tmp_path: Path, seconds: float) -> None:
    check(tmp_path, seconds, random.Random(seconds))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(20))
def test_many_kills_while_typing(tmp_path: Path, seed: int, count: Count) -> None:
    def kill(number: int) -> None:
        rng = random.Random(seed * A_TEST + number)
        (tmp_path / str(number)).mkdir()
        check(tmp_path / str(number), rng.uniform(0.2, 6.0), rng)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(kill, range(A_TEST)))
    count(A_TEST, "kills of the running app while somebody types")


def typed_in_bursts(folder: Path, rng: random.Random) -> tuple[str, str, bool]:
    """Type now quickly, now not at all, and kill. What stood in the box, what is on the disk, and was it "Saved"."""
    a_vault(folder / "vault")
    with at_the_step(folder) as terminal:
        until = time.monotonic() + rng.uniform(0.3, 3.0)
        for _ in range(60):
            if time.monotonic() >= until:
                break
            terminal.type(rng.choice("abcdefghijklmnop"))
            time.sleep(rng.choice((0.002, 0.03, 0.1, rng.uniform(0.35, 0.9))))
        terminal.kill()
        time.sleep(0.1)  # what was drawn last is read to its end
        shown, box = terminal.shown, re.sub(r"[^a-p]", "", terminal.before_cursor)
    with Vault.open(folder / "vault", passphrase=PASSPHRASE) as vault:
        signs = vault.people.load("robin").record.of_kind("early_sign")
    return box, signs[0].text("sign") if signs else "", bool(re.search(r"^ Saved \d\d:\d\d", shown, re.MULTILINE))


def check_saved_holds(folder: Path, rng: random.Random) -> bool:
    """Whether "Saved" stood there; then every letter that did is on the disk."""
    box, found, says_saved = typed_in_bursts(folder, rng)
    assert not says_saved or box == found
    return says_saved


@pytest.mark.hazard("H06.2")
def test_what_stands_there_when_it_says_saved_is_on_the_disk(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / str(number)).mkdir()
        check_saved_holds(tmp_path / str(number), random.Random(number))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(12))
def test_many_kills_while_it_may_say_saved(tmp_path: Path, seed: int, count: Count) -> None:
    def kill(number: int) -> bool:
        (tmp_path / str(number)).mkdir()
        return check_saved_holds(tmp_path / str(number), random.Random(seed * A_TEST + number))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        said = sum(pool.map(kill, range(A_TEST)))
    count(A_TEST, "kills of the running app looked at for a word under Saved that is not on the disk")
    count(said, "of them with Saved on the screen")


def test_words_left_alone_for_a_moment_are_there_whole(tmp_path: Path) -> None:
    a_vault(tmp_path / "vault")
    with at_the_step(tmp_path) as terminal:
        terminal.type("I stop opening post")
        terminal.wait_for("Saved")
        terminal.kill()
    assert sign_in(tmp_path) == "I stop opening post"


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_being_asked_to_stop_saves_the_last_letter_and_ends_at_once(tmp_path: Path, asked: signal.Signals) -> None:
    a_vault(tmp_path / "vault")
    with at_the_step(tmp_path) as terminal:
        terminal.type("post")
        time.sleep(0.2)
        terminal.process.send_signal(asked)
        assert terminal.process.wait(timeout=5) == 0
    assert sign_in(tmp_path) == "post"


@pytest.mark.hazard("H06.6")
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_being_asked_to_stop_keeps_somebody_new_whose_name_was_just_typed(
    tmp_path: Path, asked: signal.Signals
) -> None:
    with beginning_a_record(tmp_path, "Alex") as terminal:
        terminal.process.send_signal(asked)
        assert terminal.process.wait(timeout=5) == 0
        assert "not kept" not in terminal.shown
    assert names(tmp_path) == ["Alex", "Robin"]


@pytest.mark.long
def test_a_terminal_that_goes_without_a_word_keeps_somebody_new(tmp_path: Path) -> None:
    with beginning_a_record(tmp_path, "Alex") as terminal:
        terminal.hang_up()
        terminal.process.wait(timeout=LOOK_EVERY + 5)
    assert names(tmp_path) == ["Alex", "Robin"]


@contextmanager
def beginning_a_record(folder: Path, called: str) -> Iterator[Terminal]:
    """The running app, where a name was typed into the form of a new person, and nothing else."""
    a_vault(folder / "vault")
    (folder / "passphrase").write_text(PASSPHRASE)
    told = ("--data-dir", str(folder / "vault"), "--passphrase-file", str(folder / "passphrase"))
    with Terminal(*told) as terminal:
        terminal.wait_for("Find a person")
        terminal.type(f"{called}\r")
        terminal.wait_for("What do they like to be called?")
        terminal.wait_for(called)
        terminal.settle()
        yield terminal


def names(folder: Path) -> list[str]:
    """Who is there at a fresh start."""
    with Vault.open(folder / "vault", passphrase=PASSPHRASE) as vault:
        return sorted(person.called for person in vault.people.all())


@pytest.mark.long
def test_a_terminal_that_goes_without_a_word_ends_it_with_everything_saved(tmp_path: Path) -> None:
    a_vault(tmp_path / "vault")
    with at_the_step(tmp_path) as terminal:
        terminal.type("post")
        time.sleep(0.2)
        terminal.hang_up()
        terminal.process.wait(timeout=LOOK_EVERY + 5)
    assert sign_in(tmp_path) == "post"
