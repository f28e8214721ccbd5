"""Changing the passphrase, the recovery key and the data key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plans.progress import Progress, WorkStep
from plans.vault import (
    CannotSave,
    Files,
    NotAlone,
    PassphraseNeeded,
    Strength,
    Vault,
    VaultDamaged,
    VaultError,
    VaultLocked,
    WrongPassphrase,
    WrongRecoveryKey,
    new_recovery_key,
)
from plans.vault.crypto.sealed_object import Damaged, KeyRing, Seal, SealedKind
from plans.vault.errors import NoMoreKeys
from plans.vault.storage.file_lock import FileLock
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

NEW = "lantern otter gravel nine"


def numbers(folder: Path) -> set[int]:
    """The numbers of the keys that sealed what is in a folder."""
    return {path.read_bytes()[9] for path in folder.rglob("*.pt")}


def test_after_a_change_only_the_new_passphrase_opens_and_every_word_is_there(folder: Path) -> None:
    vault, recovery_key = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    record = vault.people.add(someone())
    vault.keys.change_passphrase(PASSPHRASE, NEW, strength=LIGHT)
    vault.people.save(saying(record, "written after"))
    vault.close()
    with pytest.raises(WrongPassphrase):
        open_vault(folder)
    for ways in ({"passphrase": NEW}, {"recovery_key": recovery_key}):
        with Vault.open(folder, **ways) as vault:
            assert vault.people.load(record.person.id).record.notes[-1].text == "written after"
    assert (folder / "keys.json").read_bytes() == (folder / "keys.copy.json").read_bytes()


def test_a_new_passphrase_is_as_dear_to_guess_as_one_of_a_new_vault(folder: Path) -> None:
    with new_vault(folder) as vault:
        vault.keys.change_passphrase(PASSPHRASE, NEW)
    usual = Strength()
    assert f'"memory_kib": {usual.memory_kib}, "iterations": {usual.iterations}' in (folder / "keys.json").read_text()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda vault: vault.keys.change_passphrase("another one", NEW), WrongPassphrase),
        (lambda vault: vault.keys.change_passphrase("", NEW), WrongPassphrase),
        (lambda vault: vault.keys.change_passphrase(PASSPHRASE, ""), PassphraseNeeded),
        (lambda vault: vault.keys.change_passphrase(PASSPHRASE, "  "), PassphraseNeeded),
        (lambda vault: vault.keys.reset_passphrase("7K3M", NEW), WrongRecoveryKey),
        (lambda vault: vault.keys.reset_passphrase(new_recovery_key(), NEW), WrongRecoveryKey),
        (lambda vault: vault.keys.renew_recovery_key("another one"), WrongPassphrase),
        (lambda vault: vault.keys.renew_recovery_key(PASSPHRASE, "7K3M"), WrongRecoveryKey),
        (lambda vault: vault.keys.rekey("another one"), WrongPassphrase),
        (lambda vault: vault.keys.rekey(PASSPHRASE, "7K3M"), WrongRecoveryKey),
    ],
)
def test_a_wrong_secret_touches_nothing(folder: Path, change: object, error: type[VaultError]) -> None:
    with new_vault(folder) as vault:
        vault.people.add(someone())
        before = all_bytes(folder)
        with pytest.raises(error):
            change(vault)
        assert all_bytes(folder) == before
        assert not vault.keys.has_old


def test_a_lost_passphrase_is_replaced_by_the_recovery_key(folder: Path) -> None:
    vault, recovery_key = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    vault.close()
    with Vault.open(folder, recovery_key=recovery_key) as vault:
        vault.keys.reset_passphrase(recovery_key.lower(), NEW, strength=LIGHT)
        assert vault.keys.opens_with(NEW)
        assert not vault.keys.opens_with(PASSPHRASE)
    Vault.open(folder, passphrase=NEW).close()
    Vault.open(folder, recovery_key=recovery_key).close()


def test_the_old_recovery_key_stops_working(folder: Path) -> None:
    vault, old = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    new = vault.keys.renew_recovery_key(PASSPHRASE)
    vault.close()
    with pytest.raises(WrongRecoveryKey):
        Vault.open(folder, recovery_key=old)
    Vault.open(folder, recovery_key=new).close()
    with open_vault(folder) as vault:
        third = new_recovery_key()
        assert vault.keys.renew_recovery_key(PASSPHRASE, third) == third
    Vault.open(folder, recovery_key=third).close()


def test_rekeying_seals_every_version_again_and_the_old_key_opens_none(folder: Path) -> None:
    vault, old_recovery_key = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    record = vault.people.add(someone())
    for text in ("one", "two"):
        record = saying(record, text)
        vault.people.save(record)
    other = vault.people.add(someone("Other"))
    vault.close()
    vault = open_vault(folder)
    old_key = vault._inside.access().ring.keys[1]
    vault.backups.make_daily(date(2026, 1, 1))
    said: list[WorkStep] = []
    with Progress(said.append, after=0, every=0).in_use():
        new = vault.keys.rekey(PASSPHRASE, strength=LIGHT)
    assert [step.words for step in said if step.doing == "Sealing again"] == [
        f"Sealing again: {done} of 5 files" for done in range(5)
    ]
    assert numbers(folder) == {2}
    assert [path.name for path in (folder / "backups").iterdir()] == [f"backup-{date.today()}.ptb"]
    record = saying(record, "after")
    vault.people.save(record)
    vault.close()
    with pytest.raises(WrongRecoveryKey):
        Vault.open(folder, recovery_key=old_recovery_key)
    stolen = KeyRing(vault_id_of(folder), {1: old_key, 2: old_key})
    for path in (folder / "people").glob("*/*.pt"):
        with pytest.raises(Damaged):
            Seal(stolen, SealedKind.PERSON, bytes.fromhex(path.parent.name)).open(path.read_bytes())
    for ways in ({"passphrase": PASSPHRASE}, {"recovery_key": new}):
        with Vault.open(folder, **ways) as vault:
            assert vault.people.load(record.person.id).record == record
            assert vault.people.load(other.person.id).record == other
            assert not vault.keys.has_old
    with open_vault(folder) as vault:
        max((folder / "people" / vault._inside.folder_of(record.person.id)).glob("*.pt")).write_bytes(b"")
        assert vault.people.load(record.person.id).damage, "the versions before it open as well"


def vault_id_of(folder: Path) -> bytes:
    with open_vault(folder) as vault:
        return vault._inside.access().ring.vault_id


def test_what_no_key_opens_is_kept_as_it_is(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        vault.people.save(saying(record, "lost to the disk"))
    bad = newest_file(folder)
    bad.write_bytes(b"PEERTUI1" + bytes(90))
    with open_vault(folder) as vault:
        vault.keys.rekey(PASSPHRASE, strength=LIGHT)
        assert vault.people.load(record.person.id).record == record
    assert bad.read_bytes() == b"PEERTUI1" + bytes(90)


def test_without_a_lock_new_keys_are_refused(folder: Path) -> None:
    class NoLocks(Files):
        def lock(self, path: Path) -> FileLock:
            lock = super().lock(path)
            lock.held = False
            return lock

    with new_vault(folder, NoLocks()) as vault:
        before = all_bytes(folder)
        with pytest.raises(NotAlone):
            vault.keys.rekey(PASSPHRASE)
        assert all_bytes(folder) == before


def test_the_number_of_a_key_is_one_byte(folder: Path) -> None:
    with new_vault(folder) as vault:
        ring = vault._inside.access().ring
        ring.keys = {255: ring.keys[1]}
        with pytest.raises(NoMoreKeys):
            vault.keys.rekey(PASSPHRASE)


def test_a_key_file_that_does_not_open_when_read_back_leaves_the_old_one(folder: Path) -> None:
    class Forgetful(Files):
        """Reads something else than what was written into the copy."""

        bad = False

        def read(self, path: Path) -> bytes:
            data = super().read(path)
            return data[:-1] if self.bad and path.name == "keys.copy.json" else data

    files = Forgetful()
    with new_vault(folder, files) as vault:
        before = (folder / "keys.json").read_bytes()
        files.bad = True
        with pytest.raises((CannotSave, VaultDamaged)):
            vault.keys.change_passphrase(PASSPHRASE, NEW, strength=LIGHT)
        files.bad = False
        assert vault.keys.opens_with(PASSPHRASE)
        assert (folder / "keys.json").read_bytes() == before
    open_vault(folder).close()


def test_a_closed_vault_changes_no_keys(folder: Path) -> None:
    vault = new_vault(folder)
    vault.close()
    for ask in (
        lambda: vault.keys.change_passphrase(PASSPHRASE, NEW),
        lambda: vault.keys.rekey(PASSPHRASE),
        lambda: vault.keys.opens_with(PASSPHRASE),
        lambda: vault.backups.make_daily(date(2026, 1, 1)),
    ):
        with pytest.raises(VaultLocked):
            ask()
    open_vault(folder).close()


def test_keys_are_in_no_text_a_traceback_could_show(folder: Path) -> None:
    with new_vault(folder) as vault:
        ring = vault._inside.access().ring
        assert str(next(iter(ring.keys.values()))) not in repr(ring)
        assert "wrapped" not in repr(ring)


def test_what_is_on_its_way_out_for_good_still_goes_after_new_keys(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        place = vault._inside.known_folder(record.person.id)
        vault._purge._removals.begin(place, [record.notes[0].id])
        vault.keys.rekey(PASSPHRASE, strength=LIGHT)
        assert vault._purge._removals.wanted(place) == {record.notes[0].id}
    assert numbers(folder) == {2}
    with open_vault(folder) as vault:
        assert vault.people.load(record.person.id).record.notes == ()


@pytest.mark.parametrize("wrong", [lambda real: real.replace(b"0", b"1"), lambda real: real[:-1]])
def test_a_key_file_that_the_new_passphrase_would_not_open_never_takes_the_place_of_both(
    folder: Path, monkeypatch: pytest.MonkeyPatch, wrong: object
) -> None:
    with new_vault(folder) as vault:
        before = (folder / "keys.json").read_bytes()
        monkeypatch.setattr("plans.vault.key_rotation.wrap_again", lambda *_, **__: wrong(before))
        with pytest.raises(VaultError):
            vault.keys.change_passphrase(PASSPHRASE, NEW)
        assert {(folder / name).read_bytes() for name in ("keys.json", "keys.copy.json")} == {before}
    open_vault(folder).close()
