"""Who is missing, or is there only as they were before, is said when the list of people is damaged or gone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plans.record.models import Record
from plans.vault import Vault
from plans.vault.census import LIST_MADE_AGAIN, unlike_newest_copy
from tests.support.faults.failing import Quick
from tests.support.plans.vault_people import new_vault, open_vault, saying, someone

DAY = date(2026, 3, 3)


def lived_in(folder: Path, *, copied: bool = False, elsewhere: bool = False) -> list[Record]:
    """Three people who were saved twice, with a daily copy or a backup elsewhere of them."""
    with new_vault(folder) as vault:
        people = [vault.people.add(someone(called)) for called in ("Adam", "Bo", "Cleo")]
        people = [saying(record, "words") for record in people]
        for record in people:
            vault.people.save(record)
        if copied:
            vault.backups.make_daily(DAY)
        if elsewhere:
            (folder.parent / "stick").mkdir()
            vault.backups.make(folder.parent / "stick", DAY)
    return people


def of(folder: Path, person: Record) -> Path:
    """The folder of somebody's files."""
    with open_vault(folder) as vault:
        return folder / "people" / vault._inside.known_folder(person.person.id)


def one_bit(index: Path) -> None:
    newest = max(index.glob("*.pt"))
    data = bytearray(newest.read_bytes())
    data[len(data) // 2] ^= 1
    newest.write_bytes(data)


def every_one(index: Path) -> None:
    for path in index.glob("*.pt"):
        path.write_bytes(path.read_bytes()[:-1])


def emptied(index: Path) -> None:
    for path in index.glob("*.pt"):
        path.unlink()


HARMS: dict[str, Callable[[Path], object]] = {
    "one bit": one_bit,
    "every list cut": every_one,
    "no list": emptied,
    "no folder": shutil.rmtree,
}


def called(vault: Vault) -> list[str]:
    return [one.called for one in vault.people.all()]


@pytest.mark.hazard("H07.5")
@pytest.mark.parametrize("harm", HARMS)
def test_a_person_whose_folder_went_with_the_list_is_named_once(folder: Path, harm: str) -> None:
    _, bo, _ = lived_in(folder, copied=True)
    shutil.rmtree(of(folder, bo))
    HARMS[harm](folder / "index")
    with open_vault(folder) as vault:
        assert called(vault) == ["Adam", "Bo", "Cleo"]
        assert [one.called for one in vault.people.all() if "gone" in one.trouble] == ["Bo"]
        assert "The files of Bo have gone: bring back your last backup." in vault.notices
        assert (LIST_MADE_AGAIN in vault.notices) is (harm != "no list")
    with open_vault(folder) as vault:
        assert vault.notices == (), "said once"
        assert [one.called for one in vault.people.all() if "gone" in one.trouble] == ["Bo"]


@pytest.mark.hazard("H11.2")
@pytest.mark.parametrize("harm", HARMS)
def test_older_files_put_back_with_a_lost_list_are_said(folder: Path, harm: str) -> None:
    _, bo, _ = lived_in(folder, copied=True)
    max(of(folder, bo).glob("*.pt")).unlink()
    HARMS[harm](folder / "index")
    with open_vault(folder) as vault:
        assert "Newer files of Bo are missing: look for a newer backup." in vault.notices
        assert vault.people.load(bo.person.id).rolled_back
        vault.people.save(saying(bo, "life goes on"))
    with open_vault(folder) as vault:
        assert vault.notices == ()
        assert not vault.people.load(bo.person.id).rolled_back


@pytest.mark.hazard("H07.5")
@pytest.mark.parametrize("harm", HARMS)
def test_a_backup_elsewhere_tells_without_a_name(folder: Path, harm: str) -> None:
    adam, bo, _ = lived_in(folder, elsewhere=True)
    gone, older = of(folder, bo), of(folder, adam)
    shutil.rmtree(gone)
    max(older.glob("*.pt")).unlink()
    HARMS[harm](folder / "index")
    with open_vault(folder) as vault:
        if harm == "one bit":  # the list before it still opens
            assert "(cannot be read)" in called(vault) or "Bo" in called(vault)
        else:
            assert called(vault) == ["(cannot be read)", "Adam", "Cleo"]
            assert any("Someone in backup-2026-03-03.ptb is not here." in words for words in vault.notices)
        assert "Newer files of Adam are missing: look for a newer backup." in vault.notices
    with open_vault(folder) as vault:
        assert vault.notices == ()


@pytest.mark.parametrize("harm", HARMS)
def test_nobody_is_missed_who_is_here_or_was_removed_before_the_backup(folder: Path, harm: str) -> None:
    _, bo, _ = lived_in(folder, elsewhere=True)
    with open_vault(folder) as vault:
        vault.people.remove(bo.person.id)
        vault.backups.make(folder.parent / "stick", date(2026, 3, 4))
        vault.backups.make_daily(DAY)
    HARMS[harm](folder / "index")
    with open_vault(folder) as vault:
        assert called(vault) == ["Adam", "Cleo"]
        assert vault.notices == ((LIST_MADE_AGAIN,) if harm != "no list" else ())


def test_a_whole_list_has_nothing_to_say_and_nothing_more_is_read(folder: Path) -> None:
    lived_in(folder, copied=True, elsewhere=True)
    for _ in range(2):
        with open_vault(folder, Quick()) as vault:
            assert vault.notices == ()


def test_many_are_named_shortly(folder: Path) -> None:
    with new_vault(folder) as vault:
        for number in range(6):
            vault.people.add(someone(f"P{number}"))
        vault.backups.make_daily(DAY)
    for path in (folder / "people").iterdir():
        shutil.rmtree(path)
    emptied(folder / "index")
    with open_vault(folder) as vault:
        assert vault.notices == ("The files of P0, P1, P2 and 3 more have gone: bring back your last backup.",)


def test_without_a_key_it_can_be_counted_and_nobody_is_named(folder: Path) -> None:
    adam, bo, _ = lived_in(folder, copied=True)
    assert unlike_newest_copy(Quick(), folder) == (0, 0)
    gone, older = of(folder, bo), of(folder, adam)
    shutil.rmtree(gone)
    max(older.glob("*.pt")).unlink()
    assert unlike_newest_copy(Quick(), folder) == (1, 1)


def test_a_damaged_key_file_is_mended_from_the_other_and_said_once(folder: Path) -> None:
    lived_in(folder)
    for name in ("keys.json", "keys.copy.json"):
        (folder / name).write_bytes((folder / name).read_bytes()[:-3])
        with open_vault(folder) as vault:
            assert any("key file" in words for words in vault.notices)
        with open_vault(folder) as vault:
            assert vault.notices == ()
