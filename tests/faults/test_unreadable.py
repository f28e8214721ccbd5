"""A disk that says of a file that it is damaged, at every read: the whole copy beside it is used, and that is said."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from plans.record.models import Record
from plans.vault import BackupDamaged, CannotOpen, Vault, VaultDamaged, VaultError, restore
from plans.vault.census import KEYS_MENDED, LIST_MADE_AGAIN
from plans.vault.errors import is_damage
from plans.vault.purge import Removals
from tests.faults.conftest import Count
from tests.support.faults.failing import DAMAGE, UNREADABLE, FailingFiles, Quick, Wrong, ids
from tests.support.faults.operations import OPERATIONS
from tests.support.faults.promise import Promises
from tests.support.faults.trouble import every_call
from tests.support.plans.vault_people import PASSPHRASE, all_bytes, new_vault, newest_file, open_vault, saying, someone

DAY = date(2026, 3, 3)
ONCE = [wrong for wrong in UNREADABLE if not wrong.for_good]


class Spoilt(Quick):
    """A disk that gives an error whenever one of some files is read."""

    def __init__(self, error: int, *paths: Path) -> None:
        super().__init__()
        self.error, self.paths = error, paths

    def read(self, path: Path) -> bytes:
        self._look(path)
        return super().read(path)

    def head(self, path: Path, size: int) -> bytes:
        self._look(path)
        return super().head(path, size)

    def piece(self, path: Path, at: int, size: int) -> bytes:
        self._look(path)
        return super().piece(path, at, size)

    def _look(self, path: Path) -> None:
        if path in self.paths:
            raise OSError(self.error, "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a vault is made."""
    return tmp_path / "vault"


def two_versions(folder: Path) -> tuple[Record, Record]:
    """A vault of one person; what was saved before, and what was saved last."""
    with new_vault(folder) as vault:
        before = vault.people.add(someone())
        after = saying(before, "words")
        vault.people.save(after)
    return before, after


@pytest.mark.hazard("H07.4")
@pytest.mark.parametrize("error", DAMAGE, ids=errno.errorcode.get)
def test_the_newest_version_gives_way_to_the_one_before_it(folder: Path, error: int) -> None:
    before, _ = two_versions(folder)
    newest = newest_file(folder)
    with open_vault(folder, Spoilt(error, newest)) as vault:
        opened = vault.people.load(before.person.id)
        assert opened.record == before
        assert opened.damage
        assert opened.damage.files == (newest.name,)
        made = vault.backups.make_daily(DAY)
        assert made
        assert (made.people, made.left_out, made.older) == (1, 0, 1)
    assert newest.exists(), "kept: the disk may give it back"


@pytest.mark.hazard("H07.4")
@pytest.mark.parametrize("name", ["keys.json", "keys.copy.json"])
@pytest.mark.parametrize("error", DAMAGE, ids=errno.errorcode.get)
def test_one_key_file_gives_way_to_the_other(folder: Path, error: int, name: str) -> None:
    two_versions(folder)
    with open_vault(folder, Spoilt(error, folder / name)) as vault:
        assert KEYS_MENDED in vault.notices


@pytest.mark.parametrize("error", DAMAGE, ids=errno.errorcode.get)
def test_the_list_is_made_again(folder: Path, error: int) -> None:
    two_versions(folder)
    lists = tuple((folder / "index").glob("*.pt"))
    with open_vault(folder, Spoilt(error, *lists)) as vault:
        assert [one.called for one in vault.people.all()] == ["Sam"]
        assert vault.notices == (LIST_MADE_AGAIN,)


