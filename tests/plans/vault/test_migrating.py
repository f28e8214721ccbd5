"""A vault of an older version: it opens for ever, and its last file stays."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plans.record import changes
from plans.record.json_document import read_document
from plans.record.migrations import Document, newest
from plans.record.models import Record
from plans.vault import Conflict, Vault, VaultNewer, restore
from plans.vault.crypto.sealed_object import Seal, SealedKind, peek
from plans.vault.storage.generations import encode, parse
from tests.plans.vault.test_purge import GATE, SECRET, WEIR, everything_on_disk, holding
from tests.support.plans import record_examples
from tests.support.plans.planted import STEPS, plant
from tests.support.plans.record_examples import BACKUP, KEPT, PERSON, RECOVERY, copy_vault, versions
from tests.support.plans.vault_people import LIGHT, PASSPHRASE, all_bytes, new_vault, open_vault, said, saying, someone

NOW = datetime(2026, 3, 9, 10, 0, tzinfo=UTC)


def kept_record(version: int) -> Record:
    return read_document(record_examples.document(version), now=NOW, new_id=str)


def people_files(folder: Path) -> dict[str, bytes]:
    """The versions of everyone; the list of people may be written at every closing."""
    return {name: data for name, data in all_bytes(folder).items() if name.endswith(".pt") and "index" not in name}


def schemas(folder: Path) -> dict[int, int]:
    """Generation -> schema, of the only person."""
    heads = [peek(path.read_bytes()) for path in (folder / "people").glob("*/*.pt")]
    return {head.generation: head.schema for head in heads}


def without_newer_files(folder: Path, schema: int) -> None:
    """What somebody does who goes back to an older peertui: put the newer files elsewhere."""
    for path in (folder / "people").glob("*/*.pt"):
        if peek(path.read_bytes()).schema > schema:
            path.unlink()


# -- the kept examples -------------------------------------------------------------------------------------------------


@pytest.mark.hazard("H10.1")
@pytest.mark.parametrize("version", versions())
def test_a_kept_vault_opens_with_every_word_of_every_version(folder: Path, version: int) -> None:
    copy_vault(version, folder)
    record = kept_record(version)
    recovery_key = (KEPT / str(version) / RECOVERY).read_text().strip()
    for ways in ({"passphrase": PASSPHRASE}, {"recovery_key": recovery_key}):
        before = people_files(folder)
        with Vault.open(folder, **ways) as vault:
            opened = vault.people.load(PERSON)
            assert (opened.record, opened.notices) == (record, ())
            seen = [said(vault.history.version(PERSON, found.generation)) for found in vault.history.versions(PERSON)]
            assert seen == [said(record), said(record)[:-1], said(record)[:-2]]
        assert people_files(folder) == before, "reading changes nothing"
    with open_vault(folder) as vault:
        for left in (said(record)[:-1], said(record)[:-2]):
            step = vault.history.undo(PERSON)
            assert step
            assert said(step.after) == left
        assert vault.history.undo(PERSON) is None


@pytest.mark.hazard("H10.1")
@pytest.mark.parametrize("version", versions())
def test_a_kept_backup_is_brought_back_with_every_word(folder: Path, version: int) -> None:
    assert restore(KEPT / str(version) / BACKUP, folder, passphrase=PASSPHRASE) == 1
    with open_vault(folder) as vault:
        assert vault.people.load(PERSON).record == kept_record(version)


def test_the_example_of_a_version_can_be_made(tmp_path: Path) -> None:
    record_examples.make(tmp_path / "made")
    names = {path.name for path in (KEPT / str(newest())).iterdir()}
    assert {path.name for path in (tmp_path / "made").iterdir()} == names


# -- from an older version to the newest -------------------------------------------------------------------------------


@pytest.fixture
def older(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example of version 1 under a peertui that writes version 3."""
    copy_vault(1, folder)
    plant(monkeypatch, *STEPS)
    return folder


def test_opening_changes_nothing_and_the_first_save_is_a_new_file(older: Path) -> None:
    before = people_files(older)
    with open_vault(older) as vault:
        opened = vault.people.load(PERSON)
        assert opened.record.version == 3
        assert opened.record.entries[0].model_extra == {"later": "unknown on an entry", "asked": "both"}
        assert people_files(older) == before
        record = saying(opened.record, "in the newest version")
        vault.people.save(record)
        assert before.items() <= people_files(older).items(), "the older files stay byte by byte"
        assert schemas(older) == {1: 1, 2: 1, 3: 1, 4: 3}
    with open_vault(older) as vault:
        assert vault.people.load(PERSON).record == record


def test_saving_without_a_change_writes_the_newest_version_too(older: Path) -> None:
    with open_vault(older) as vault:
        record = vault.people.load(PERSON).record
        vault.people.save(record)
        vault.people.save(record)
    assert schemas(older) == {1: 1, 2: 1, 3: 1, 4: 3}


