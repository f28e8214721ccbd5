"""TinyDB on sealed generations."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tinydb import TinyDB

from plans.vault.crypto.sealed_object import KeyRing, SealedKind
from plans.vault.errors import VaultDamaged, VaultNewer
from plans.vault.storage.filesystem import Files
from plans.vault.storage.generations import Access, Generations, Version, beyond_newest, newest_generation
from tests.support.faults.failing import FailingFiles

WHO = bytes(16)


def generations(folder: Path, writer: str = "aaaaaaaa", files: Files | None = None, **more: int) -> Generations:
    access = Access(files or Files(), KeyRing(b"v" * 16, {1: b"k" * 32}), writer, alone=True)
    return Generations(access, folder, SealedKind.PERSON, WHO, **{"schema": 1, **more})


def opened(folder: Path, **more: int) -> Generations:
    found = generations(folder, "bbbbbbbb", **more)
    found.open()
    return found


def state(number: int) -> dict[str, dict[str, dict[str, int]]]:
    return {"notes": {"1": {"n": number}}}


def saved(folder: Path, count: int) -> list[Path]:
    storage = generations(folder)
    for number in range(1, count + 1):
        storage.write(state(number))
    return sorted(folder.iterdir())


def test_tinydb_works_on_it(tmp_path: Path) -> None:
    db = TinyDB(storage=lambda: generations(tmp_path))
    db.table("notes").insert({"text": "tea"})
    db.table("notes").insert({"text": "a walk"})
    again = TinyDB(storage=lambda: opened(tmp_path))
    assert [note["text"] for note in again.table("notes").all()] == ["tea", "a walk"]
    assert len(os.listdir(tmp_path)) == 2


def test_an_unchanged_state_writes_nothing(tmp_path: Path) -> None:
    storage = generations(tmp_path)
    storage.write(state(1))
    storage.write(state(1))
    assert len(os.listdir(tmp_path)) == 1


def test_what_was_read_can_be_changed_without_harm(tmp_path: Path) -> None:
    storage = generations(tmp_path)
    storage.write(state(1))
    tables = storage.read()
    assert tables is not None
    tables["notes"].clear()
    assert storage.read() == state(1)


def test_file_names_are_numbers_only_and_used_once(tmp_path: Path) -> None:
    storage = generations(tmp_path, files=FailingFiles(6, error=5))
    with pytest.raises(OSError, match="error"):
        storage.write(state(1))
    storage.write(state(2))
    assert sorted(os.listdir(tmp_path)) == ["0000000001.aaaaaaaa.pt", "0000000002.aaaaaaaa.pt"]
    assert opened(tmp_path).read() == state(2)


@pytest.mark.parametrize("name", ["1.aaaaaaaa.pt", "0000000001.aaaaaaaa.pt.bak", "٠٠٠٠٠٠٠٠٠١.aaaaaaaa.pt", ".a.tmp"])
def test_other_names_are_not_versions(name: str) -> None:
    assert Version.parse(name) is None


def test_the_newest_is_held_and_the_next_goes_above_it(tmp_path: Path) -> None:
    saved(tmp_path, 12)
    storage = opened(tmp_path)
    assert storage.read() == state(12)
    assert storage.generation == newest_generation(Files(), tmp_path) == 12
    storage.write(state(13))
    assert opened(tmp_path).read() == state(13)


@pytest.mark.parametrize("damage", [b"", b"\0" * 200, b"PEERTUI1", None])
def test_damaged_newest_files_are_passed_over_kept_and_named(tmp_path: Path, damage: bytes | None) -> None:
    files = saved(tmp_path, 5)
    for file in files[3:]:
        file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    storage = opened(tmp_path)
    assert storage.read() == state(3)
    assert [version.name for version in storage.damaged] == [file.name for file in reversed(files[3:])]
    assert sorted(tmp_path.iterdir()) == files
    storage.write(state(9))
    assert opened(tmp_path).read() == state(9)
    assert opened(tmp_path).generation == 6


def test_a_renumbered_file_is_damage(tmp_path: Path) -> None:
    first, second = saved(tmp_path, 2)
    second.unlink()
    first.rename(tmp_path / "0000000007.aaaaaaaa.pt")
    with pytest.raises(VaultDamaged):
        opened(tmp_path)


def test_files_of_which_none_opens_are_never_taken_for_empty(tmp_path: Path) -> None:
    for file in saved(tmp_path, 3):
        file.write_bytes(b"")
    with pytest.raises(VaultDamaged):
        opened(tmp_path)


def test_a_newer_schema_is_never_passed_over_for_older_words(tmp_path: Path) -> None:
    saved(tmp_path, 1)
    newer = generations(tmp_path, "cccccccc", schema=2)
    newer.open()
    newer.write(state(2))
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(VaultNewer):
        opened(tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_generation_below_the_one_known_is_a_roll_back(tmp_path: Path) -> None:
    saved(tmp_path, 3)
    assert not opened(tmp_path, floor=3).rolled_back
    storage = opened(tmp_path, floor=9)
    assert storage.rolled_back
    storage.write(state(4))
    assert newest_generation(Files(), tmp_path) == 10


def test_strangers_are_found_and_taken_in(tmp_path: Path) -> None:
    saved(tmp_path, 1)
    ours, theirs = opened(tmp_path), generations(tmp_path, "cccccccc")
    theirs.open()
    assert ours.strangers() == []
    theirs.write(state(5))
    [stranger] = ours.strangers()
    assert ours.take_in(stranger) == state(5)
    assert ours.strangers() == []
    ours.write(state(6))
    assert newest_generation(Files(), tmp_path) == 3


def test_a_damaged_stranger_is_left_alone(tmp_path: Path) -> None:
    storage = opened(tmp_path)
    (tmp_path / Version(4, "cccccccc").name).write_bytes(b"")
    [stranger] = storage.strangers()
    assert storage.take_in(stranger) is None
    storage.write(state(1))
    assert newest_generation(Files(), tmp_path) == 5


def test_thinning_keeps_the_newest_and_no_attempt_counts_as_one(tmp_path: Path) -> None:
    storage = generations(tmp_path, files=(files := FailingFiles()))
    for number in range(1, 7):
        storage.write(state(number))
    files.at, files.error, files.for_good = len(files.calls) + 1, 28, True
    for _ in range(5):
        with pytest.raises(OSError, match="space"):
            storage.write(state(99))
    files.at = 0
    storage.write(state(7))
    storage.thin(beyond_newest(3))
    assert [Version.parse(name) for name in sorted(os.listdir(tmp_path))] == [
        (5, "aaaaaaaa"),
        (6, "aaaaaaaa"),
        (12, "aaaaaaaa"),
    ]


def test_what_cannot_be_thinned_is_not_met_as_a_stranger(tmp_path: Path) -> None:
    storage = generations(tmp_path, files=(files := FailingFiles()))
    for number in (1, 2):
        storage.write(state(number))
    files.at, files.error = len(files.calls) + 2, 13
    storage.thin(beyond_newest(1))
    assert len(os.listdir(tmp_path)) == 2
    assert storage.strangers() == []


def test_half_a_character_is_kept(tmp_path: Path) -> None:
    words = {"notes": {"1": {"text": "tea \ud83d and cake"}}}
    generations(tmp_path).write(words)
    assert opened(tmp_path).read() == words
