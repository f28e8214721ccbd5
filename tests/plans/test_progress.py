"""Long work says how far it is, no more often than can be read, and stops between one thing and the next."""

from __future__ import annotations

import threading

import pytest

from plans.progress import Progress, Stopped, WorkStep, counted, to_the_end


def telling(told: list[WorkStep]) -> Progress:
    return Progress(told.append, after=0, every=0)


def test_it_says_how_many_of_how_many() -> None:
    told: list[WorkStep] = []
    with telling(told).in_use():
        assert list(counted(range(1_200), "Backing up", "people")) == list(range(1_200))
    assert told[1_000].words == "Backing up: 1,000 of 1,200 people"
    assert len(told) == 1_200


def test_nothing_is_said_of_what_is_short_and_not_every_step_of_what_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[WorkStep] = []
    clock = iter(number / 100 for number in range(100_000))
    monkeypatch.setattr("plans.progress.time.monotonic", lambda: next(clock))
    with Progress(told.append, after=1.0, every=0.5).in_use():
        for _ in counted(range(90), "Backing up", "people"):
            pass
        assert told == []
        for _ in counted(range(200), "Checking", "people"):
            pass
    assert [step.done for step in told] == [9, 59, 109, 159]


def test_without_anyone_who_waits_nothing_is_asked() -> None:
    assert list(counted((1, 2), "Backing up", "people")) == [1, 2]


@pytest.mark.parametrize("at", range(3))
def test_it_stops_before_the_next_one(at: int) -> None:
    done: list[int] = []
    progress = telling([])

    def work() -> None:
        for number in counted(range(3), "Sealing again", "files"):
            assert progress.is_counting
            if number == at:
                progress.stop()
            done.append(number)
        for _ in counted(range(1), "Backing up", "people"):
            done.append(99)

    with progress.in_use(), pytest.raises(Stopped):
        work()
    assert done == list(range(at + 1))
    assert not progress.is_counting


def test_what_must_be_finished_is() -> None:
    progress = telling([])
    with progress.in_use(), to_the_end():
        progress.stop()
        assert list(counted(range(3), "Removing", "versions")) == [0, 1, 2]


def test_other_work_begins_afresh() -> None:
    progress = telling([])
    progress.stop()
    progress.afresh()
    with progress.in_use():
        assert list(counted(range(3), "Removing", "versions")) == [0, 1, 2]


def test_another_thread_tells_nobody() -> None:
    told: list[WorkStep] = []
    with telling(told).in_use():
        thread = threading.Thread(target=lambda: list(counted(range(3), "Backing up", "people")))
        thread.start()
        thread.join()
    assert told == []
