"""Removing for good: not one byte on the disk, opened with the keys, holds a removed word; all other words stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plans.record import changes
from plans.record.models import Entry, Note, Record
from plans.vault import CannotRemove, UnknownPerson, Vault, VaultDamaged
from plans.vault.crypto.sealed_object import Damaged, Seal, SealedKind
from tests.support.faults.failing import FailingFiles
from tests.support.plans.vault_people import new_vault, open_vault, said, saying, someone

SECRET, NAME = "the blue gate by the weir", "Zebulon Quagmire-Example"
GATE = Entry(id="gate-by-weir", kind="early_sign", values={"sign": SECRET, "what_helps": [SECRET]})
WEIR = Note(id="weir-note", text=f"We talked of {SECRET}.")


def lived(vault: Vault) -> Record:
    """Somebody in whose many versions the words come, change, are left out and stay."""
    record = vault.people.add(someone("Zeb", NAME))
    for number in range(4):
        record = saying(record, f"before {number}")
        vault.people.save(record)
    record = changes.add_note(changes.add_entry(record, GATE), WEIR)
    vault.people.save(record)
    for number in range(45):
        record = saying(record, f"after {number}")
        vault.people.save(record)
    record = changes.leave_out(record, GATE.id, WEIR.changed)
    vault.people.save(record)
    vault.history.undo(record.person.id)
    return vault.people.load(record.person.id).record


def everything_on_disk(folder: Path, vault: Vault) -> list[str]:
    """Every file name, and the words of every file, opened with the keys; a file that does not open is an error."""
    ring = vault._inside.access().ring
    found = []
    for path in sorted(folder.rglob("*")):
        found.append(str(path.relative_to(folder)))
        if path.suffix == ".pt":
            found.append(opened(path, ring))
        elif path.is_file():
            found.append(path.read_bytes().decode("utf-8", "replace"))
    return found


def opened(path: Path, ring: object) -> str:
    owners = [(SealedKind.INDEX, bytes(16))]
    for name in (path.parent.name, path.stem):
        if len(name) == 32:
            owners += [
                (kind, bytes.fromhex(name)) for kind in (SealedKind.PERSON, SealedKind.REMOVAL, SealedKind.ELSEWHERE)
            ]
    for kind, owner in owners:
        try:
            return Seal(ring, kind, owner).open(path.read_bytes(), 99).plain.decode()
        except Damaged:
            continue
    raise AssertionError(f"{path} does not open")


def holding(word: str, found: list[str]) -> int:
    return sum(word in text or json.dumps(word)[1:-1] in text for text in found)


@pytest.mark.hazard("H26.1", "H40.4")
def test_an_entry_goes_from_every_version_and_nothing_else_does(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = lived(vault)
        before = {v.generation: vault.history.version(record.person.id, v.generation) for v in versions(vault, record)}
        assert holding(SECRET, everything_on_disk(folder, vault)) > 20
        left = vault.people.remove_parts(record.person.id, [GATE.id, WEIR.id])
        assert left == changes.without(record, GATE.id, WEIR.id)
        found = everything_on_disk(folder, vault)
        for word in (SECRET, GATE.id, WEIR.id):
            assert holding(word, found) == 0
        after = {v.generation: vault.history.version(record.person.id, v.generation) for v in versions(vault, record)}
        assert after == {number: changes.without(old, GATE.id, WEIR.id) for number, old in before.items()}
        vault.people.save(left)
        assert everything_on_disk(folder, vault) == found, "what is held is what is on the disk"
        vault.people.save(saying(left, "life goes on"))
    with open_vault(folder) as vault:
        loaded = vault.people.load(record.person.id)
        assert said(loaded.record) == [*said(left), "life goes on"]
        assert (loaded.damage, loaded.rolled_back) == (None, False)
        assert holding(SECRET, everything_on_disk(folder, vault)) == 0


def versions(vault: Vault, record: Record) -> list[object]:
    return list(vault.history.versions(record.person.id, most=1000))


def test_times_numbers_and_steps_of_the_versions_stay(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = lived(vault)
        before = [(v.generation, v.saved_at) for v in versions(vault, record)]
        vault.people.remove_parts(record.person.id, [GATE.id])
        assert [(v.generation, v.saved_at) for v in versions(vault, record)] == before
        step = vault.history.undo(record.person.id)
        assert step
        assert said(step.after) == said(record)[:-1]
        assert all(entry.id != GATE.id for entry in step.after.entries)


@pytest.mark.hazard("H26.1")
def test_undo_redo_and_restore_cannot_bring_it_back(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        added = changes.add_note(record, WEIR)
        vault.people.save(added)
        vault.people.save(saying(added, "later"))
        vault.history.undo(record.person.id)
        vault.people.remove_parts(record.person.id, [WEIR.id])
        step = vault.history.redo(record.person.id)
        assert step
        assert said(step.after)[-1] == "later"
        while step := vault.history.undo(record.person.id):
            assert all(note.id != WEIR.id for note in step.after.notes)
        assert vault.people.load(record.person.id).record == record


def test_a_damaged_version_goes_too_because_it_may_hold_the_words(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = lived(vault)
        some = sorted((folder / "people").glob("*/*.pt"))[-3]
        some.write_bytes(some.read_bytes()[:-1])
        vault.people.remove_parts(record.person.id, [GATE.id, WEIR.id])
        assert not some.exists()
        assert holding(SECRET, everything_on_disk(folder, vault)) == 0


def test_where_nothing_opens_nothing_is_touched(folder: Path) -> None:
    with new_vault(folder) as vault:
        person = vault.people.add(someone()).person.id
    [only] = (folder / "people").glob("*/*.pt")
    only.write_bytes(b"damaged")
    with open_vault(folder) as vault:
        with pytest.raises(VaultDamaged):
            vault.people.remove_parts(person, [GATE.id])
        assert only.read_bytes() == b"damaged"
        assert not (folder / "removing").exists()
        vault.people.remove(person)
        assert vault.people.all() == ()
    assert not only.exists()


def test_a_whole_person_goes_from_every_file_and_every_list(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = lived(vault)
        other = vault.people.add(someone("Noor"))
    with open_vault(folder) as vault:
        assert holding(NAME, everything_on_disk(folder, vault)) > 2
        vault.people.remove(record.person.id)
        found = everything_on_disk(folder, vault)
        for word in (NAME, "Zeb", SECRET, record.person.id, "before 0"):
            assert holding(word, found) == 0
        assert [person.called for person in vault.people.all()] == ["Noor"]
        for ask in (vault.people.load, vault.history.undo, vault.people.remove):
            with pytest.raises(UnknownPerson):
                ask(record.person.id)
        with pytest.raises(UnknownPerson):
            vault.people.save(record)
    with open_vault(folder) as vault:
        assert [person.called for person in vault.people.all()] == ["Noor"]
        assert vault.people.load(other.person.id).record == other
        assert len(list((folder / "people").iterdir())) == 1


def test_two_removals_that_stopped_are_both_gone_on_with(folder: Path) -> None:
    files = FailingFiles()
    with new_vault(folder, files) as vault:
        record = lived(vault)
        for part in (GATE.id, WEIR.id):
            files.at, files.error, files.for_good = 0, 28, True
            vault.people.load(record.person.id)
            files.at = len(files.calls) + 14
            with pytest.raises(CannotRemove, match=r"not removed everywhere yet, because the disk is full: .*\."):
                vault.people.remove_parts(record.person.id, [part])
        files.at = 0
    with open_vault(folder) as vault:
        assert holding(SECRET, everything_on_disk(folder, vault)) == 0
        assert list((folder / "removing").iterdir()) == []
        assert vault.people.load(record.person.id).record == changes.without(record, GATE.id, WEIR.id)
