"""Windows' own numbers are told apart, and a file that another program holds is waited for, whatever is done to it."""

from __future__ import annotations

import ast
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import exports
from exports import ExportError
from peertui.doctor.probes import gather_data_folder
from peertui.services import settings
from peertui.services.exporting import copy_files
from peertui.services.exporting.handover import Written, take_back
from plans import disk, disk_errors
from plans.disk_errors import is_held, meant, once_free, reason_for
from plans.record.models import Copy
from plans.vault import CannotOpen, CannotRemove, CannotSave, CopyMarks, Files, Vault
from plans.vault.errors import is_damage
from tests.support.faults.held import Held, windows_error
from tests.support.folders import ROOT
from tests.support.plans.vault_people import PASSPHRASE, new_vault, saying, someone

FOR_GOOD = 10**6


@pytest.fixture(autouse=True)
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited, without waiting."""
    waits: list[float] = []
    monkeypatch.setattr("plans.disk_errors.time.sleep", waits.append)
    return waits


# -- what is meant -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (32, "another program holds one of its files"),
        (33, "another program holds one of its files"),
        (23, "the disk gives an error"),
        (1117, "the disk gives an error"),
        (19, "can only be read"),
        (21, "the drive has gone"),
        (53, "the drive has gone"),
        (112, "the disk is full"),
        (206, "too long"),
        (5, "may not use its folder"),
    ],
)
def test_each_of_windows_numbers_is_said_as_what_it_is(number: int, words: str) -> None:
    for kind in (CannotSave, CannotOpen, CannotRemove):
        sentence = str(kind(windows_error(number)))
        assert words in sentence
        assert ("allow it" in sentence) is (number == 5), "rights are blamed for nothing else"


@pytest.mark.parametrize("number", [23, 27, 1117, 1392, 1393])
def test_a_damaged_disk_is_one_whatever_python_makes_of_it(number: int) -> None:
    assert is_damage(windows_error(number))
    assert is_damage(windows_error(number, code=errno.EINVAL))
    assert not is_damage(windows_error(32))


def test_a_file_where_a_folder_should_be_is_not_called_a_folder_that_has_gone(tmp_path: Path) -> None:
    (tmp_path / "vault").write_bytes(b"a letter")
    missing = FileNotFoundError(errno.ENOENT, "No such file", str(tmp_path / "vault" / "keys.json"))
    assert "there is a file where its folder should be" in str(CannotSave(missing))
    gone = FileNotFoundError(errno.ENOENT, "No such file", str(tmp_path / "elsewhere" / "keys.json"))
    assert "its folder has gone" in str(CannotSave(gone))
    with pytest.raises(ExportError, match="There is a file where the folder"):
        exports.write(tmp_path / "vault" / "page.pdf", b"page")


def test_a_held_file_is_named_as_one_in_brackets() -> None:
    assert reason_for(windows_error(32)) == "another program holds it"
    assert reason_for(PermissionError(errno.EACCES, "Permission denied")) == "Permission denied"
    assert is_held(OSError(errno.EBUSY, "busy"))
    assert meant(windows_error(5)) == errno.EACCES


# -- waiting -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [5, 32, 33])
def test_it_is_tried_again_until_the_file_is_free(waited: list[float], number: int) -> None:
    held = Held(lambda path: "done", 5, number)
    assert once_free(lambda: held.call("a")) == "done"
    assert len(waited) == 5


def test_it_gives_up_after_a_second_and_a_half(waited: list[float]) -> None:
    held = Held(lambda path: "done", FOR_GOOD)
    with pytest.raises(OSError, match="Permission"):
        once_free(lambda: held.call("a"))
    assert 1.5 < sum(waited) < 2


def test_a_refusal_that_does_not_pass_is_not_waited_for(waited: list[float]) -> None:
    def refused() -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with pytest.raises(PermissionError):
        once_free(refused)
    held = Held(lambda path: "done", FOR_GOOD, 5)
    with pytest.raises(OSError, match="Permission"):
        once_free(lambda: held.call("a"), denied_too=False)
    assert waited == []


# -- every place where a file goes -------------------------------------------------------------------------------------


def held_in_os(monkeypatch: pytest.MonkeyPatch, name: str, times: int, number: int = 32) -> Held:
    """A call of `os` that refuses so many times."""
    held = Held(getattr(os, name), times, number)
    monkeypatch.setattr(os, name, held.call)
    return held


def held_in_path(monkeypatch: pytest.MonkeyPatch, name: str, times: int, number: int = 32) -> Held:
    """A method of `Path` that refuses so many times."""
    held = Held(getattr(Path, name), times, number)
    monkeypatch.setattr(Path, name, lambda path, *more, **named: held.call(path, *more, **named))  # noqa: PLW0108
    return held


@pytest.mark.hazard("H26.6")
@pytest.mark.parametrize("call", ["unlink", "rmdir"])
def test_a_removal_waits_for_a_scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    folder = tmp_path / "vault"
    with new_vault(folder) as vault:
        record = vault.people.add(someone("Robin"))
        vault.people.save(saying(record, "words"))
        held = held_in_os(monkeypatch, call, 3)
        vault.people.remove(record.person.id)
        assert held.tries > 3
        assert vault.people.all() == ()
    assert not list((folder / "people").iterdir())


@pytest.mark.hazard("H26.6")
def test_a_removal_that_waits_in_vain_names_the_other_program_and_goes_on_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    with new_vault(folder) as vault:
        record = vault.people.add(someone("Robin"))
        held = held_in_os(monkeypatch, "unlink", FOR_GOOD)
        with pytest.raises(CannotRemove, match="another program holds") as caught:
            vault.people.remove(record.person.id)
        assert "allow it" not in str(caught.value)
        held.left = 0
    with Vault.open(folder, passphrase=PASSPHRASE) as vault:
        assert vault.people.all() == ()


def test_a_save_waits_and_then_names_the_other_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    with new_vault(tmp_path / "vault") as vault:
        record = vault.people.add(someone("Robin"))
        held = Held(disk._rename, 3, 5)
        monkeypatch.setattr(disk, "_rename", held.call)
        vault.people.save(saying(record, "words"))
        assert held.tries > 3
        held.left = FOR_GOOD
        with pytest.raises(CannotSave, match="may not use"):
            vault.people.save(saying(record, "more words"))
        held.left = 0


def test_where_a_file_to_be_replaced_is_denied_beside_one_just_made_another_program_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.save(tmp_path, settings.Settings())
    monkeypatch.setattr(disk, "_rename", Held(disk._rename, FOR_GOOD, 5).call)
    assert settings.keep(tmp_path, settings.Settings()) == ("The settings could not be kept: another program holds it.")


def test_an_export_waits_and_then_says_where_to_close_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")
    held = Held(disk._rename, 3, 5)
    monkeypatch.setattr(disk, "_rename", held.call)
    exports.write(path, b"new")
    assert path.read_bytes() == b"new"
    held.left = FOR_GOOD
    with pytest.raises(ExportError, match=r"is open in another program\. Close it there"):
        exports.write(path, b"newer")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("page.pdf", b"new")]


def test_what_was_not_written_whole_is_taken_away_once_a_scanner_lets_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_in_path(monkeypatch, "unlink", 3)
    monkeypatch.setattr(os, "fsync", Held(os.fsync, FOR_GOOD, 112).call)
    with pytest.raises(ExportError, match="disk is full"):
        exports.write(tmp_path / "page.pdf", b"words")
    assert list(tmp_path.iterdir()) == []


def _delete(path: Path) -> None:
    marks = CopyMarks(Files(), path.parent)
    copy = Copy(who="", file=str(path), sha256=copy_files._sha256(path))
    copy_files.delete(marks.put(copy), marks)


@pytest.mark.parametrize("take_away", [_delete, lambda path: take_back(Written(str(path)), None)])
def test_a_copy_and_a_handover_are_taken_away_once_a_scanner_lets_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, take_away: Callable[[Path], None]
) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"page")
    held = held_in_path(monkeypatch, "unlink", 3)
    take_away(path)
    assert held.tries == 4
    assert not path.exists()


def test_a_folder_that_a_scanner_looks_at_is_one_that_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_in_path(monkeypatch, "unlink", 3)
    assert gather_data_folder._trouble(tmp_path) == ""
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_held_is_read_once_it_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_vault(tmp_path / "vault") as vault:
        vault.people.add(someone("Robin"))
    held_in_os(monkeypatch, "open", 3)
    with Vault.open(tmp_path / "vault", passphrase=PASSPHRASE) as vault:
        assert [person.called for person in vault.people.all()] == ["Robin"]


REMOVING = ("unlink", "rmdir", "rename", "rmtree", "removedirs", "renames")
OUR_DOOR = ("disk", "_DISK", "files", "self._files", "access.files", "self._access.files")
AT_ONCE = {"atomic_write.py:(folder / name).unlink", "disk.py:path.unlink", "open_cmd.py:shutil.rmtree"}
"""What another window writes just now is held for as long as that takes; what may stay is tried at the next save; and
the demo's folder goes while Windows closes the window."""


def test_no_file_is_removed_or_renamed_in_a_way_that_does_not_wait() -> None:
    found = set()
    for path in (path for name in ("peertui", "plans", "exports", "widgets") for path in (ROOT / name).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        waiting = {
            id(inside)
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "once_free"
            for inside in ast.walk(call)
        }
        for node in ast.walk(tree):
            removes = isinstance(node, ast.Attribute) and node.attr in REMOVING and id(node) not in waiting
            if removes and ast.unparse(node.value) not in OUR_DOOR:
                found.add(f"{path.name}:{ast.unparse(node)}")
    assert found == AT_ONCE
    assert disk_errors.once_free.__module__ == "plans.disk_errors"
