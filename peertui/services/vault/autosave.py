"""Saving off the screen's thread: the newest record is on disk within two seconds of the last change to it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from peertui.services.log_silence import place_of
from plans.record.models import Record
from plans.vault.errors import VaultError

QUIET = 0.4
"""Seconds without a change before a save."""
LONGEST = 2.0
"""Seconds that a change waits at most, however quickly others follow it."""
RETRY = 5.0
"""Seconds before a save that could not be done is tried again by itself."""


@dataclass(frozen=True, slots=True)
class Report:
    """How the last save went: when it was on disk, or one plain sentence saying why it is not."""

    saved_at: datetime | None = None
    problem: str = ""

    @property
    def why(self) -> str:
        """The problem as it goes on after the words "Not saved: "."""
        return self.problem.removeprefix("This is not saved, because ")


class Autosave:
    """One thread that saves the newest record it was given. Every method may be called from any thread."""

    def __init__(self, save: Callable[[Record], datetime], report: Callable[[Report], None]) -> None:
        self._save, self._report = save, report
        self._change = threading.Condition()
        self._waiting: Record | None = None
        self._first = self._last = self._not_before = 0.0
        self._at_once = self._saving = self._closing = False
        self._attempts = 0
        self.latest = Report()
        self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
        self._thread.start()

    def put(self, record: Record) -> None:
        """Take the record as it now is. Returns at once."""
        with self._change:
            now = time.monotonic()
            if self._waiting is None:
                self._first = now
            self._waiting, self._last = record, now
            self._change.notify_all()

    def flush(self) -> Report:
        """Save what waits now, and return once that was tried."""
        with self._change:
            if self._waiting is None and not self._saving:
                return self.latest
            before = self._attempts
            wanted = before + (2 if self._saving and self._waiting is not None else 1)
            self._at_once = True
            self._change.notify_all()
            while self._thread.is_alive() and self._attempts < wanted:
                if self._attempts > before and self.latest.problem:
                    break
                self._change.wait(0.5)
            return self.latest

    @property
    def all_saved(self) -> bool:
        """Whether nothing waits to be saved."""
        with self._change:
            return self._waiting is None and not self._saving

    def drop(self) -> None:
        """Stop without saving what waits: whose record it is has been removed."""
        with self._change:
            self._waiting = None
        self.close()

    def close(self) -> Report:
        """Save what waits, then stop. What could not be saved is named in the report."""
        report = self.flush()
        with self._change:
            self._closing = True
            self._change.notify_all()
        self._thread.join(timeout=30)
        return report

    def _run(self) -> None:
        while (record := self._next()) is not None:
            report = self._try(record)
            with self._change:
                self._saving, self._attempts, self.latest = False, self._attempts + 1, report
                if report.problem:
                    self._not_before = time.monotonic() + RETRY
                    if self._waiting is None:
                        self._waiting, self._first = record, time.monotonic()
                else:
                    self._not_before = 0.0
                if report.problem or self._waiting is None:
                    self._at_once = False
                self._change.notify_all()
            self._report(report)

    def _next(self) -> Record | None:
        """Wait until a save is due, then take the record; None when closing."""
        with self._change:
            while not self._closing:
                if self._waiting is not None:
                    due = max(min(self._last + QUIET, self._first + LONGEST), self._not_before)
                    wait = 0.0 if self._at_once else due - time.monotonic()
                    if wait <= 0:
                        record, self._waiting, self._saving = self._waiting, None, True
                        return record
                    self._change.wait(wait)
                else:
                    self._change.wait()
        return None

    def _try(self, record: Record) -> Report:
        try:
            return Report(saved_at=self._save(record))
        except (VaultError, OSError) as error:
            return Report(problem=str(error) or type(error).__name__)
        except Exception as error:  # the thread must outlive any fault, and the reason be seen, without a word in it
            return Report(problem=f"of a fault in peertui itself ({place_of(error)})")
