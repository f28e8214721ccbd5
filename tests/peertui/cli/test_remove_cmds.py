"""The commands remove and backups."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.cli.exit_codes import Exit
from plans.record import changes
from plans.record.models import Copy, Note
from plans.vault import Vault
from tests.peertui.cli.conftest import PASSPHRASE, Peertui


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def noted(vault: Path) -> Path:
    """Sam has a note now, and Aunt Philippa a copy of the page."""
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        record = changes.add_note(opened.people.load("aaaa1111").record, Note(id="gate", text="the blue gate"))
        opened.people.save(record.model_copy(update={"copies": (Copy(who="Aunt Philippa"),)}))
    return vault


@pytest.mark.hazard("H09.2")
def test_nothing_is_removed_unless_it_is_said_for_good(peertui: Peertui, noted: Path) -> None:
    for words, rest in (("everything kept about Sam", ()), ("1 of the things kept about Sam", ("--part", "gate"))):
        ended = peertui("remove", "Sam", *rest)
        assert (ended.code, ended.out) == (Exit.USAGE, "")
        assert f"This removes {words} and cannot be undone: add --for-good to do it." in ended.err
    assert "Sam" in peertui("people").out


def test_a_note_is_removed_and_what_still_holds_it_is_said(peertui: Peertui, noted: Path, stick: Path) -> None:
    peertui("backup", stick)
    ended = peertui("remove", "Sam", "--part", "gate", "--for-good", "--yes")
    assert (ended.code, ended.err) == (Exit.DONE, "Whose: Sam (Sam Aldous)\n")
    assert ended.out.startswith("Removed for good.\nIt is gone from this laptop, and the daily copies were removed.")
    assert "These backups still hold it:\n- backup-" in ended.out
    assert "given away:\n- Aunt Philippa" in ended.out
    with Vault.open(noted, passphrase=PASSPHRASE) as vault:
        assert vault.people.load("aaaa1111").record.notes == ()
    ended = peertui("remove", "Sam", "--part", "gate", "--for-good", "--yes")
    assert ended.code == Exit.FAILED
    assert "No entry or note has the id gate" in ended.err


def test_a_person_is_removed_even_if_their_files_are_damaged(peertui: Peertui, noted: Path, stick: Path) -> None:
    peertui("backup", stick)
    ended = peertui("remove", "Sam", "--for-good", "--yes")
    assert ended.code == Exit.DONE
    assert "These backups still hold it:\n- backup-" in ended.out
    [left] = (noted / "people").glob("*/*.pt")
    left.write_bytes(b"")
    ended = peertui("remove", "Noor", "--for-good", "--yes")
    assert ended.code == Exit.DONE
    assert peertui("people").out == ""


def test_backups_are_listed_and_forgotten(peertui: Peertui, vault: Path, stick: Path) -> None:
    ended = peertui("backups")
    assert (ended.code, ended.out) == (Exit.DONE, "")
    assert "make one with peertui backup FOLDER" in ended.err
    path = Path(peertui("backup", stick).out.strip())
    listed = peertui("backups").out
    assert f"  {path.name}, made " in listed
    assert listed.endswith(f"in {stick}\n")
    path.unlink()
    assert peertui("backups").out.endswith("(not in that folder now)\n")
    backup_id = listed.split()[0]
    assert peertui("backups", "--forget", "zz", "--yes").code == Exit.FAILED
    assert peertui("backups", "--forget", backup_id[:8], "--yes").code == Exit.FAILED
    ended = peertui("backups", "--forget", backup_id)
    assert (ended.code, "add --yes to do it" in ended.err) == (Exit.USAGE, True)
    assert peertui("backups", "--forget", backup_id, "--yes").code == Exit.DONE
    assert peertui("backups").out == ""
