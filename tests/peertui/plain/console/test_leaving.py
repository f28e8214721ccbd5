"""Every way out of plain mode, and locking: nothing typed is lost, and nobody goes on without the passphrase."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from peertui.plain.run import _AskedToStop
from plans.vault import CannotSave, Vault
from tests.support.app.kit import PASSPHRASE, a_vault, robin
from tests.support.plain.typing import Typist


def at_a_first_note(folder: Path) -> Typist:
    """In a first meeting, with a note begun and not ended."""
    typist = Typist(folder / "vault", vault=a_vault(folder / "vault", robin()))
    for line in ("1", "1", "", "menu"):
        typist.type(line)
    typist.type(typist.number_of("Just talk"))
    typist.type("tea went cold")
    assert typist.prompt == "More, or Enter to end:"
    return typist


def notes_on_disk(folder: Path) -> list[str]:
    """The notes that a fresh start finds."""
    with Vault.open(folder / "vault", passphrase=PASSPHRASE) as vault:
        return [note.text for note in vault.people.load("robin").record.notes]


@pytest.mark.parametrize(
    ("ended", "code", "words"),
    [
        ("quit", 0, "Goodbye. Everything is saved."),
        (EOFError(), 0, "The input has ended. Everything you entered is saved."),
        (KeyboardInterrupt(), 130, "Stopped. Everything you entered is saved."),
        (_AskedToStop(), 0, "Asked to stop. Everything you entered is saved."),
        (ZeroDivisionError("tea"), 1, "a fault of its own (ZeroDivisionError"),
    ],
)
def test_however_it_ends_everything_is_saved(tmp_path: Path, ended: str | BaseException, code: int, words: str) -> None:
    typist = at_a_first_note(tmp_path)
    said = " ".join(typist.type(ended).split())
    assert typist.code == code
    assert words in said
    assert notes_on_disk(tmp_path) == ["tea went cold"]


@pytest.mark.hazard("H06.1")
def test_each_line_is_on_the_disk_before_the_next_question(tmp_path: Path) -> None:
    typist = at_a_first_note(tmp_path)
    typist.type("and so did I")
    assert typist.room.workspace.vault.people.load("robin").record.notes[0].text == "tea went cold\nand so did I"


@pytest.fixture
def full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typist:
    typist = at_a_first_note(tmp_path)

    def refuse(*_: object) -> None:
        raise CannotSave(OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(typist.room.workspace.vault.people, "save", refuse)
    return typist


def test_trouble_with_saving_is_said_at_once_and_leaving_is_asked_about(full_disk: Typist) -> None:
    assert "Not saved: the disk is full" in full_disk.type("and so did I")
    assert "Try again" in full_disk.type("quit")
    full_disk.type("2")
    assert full_disk.prompt == "More, or Enter to end:"
    assert "What is not saved is lost" not in full_disk.type("quit")
    full_disk.type("3")
    assert full_disk.code == 1


def test_the_end_of_the_input_says_what_could_not_be_saved(full_disk: Typist) -> None:
    full_disk.type("and so did I")
    assert "What is not saved is lost." in full_disk.type(EOFError())
    assert full_disk.code == 1


def test_lock_forgets_everything_and_comes_back_to_the_same_question(tmp_path: Path) -> None:
    typist = at_a_first_note(tmp_path)
    before = typist.room.workspace.vault
    said = typist.type("LOCK")
    assert "Passphrase" in typist.prompt
    assert "tea went cold" not in said
    assert not typist.room.workspace.has_record
    assert "999" in typist.type("safety")
    assert "Only the passphrase" in typist.type("back")
    assert "does not open" in typist.type("not it")
    typist.type(PASSPHRASE)
    assert typist.prompt == "More, or Enter to end:"
    assert typist.room.workspace.vault is not before
    typist.type("and so did I")
    assert typist.type("quit")
    assert notes_on_disk(tmp_path) == ["tea went cold\nand so did I"]


def test_what_cannot_be_saved_is_not_locked_away(full_disk: Typist) -> None:
    full_disk.type("and so did I")
    assert "it was not locked" in full_disk.type("lock")
    assert full_disk.room.workspace.has_record
    full_disk.type("quit")
    full_disk.type("3")


def test_a_long_pause_asks_for_the_passphrase_and_keeps_the_line(tmp_path: Path) -> None:
    typist = at_a_first_note(tmp_path)
    watch = typist.room._sleeper._watch
    watch._typed -= 6 * 60  # as if the question had waited that long
    said = typist.type("and so did I")
    assert "What you just typed is kept" in " ".join(said.split())
    assert "Passphrase" in typist.prompt
    typist.type(PASSPHRASE)
    assert typist.prompt == "More, or Enter to end:"
    typist.type("quit")
    assert notes_on_disk(tmp_path) == ["tea went cold\nand so did I"]


@pytest.mark.hazard("H15.4")
def test_while_a_question_waits_too_long_the_keys_are_forgotten(tmp_path: Path) -> None:
    typist = at_a_first_note(tmp_path)
    sleeper = typist.room._sleeper
    with sleeper._change:
        sleeper._watch._typed -= 6 * 60
        sleeper._look_once()
    assert not typist.room.workspace.has_record
    with Vault.open(tmp_path / "vault", passphrase=PASSPHRASE) as other:  # the lock was let go of
        assert [person.called for person in other.people.all()] == ["Robin"]
    typist.type("and so did I")
    typist.type(PASSPHRASE)
    typist.type("quit")
    assert notes_on_disk(tmp_path) == ["tea went cold\nand so did I"]


@pytest.mark.hazard("H16.1")
def test_hiding_moves_the_words_up(tmp_path: Path) -> None:
    typist = at_a_first_note(tmp_path)
    assert typist.type("hide").count("\n") >= 20
    assert "Press Enter" in typist.prompt
    typist.type()
    assert typist.prompt == "More, or Enter to end:"
    typist.type("quit")
