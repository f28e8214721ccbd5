"""How far long work has come. Whoever works says so here; whoever waits listens, and can ask it to stop.

Nothing is handed down: whoever waits puts a `Progress` in use for as long as the work lasts, on the thread that works.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

AFTER = 1.0
"""Seconds of work before anything is said of it."""
_T = TypeVar("_T")


class Stopped(Exception):
    """Someone asked for it. Whoever knows what that leaves raises an error of their own in its place."""


@dataclass(frozen=True, slots=True)
class WorkStep:
    """How far it has come: what is being done, to how many of how many."""

    doing: str
    done: int
    total: int
    things: str

    @property
    def of_words(self) -> str:
        """As in "120 of 1,000 people"."""
        return f"{self.done:,} of {self.total:,} {self.things}"

    @property
    def words(self) -> str:
        """As in "Backing up: 120 of 1,000 people"."""
        return f"{self.doing}: {self.of_words}"


class Progress:
    """Tells whoever waits. `stop` may be called from any thread, and from a signal handler."""

    def __init__(
        self,
        told: Callable[[WorkStep], object],
        *,
        ended: Callable[[], object] = lambda: None,
        after: float = AFTER,
        every: float = 0.1,
    ) -> None:
        """Nothing is done here.

        Args:
            told: Called while something is counted.
            ended: Called after each count.
            after: Seconds of work before the first call.
            every: Seconds from one call to the next, at least.
        """
        self._told, self._ended, self._after, self._every = told, ended, after, every
        self._began: float | None = None
        self._latest, self._stop = float("-inf"), threading.Event()
        self.is_counting = False
        """Whether something is worked through now that can be stopped between one and the next."""

    def stop(self) -> None:
        """Stop at the next place where that is safe."""
        self._stop.set()

    def afresh(self) -> None:
        """Other work begins: nobody has waited for it yet, or asked it to stop."""
        self._began = None
        self._stop.clear()

    @property
    def is_stopping(self) -> bool:
        """Whether that was asked."""
        return self._stop.is_set()

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Have what is done here, on this thread, tell of itself."""
        before = _IN_USE.set(self)
        try:
            yield
        finally:
            _IN_USE.reset(before)

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Around one count."""
        if self._began is None:
            self._began = time.monotonic()
        before, self.is_counting = self.is_counting, True
        try:
            yield
        finally:
            self.is_counting = before
            self._ended()

    def tell(self, step: WorkStep) -> None:
        """Say how far it is, once it lasts, and no more often than can be read. Stopped."""
        if self.is_stopping and _MAY_STOP.get():
            raise Stopped
        moment = time.monotonic()
        if moment >= (self._began or 0.0) + self._after and moment >= self._latest + self._every:
            self._latest = moment
            self._told(step)


_IN_USE: ContextVar[Progress | None] = ContextVar("progress", default=None)
_MAY_STOP: ContextVar[bool] = ContextVar("may_stop", default=True)


def counted(items: Collection[_T], doing: str, things: str) -> Iterator[_T]:
    """Each of the items, said to whoever waits. Stopped is raised before the next one, never amid one.

    Args:
        items: What is worked through.
        doing: What is done to each, as in "Backing up".
        things: What they are, as in "people".
    """
    progress = _IN_USE.get()
    if progress is None:
        yield from items
        return
    with progress.counting():
        for done, item in enumerate(items):
            progress.tell(WorkStep(doing, done, len(items), things))
            yield item


@contextmanager
def to_the_end() -> Iterator[None]:
    """What is begun here is finished, whoever asks it to stop."""
    before = _MAY_STOP.set(False)
    try:
        yield
    finally:
        _MAY_STOP.reset(before)
