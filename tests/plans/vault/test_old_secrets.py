"""After a change of passphrase or recovery key, nothing in the folder opens with the old one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plans.vault import Vault, WrongPassphrase, WrongRecoveryKey, restore
from plans.vault.crypto.key_file import generation_of, unlock
from tests.support.faults.failing import Quick
from tests.support.plans.vault_people import LIGHT, PASSPHRASE, open_vault, saying, someone

NEW = "lantern otter gravel nine"
NEW_KEY = "T0YA-V13F-SFKX-RT0M-GA0X-KAGN-DSGS-15JJ-GR"
DAYS = (date(2026, 3, 1), date(2026, 3, 2))


@pytest.fixture
def lived_in(folder: Path) -> tuple[Vault, str]:
    """An open vault of one person, with two daily copies."""
    vault, recovery_key = Vault.create(folder, PASSPHRASE, strength=LIGHT, files=Quick())
    vault.people.add(someone())
    for day in DAYS:
        vault.backups.make_daily(day)
    return vault, recovery_key


def key_files(folder: Path) -> dict[str, bytes]:
    """Every key file in a folder by where it is: whole files, and what lies inside of others."""
    found = {}
    for path in filter(Path.is_file, folder.rglob("*")):
        data = path.read_bytes()
        at = data.find(b'{"format": "peertui-keys"')
        if at >= 0:
            line, check = data[at:].split(b"\n")[:2]
            found[path.name] = line + b"\n" + check[:64] + b"\n"
    return found


def open_with(folder: Path, **way: str) -> list[str]:
    """The names of all files in a folder that open with a secret."""
    opened = []
    for name, key_file in key_files(folder).items():
        try:
            unlock(key_file, **way)
        except (WrongPassphrase, WrongRecoveryKey):
            continue
        opened.append(name)
    return opened


@pytest.mark.hazard("H15.6")
def test_the_old_passphrase_opens_nothing_in_the_folder(folder: Path, lived_in: tuple[Vault, str]) -> None:
    vault, recovery_key = lived_in
    assert len(open_with(folder, passphrase=PASSPHRASE)) == 4
    vault.keys.change_passphrase(PASSPHRASE, NEW, strength=LIGHT)
    assert open_with(folder, passphrase=PASSPHRASE) == []
    fresh = f"backup-{date.today()}.ptb"
    for way in ({"passphrase": NEW}, {"recovery_key": recovery_key}):
        assert sorted(open_with(folder, **way)) == [fresh, "keys.copy.json", "keys.json"]
    vault.close()
    assert restore(folder / "backups" / fresh, folder.parent / "back", passphrase=NEW) == 1


def test_a_passphrase_set_by_the_recovery_key_leaves_the_lost_one_nothing(
    folder: Path, lived_in: tuple[Vault, str]
) -> None:
    vault, recovery_key = lived_in
    vault.keys.reset_passphrase(recovery_key, NEW, strength=LIGHT)
    assert open_with(folder, passphrase=PASSPHRASE) == []
    vault.close()


@pytest.mark.hazard("H15.6")
def test_the_old_recovery_key_opens_nothing_in_the_folder(folder: Path, lived_in: tuple[Vault, str]) -> None:
    vault, recovery_key = lived_in
    vault.keys.renew_recovery_key(PASSPHRASE, NEW_KEY)
    assert open_with(folder, recovery_key=recovery_key) == []
    assert f"backup-{date.today()}.ptb" in open_with(folder, recovery_key=NEW_KEY)
    vault.close()


CHANGES: dict[str, Callable[[Vault, str], object]] = {
    "change": lambda vault, _: vault.keys.change_passphrase(PASSPHRASE, NEW, strength=LIGHT),
    "reset": lambda vault, key: vault.keys.reset_passphrase(key, NEW, strength=LIGHT),
}


@pytest.mark.hazard("H12.6")
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("put_back", ["keys.copy.json", "keys.json"])
def test_an_old_key_file_put_back_neither_wins_nor_locks_the_new_passphrase_out(
    folder: Path, lived_in: tuple[Vault, str], change: str, put_back: str
) -> None:
    vault, recovery_key = lived_in
    old = (folder / "keys.json").read_bytes()
    CHANGES[change](vault, recovery_key)
    vault.close()
    (folder / put_back).write_bytes(old)
    with pytest.raises(WrongPassphrase):
        open_vault(folder)
    Vault.open(folder, passphrase=NEW).close()
    assert (folder / "keys.json").read_bytes() == (folder / "keys.copy.json").read_bytes() != old
    (folder / put_back).write_bytes(old)
    Vault.open(folder, recovery_key=recovery_key).close()
    assert (folder / put_back).read_bytes() != old


@pytest.mark.hazard("H15.6")
@pytest.mark.parametrize("left", [None, -5, -1])
@pytest.mark.parametrize("put_back", ["keys.json", "keys.copy.json"])
def test_an_old_key_file_put_back_does_not_win_where_the_newer_one_is_taken_away(
    folder: Path, lived_in: tuple[Vault, str], put_back: str, left: int | None
) -> None:
    vault, recovery_key = lived_in
    old = (folder / "keys.json").read_bytes()
    vault.keys.change_passphrase(PASSPHRASE, NEW, strength=LIGHT)
    vault.close()
    (folder / put_back).write_bytes(old)
    other = folder / ("keys.copy.json" if put_back == "keys.json" else "keys.json")
    newer = other.read_bytes()
    other.unlink() if left is None else other.write_bytes(newer[:left])
    with pytest.raises(WrongPassphrase):
        open_vault(folder)
    Vault.open(folder, passphrase=NEW).close()
    assert (folder / "keys.json").read_bytes() == (folder / "keys.copy.json").read_bytes() == newer
    Vault.open(folder, recovery_key=recovery_key).close()


def test_a_backup_of_another_vault_beside_them_changes_nothing(folder: Path, lived_in: tuple[Vault, str]) -> None:
    vault, _ = lived_in
    vault.close()
    another, _ = Vault.create(folder.with_name("another"), NEW, strength=LIGHT, files=Quick())
    another.keys.change_passphrase(NEW, "other words of theirs", strength=LIGHT)
    another.backups.make_daily(DAYS[0])
    another.close()
    theirs, *_ = (folder.with_name("another") / "backups").iterdir()
    (folder / "backups" / "backup-2026-03-05.ptb").write_bytes(theirs.read_bytes())
    (folder / "keys.copy.json").unlink()
    open_vault(folder).close()


def test_a_damaged_newer_key_file_leaves_the_older_whole_one(folder: Path, lived_in: tuple[Vault, str]) -> None:
    vault, _ = lived_in
    old = (folder / "keys.json").read_bytes()
    vault.keys.change_passphrase(PASSPHRASE, NEW, strength=LIGHT)
    vault.close()
    for copy in (folder / "backups").iterdir():
        copy.unlink()
    (folder / "keys.json").write_bytes(old)
    newer = (folder / "keys.copy.json").read_bytes()
    (folder / "keys.copy.json").write_bytes(newer[:-2])
    open_vault(folder).close()


def test_every_change_has_the_next_generation_and_a_key_file_of_before_has_none(
    folder: Path, lived_in: tuple[Vault, str]
) -> None:
    vault, recovery_key = lived_in
    seen = [generation_of((folder / "keys.json").read_bytes())]
    for change in (
        lambda: vault.keys.change_passphrase(PASSPHRASE, NEW, strength=LIGHT),
        lambda: vault.keys.renew_recovery_key(NEW, NEW_KEY),
        lambda: vault.keys.reset_passphrase(NEW_KEY, PASSPHRASE, strength=LIGHT),
        lambda: vault.keys.rekey(PASSPHRASE, recovery_key, strength=LIGHT),
    ):
        change()
        seen.append(generation_of((folder / "keys.json").read_bytes()))
    assert seen == [1, 2, 3, 4, 6]
    vault.close()
    assert generation_of(b"{}") == -1
    line = json.dumps({"format": "peertui-keys", "version": 1, "vault": "", "ways": []}).encode()
    assert generation_of(line) == -1, "without its check sum"


@pytest.mark.hazard("H15.6")
def test_daily_copies_that_a_stopped_change_left_go_at_the_next_opening(
    folder: Path, lived_in: tuple[Vault, str]
) -> None:
    vault, _ = lived_in
    kept = folder.parent / "kept"
    shutil.copytree(folder / "backups", kept)
    vault.keys.change_passphrase(PASSPHRASE, NEW, strength=LIGHT)
    vault.close()
    for path in kept.iterdir():
        shutil.copy(path, folder / "backups" / path.name)
    assert len(open_with(folder, passphrase=PASSPHRASE)) == 2
    Vault.open(folder, passphrase=NEW).close()
    assert open_with(folder, passphrase=PASSPHRASE) == []
    assert [path.name for path in (folder / "backups").iterdir()] == [f"backup-{date.today()}.ptb"]


def test_a_newer_daily_copy_stays_where_both_key_files_were_put_back(folder: Path, lived_in: tuple[Vault, str]) -> None:
    vault, _ = lived_in
    old = (folder / "keys.json").read_bytes()
    vault.keys.change_passphrase(PASSPHRASE, NEW, strength=LIGHT)
    vault.close()
    for name in ("keys.json", "keys.copy.json"):
        (folder / name).write_bytes(old)
    open_vault(folder).close()
    assert [path.name for path in (folder / "backups").iterdir()] == [f"backup-{date.today()}.ptb"]


def test_a_daily_copy_that_cannot_be_removed_is_said_and_goes_the_next_time(folder: Path) -> None:
    class Keeping(Quick):
        """A disk that lets no daily copy be removed."""

        def unlink(self, path: Path) -> None:
            if path.suffix == ".ptb":
                raise PermissionError(13, "")
            super().unlink(path)

    vault, _ = Vault.create(folder, PASSPHRASE, strength=LIGHT, files=Keeping())
    record = vault.people.add(someone())
    vault.backups.make_daily(DAYS[0])
    assert vault.backups.with_old_keys() == ()
    vault.keys.change_passphrase(PASSPHRASE, NEW, strength=LIGHT)
    assert [path.name for path in vault.backups.with_old_keys()] == [f"backup-{DAYS[0]}.ptb"]
    vault.people.save(saying(record, "life goes on"))
    vault.close()
    with Vault.open(folder, passphrase=NEW, files=Quick()) as vault:
        assert vault.backups.with_old_keys() == ()
