"""Lines typed into the real plain mode in a real terminal. POSIX only."""

from __future__ import annotations

import time

from tests.support.faults.terminal import Terminal
from tests.support.plain.typing import Reader


class TerminalTypist(Reader):
    """Types into a terminal, and reads what comes back as it comes: nothing there moves what was said before."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._read(0)

    def type(self, line: str = "") -> str:
        """Type a line; returns what is said then, up to the next question, without the line as it is shown."""
        return self.send(line + "\n")

    def send(self, keys: str) -> str:
        """As `type`, for keys that may be no whole line."""
        start = len(self._terminal.raw)
        self._terminal.type(keys)
        return self._read(start)

    def _read(self, start: int, seconds: float = 30.0) -> str:
        """A prompt is the only thing that is said without the end of a line."""
        until = time.monotonic() + seconds
        while True:
            ended = self._terminal.process.poll()
            said = self._terminal.raw[start:]
            if ended is not None:
                time.sleep(0.1)
                self.code, said = ended, self._terminal.raw[start:]
            if ended is not None or (said.endswith(b" ") and said.count(b"\n") >= (1 if start else 0)):
                break
            assert time.monotonic() < until, said.decode(errors="replace")
            time.sleep(0.005)
        shown = said.decode(errors="replace").replace("\r\n", "\n")
        self.latest = shown.partition("\n")[2] if start else shown
        return self.latest
