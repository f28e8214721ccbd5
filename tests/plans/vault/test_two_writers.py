"""Two windows on a disk that ignores locks: what was acknowledged to either of them is in the newest version."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from plans.record.models import Record
from plans.vault import CannotSave, Conflict, Files, Vault
from plans.vault.storage.file_lock import FileLock
from tests.support.faults.failing import FailingFiles
from tests.support.plans.vault_people import new_vault, open_vault, said, saying, someone


class _NoLock(FileLock):
    def __init__(self, path: Path) -> None:
        self.held, self._handle = False, None


class Unlocked(FailingFiles):
    """A disk whose locks hold nobody back."""

    def lock(self, path: Path) -> FileLock:
        return _NoLock(path)


@pytest.fixture
def pair(folder: Path) -> tuple[Vault, Vault, Record]:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
    ours, theirs = open_vault(folder, Unlocked()), open_vault(folder, Unlocked())
    for vault in (ours, theirs):
        assert vault.people.load(record.person.id).record == record
    return ours, theirs, record


def conflict(vault: Vault, record: Record) -> Record:
    with pytest.raises(Conflict) as caught:
        vault.people.save(record)
    return caught.value.record


def test_what_both_wrote_is_put_together_and_handed_back(folder: Path, pair: tuple[Vault, Vault, Record]) -> None:
    ours, theirs, record = pair
    theirs.people.save(saying(record, "theirs"))
    both = conflict(ours, saying(record, "ours"))
    assert sorted(said(both)[1:]) == ["ours", "theirs"]
    assert ours.people.load(record.person.id).record == both
    assert ours.people.save(both)
    assert len(list((folder / "people").glob("*/*.pt"))) == 3


def test_their_words_stay_though_the_caller_goes_on_without_them(pair: tuple[Vault, Vault, Record]) -> None:
    ours, theirs, record = pair
    theirs.people.save(saying(record, "theirs"))
    mine = saying(record, "ours")
    conflict(ours, mine)
    both = conflict(ours, saying(mine, "more of ours"))
    assert sorted(said(both)[1:]) == ["more of ours", "ours", "theirs"]
    ours.people.save(both)
    shorter = both.model_copy(update={"notes": both.notes[:1]})
    ours.people.save(shorter)
    assert ours.people.load(record.person.id).record == shorter, "once seen, it can be taken away"


def test_their_words_stay_though_the_first_try_meets_a_full_disk(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
    files = Unlocked()
    ours, theirs = open_vault(folder, files), open_vault(folder, Unlocked())
    ours.people.load(record.person.id)
    theirs.people.save(saying(record, "theirs"))
    files.at, files.error, files.for_good = len(files.calls) + 4, errno.ENOSPC, True
    with pytest.raises(CannotSave):
        ours.people.save(saying(record, "ours"))
    files.at = 0
    assert sorted(said(conflict(ours, saying(record, "ours")))[1:]) == ["ours", "theirs"]


def left_out(record: Record) -> Record:
    note = record.notes[0].model_copy(update={"deleted_at": record.notes[0].created})
    return record.model_copy(update={"notes": (note, *record.notes[1:])})


def test_what_one_left_out_stays_left_out_though_the_other_writes_on(pair: tuple[Vault, Vault, Record]) -> None:
    ours, theirs, record = pair
    theirs.people.save(left_out(record))
    both = conflict(ours, saying(record, "ours"))
    assert [(note.text, note.kept) for note in both.notes] == [(record.notes[0].text, False), ("ours", True)]
    ours.people.save(both)
    met = conflict(theirs, saying(left_out(record), "theirs"))
    assert sorted(said(met)[1:]) == ["ours", "theirs"]
    theirs.people.save(met)
    removed = met.model_copy(update={"notes": met.notes[1:]})
    theirs.people.save(removed)
    assert sorted(said(conflict(ours, saying(both, "again")))) == ["again", "ours", "theirs"], "what is removed too"


@pytest.mark.hazard("H08.3")
def test_what_the_other_never_saw_is_not_taken_for_removed(folder: Path) -> None:
    """They save from an older version than ours: what we wrote since is missing there, and nobody took it away."""
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
    ours, theirs = open_vault(folder, Unlocked()), open_vault(folder, Unlocked())
    for vault in (ours, theirs):
        vault.people.load(record.person.id)
    mine = saying(record, "ours")
    ours.people.save(mine)
    hidden = [(path, path.read_bytes()) for path in (folder / "people").glob("*/0000000002.*")]
    for path, _ in hidden:
        path.unlink()  # as on a disk that is synced late
    theirs.people.save(left_out(record))
    for path, data in hidden:
        path.write_bytes(data)
    both = conflict(ours, saying(mine, "more of ours"))
    assert [(note.text, note.kept) for note in both.notes][1:] == [("ours", True), ("more of ours", True)]
    assert not both.notes[0].kept
    opened = open_vault(folder, Unlocked()).people.load(record.person.id)
    assert opened.record == both


def test_two_versions_of_one_number_are_both_shown(folder: Path, pair: tuple[Vault, Vault, Record]) -> None:
    ours, theirs, record = pair
    changed = record.model_copy(update={"notes": (record.notes[0].model_copy(update={"text": "theirs"}),)})
    hidden: list[tuple[Path, bytes]] = []
    theirs.people.save(changed)
    for path in (folder / "people").glob("*/0000000002.*"):
        hidden.append((path, path.read_bytes()))
        path.unlink()
    ours.people.save(record.model_copy(update={"notes": (record.notes[0].model_copy(update={"text": "ours"}),)}))
    for path, data in hidden:
        path.write_bytes(data)
    opened = open_vault(folder, Unlocked()).people.load(record.person.id)
    assert opened.united
    assert sorted(said(opened.record)) == ["ours", "theirs"]
    assert "two windows" in opened.notices[0]
    third = open_vault(folder, Unlocked())
    third.people.save(third.people.load(record.person.id).record)
    again = third.people.load(record.person.id)
    assert (sorted(said(again.record)), again.united, again.generation) == (["ours", "theirs"], False, 3)


def test_a_save_that_slips_in_between_is_met_before_we_say_saved(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
    theirs = open_vault(folder, Unlocked())
    theirs.people.load(record.person.id)

    class Slow(Unlocked):
        other = iter([saying(record, "theirs")])

        def rename(self, old: Path, new: Path) -> None:
            for text in self.other:
                theirs.people.save(text)
            Files.rename(self, old, new)

    ours = open_vault(folder, Slow())
    assert sorted(said(conflict(ours, saying(record, "ours")))[1:]) == ["ours", "theirs"]


WRITER = """
import random, sys, time
from pathlib import Path
from plans.vault import Conflict
from tests.support.plans.vault_people import open_vault, saying
from tests.plans.vault.test_two_writers import Unlocked

folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
vault = open_vault(folder, Unlocked())
record = vault.people.load(vault.people.all()[0].id).record
pause = random.Random(name)
told = 0
print("up", flush=True)
input()
for number in range(count):
    record = saying(record, f"{name}{number}")
    try:
        vault.people.save(record)
    except Conflict as conflict:
        record, told = conflict.record, told + 1
    time.sleep(pause.uniform(0, 0.004))
print(told)
"""


def race(folder: Path, count: int) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
    command = [sys.executable, "-c", WRITER, str(folder)]
    writers = [
        subprocess.Popen([*command, name, str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in "AB"
    ]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == "up\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = sum(int(writer.communicate()[0]) for writer in writers)
    with open_vault(folder) as vault:
        words = said(vault.people.load(record.person.id).record)
    assert {f"{name}{number}" for name in "AB" for number in range(count)} <= set(words)
    assert len(words) == len(set(words)), "nothing stands there twice"
    assert told > 0, "they met"
    print(f"two writers: {2 * count} saves, {told} conflicts, nothing lost")


@pytest.mark.hazard("H08.2")
def test_two_writers_at_full_speed_lose_nothing(folder: Path) -> None:
    race(folder, 40)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_two_writers_at_full_speed_for_long(folder: Path) -> None:
    race(folder, 600)