@pytest.mark.parametrize("error", DAMAGE, ids=errno.errorcode.get)
def test_notes_of_backups_and_of_removals_are_told_as_damaged(folder: Path, error: int) -> None:
    before, _ = two_versions(folder)
    (folder.parent / "stick").mkdir()
    with open_vault(folder) as vault:
        vault.backups.make(folder.parent / "stick", DAY)
        place = vault._inside.known_folder(before.person.id)
        Removals(vault._inside.access(), folder).begin(place, [before.notes[0].id])
    notes = (*(folder / "elsewhere").iterdir(), *(folder / "removing").iterdir())
    with open_vault(folder, Spoilt(error, *notes)) as vault:
        assert [one.path for one in vault.backups.elsewhere()] == [None]
        assert vault.people.load(before.person.id).half_removed
    with open_vault(folder) as vault:
        assert vault.people.load(before.person.id).record.notes[0].text == "words", "gone on with once it can be read"


@pytest.mark.parametrize("error", DAMAGE, ids=errno.errorcode.get)
def test_a_daily_copy_that_cannot_be_read_stops_nothing(folder: Path, error: int) -> None:
    two_versions(folder)
    with open_vault(folder) as vault:
        vault.backups.make_daily(DAY)
    shutil.rmtree(folder / "index")
    copies = tuple((folder / "backups").iterdir())
    with open_vault(folder, Spoilt(error, *copies)) as vault:
        assert [one.called for one in vault.people.all()] == ["Sam"]


def test_what_windows_says_of_a_damaged_disk_counts_too() -> None:
    cyclic = OSError(errno.EINVAL, "")
    cyclic.winerror = 23  # type: ignore[attr-defined]
    assert is_damage(cyclic)
    for refused in (errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EINVAL):
        assert not is_damage(OSError(refused, ""))


def each_read(folder: Path, wrong: Wrong) -> Iterator[Vault | VaultError]:
    """The vault opened once for every read of opening it and the person, with that one going wrong."""
    for at in count(1):
        files = FailingFiles(at, wrong.how, wrong.error, for_good=wrong.for_good)
        try:
            with open_vault(folder, files) as vault:
                [vault.people.load(one.id) for one in vault.people.all()]
                yield vault
        except VaultError as trouble:
            yield trouble
        files.end_process()
        if len(files.calls) < at:
            assert at > 3
            return


@pytest.mark.hazard("H07.4")
@pytest.mark.parametrize("wrong", UNREADABLE, ids=ids)
def test_no_single_read_keeps_anybody_from_their_words(folder: Path, wrong: Wrong) -> None:
    two_versions(folder)
    before = {name: data for name, data in all_bytes(folder).items() if not name.startswith("index")}
    for seen in each_read(folder, wrong):
        if wrong.for_good:
            assert isinstance(seen, (Vault, VaultDamaged, CannotOpen))
        else:
            assert isinstance(seen, Vault)
        now = {name: data for name, data in all_bytes(folder).items() if not name.startswith("index")}
        assert now == before


@pytest.mark.parametrize("error", DAMAGE, ids=errno.errorcode.get)
def test_a_backup_that_cannot_be_read_brings_nothing_back(folder: Path, error: int) -> None:
    two_versions(folder)
    (folder.parent / "stick").mkdir()
    with open_vault(folder) as vault:
        backup = vault.backups.make(folder.parent / "stick", DAY).path
    into = folder.parent / "back"
    with pytest.raises(VaultError) as caught:
        restore(backup, into, passphrase=PASSPHRASE, files=Spoilt(error, backup))
    assert not isinstance(caught.value, BackupDamaged), "it may be read on another day"
    assert not into.exists()


@pytest.mark.parametrize("name", OPERATIONS)
def test_some_reads_in_every_operation(promises: Promises, tmp_path: Path, name: str) -> None:
    wrong = ONCE[list(OPERATIONS).index(name) % len(ONCE)]
    every_call(promises, name, tmp_path, wrong, range(1, 1000, 5))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("wrong", UNREADABLE, ids=ids)
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_read_of_every_operation(
    promises: Promises, tmp_path: Path, name: str, wrong: Wrong, count: Count
) -> None:
    count(every_call(promises, name, tmp_path, wrong), "reads of a damaged disk")
