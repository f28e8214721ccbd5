"""When to lock by itself: nobody has typed for a while, or the laptop has slept. Pure, but for the two clocks."""

from __future__ import annotations

import time
from collections.abc import Callable

LOOK_EVERY = 5.0
"""Seconds between two looks at the clocks."""
ASLEEP = 60.0
"""Seconds by which the wall clock runs ahead, between two looks, when the laptop has slept."""


class IdleWatch:
    """Knows how long nobody has typed. Two clocks: the monotonic one may stand still while the laptop sleeps."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time) -> None:
        self._monotonic, self._wall = monotonic, wall
        self._typed = monotonic()
        self._looked = wall()

    def typed(self) -> None:
        """Somebody pressed a key."""
        self._typed = self._monotonic()

    def due(self, minutes: float | None) -> bool:
        """Whether it is time to lock; None for never by itself, though sleep still locks. Ask every few seconds."""
        now, before = self._wall(), self._looked
        self._looked = now
        slept = now - before > LOOK_EVERY + ASLEEP
        return slept or (minutes is not None and self._monotonic() - self._typed >= minutes * 60)
