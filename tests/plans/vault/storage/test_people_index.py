"""The list of people stays right when its file is lost, damaged or left behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plans.record.models import Record
from plans.vault import Files, Vault, VaultDamaged
from tests.support.faults.failing import Died, FailingFiles, How
from tests.support.plans.vault_people import all_bytes, new_vault, newest_file, open_vault, renamed, saying, someone


def filled(folder: Path) -> list[Record]:
    with new_vault(folder) as vault:
        return [vault.people.add(someone(called)) for called in ("Adam", "Bo", "Cleo")]


def names(vault: Vault) -> list[str]:
    return [person.called for person in vault.people.all()]


def crash(folder: Path, *actions: str) -> FailingFiles:
    """A process that changes names, adds someone, and ends without closing."""
    files = FailingFiles()
    vault = open_vault(folder, files)
    if "rename" in actions:
        bo = next(person for person in vault.people.all() if person.called == "Bo")
        vault.people.save(renamed(vault.people.load(bo.id).record, "Bobby"))
    if "add" in actions:
        vault.people.add(someone("Dot"))
    files.end_process()
    return files


def test_after_a_crash_the_list_is_right_all_the_same(folder: Path) -> None:
    filled(folder)
    crash(folder, "add", "rename")
    with open_vault(folder) as vault:
        assert names(vault) == ["Adam", "Bobby", "Cleo", "Dot"]
    assert not (folder / "index" / "behind").exists()


def test_someone_just_added_is_there_even_if_the_mark_of_the_crash_is_lost(folder: Path) -> None:
    filled(folder)
    crash(folder, "add")
    (folder / "index" / "behind").unlink()
    with open_vault(folder) as vault:
        assert names(vault) == ["Adam", "Bo", "Cleo", "Dot"]


def test_a_changed_name_is_put_right_when_the_person_is_opened(folder: Path) -> None:
    people = filled(folder)
    crash(folder, "rename")
    (folder / "index" / "behind").unlink()
    with open_vault(folder) as vault:
        vault.people.load(people[1].person.id)
        assert names(vault) == ["Adam", "Bobby", "Cleo"]
    with open_vault(folder) as vault:
        assert names(vault) == ["Adam", "Bobby", "Cleo"]


def lose(index: Path) -> None:
    shutil.rmtree(index)


def empty(index: Path) -> None:
    for file in index.iterdir():
        file.write_bytes(b"")


def spoil(index: Path) -> None:
    for file in index.iterdir():
        file.write_bytes(file.read_bytes()[:-1])


@pytest.mark.parametrize("harm", [lose, empty, spoil])
def test_a_lost_or_damaged_list_is_made_again(folder: Path, harm: object) -> None:
    filled(folder)
    assert callable(harm)
    harm(folder / "index")
    files = FailingFiles()
    with open_vault(folder, files) as vault:
        assert names(vault) == ["Adam", "Bo", "Cleo"]
    read = FailingFiles()
    with open_vault(folder, read) as vault:
        assert names(vault) == ["Adam", "Bo", "Cleo"]
    assert read.calls.count("read") < files.calls.count("read"), "the list made again was saved"


def test_opening_and_looking_opens_no_record_and_writes_nothing(folder: Path) -> None:
    people = filled(folder)
    before = all_bytes(folder)
    files = FailingFiles()
    with open_vault(folder, files) as vault:
        assert names(vault) == ["Adam", "Bo", "Cleo"]
        assert files.calls.count("read") == 3, "two key files and the list"
        vault.people.load(people[0].person.id)
    assert all_bytes(folder) == before


def test_a_list_that_cannot_be_saved_stops_nothing(folder: Path) -> None:
    people = filled(folder)
    files = FailingFiles()
    vault = open_vault(folder, files)
    vault.people.save(saying(people[0], "tea"))
    files.at, files.error, files.for_good = len(files.calls) + 1, 28, True
    vault.close()
    with open_vault(folder) as vault:
        assert vault.people.load(people[0].person.id).record == saying(people[0], "tea").model_copy(
            update={"notes": vault.people.load(people[0].person.id).record.notes}
        )


def test_someone_whose_files_have_gone_stays_in_the_list_and_it_says_so(folder: Path) -> None:
    people = filled(folder)
    shutil.rmtree(newest_file(folder).parent)
    with open_vault(folder) as vault:
        assert names(vault) == ["Adam", "Bo", "Cleo"]
        assert sum("gone" in person.trouble for person in vault.people.all()) == 1
        assert len(people) == 3


def test_someone_unknown_who_cannot_be_read_is_listed_all_the_same(folder: Path) -> None:
    filled(folder)
    shutil.rmtree(folder / "index")
    newest_file(folder).write_bytes(b"")
    with open_vault(folder) as vault:
        [unreadable] = [person for person in vault.people.all() if person.trouble]
        assert unreadable.called == "(cannot be read)"
        with pytest.raises(VaultDamaged):
            vault.people.load(unreadable.id)
    with open_vault(folder) as vault:
        assert len(vault.people.all()) == 3


def test_a_process_that_dies_while_adding_leaves_nobody_or_somebody_whole(folder: Path) -> None:
    filled(folder)
    at, listed = 0, set()
    while True:
        at += 1
        files = FailingFiles()
        vault = open_vault(folder, files)
        files.at, files.how = len(files.calls) + at, How.DIES_AFTER
        try:
            vault.people.add(someone(f"Dot {at}"))
        except Died:
            files.end_process()
        else:
            files.end_process()
            break
        with open_vault(folder) as vault:
            listed |= {person.called for person in vault.people.all()}
            assert not any(person.trouble for person in vault.people.all())
        assert len(list((folder / "people").iterdir())) == len(listed)
        assert not list(folder.rglob("*.tmp"))
    assert at > 8


def test_the_same_id_in_two_folders_gives_two_people_who_keep_apart(folder: Path) -> None:
    first = filled(folder)[0]
    vault = open_vault(folder)
    vault._inside.index._folders.clear()
    vault.people.add(renamed(first, "Again"))
    vault.close()
    shutil.rmtree(folder / "index")
    with open_vault(folder, Files()) as vault:
        pair = [person for person in vault.people.all() if person.called in ("Adam", "Again")]
        assert len({person.id for person in pair}) == 2
        for person in pair:
            record = vault.people.load(person.id).record
            assert (record.person.id, record.person.called) == (person.id, person.called)
            vault.people.save(saying(record, f"for {person.called}"))
        for person in pair:
            assert vault.people.load(person.id).record.notes[-1].text == f"for {person.called}"
