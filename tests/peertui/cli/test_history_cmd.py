"""The history command."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.cli.exit_codes import Exit
from plans.record.changes import add_note, change_note
from plans.record.models import Copy, Note, now_utc
from plans.vault import Vault
from tests.peertui.cli.conftest import PASSPHRASE, Peertui


@pytest.fixture
def lived(vault: Path) -> Path:
    """Sam's record, saved three times."""
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        record = add_note(opened.people.load("aaaa1111").record, Note(id="n", text="tea"))
        opened.people.save(record)
        record = change_note(record, "n", now_utc(), text="cake").model_copy(update={"copies": (Copy(who="Jo"),)})
        opened.people.save(record)
    return vault


def test_versions_are_listed_newest_first(peertui: Peertui, lived: Path) -> None:
    ended = peertui("history", "Sam")
    assert ended.code == Exit.DONE
    told = [line.split("  ")[-1] for line in ended.out.splitlines()]
    assert told == ["note changed; list of copies changed", "note added", "the oldest that is kept"]
    assert [line.split()[0] for line in ended.out.splitlines()] == ["3", "2", "1"]


def test_a_version_is_made_the_newest_and_nothing_is_lost(peertui: Peertui, lived: Path) -> None:
    assert "Version 2 is the newest now" in peertui("history", "aaaa1111", "--restore", "2", "--yes").out
    with Vault.open(lived, passphrase=PASSPHRASE) as vault:
        record = vault.people.load("aaaa1111").record
        assert ([note.text for note in record.notes], [copy.who for copy in record.copies]) == (["tea"], ["Jo"])
        assert vault.history.version("aaaa1111", 3).notes[0].text == "cake"
    assert peertui("history", "Sam").out.splitlines()[0].endswith("note changed")
    again = peertui("history", "Sam", "--restore", "2")
    assert (again.code, again.out) == (Exit.DONE, "")
    assert "nothing was changed" in again.err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("Sam", "--restore", "9"), Exit.FAILED, "no version of this number"),
        (("Nobody",), Exit.FAILED, "Nobody here is called"),
        (("Sam", "--restore", "two"), Exit.USAGE, "--restore"),
        ((), Exit.USAGE, "PERSON"),
    ],
)
def test_what_cannot_be_done_is_said(
    peertui: Peertui, lived: Path, words: tuple[str, ...], code: Exit, says: str
) -> None:
    ended = peertui("history", *words)
    assert (ended.code, ended.out) == (code, "")
    assert says in ended.err
