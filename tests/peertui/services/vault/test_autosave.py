"""Saving off the screen's thread: soon, always the newest, and never quietly given up."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

import pytest

from peertui.services.vault import autosave
from peertui.services.vault.autosave import Autosave, Report
from plans.record.models import Person, Record

T0 = datetime(2026, 3, 3, 14, 32, tzinfo=UTC)


class Disk:
    """Keeps what it is told to save, after failing as often as asked."""

    def __init__(self, *, fails: int = 0, slow: float = 0.0) -> None:
        self.saved: list[str] = []
        self.at: list[float] = []
        self.fails, self.slow = fails, slow
        self.reports: list[Report] = []

    def save(self, record: Record) -> datetime:
        time.sleep(self.slow)
        if self.fails:
            self.fails -= 1
            raise OSError("The disk is full: make room and go on.")
        self.saved.append(record.person.called)
        self.at.append(time.monotonic())
        return T0


def words(called: str) -> Record:
    return Record(person=Person(id="p", called=called))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rules in a hundredth of the time."""
    monkeypatch.setattr(autosave, "QUIET", 0.02)
    monkeypatch.setattr(autosave, "LONGEST", 0.1)
    monkeypatch.setattr(autosave, "RETRY", 0.05)


@pytest.mark.hazard("H54.2")
def test_a_change_is_saved_by_itself_once_it_is_quiet(quick: None) -> None:
    disk = Disk()
    saving = Autosave(disk.save, disk.reports.append)
    for called in ("a", "ab", "abc"):
        saving.put(words(called))
    time.sleep(0.3)
    assert disk.saved == ["abc"]
    assert disk.reports == [Report(saved_at=T0)]
    assert saving.all_saved
    saving.close()


def test_somebody_who_never_stops_typing_is_saved_all_the_same(quick: None) -> None:
    disk = Disk()
    saving = Autosave(disk.save, disk.reports.append)
    began = time.monotonic()
    while not disk.saved and time.monotonic() - began < 3:
        saving.put(words(f"{time.monotonic()}"))
        time.sleep(0.005)
    assert disk.saved
    assert disk.at[0] - began < 1.0
    saving.close()


@pytest.mark.hazard("H06.1")
def test_the_promise_is_two_seconds() -> None:
    assert autosave.QUIET <= 0.4
    assert autosave.LONGEST <= 2.0


def test_flush_returns_once_the_newest_words_are_down(quick: None) -> None:
    disk = Disk(slow=0.05)
    saving = Autosave(disk.save, disk.reports.append)
    saving.put(words("a"))
    time.sleep(0.04)  # the first save is under way
    saving.put(words("b"))
    assert saving.flush() == Report(saved_at=T0)
    assert disk.saved[-1] == "b"
    saving.close()


def test_a_failed_save_is_said_kept_and_tried_again(quick: None) -> None:
    disk = Disk(fails=2)
    saving = Autosave(disk.save, disk.reports.append)
    saving.put(words("a"))
    report = saving.flush()
    assert report.problem == "The disk is full: make room and go on."
    assert not saving.all_saved
    began = time.monotonic()
    while not disk.saved and time.monotonic() - began < 3:
        time.sleep(0.01)
    assert disk.saved == ["a"]
    assert saving.latest == Report(saved_at=T0)
    saving.close()


def test_newer_words_win_over_those_that_could_not_be_saved(quick: None) -> None:
    disk = Disk(fails=1)
    saving = Autosave(disk.save, disk.reports.append)
    saving.put(words("old"))
    saving.flush()
    saving.put(words("new"))
    saving.flush()
    assert disk.saved == ["new"]
    saving.close()


def test_closing_saves_first_and_ends_the_thread(quick: None) -> None:
    disk = Disk()
    before = threading.active_count()
    saving = Autosave(disk.save, disk.reports.append)
    saving.put(words("last"))
    assert saving.close() == Report(saved_at=T0)
    assert disk.saved == ["last"]
    assert threading.active_count() == before


def test_a_fault_of_our_own_is_reported_without_what_it_says() -> None:
    def save(record: Record) -> datetime:
        raise ValueError(record.person.called)

    report = Autosave(save, lambda _: None)
    report.put(Record(person=Person(called="Robin")))
    told = report.close()
    assert "ValueError, test_autosave.py" in told.problem
    assert "Robin" not in told.problem
