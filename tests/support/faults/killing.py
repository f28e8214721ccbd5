"""Processes that are started quickly, killed without warning, and heard to the end."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable
from typing import Any

_LONGEST = 120.0 if sys.platform == "win32" else 30.0
"""Seconds in which a process has begun: on Windows it imports everything anew."""


def _context() -> Any:
    """All processes come from one that has imported everything; on Windows each is one of its own."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.faults.victims"])
    return context


class Victim:
    """A process that runs one of `tests.support.faults.victims` and has said that it begins."""

    def __init__(self, run: Callable[..., None], *arguments: object) -> None:
        self._hears, says = _context().Pipe(duplex=False)
        self._process = _context().Process(target=run, args=(*arguments, says), daemon=True)
        self._process.start()
        says.close()
        self._heard: list[list[str]] = []
        if not self._hears.poll(_LONGEST):
            self._process.kill()
            raise AssertionError("it never began")
        self._hear()
        assert self._heard, "it ended before it began"

    def kill_after(self, seconds: float, lines: int = 0) -> list[list[str]]:
        """Wait for so many lines more and then so long, kill it, and return the words of each line that it said.

        The kill is SIGKILL, and TerminateProcess on Windows.
        """
        while len(self._heard) <= lines and self._hear():
            pass
        time.sleep(seconds)
        self._process.kill()
        return self._listen()

    def wait(self) -> float:
        """Let it end by itself, and return after how many seconds it did."""
        begin = time.monotonic()
        self._listen()
        return time.monotonic() - begin

    def _listen(self) -> list[list[str]]:
        while self._hear():
            pass
        self._process.join()
        self._hears.close()
        return self._heard

    def _hear(self) -> bool:
        try:
            line = self._hears.recv_bytes().decode()
        except (EOFError, OSError):  # it has ended, in the middle of a line perhaps
            return False
        self._heard.append(line.split())
        return True
