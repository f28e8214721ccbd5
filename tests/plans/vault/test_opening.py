"""The ways into a vault: keys, key files, and one window at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plans.vault import (
    NoVault,
    PassphraseNeeded,
    Vault,
    VaultDamaged,
    VaultError,
    VaultExists,
    VaultInUse,
    WrongPassphrase,
    WrongRecoveryKey,
)
from tests.support.plans.vault_people import LIGHT, PASSPHRASE, all_bytes, new_vault, open_vault, someone


def test_both_ways_in_open_it(folder: Path) -> None:
    vault, recovery_key = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    record = vault.people.add(someone())
    vault.close()
    with Vault.open(folder, recovery_key=recovery_key.lower()) as vault:
        assert vault.people.load(record.person.id).record == record


@pytest.mark.parametrize(
    ("ways", "error"),
    [
        ({"passphrase": "another one"}, WrongPassphrase),
        ({"passphrase": ""}, WrongPassphrase),
        ({"recovery_key": "7K3M"}, WrongRecoveryKey),
    ],
)
def test_a_wrong_way_in_touches_nothing(folder: Path, ways: dict[str, str], error: type[VaultError]) -> None:
    with new_vault(folder) as vault:
        vault.people.add(someone())
    (folder / "keys.copy.json").unlink()
    (folder / ".peertui-0123456789ab.tmp").touch()
    before = {path: path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))}, all_bytes(folder)
    with pytest.raises(error):
        Vault.open(folder, **ways)
    assert ({path: path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))}, all_bytes(folder)) == before
    open_vault(folder).close()
    assert (folder / "keys.copy.json").read_bytes() == (folder / "keys.json").read_bytes()
    assert not (folder / ".peertui-0123456789ab.tmp").exists()


def test_a_vault_needs_a_passphrase_and_is_never_made_over_another(folder: Path) -> None:
    assert not Vault.exists(folder)
    with pytest.raises(NoVault):
        open_vault(folder)
    with pytest.raises(PassphraseNeeded):
        Vault.create(folder, "")
    assert not folder.exists()
    new_vault(folder).close()
    assert Vault.exists(folder)
    before = all_bytes(folder)
    with pytest.raises(VaultExists):
        new_vault(folder)
    assert all_bytes(folder) == before


def test_a_vault_whose_keys_have_gone_is_damaged_and_not_made_anew(folder: Path) -> None:
    with new_vault(folder) as vault:
        vault.people.add(someone())
    for name in ("keys.json", "keys.copy.json"):
        (folder / name).unlink()
    assert Vault.exists(folder)
    with pytest.raises(VaultExists):
        new_vault(folder)
    with pytest.raises(VaultDamaged, match="key file"):
        open_vault(folder)


@pytest.mark.parametrize("name", ["keys.json", "keys.copy.json"])
@pytest.mark.parametrize("left", [b"", b'{"format": "peertui-keys"', None])
def test_one_whole_key_file_is_enough_and_mends_the_other(folder: Path, name: str, left: bytes | None) -> None:
    with new_vault(folder) as vault:
        vault.people.add(someone())
    whole = (folder / name).read_bytes()
    (folder / name).unlink() if left is None else (folder / name).write_bytes(left)
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, passphrase="another one")
    open_vault(folder).close()
    assert (folder / name).read_bytes() == whole


def test_a_file_where_the_folder_should_be(folder: Path) -> None:
    folder.write_bytes(b"a letter")
    with pytest.raises(VaultError, match="choose another folder"):
        new_vault(folder)
    with pytest.raises(NoVault):
        open_vault(folder)
    assert folder.read_bytes() == b"a letter"


def test_a_second_window_is_told_at_once_and_may_come_in_later(folder: Path) -> None:
    vault = new_vault(folder)
    for passphrase in (PASSPHRASE, "another one"):
        with pytest.raises(VaultInUse):
            Vault.open(folder, passphrase=passphrase)
    vault.close()
    open_vault(folder).close()


def test_a_lock_ends_with_its_process(folder: Path) -> None:
    new_vault(folder).close()
    code = (
        "import sys; from tests.support.plans.vault_people import *\n"
        "vault = open_vault(Path(sys.argv[1])); print('up', flush=True); input()"
    )
    command = [sys.executable, "-c", code, str(folder)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout
    assert holder.stdout.readline().strip() == b"up"
    with pytest.raises(VaultInUse):
        open_vault(folder)
    holder.kill()
    holder.communicate()
    open_vault(folder).close()
