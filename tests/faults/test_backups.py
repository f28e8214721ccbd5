"""Backups and bringing them back, with trouble at every call to the disk, and with every bit of the file changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from plans.record.models import Record
from plans.vault import CannotBackUp, CannotRestore, Vault, VaultError, restore
from plans.vault.backup.backup_writer import file_name
from plans.vault.backup.daily_copies import COPIES
from plans.vault.storage.layout import ELSEWHERE
from tests.support.faults.failing import EVERY, Died, FailingFiles, Wrong, ids
from tests.support.plans.vault_people import PASSPHRASE, all_bytes, new_vault, open_vault, saying, someone

DAY = date(2026, 3, 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def records(folder: Path) -> list[Record]:
    """Two people, one of them saved twice."""
    with new_vault(folder) as vault:
        sam, bo = vault.people.add(someone("Sam")), vault.people.add(someone("Bo"))
        sam = saying(sam, "words")
        vault.people.save(sam)
    return [sam, bo]


def outcome(do: Callable[[], object]) -> object:
    """What it returns, or what came in the way."""
    try:
        return do()
    except (VaultError, Died) as trouble:
        return trouble


def holds(backup: Path, into: Path, records: list[Record]) -> None:
    """See that everything comes back from a backup."""
    restore(backup, into, passphrase=PASSPHRASE)
    with open_vault(into) as vault:
        assert [vault.people.load(record.person.id).record for record in records] == records


def troubled(folder: Path, wrong: Wrong) -> Iterator[tuple[int, FailingFiles, Vault]]:
    """An open vault for every call to the disk, which then goes wrong."""
    for at in count(1):
        files = FailingFiles()
        vault = open_vault(folder, files)
        begin = len(files.calls)
        files.at, files.how, files.error, files.for_good = begin + at, wrong.how, wrong.error, wrong.for_good
        yield at, files, vault
        met, files.at = len(files.calls) >= begin + at, 0
        if not files.dead:
            vault.close()
        files.end_process()
        if not met:
            assert at > 10
            return


@pytest.mark.hazard("H13.2")
@pytest.mark.parametrize("wrong", EVERY, ids=ids)
def test_a_backup_is_whole_or_is_not_there(tmp_path: Path, folder: Path, records: list[Record], wrong: Wrong) -> None:
    before = all_bytes(folder)
    for at, _, vault in troubled(folder, wrong):
        stick = tmp_path / f"stick {at}"
        stick.mkdir()
        made = outcome(lambda vault=vault, stick=stick: vault.backups.make(stick, DAY))
        found = [path for path in stick.iterdir() if path.suffix != ".tmp"]
        if isinstance(made, VaultError):
            assert isinstance(made, CannotBackUp)
            assert made.errno == wrong.error
            assert str(made).startswith("No backup was made, because ")
            assert wrong.for_good or not found, "it is taken away again, if the disk lets us"
        elif not isinstance(made, Died):
            assert made[:3] == (stick / file_name(DAY), 2, 0)
            assert found == [made.path]
        for path in found:
            holds(path, tmp_path / f"back {at}", records)
        shutil.rmtree(folder / ELSEWHERE, ignore_errors=True)  # or each round would have one more to read
    derived = ("index", ELSEWHERE)
    assert {name: data for name, data in all_bytes(folder).items() if not name.startswith(derived)} == {
        name: data for name, data in before.items() if not name.startswith(derived)
    }


@pytest.mark.parametrize("wrong", EVERY, ids=ids)
def test_the_daily_copy_is_whole_or_is_not_there(
    tmp_path: Path, folder: Path, records: list[Record], wrong: Wrong
) -> None:
    for at, _, vault in troubled(folder, wrong):
        copy = folder / COPIES / file_name(DAY)
        outcome(lambda vault=vault: vault.backups.make_daily(DAY))
        if copy.exists():
            holds(copy, tmp_path / f"back {at}", records)
            copy.unlink()
    with open_vault(folder) as vault:
        assert vault.backups.make_daily(DAY)
    assert [path.name for path in (folder / COPIES).iterdir()] == [file_name(DAY)]


@pytest.mark.hazard("H13.3")
@pytest.mark.parametrize("wrong", EVERY, ids=ids)
def test_a_new_folder_is_there_whole_or_not_at_all(
    tmp_path: Path, folder: Path, records: list[Record], wrong: Wrong
) -> None:
    with open_vault(folder) as vault:
        backup = vault.backups.make(tmp_path, DAY).path
    for at in count(1):
        place = tmp_path / f"place {at}"
        place.mkdir()
        files, into = FailingFiles(at, wrong.how, wrong.error, for_good=wrong.for_good), place / "back"
        done = outcome(lambda into=into, files=files: restore(backup, into, passphrase=PASSPHRASE, files=files))
        if isinstance(done, VaultError):
            assert isinstance(done, CannotRestore)
            assert done.errno == wrong.error
        assert into.exists() or done != 2
        if not into.exists():
            restore(backup, into, passphrase=PASSPHRASE)
        with open_vault(into) as vault:
            assert [vault.people.load(record.person.id).record for record in records] == records
            assert len(vault.people.all()) == 2
        if wrong.error and not wrong.for_good:
            assert [path.name for path in place.iterdir()] == ["back"]
        if len(files.calls) < at:
            assert at > 30
            return
