"""The record in use beside another window: what is met on the saving thread is taken up on the screen's."""

from __future__ import annotations

import errno
import threading
from datetime import datetime
from pathlib import Path

import pytest

from peertui.services.exporting.handover import Arrival, take_in
from peertui.services.workspace import Workspace
from plans.pack.loader import load_pack
from plans.record.changes import add_note
from plans.record.models import Note, Person, Record
from plans.vault import CannotSave, Conflict, Vault, VaultError, VaultLocked
from tests.support.app.kit import NOW, PASSPHRASE, a_vault, robin

ALEX = Record(person=Person(id="alex", called="Alex"))


def saying(record: Record, words: str) -> Record:
    return add_note(record, Note(text=words))


def said(record: Record) -> set[str]:
    return {note.text for note in record.notes}


class OtherWindow:
    """Adds a note of its own to each save, as another window would."""

    def __init__(self, vault: Vault, times: int = 1_000) -> None:
        self.times, self.number = times, 0
        self._save = vault.people.save
        vault.people.save = self  # type: ignore[method-assign,assignment]

    def __call__(self, record: Record) -> datetime:
        if self.number >= self.times:
            return self._save(record)
        self.number += 1
        both = saying(record, f"theirs {self.number}")
        saved_at = self._save(both)
        raise Conflict(both, saved_at)


def a_workspace(folder: Path) -> Workspace:
    return Workspace(a_vault(folder / "vault", robin(), ALEX), load_pack(), lambda _: None, clock=lambda: NOW)


def test_each_conflict_is_taken_up_however_many_there_were_meanwhile(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    other = OtherWindow(workspace.vault)
    workspace.open("robin")
    for number in range(3):
        workspace.put(saying(workspace.record, f"ours {number}"))
        workspace.save_now()
    other.times = 0
    assert "another window" in workspace.take_up_other_words()
    assert said(workspace.record) == {
        f"{who} {n}" for who, n in zip(["ours"] * 3 + ["theirs"] * 3, [0, 1, 2, 1, 2, 3], strict=True)
    }
    assert workspace.take_up_other_words() == ""
    workspace.save_now()
    assert said(workspace.vault.people.load("robin").record) == said(workspace.record)
    workspace.close()


def test_none_is_lost_between_the_threads(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    other = OtherWindow(workspace.vault, times=40)
    workspace.open("robin")
    saving = threading.Event()

    def save() -> None:
        while not saving.is_set():
            workspace.save_now()

    saver = threading.Thread(target=save)
    saver.start()
    for number in range(60):
        workspace.put(saying(workspace.record, f"ours {number}"))
        workspace.take_up_other_words()
        workspace.save_now()
    saving.set()
    saver.join()
    workspace.save_now()
    workspace.take_up_other_words()
    assert {f"ours {n}" for n in range(60)} | {f"theirs {n + 1}" for n in range(other.number)} == said(workspace.record)
    workspace.close()


@pytest.mark.hazard("H08.5")
def test_what_was_met_for_one_person_never_reaches_the_next(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    other = OtherWindow(workspace.vault, times=1)
    workspace.open("robin")
    workspace.put(saying(workspace.record, "ours"))
    workspace.put_away()
    assert other.number == 1
    workspace.open("alex")
    assert workspace.take_up_other_words() == ""
    assert (workspace.record.person.called, said(workspace.record)) == ("Alex", set())
    workspace.close()


# -- the command line's ways in and out --------------------------------------------------------------------------------


def test_at_the_end_all_is_saved_and_the_vault_locked(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        workspace.open("robin")
        workspace.put(saying(workspace.record, "tea"))
        vault = workspace.vault
        folder = vault.folder
    with pytest.raises(VaultLocked):
        vault.people.load("robin")
    with Vault.open(folder, passphrase=PASSPHRASE) as again:
        assert "tea" in said(again.people.load("robin").record)


def test_what_cannot_be_saved_is_said_and_dropped_with_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_workspace(tmp_path) as workspace:
        workspace.open("robin")
        refused: list[Record] = []

        def refuse(record: Record) -> datetime:
            refused.append(record)
            raise CannotSave(OSError(errno.ENOSPC, "full"))

        monkeypatch.setattr(workspace.vault.people, "save", refuse)
        workspace.put(saying(workspace.record, "tea"))
        with pytest.raises(VaultError, match="the disk is full"):
            workspace.settle()
        tried = len(refused)
    assert len(refused) == tried
    assert not workspace.has_record
    with Vault.open(workspace.vault.folder, passphrase=PASSPHRASE) as again:
        assert "tea" not in said(again.people.load("robin").record)


def test_someone_whose_files_do_not_open_is_removed_and_the_record_in_use_stays(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        workspace.open("robin")
        remains = workspace.remove_person(unread="alex")
        assert remains.copies == ()
        assert workspace.record.person.id == "robin"
        assert [one.id for one in workspace.vault.people.all()] == ["robin"]


def test_a_handover_with_nothing_new_makes_no_version(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        robin_now = workspace.open("robin").record
        arrival = Arrival(robin_now, robin_now, "", NOW)
        take_in(workspace, arrival)
        workspace.settle()
        newest = workspace.versions(None)[0].generation
        take_in(workspace, Arrival(robin_now, workspace.record, "", NOW))
        assert workspace.versions(None)[0].generation == newest
