"""The record in use beside another window: what is met on the saving thread is taken up on the screen's."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

from peertui.services.workspace import Desk
from plans.pack.loader import load_pack
from plans.record.changes import add_note
from plans.record.models import Note, Person, Record
from plans.vault import Conflict, Vault
from tests.support.app.kit import NOW, a_vault, robin

ALEX = Record(person=Person(id="alex", called="Alex"))


def saying(record: Record, words: str) -> Record:
    return add_note(record, Note(text=words))


def said(record: Record) -> set[str]:
    return {note.text for note in record.notes}


class OtherWindow:
    """Adds a note of its own to each save, as another window would."""

    def __init__(self, vault: Vault, times: int = 1_000) -> None:
        self.times, self.number = times, 0
        self._save = vault.save
        vault.save = self  # type: ignore[method-assign,assignment]

    def __call__(self, record: Record) -> datetime:
        if self.number >= self.times:
            return self._save(record)
        self.number += 1
        both = saying(record, f"theirs {self.number}")
        saved_at = self._save(both)
        raise Conflict(both, saved_at)


def a_desk(folder: Path) -> Desk:
    return Desk(a_vault(folder / "vault", robin(), ALEX), load_pack(), lambda _: None, clock=lambda: NOW)


def test_each_conflict_is_taken_up_however_many_there_were_meanwhile(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    other = OtherWindow(desk.vault)
    desk.open("robin")
    for number in range(3):
        desk.put(saying(desk.record, f"ours {number}"))
        desk.save_now()
    other.times = 0
    assert "another window" in desk.take_up_other_words()
    assert said(desk.record) == {
        f"{who} {n}" for who, n in zip(["ours"] * 3 + ["theirs"] * 3, [0, 1, 2, 1, 2, 3], strict=True)
    }
    assert desk.take_up_other_words() == ""
    desk.save_now()
    assert said(desk.vault.load("robin").record) == said(desk.record)
    desk.close()


def test_none_is_lost_between_the_threads(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    other = OtherWindow(desk.vault, times=40)
    desk.open("robin")
    saving = threading.Event()

    def save() -> None:
        while not saving.is_set():
            desk.save_now()

    saver = threading.Thread(target=save)
    saver.start()
    for number in range(60):
        desk.put(saying(desk.record, f"ours {number}"))
        desk.take_up_other_words()
        desk.save_now()
    saving.set()
    saver.join()
    desk.save_now()
    desk.take_up_other_words()
    assert {f"ours {n}" for n in range(60)} | {f"theirs {n + 1}" for n in range(other.number)} == said(desk.record)
    desk.close()


def test_what_was_met_for_one_person_never_reaches_the_next(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    other = OtherWindow(desk.vault, times=1)
    desk.open("robin")
    desk.put(saying(desk.record, "ours"))
    desk.put_away()
    assert other.number == 1
    desk.open("alex")
    assert desk.take_up_other_words() == ""
    assert (desk.record.person.called, said(desk.record)) == ("Alex", set())
    desk.close()
