"""What reaches a terminal in one burst: the lines of a paste are one answer."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

FIRST = 0.01
"""Seconds in which more has to come after a line; a hand is slower."""
NEXT = 0.1
"""Seconds in which the rest of a burst has to come, for a slow link."""
_ENDED = ("\x04", "\x00")
"""Ctrl+D, as it is read among other letters."""


class BurstReader:
    """Reads what was typed or pasted at a terminal; more than one line only if they came in one burst."""

    def __init__(self, read: Callable[[], str], waiting: Callable[[float], str | None]) -> None:
        """`read` gives one line, or raises EOFError.

        `waiting` takes what comes within so many seconds: None for nothing, and what does not end a line is read on.
        """
        self._read, self._waiting, self._ended = read, waiting, False

    def read(self) -> str:
        """A line with all that came with it. EOFError."""
        if self._ended:
            raise EOFError
        lines, seconds = [self._read()], FIRST
        while not self._ended and (more := self._waiting(seconds)) is not None:
            lines.append(self._to_its_end(more))
            seconds = NEXT
        return "\n".join(lines)

    def _to_its_end(self, more: str) -> str:
        if more.endswith(_ENDED):
            self._ended = True
            return more[:-1]
        if more.endswith("\n"):
            return more[:-1]
        try:
            return more + self._read()
        except EOFError:
            self._ended = True
            return more


if sys.platform == "win32":

    def waiting(seconds: float) -> str | None:
        """Whether a key waits at the terminal; none is taken."""
        import msvcrt

        until = time.monotonic() + seconds
        while not (there := msvcrt.kbhit()) and time.monotonic() < until:
            time.sleep(0.001)
        return "" if there else None

    def drop() -> None:
        """Throw away what came with a line that was read alone."""
        import msvcrt

        while waiting(FIRST) is not None:
            msvcrt.getwch()

else:

    def waiting(seconds: float) -> str | None:
        """What comes to standard input within so many seconds, and all that follows it closely."""
        import os
        import select
        import termios

        number, sent = sys.stdin.fileno(), b""
        try:
            before = termios.tcgetattr(number)
            # A terminal that hands over lines keeps the last one of a paste back until Enter.
            by_letter = [*before]
            by_letter[3] &= ~termios.ICANON
            termios.tcsetattr(number, termios.TCSANOW, by_letter)
            try:
                while select.select([number], [], [], NEXT if sent else seconds)[0]:
                    part = os.read(number, 65536)
                    if not part:
                        break
                    sent += part
            finally:
                termios.tcsetattr(number, termios.TCSANOW, before)
        except (OSError, termios.error):
            pass  # the terminal has gone: the next line says so
        # Enter is a carriage return while something else reads the terminal letter by letter.
        letters = sent.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return letters.decode(sys.stdin.encoding or "ascii", "surrogateescape") if letters else None

    def drop() -> None:
        """Throw away what came with a line that was read alone."""
        waiting(FIRST)
