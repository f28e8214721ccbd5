"""Locking while a question waits. A line being typed is not seen before Enter, so it is the pause that counts."""

from __future__ import annotations

import threading
from collections.abc import Callable

from peertui.services.idle_timer import LOOK_EVERY, IdleWatch


class Sleeper:
    """Calls `forget` on a thread of its own when nobody answered for too long, or the laptop has slept."""

    def __init__(self, watch: IdleWatch, forget: Callable[[], bool]) -> None:
        self._watch, self._forget = watch, forget
        self._change = threading.Condition()
        self._resting = self._forgot = self._closing = False
        self._minutes: float | None = None
        self._thread: threading.Thread | None = None

    def rest(self, minutes: float | None, *, may_forget: bool) -> None:
        """A question waits for its answer from now on; with `may_forget`, for so many minutes at most."""
        with self._change:
            self._watch.typed()
            self._watch.due(None)  # what took long before this question was no sleep
            self._resting, self._minutes = may_forget, minutes
        if may_forget and self._thread is None:
            self._thread = threading.Thread(target=self._look, name="locking", daemon=True)
            self._thread.start()

    def wake(self) -> bool:
        """The answer is there. Whether it was locked meanwhile, or should have been."""
        with self._change:
            if self._resting:
                self._look_once()
            self._resting = False
            forgot, self._forgot = self._forgot, False
        return forgot

    def close(self) -> None:
        """Look no more."""
        with self._change:
            self._closing = True
            self._resting = False
            self._change.notify_all()

    def _look(self) -> None:
        with self._change:
            while not self._closing:
                self._change.wait(LOOK_EVERY)
                if self._resting:
                    self._look_once()

    def _look_once(self) -> None:
        """Lock if it is time. What cannot be saved is not dropped: it is tried again at the next look."""
        if not self._forgot and self._watch.due(self._minutes):
            self._forgot = self._forget()
            self._resting = not self._forgot