def test_an_older_peertui_refuses_the_newest_and_opens_the_last_of_its_own(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_vault(older) as vault:
        record = vault.people.load(PERSON).record
        for number in range(70):
            record = saying(record, f"later {number}")
            vault.people.save(record)
    assert [number for number, schema in schemas(older).items() if schema == 1] == [3], "the others were thinned"
    plant(monkeypatch)
    with open_vault(older) as vault, pytest.raises(VaultNewer):
        vault.people.load(PERSON)
    without_newer_files(older, 1)
    with open_vault(older) as vault:
        opened = vault.people.load(PERSON)
        assert opened.record == kept_record(1)
        assert opened.rolled_back, "and it says that newer files are missing"


@pytest.mark.hazard("H10.2")
def test_the_last_of_every_older_version_stays_and_a_damaged_one_is_not_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_vault(1, folder)
    [last] = (folder / "people").glob("*/0000000003.*.pt")
    last.write_bytes(last.read_bytes()[:-1])
    for steps in (STEPS[:1], STEPS):
        plant(monkeypatch, *steps)
        with open_vault(folder) as vault:
            record = vault.people.load(PERSON).record
            for number in range(70):
                record = saying(record, f"later {number}")
                vault.people.save(record)
    kept = schemas(folder)
    older = {number: schema for number, schema in kept.items() if schema < 3}
    older.pop(3, None)  # the damaged one is there as long as nothing else was saved in its hour
    assert older == {2: 1, 73: 2}


def test_undo_and_restore_lead_back_over_the_border(older: Path) -> None:
    with open_vault(older) as vault:
        first = vault.people.load(PERSON).record
        vault.people.save(saying(first, "new"))
        step = vault.history.undo(PERSON)
        assert step
        assert step.after == first
        assert said(vault.history.version(PERSON, 1)) == said(first)[:-2]
        assert [found.generation for found in vault.history.versions(PERSON)] == [5, 4, 3, 2, 1]


def test_what_a_window_of_the_older_version_saved_meanwhile_is_put_together(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    with open_vault(older) as vault:
        record = vault.people.load(PERSON).record
        vault.people.save(saying(record, "from the older window"))
    [stranger] = (older / "people").glob("*/0000000004.*.pt")
    data = stranger.read_bytes()
    stranger.unlink()
    plant(monkeypatch, *STEPS)
    with open_vault(older) as vault:
        record = vault.people.load(PERSON).record
        stranger.write_bytes(data)
        with pytest.raises(Conflict):
            vault.people.save(saying(record, "from the newer window"))
        assert {"from the older window", "from the newer window"} <= set(said(vault.people.load(PERSON).record))


def test_new_keys_leave_every_version_in_its_schema(older: Path) -> None:
    with open_vault(older) as vault:
        record = saying(vault.people.load(PERSON).record, "new")
        vault.people.save(record)
        vault.keys.rekey(PASSPHRASE, strength=LIGHT)
        assert schemas(older) == {1: 1, 2: 1, 3: 1, 4: 3}
    with open_vault(older) as vault:
        assert vault.people.load(PERSON).record == record


def test_a_backup_of_an_older_version_is_brought_back_and_read(older: Path, tmp_path: Path) -> None:
    with open_vault(older) as vault:
        made = vault.backups.make(tmp_path, date(2026, 3, 4))
        record = vault.people.load(PERSON).record
    restore(made.path, tmp_path / "back", passphrase=PASSPHRASE)
    assert schemas(tmp_path / "back") == {3: 1}
    with open_vault(tmp_path / "back") as vault:
        assert vault.people.load(PERSON).record == record


# -- removing for good from an older version ---------------------------------------------------------------------------


def notes_into_meetings(tables: Document) -> Document:
    """As an older version might have kept them: entries by their ids, notes inside of meetings, and one in a list."""
    [meeting] = tables["sessions"].values()
    rows = list(tables.pop("entries").values())
    return {
        **tables,
        "notes": {},
        "plan_items": {str(at): row for at, row in enumerate(rows, 1)},
        "sessions": {"1": {**meeting, "id": WEIR.id, "spoken": list(tables["notes"].values())}},
        "by_id": {"1": {row["id"]: row for row in rows}},
    }


def from_meetings(document: Document) -> Document:
    """The step that belongs to it."""
    [meeting] = document["sessions"]
    rest = {name: value for name, value in document.items() if name not in ("plan_items", "by_id")}
    sessions = [{name: value for name, value in meeting.items() if name != "spoken"}]
    return {**rest, "sessions": sessions, "notes": meeting["spoken"], "entries": document["plan_items"]}


def test_what_is_removed_goes_from_the_kept_older_file_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(changes.add_note(changes.add_entry(someone(), GATE), WEIR))
        [path] = (folder / "people").glob("*/*.pt")
        seal = Seal(vault._inside.access().ring, SealedKind.PERSON, bytes.fromhex(path.parent.name))
        unsealed = seal.open(path.read_bytes())
        tables = notes_into_meetings(parse(unsealed.plain))
        path.write_bytes(seal.seal(encode(tables), 1, 1, unsealed.saved_at))
    plant(monkeypatch, from_meetings)
    with open_vault(folder) as vault:
        found = vault.people.load(record.person.id).record
        assert found.entries[-1].values == GATE.values
        vault.people.save(saying(found, "later"))
        assert holding(SECRET, everything_on_disk(folder, vault)) == 2
        left = vault.people.remove_parts(record.person.id, [GATE.id, WEIR.id])
        assert holding(SECRET, everything_on_disk(folder, vault)) == 0
        assert schemas(folder) == {1: 1, 2: 2}
        old = seal_of(vault, path).open(path.read_bytes())
        assert old.saved_at == unsealed.saved_at
        assert [row["id"] for row in parse(old.plain)["plan_items"].values()] == [record.entries[0].id]
        assert parse(old.plain)["sessions"]["1"]["id"] == WEIR.id, "a meeting under the same id stays"
        assert vault.history.version(record.person.id, 1).notes == record.notes[:1]
        assert vault.people.load(record.person.id).record == left


def seal_of(vault: Vault, path: Path) -> Seal:
    return Seal(vault._inside.access().ring, SealedKind.PERSON, bytes.fromhex(path.parent.name))
