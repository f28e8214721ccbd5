"""Pastes from terminals that do not mark them: old Windows consoles, GNU screen, a serial line.

Without the marks every line end would arrive as the Enter key, and on a list every digit would choose. Nobody types two
lines at one instant: text with line ends inside that is read in one piece is a paste, and so is a long line. An Enter
after a long line stays a key, as a password manager sends it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from time import monotonic

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

QUIET = 0.1
"""Seconds without text after which a paste in several pieces is over."""
_SHORTEST, _LONG = 8, 40
"""Letters: two short answers typed ahead of a slow laptop stay keys; that many on one line nobody types ahead."""
_LINE_ENDS = re.compile("[\r\n]+")
_KEYS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def looks_pasted(read: str) -> bool:
    """Whether lines that were read in one piece were pasted rather than typed."""
    lines = [line for line in _LINE_ENDS.split(read) if line.strip()]
    return not _KEYS.search(read) and len(lines) > 1 and sum(map(len, lines)) >= _SHORTEST


class Marks:
    """Puts the marks of a paste round text that came without them."""

    def __init__(self) -> None:
        self._marked = self._open = False
        self._last = 0.0
        self._tail = ""

    def put(self, read: str, now: float) -> str:
        """What was read, with the marks it needs. `now` is in seconds."""
        marked = self._in_marked(read)
        ended = self._close() if _KEYS.search(read) else self.end(now)
        if marked or self._open:
            return ended + read
        line = read.rstrip("\r\n")
        if looks_pasted(read):
            self._open = True
            return ended + BRACKETED_PASTE_START + read
        if len(line) >= _LONG and not _KEYS.search(line):
            return ended + BRACKETED_PASTE_START + line + BRACKETED_PASTE_END + read[len(line) :]
        return ended + read

    def end(self, now: float) -> str:
        """The closing mark, once nothing more has come for a moment; else nothing."""
        return self._close() if now - self._last > QUIET else ""

    def passed_on(self, now: float) -> None:
        """What was read last has been dealt with."""
        self._last = now

    def _close(self) -> str:
        was, self._open = self._open, False
        return BRACKETED_PASTE_END if was else ""

    def _in_marked(self, read: str) -> bool:
        """Whether a terminal that marks its pastes is in one, or was when this began. A mark may come in two pieces."""
        seen = self._tail + read
        self._tail = seen[1 - len(BRACKETED_PASTE_START) :]
        was, start, end = self._marked, seen.rfind(BRACKETED_PASTE_START), seen.rfind(BRACKETED_PASTE_END)
        if max(start, end) >= 0:
            self._marked = start > end
        return was or self._marked


class PasteParser(XTermParser):
    """Textual's reader of keys, which takes an unmarked paste for a paste."""

    def __init__(self, debug: bool = False, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(debug)
        self._marks, self._clock = Marks(), clock

    def feed(self, data: str) -> Iterable[Message]:
        yield from super().feed(self._marks.put(data, self._clock()) if data else data)
        self._marks.passed_on(self._clock())

    def tick(self) -> Iterable[Message]:
        if ended := self._marks.end(self._clock()):
            yield from super().feed(ended)
        yield from super().tick()


def install() -> None:
    """Have Textual's own driver read keys with it."""
    driver = import_module(f"textual.drivers.{'win32' if sys.platform == 'win32' else 'linux_driver'}")
    vars(driver)["XTermParser"] = PasteParser
