"""Shows what each key arrives as, until Enter twice, or Esc or Ctrl+C. The terminal is put back whatever happens."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

from peertui.doctor.keys.key_names import BEGUN, arrives_as, name_of, pieces
from peertui.services import output

ASKED = (
    "Press any key to see what peertui receives. A key that shows nothing never reaches peertui.",
    "It needs only Tab, the arrows, Enter and digits. To end: Enter twice, or Esc.",
)
_ENTER = ("\r", "\n")
_LAST = ("\x1b", "\x03")
_REST = 0.1
"""Seconds in which the rest of a key's bytes arrive, also over a slow line."""


def show_keys() -> None:
    """Ask for keys and name each, in the terminal of standard input. It ends when the terminal has gone."""
    for line in ASKED:
        output.put(sys.stdout, line)
    with _raw() as read:
        for line in told(read):
            output.put(sys.stdout, line)
            sys.stdout.flush()


def told(read: Callable[[], str]) -> Iterator[str]:
    """A line for each key that `read` gives, until the keys that end it. "" from `read` is the end too."""
    before = ""
    while arrived := read():
        for key in pieces(arrived):
            yield f"{name_of(key):<24} {arrives_as(key)}"
            if key in _LAST or (key in _ENTER and before in _ENTER):
                return
            before = key


if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def _raw() -> Iterator[Callable[[], str]]:
        """Keys as they come. This console needs nothing put back."""

        def read() -> str:
            sys.stdout.flush()
            key = msvcrt.getwch()
            more = key == "\x00" or (key == "\xe0" and msvcrt.kbhit())  # alone, that is a letter
            return "\x00" + msvcrt.getwch() if more else key

        yield read

else:
    import select
    import termios

    @contextmanager
    def _raw() -> Iterator[Callable[[], str]]:
        """Keys as they come: each at once, none with a meaning. Put back also when the process is asked to stop."""
        handle = sys.stdin.fileno()
        before = termios.tcgetattr(handle)
        stops = {one: signal.signal(one, _stop) for one in (signal.SIGTERM, signal.SIGHUP)}
        changed = termios.tcgetattr(handle)
        changed[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON)
        changed[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        try:
            sys.stdout.flush()
            termios.tcsetattr(handle, termios.TCSADRAIN, changed)
            yield lambda: _read(handle)
        finally:
            with suppress(termios.error):  # it has gone
                termios.tcsetattr(handle, termios.TCSAFLUSH, before)
            for one, was in stops.items():
                signal.signal(one, was)

    def _read(handle: int) -> str:
        try:
            read = os.read(handle, 1024)
            while read and select.select([handle], [], [], _REST if BEGUN.search(read) else 0)[0]:
                more = os.read(handle, 1024)
                if not more:
                    break
                read += more
        except OSError:  # the terminal has gone
            return ""
        return read.decode("utf-8", "replace")

    def _stop(number: int, _frame: FrameType | None) -> NoReturn:
        sys.exit(128 + number)
