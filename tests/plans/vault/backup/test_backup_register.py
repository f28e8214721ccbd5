"""Backups that the vault knows of, and which of them still hold what was removed for good."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from plans.record import changes
from plans.record.models import Note, Record
from plans.vault import CannotSave, Files, Held, Vault, restore
from plans.vault.backup.backup_register import KnownBackup, Trace, still_held
from plans.vault.crypto.sealed_object import Seal, SealedKind
from tests.plans.vault.test_purge import GATE, NAME, SECRET, WEIR, everything_on_disk, holding
from tests.support.plans.vault_people import LIGHT, PASSPHRASE, all_bytes, new_vault, open_vault, saying, someone

DAY = date(2026, 3, 3)
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder elsewhere."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def held(vault: Vault, record: Record, *part_ids: str) -> list[tuple[str, bool]]:
    found = vault.backups.holding(record.person.id, part_ids or None)
    return [(one.backup.path.name if one.backup.path else "", one.surely) for one in found]


def test_where_each_backup_went_is_known_after_a_restart_too(folder: Path, stick: Path) -> None:
    before = datetime.now(UTC)
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        first = vault.backups.make(stick, DAY)
        vault.people.save(saying(record, "words"))
        second = vault.backups.make(stick, DAY)
        assert (first.noted, second.noted) == (True, True)
        vault.backups.make_daily(DAY)
        known = vault.backups.elsewhere()
        assert [one.path for one in known] == [second.path, first.path], "the newest first, no daily copy"
    with open_vault(folder) as vault:
        assert vault.backups.elsewhere() == known
        assert all(before <= one.made <= datetime.now(UTC) for one in known if one.made)
        [person] = (folder / "people").iterdir()
        assert [dict(one.people) for one in known] == [{person.name: 2}, {person.name: 1}]


def test_a_note_holds_no_name_and_only_what_is_written_about_it(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone("Zeb", NAME))
        made = vault.backups.make(stick, DAY)
        [note] = (folder / "elsewhere").iterdir()
        plain = (
            Seal(vault._inside.access().ring, SealedKind.ELSEWHERE, bytes.fromhex(note.stem))
            .open(note.read_bytes())
            .plain
        )
        assert set(json.loads(plain)) == {"path", "made", "people"}
        for word in ("Zeb", NAME, record.person.id, *(part.id for part in (*record.entries, *record.notes))):
            assert word not in plain.decode()
        for data in (note.read_bytes(), note.name.encode()):
            assert made.path.name.encode() not in data
            assert str(stick).encode() not in data


def test_one_is_forgotten_and_its_file_stays(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        first, second = (vault.backups.make(stick, DAY).path for _ in range(2))
        newest, oldest = vault.backups.elsewhere()
        vault.backups.forget(newest.id)
        vault.backups.forget(newest.id)
        assert vault.backups.elsewhere() == (oldest,)
    assert first.exists()
    assert second.exists()


def test_a_person_is_held_by_the_backups_they_are_in(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        vault.backups.make(stick, DAY)
        record = vault.people.add(someone())
        assert held(vault, record) == []
        vault.backups.make(stick, DAY)
        assert held(vault, record) == [("backup-2026-03-03-2.ptb", True)]
        noor = vault.people.add(someone("Noor"))
        assert held(vault, noor) == []
        vault.people.remove(record.person.id)
        assert len(vault.backups.elsewhere()) == 2


@pytest.mark.hazard("H11.3")
def test_an_entry_is_held_by_the_backups_made_while_it_was_there(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        vault.backups.make(stick, date(2026, 3, 1))
        record = changes.add_note(changes.add_entry(record, GATE), WEIR)
        vault.people.save(record)
        vault.backups.make(stick, date(2026, 3, 2))
        left_out = changes.leave_out(record, GATE.id, WEIR.changed)
        vault.people.save(left_out)
        vault.backups.make(stick, date(2026, 3, 3))
        for part in (GATE.id, WEIR.id):
            assert held(vault, record, part) == [("backup-2026-03-03.ptb", True), ("backup-2026-03-02.ptb", True)]
        vault.people.remove_parts(record.person.id, [GATE.id, WEIR.id])
        assert held(vault, record, GATE.id) == []


def test_where_the_version_is_gone_it_may_be_held(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        for number in range(3):
            record = saying(record, str(number))
            vault.people.save(record)
        vault.backups.make(stick, date(2026, 3, 1))
        note = Note(text=SECRET, created=datetime.now(UTC) + HOUR)
        vault.people.save(saying(record, "between"))
        record = changes.add_note(saying(record, "between"), note)
        vault.people.save(record)
        vault.backups.make(stick, date(2026, 3, 2))
        for generation in (4, 6):
            next((folder / "people").glob(f"*/{generation:010d}.*.pt")).unlink()
        vault.people.save(saying(record, "later"))
        assert held(vault, record, note.id) == [("backup-2026-03-02.ptb", False)]
        old = changes.change_note(record, note.id, note.created, created=datetime(2020, 1, 1, tzinfo=UTC))
        vault.people.save(old)
        assert held(vault, record, note.id) == [("backup-2026-03-02.ptb", False), ("backup-2026-03-01.ptb", False)]


def backup(generation: int, made: datetime) -> KnownBackup:
    return KnownBackup("a", Path("b.ptb"), made, {"sam": generation})


@pytest.mark.parametrize(
    ("generation", "made", "traces", "holds"),
    [
        (5, NOW, [Trace(5, NOW)], True),
        (5, NOW, [Trace(5, None), Trace(6, NOW)], None),
        (5, NOW, [Trace(5, None), Trace(5, NOW)], False),
        (5, NOW, [Trace(6, None), Trace(7, NOW + HOUR)], None),
        (5, NOW, [Trace(6, None), Trace(7, NOW - HOUR)], False),
        (5, NOW, [Trace(7, NOW + HOUR)], False),
        (5, NOW, [Trace(4, None), Trace(7, NOW + HOUR)], False),
        (5, NOW, [Trace(4, NOW + HOUR), Trace(6, None)], False),
        (5, NOW, [], False),
        (5, NOW, [Trace(6, None)], False),
    ],
    ids=[
        "its version is here and has it",
        "its version is here and has it not",
        "two windows saved that version, one with it",
        "it came later by both witnesses",
        "a later version has it not, but it is older: it was undone in between",
        "no version between tells",
        "a version from before tells nothing",
        "it was there before, and its clock was wrong",
        "no version opens",
        "no version has it any more",
    ],
)
def test_only_what_is_known_is_said_for_sure(
    generation: int, made: datetime, traces: list[Trace], holds: bool | None
) -> None:
    known = backup(generation, made)
    assert still_held([known], "sam", traces) == (() if holds is None else (Held(known, holds),))
    assert still_held([known], "noor", traces) == ()


def test_a_note_that_does_not_open_is_said_and_kept(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        vault.backups.make(stick, DAY)
    [note] = (folder / "elsewhere").iterdir()
    with open_vault(folder) as vault:
        newer = Seal(vault._inside.access().ring, SealedKind.ELSEWHERE, bytes.fromhex(note.stem)).seal(b"{}", 1, 2, NOW)
    for data in (b"", note.read_bytes()[:-1], newer):
        note.write_bytes(data)
        with open_vault(folder) as vault:
            assert vault.backups.elsewhere() == (KnownBackup(note.stem),)
            assert held(vault, record) == held(vault, record, record.notes[0].id) == [("", False)]
            vault.backups.make(stick, DAY)
            assert len(vault.backups.elsewhere()) == 2
            vault.backups.forget(vault.backups.elsewhere()[0].id)
        assert note.read_bytes() == data


def test_a_full_disk_of_the_laptop_stops_no_backup_on_a_stick(folder: Path, stick: Path, tmp_path: Path) -> None:
    class Full(Files):
        """Nothing new can be made in the vault."""

        full = False

        def create(self, path: Path) -> int:
            if self.full and path.is_relative_to(folder):
                raise OSError(28, "")
            return super().create(path)

    files = Full()
    with new_vault(folder, files) as vault:
        vault.people.add(someone())
        files.full = True
        made = vault.backups.make(stick, DAY)
        assert (made.people, made.noted) == (1, False)
        assert vault.backups.elsewhere() == ()
    assert restore(made.path, tmp_path / "back", passphrase=PASSPHRASE) == 1


def test_a_backup_that_was_not_made_is_not_known(folder: Path, stick: Path) -> None:
    class Broken(Files):
        """A stick that takes nothing."""

        def create(self, path: Path) -> int:
            if path.parent == stick:
                raise OSError(5, "")
            return super().create(path)

    with new_vault(folder, Broken()) as vault:
        with pytest.raises(Exception, match="No backup was made"):
            vault.backups.make(stick, DAY)
        assert vault.backups.elsewhere() == ()


def test_forgetting_that_the_disk_refuses_is_said(folder: Path, stick: Path) -> None:
    class Holding(Files):
        """Lets no note go."""

        def unlink(self, path: Path) -> None:
            if path.parent.name == "elsewhere":
                raise PermissionError(13, "")
            super().unlink(path)

    with new_vault(folder, Holding()) as vault:
        vault.backups.make(stick, DAY)
        [known] = vault.backups.elsewhere()
        with pytest.raises(CannotSave):
            vault.backups.forget(known.id)
        assert vault.backups.elsewhere() == (known,)


def test_who_brings_a_backup_back_knows_of_it_and_of_those_before(folder: Path, stick: Path, tmp_path: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(changes.add_entry(someone(), GATE))
        first, second = (vault.backups.make(stick, DAY).path for _ in range(2))
    moved = tmp_path / "moved.ptb"
    moved.write_bytes(second.read_bytes())
    for name, path, knows in (("same", second, {first, second}), ("moved", moved, {first, second, moved})):
        restore(path, tmp_path / name, passphrase=PASSPHRASE)
        with open_vault(tmp_path / name) as vault:
            assert {one.path for one in vault.backups.elsewhere()} == knows
            assert {one.backup.path for one in vault.backups.holding(record.person.id, [GATE.id])} == knows
            vault.keys.rekey(PASSPHRASE, strength=LIGHT)
            assert len(vault.backups.elsewhere()) == len(knows)
        with open_vault(tmp_path / name) as vault:
            assert {one.path for one in vault.backups.elsewhere()} == knows, "new keys seal the notes again"


def test_a_removed_word_is_in_no_note_either(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(changes.add_entry(someone("Zeb", NAME), GATE))
        vault.backups.make(stick, DAY)
        vault.people.remove_parts(record.person.id, [GATE.id])
        assert holding(SECRET, everything_on_disk(folder, vault)) == 0
        vault.people.remove(record.person.id)
        found = everything_on_disk(folder, vault)
        assert [holding(word, found) for word in (NAME, record.person.id)] == [0, 0]
        assert any("elsewhere" in name for name in all_bytes(folder))


def test_what_was_left_half_written_is_swept_at_the_next_opening(folder: Path, stick: Path) -> None:
    with new_vault(folder) as vault:
        vault.backups.make(stick, DAY)
    (folder / "elsewhere" / ".0123456789ab.tmp").write_bytes(b"half")
    with open_vault(folder) as vault:
        assert len(vault.backups.elsewhere()) == 1
    assert len(list((folder / "elsewhere").iterdir())) == 1
