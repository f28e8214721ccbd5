"""When to lock: nobody has typed, or the laptop has slept."""

from __future__ import annotations

import pytest

from peertui.services.idle_timer import LOOK_EVERY, IdleWatch


class Clocks:
    """Two clocks that a test can turn."""

    def __init__(self) -> None:
        self.monotonic, self.wall = 1000.0, 5_000_000.0

    def pass_by(self, seconds: float, *, asleep: float = 0.0) -> None:
        """Time goes by; while asleep the monotonic clock stands still."""
        self.monotonic += seconds
        self.wall += seconds + asleep

    def watch(self) -> IdleWatch:
        return IdleWatch(lambda: self.monotonic, lambda: self.wall)


def looked_for(clocks: Clocks, watch: IdleWatch, seconds: float, minutes: float | None) -> bool:
    """Whether it was due at any look while time went by."""
    due = False
    for _ in range(int(seconds / LOOK_EVERY)):
        clocks.pass_by(LOOK_EVERY)
        due = due or watch.due(minutes)
    return due


def test_it_is_due_after_so_many_minutes_without_a_key_and_not_before() -> None:
    clocks = Clocks()
    watch = clocks.watch()
    assert not looked_for(clocks, watch, 295, 5)
    watch.typed()
    assert not looked_for(clocks, watch, 295, 5)
    assert looked_for(clocks, watch, 5, 5)


def test_never_is_never_and_sleep_locks_all_the_same() -> None:
    clocks = Clocks()
    watch = clocks.watch()
    assert not looked_for(clocks, watch, 100_000, None)
    clocks.pass_by(LOOK_EVERY, asleep=120)
    assert watch.due(None)
    assert not looked_for(clocks, watch, 60, None)


def test_a_short_stutter_is_no_sleep() -> None:
    clocks = Clocks()
    watch = clocks.watch()
    clocks.pass_by(LOOK_EVERY, asleep=20)
    assert not watch.due(5)


@pytest.mark.hazard("H14.3")
@pytest.mark.parametrize("jump", [-3600.0, -10.0])
def test_a_clock_set_back_is_no_sleep_and_does_not_stop_the_watch(jump: float) -> None:
    clocks = Clocks()
    watch = clocks.watch()
    clocks.wall += jump
    assert not watch.due(5)
    assert looked_for(clocks, watch, 300, 5)


def test_sleep_is_noticed_where_the_monotonic_clock_goes_on_too() -> None:
    clocks = Clocks()
    watch = clocks.watch()
    watch.typed()
    clocks.pass_by(200)  # no look in between: the process stood still
    assert watch.due(60)
