"""A vault of a newer version: refused with the reason, and nothing in it is touched."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plans.record.migrations import migrate
from plans.record.models import Record
from plans.vault import Strength, Vault, VaultNewer, new_recovery_key, restore
from plans.vault.crypto.sealed_object import Seal, SealedKind
from plans.vault.storage.generations import encode
from tests.plans.vault.test_migrating import NOW, kept_record, people_files, schemas
from tests.support.plans import record_examples
from tests.support.plans.planted import STEPS, plant, to_2
from tests.support.plans.record_examples import PERSON, copy_vault
from tests.support.plans.vault_people import LIGHT, PASSPHRASE, all_bytes, new_vault, open_vault, saying, someone

PATHS: dict[str, Callable[[Vault, Record], object]] = {
    "open": lambda vault, record: vault.people.load(PERSON),
    "save": lambda vault, record: vault.people.save(saying(record, "from an older peertui")),
    "add": lambda vault, record: vault.people.add(record.model_copy(update={"version": 3})),
    "history": lambda vault, record: vault.history.versions(PERSON),
    "one version": lambda vault, record: vault.history.version(PERSON, 3),
    "undo": lambda vault, record: vault.history.undo(PERSON),
    "redo": lambda vault, record: vault.history.redo(PERSON),
    "rekey": lambda vault, record: vault.keys.rekey(PASSPHRASE, new_recovery_key(), strength=LIGHT),
    "remove a part": lambda vault, record: vault.people.remove_parts(PERSON, ["kept-note"]),
    "remove the person": lambda vault, record: vault.people.remove(PERSON),
}


@pytest.fixture
def newer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault that a peertui which writes version 3 has saved in; this one writes version 1 again."""
    copy_vault(1, folder)
    plant(monkeypatch, *STEPS)
    with open_vault(folder) as vault:
        vault.people.save(saying(vault.people.load(PERSON).record, "from a newer peertui"))
    plant(monkeypatch)
    return folder


@pytest.mark.hazard("H10.3")
@pytest.mark.parametrize("path", PATHS)
def test_a_newer_version_is_refused_and_nothing_on_the_disk_changes(newer: Path, path: str) -> None:
    before = all_bytes(newer)
    with open_vault(newer) as vault:
        with pytest.raises(VaultNewer, match=r"saved by a newer peertui: update peertui to open it\. Nothing"):
            PATHS[path](vault, kept_record(1))
        assert all_bytes(newer) == before
    assert all_bytes(newer) == before


@pytest.mark.parametrize("path", [name for name in PATHS if name not in ("add", "redo")])
def test_a_newer_version_saved_while_this_window_was_open_is_refused_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    copy_vault(1, folder)
    with open_vault(folder) as vault:
        record = vault.people.load(PERSON).record
        plant(monkeypatch, *STEPS)
        seal = Seal(
            vault._inside.access().ring, SealedKind.PERSON, bytes.fromhex(next((folder / "people").iterdir()).name)
        )
        tables = {"person": {"1": {"version": 3, "person": {"called": "Robin"}}}}
        [last] = (folder / "people").glob("*/0000000003.*.pt")
        last.with_name("0000000004.ffffffff.pt").write_bytes(seal.seal(encode(tables), 4, 3, NOW))
        plant(monkeypatch)
        before = people_files(folder)
        if path == "one version":
            assert vault.history.version(PERSON, 3) == record, "what can be read is read"
            return
        with pytest.raises(VaultNewer):
            PATHS[path](vault, record)
        assert people_files(folder) == before
        assert not (folder / "removing").exists()


def test_a_newer_version_is_listed_with_the_reason(newer: Path) -> None:
    for path in (newer / "index").iterdir():
        path.unlink()
    before = people_files(newer)
    with open_vault(newer) as vault:
        [one] = vault.people.all()
        assert one.trouble == str(VaultNewer())
    assert people_files(newer) == before


def test_a_backup_of_a_newer_version_is_brought_back_as_it_is_and_refused_with_the_reason(
    newer: Path, tmp_path: Path
) -> None:
    before = all_bytes(newer)
    with open_vault(newer) as vault:
        made = vault.backups.make(tmp_path, date(2026, 3, 4))
    assert before.items() <= all_bytes(newer).items()
    assert restore(made.path, tmp_path / "back", passphrase=PASSPHRASE) == 1
    assert schemas(tmp_path / "back") == {4: 3}
    with open_vault(tmp_path / "back") as vault:
        [one] = vault.people.all()
        assert one.trouble == str(VaultNewer())
        with pytest.raises(VaultNewer):
            vault.people.load(one.id)


def _is_wine() -> bool:
    """Whether this Windows is the one that runs Windows programs on other systems."""
    if sys.platform != "win32":
        return False
    import ctypes

    return hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")


@pytest.mark.skipif(_is_wine(), reason="wine gives 123 for the names in a file, Windows 267: that it is no folder")
def test_new_keys_are_refused_for_a_kind_of_file_that_is_not_known(folder: Path) -> None:
    with new_vault(folder) as vault:
        vault.people.add(someone())
        unknown = Seal(vault._inside.access().ring, 9, bytes(16)).seal(b"{}", 1, 1, NOW)
        (folder / "people" / "unknown.pt").write_bytes(unknown)
        before = all_bytes(folder)
        with pytest.raises(VaultNewer):
            vault.keys.rekey(PASSPHRASE, strength=Strength(64, 1, 1))
        assert all_bytes(folder) == before


def test_a_damaged_head_that_says_newer_stops_no_new_keys(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        vault.people.save(saying(record, "words"))
        oldest = min((folder / "people").glob("*/*.pt"))
        data = bytearray(oldest.read_bytes())
        data[11] = 7  # the schema
        oldest.write_bytes(data)
        vault.keys.rekey(PASSPHRASE, strength=LIGHT)
        vault.people.remove_parts(record.person.id, [record.notes[0].id])
        assert not oldest.exists(), "it does not open, and may hold the words"


def test_the_steps_of_one_version_read_the_next_one_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, to_2)
    document = json.loads(record_examples.document(1))
    assert migrate(migrate(document)) == migrate(document)
