"""Backups: whole or not at all, readable by whoever knows the passphrase of that day, and nothing readable without."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from plans.vault import (
    BackupDamaged,
    BadPlace,
    CannotBackUp,
    NotABackup,
    Vault,
    VaultError,
    VaultLocked,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryKey,
    new_recovery_key,
    restore,
)
from plans.vault.backup.backup_writer import file_name, open_parts, take_apart
from plans.vault.backup.daily_copies import COPIES, KEEP
from tests.support.plans.vault_people import (
    LIGHT,
    PASSPHRASE,
    all_bytes,
    new_vault,
    newest_file,
    open_vault,
    saying,
    someone,
)

DAY = date(2026, 3, 3)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder elsewhere."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def checked_again(blob: bytes) -> bytes:
    """With its check made right again, as someone might who changed it on purpose."""
    return blob[:-32] + hashlib.sha256(blob[:-32]).digest()


@pytest.mark.hazard("H13.2")
def test_everyone_comes_back_with_every_word(folder: Path, stick: Path, tmp_path: Path) -> None:
    vault, recovery_key = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    records = [vault.people.add(someone(name)) for name in ("Sam", "Bo", "Édith")]
    records[0] = saying(records[0], "the newest words")
    vault.people.save(records[0])
    made = vault.backups.make(stick, DAY)
    assert (made.path, made.people, made.left_out) == (stick / "backup-2026-03-03.ptb", 3, 0)
    assert [path.name for path in stick.iterdir()] == [made.path.name]
    vault.close()
    assert restore(made.path, tmp_path / "by words", passphrase=PASSPHRASE) == 3
    assert restore(made.path, tmp_path / "new" / "by key", recovery_key=recovery_key) == 3
    for back in (tmp_path / "by words", tmp_path / "new" / "by key"):
        with open_vault(back) as vault:
            assert sorted(one.called for one in vault.people.all()) == ["Bo", "Sam", "Édith"]
            assert [vault.people.load(record.person.id).record for record in records] == records
            vault.people.save(saying(records[1], "life goes on"))
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.hazard("H15.1")
def test_no_word_and_no_name_can_be_read_in_it(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        vault.people.add(someone("Quentin", "Quentin Example"))
        blob = vault.backups.make(stick, DAY).path.read_bytes()
    for word in (b"Quentin", b"phone", b"music", PASSPHRASE.encode()):
        assert word not in blob


def test_a_second_one_on_a_day_gets_a_name_of_its_own(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        names = [vault.backups.make(stick, DAY).path.name for _ in range(3)]
    assert names == ["backup-2026-03-03.ptb", "backup-2026-03-03-2.ptb", "backup-2026-03-03-3.ptb"]


def test_an_empty_vault_can_be_backed_up_too(folder: Path, stick: Path, tmp_path: Path) -> None:
    with new_vault(folder) as vault:
        made = vault.backups.make(stick, DAY)
    assert restore(made.path, tmp_path / "back", passphrase=PASSPHRASE) == 0
    with open_vault(tmp_path / "back") as vault:
        assert vault.people.all() == ()
        vault.people.add(someone())


def test_places_where_no_backup_belongs(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        with pytest.raises(BadPlace, match="outside"):
            vault.backups.make(folder / "people", DAY)
        with pytest.raises(BadPlace, match="no folder"):
            vault.backups.make(stick / "gone", DAY)
        (stick / "a file").write_bytes(b"")
        with pytest.raises(CannotBackUp):
            vault.backups.make(stick / "a file", DAY)


def test_the_newest_version_that_opens_goes_in_and_who_has_none_is_counted(
    folder: Path, stick: Path, tmp_path: Path
) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        vault.people.save(saying(record, "lost to the disk"))
        newest_file(folder).write_bytes(b"\0" * 100)
        gone = vault.people.add(someone("Gone"))
        for path in (folder / "people" / vault._inside.folder_of(gone.person.id)).iterdir():
            path.write_bytes(b"")
        made = vault.backups.make(stick, DAY)
    assert (made.people, made.left_out) == (1, 1)
    restore(made.path, tmp_path / "back", passphrase=PASSPHRASE)
    with open_vault(tmp_path / "back") as vault:
        assert vault.people.load(record.person.id).record == record


def test_what_a_newer_peertui_saved_is_backed_up_as_it_is(
    folder: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        monkeypatch.setattr("plans.record.migrations.STEPS", (dict,))
        vault.people.save(record.model_copy(update={"version": 2}))
    monkeypatch.undo()
    with open_vault(folder) as vault:
        made = vault.backups.make(stick, DAY)
    restore(made.path, tmp_path / "back", passphrase=PASSPHRASE)
    assert newest_file(tmp_path / "back").read_bytes() == newest_file(folder).read_bytes()


def test_it_opens_with_the_passphrase_of_its_day(folder: Path, stick: Path, tmp_path: Path) -> None:
    with new_vault(folder) as vault:
        vault.people.add(someone())
        made = vault.backups.make(stick, DAY)
        vault.keys.change_passphrase(PASSPHRASE, "another one", strength=LIGHT)
        later = vault.backups.make(stick, DAY)
    with pytest.raises(WrongPassphrase, match="of the day it was made"):
        restore(made.path, tmp_path / "back", passphrase="another one")
    with pytest.raises(WrongRecoveryKey):
        restore(made.path, tmp_path / "back", recovery_key=new_recovery_key())
    assert not (tmp_path / "back").exists()
    restore(made.path, tmp_path / "back", passphrase=PASSPHRASE)
    restore(later.path, tmp_path / "later", passphrase="another one")


@pytest.mark.hazard("H11.1")
def test_it_is_brought_back_into_a_new_folder_only(folder: Path, stick: Path, tmp_path: Path) -> None:
    with new_vault(folder) as vault:
        made = vault.backups.make(stick, DAY)
    (tmp_path / "there").mkdir()
    before = all_bytes(folder)
    for into in (folder, tmp_path / "there", made.path):
        with pytest.raises(BadPlace, match="not there yet"):
            restore(made.path, into, passphrase=PASSPHRASE)
    assert all_bytes(folder) == before
    with pytest.raises(NotABackup, match=r"There is no file .*gone\.ptb"):
        restore(stick / "gone.ptb", tmp_path / "back", passphrase=PASSPHRASE)


@pytest.mark.parametrize("data", [b"", b"a letter", b"PEERTUI1" + bytes(200)])
def test_another_file_is_no_backup(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "file").write_bytes(data)
    with pytest.raises(NotABackup):
        restore(tmp_path / "file", tmp_path / "back", passphrase=PASSPHRASE)


def test_a_later_format_is_said_to_be_newer(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        blob = vault.backups.make(stick, DAY).path.read_bytes()
    with pytest.raises(VaultNewer):
        take_apart(checked_again(blob[:8] + b"\0\2" + blob[10:]))


def joined(parts: list[bytes], *, like: bytes) -> bytes:
    pieces = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return checked_again(like[:10] + len(parts).to_bytes(4, "big") + pieces + bytes(32))


def test_nobody_can_be_added_taken_out_or_put_back_on_purpose(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        vault.people.add(someone("Bo"))
        old = vault.backups.make(stick, DAY).path.read_bytes()
        vault.people.save(saying(record, "new words"))
        new = vault.backups.make(stick, DAY).path.read_bytes()
        ring, before, after = vault._inside.access().ring, take_apart(old), take_apart(new)
        for parts in (
            [after.key_file, after.list, *after.people[:1]],
            [after.key_file, after.list, *after.people, after.people[0]],
            [after.key_file, after.list, *reversed(after.people)],
            [after.key_file, after.list, *before.people],
            [after.key_file + b" ", after.list, *after.people],
        ):
            with pytest.raises(BackupDamaged):
                open_parts(take_apart(joined(parts, like=new)), ring)
        open_parts(take_apart(joined([*after[:2], *after.people], like=new)), ring)
        open_parts(before, ring)


def test_lengths_that_do_not_add_up_are_damage(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        blob = vault.backups.make(stick, DAY).path.read_bytes()
    for changed in (
        blob[:14] + b"\xff\xff\xff\xff" + blob[18:],
        blob[:-32] + b"\0\0" + blob[-32:],
        blob[:10] + b"\0\0\0\1" + blob[14:],
    ):
        with pytest.raises(BackupDamaged):
            take_apart(checked_again(changed))


@pytest.mark.hazard("H13.4")
def test_seven_daily_copies_are_kept_and_one_a_day(folder: Path) -> None:
    days = [date(2026, 3, number) for number in range(1, 11)]
    with new_vault(folder) as vault:
        vault.people.add(someone())
        for day in days:
            assert vault.backups.make_daily(day)
            assert vault.backups.make_daily(day) is None
    names = sorted(path.name for path in (folder / COPIES).iterdir())
    assert names == [file_name(day) for day in days[-KEEP:]]
    for name in names:
        restore(folder / COPIES / name, folder.parent / name, passphrase=PASSPHRASE)


def test_other_files_beside_the_copies_stay(folder: Path) -> None:
    with new_vault(folder) as vault:
        (folder / COPIES).mkdir()
        for name in ("backup-2020-01-01-mine.ptb", "letter.txt", ".~lock.odt.tmp"):
            (folder / COPIES / name).write_bytes(b"")
        (folder / COPIES / ".0123456789ab.tmp").write_bytes(b"")
        for number in range(1, 10):
            vault.backups.make_daily(date(2026, 3, number))
    names = {path.name for path in (folder / COPIES).iterdir()}
    assert {"backup-2020-01-01-mine.ptb", "letter.txt", ".~lock.odt.tmp"} < names
    assert ".0123456789ab.tmp" not in names
    assert len(names) == KEEP + 3


def test_people_can_be_saved_while_a_backup_is_made(folder: Path, stick: Path, tmp_path: Path) -> None:
    from plans.vault import Files

    class Busy(Files):
        """Somebody saves, so often that old versions are thinned, whenever a backup looks at a person."""

        vault: Vault | None = None

        def names(self, at: Path) -> list[str]:
            found = super().names(at)
            vault, self.vault = self.vault, None
            if vault and at.parent.name == "people":
                for number in range(60):
                    vault.people.save(saying(record, str(number)))
                self.vault = None
            elif vault:
                self.vault = vault
            return found

    files = Busy()
    with new_vault(folder, files) as vault:
        record = vault.people.add(someone())
        files.vault = vault
        made = vault.backups.make(stick, DAY)
    assert made.people + made.left_out == 1
    assert made.people == 1, "what was thinned meanwhile is looked for again"
    restore(made.path, tmp_path / "back", passphrase=PASSPHRASE)


def test_the_list_in_it_says_when_it_was_made(folder: Path, stick: Path) -> None:
    from plans.vault.crypto.sealed_object import Seal, SealedKind

    with new_vault(folder) as vault:
        parts = take_apart(vault.backups.make(stick, DAY).path.read_bytes())
        plain = Seal(vault._inside.access().ring, SealedKind.BACKUP, bytes(16)).open(parts.list).plain
    assert set(json.loads(plain)) == {"made", "parts", "elsewhere"}


def test_every_sentence_says_what_to_do(folder: Path) -> None:
    for error in (NotABackup, BackupDamaged):
        assert issubclass(error, VaultError)
        assert ": " in str(error()) or "," in str(error())


def test_a_vault_closed_in_the_middle_leaves_no_backup(folder: Path, stick: Path) -> None:
    from plans.vault import Files

    class Closing(Files):
        """Somebody locks the vault while a backup looks at the first person."""

        vault: Vault | None = None

        def read(self, path: Path) -> bytes:
            vault, self.vault = self.vault, None
            if vault:
                vault.close()
            return super().read(path)

    files = Closing()
    vault = new_vault(folder, files)
    vault.people.add(someone())
    vault.people.add(someone("Bo"))
    files.vault = vault
    with pytest.raises(VaultLocked):
        vault.backups.make(stick, DAY)
    assert not list(stick.iterdir())


@pytest.mark.hazard("H26.1")
def test_what_is_removed_for_good_is_in_no_daily_copy_either(folder: Path) -> None:
    with new_vault(folder) as vault:
        sam, bo = vault.people.add(someone("Sam")), vault.people.add(someone("Bo"))
        for remove in (
            lambda: vault.people.remove_parts(sam.person.id, [sam.notes[0].id]),
            lambda: vault.people.remove(bo.person.id),
        ):
            for number in (1, 2):
                assert vault.backups.make_daily(date(2026, 3, number))
            (folder / COPIES / "letter.txt").write_bytes(b"")
            remove()
            assert [path.name for path in (folder / COPIES).iterdir()] == ["letter.txt"]


def test_a_copy_that_cannot_be_removed_is_removed_at_the_next_opening(folder: Path) -> None:
    from plans.vault import CannotRemove, Files

    class Holding(Files):
        """Lets no backup go."""

        def unlink(self, path: Path) -> None:
            if path.suffix == ".ptb":
                raise PermissionError(13, "")
            super().unlink(path)

    with new_vault(folder, Holding()) as vault:
        record = vault.people.add(someone())
        vault.backups.make_daily(DAY)
        with pytest.raises(CannotRemove):
            vault.people.remove_parts(record.person.id, [record.notes[0].id])
    assert list((folder / COPIES).iterdir())
    with open_vault(folder) as vault:
        assert not list((folder / COPIES).iterdir())
        assert vault.people.load(record.person.id).record.notes == ()
