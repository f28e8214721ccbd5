"""The real app in a real pseudo-terminal, typed into and killed. POSIX only."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte


def _take_the_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A process in a pty of 80 by 24, and what stands on its screen.

    `program` is what Python runs, in the folder `cwd` and with `env` over this process's own environment; None takes
    a name out of it. With `told`, the process hears of the keys and the sizes that mean something to a system, and of
    a window that closes, as in every window that people open.
    """

    def __init__(
        self,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        term: str = "xterm-256color",
        program: Sequence[str] = ("-m", "peertui"),
        cwd: Path | None = None,
        env: Mapping[str, str | None] | None = None,
        told: bool = False,
    ) -> None:
        self.raw = b""
        """Every byte that was written."""
        self._before_keys = 0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._drawing = threading.Lock()
        self._main, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        given = {**os.environ, "TERM": term, "COLUMNS": str(columns), "LINES": str(rows), **(env or {})}
        self.process = subprocess.Popen(
            [sys.executable, *program, *arguments],
            cwd=cwd,
            stdin=other,
            stdout=other,
            stderr=other,
            env={name: value for name, value in given.items() if value is not None},
            start_new_session=True,
            preexec_fn=_take_the_terminal if told else None,  # noqa: PLW1509 - it takes no lock
        )
        os.close(other)
        self._hung_up = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while not self._hung_up:
                if not select.select([self._main], [], [], 0.05)[0]:
                    continue
                data = os.read(self._main, 65536)
                if not data:
                    return
                with self._drawing:
                    self.raw += data
                    self._stream.feed(data)

    @property
    def shown(self) -> str:
        """The screen as text, a line each."""
        with self._drawing:
            return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, words: str, seconds: float = 30.0) -> None:
        """Wait until these words stand on the screen, whatever the line breaks."""
        until = time.monotonic() + seconds
        while words not in " ".join(self.shown.split()):
            assert time.monotonic() < until, f"never saw {words!r} in\n{self.shown}"
            assert self.process.poll() is None, f"ended with {self.process.returncode}:\n{self.shown}"
            time.sleep(0.02)
        time.sleep(0.05)

    def wait_until(self, met: Callable[[], bool], seconds: float = 30.0) -> None:
        """Wait until something is so."""
        until = time.monotonic() + seconds
        while not met():
            assert time.monotonic() < until, self.shown
            time.sleep(0.02)

    def type(self, keys: str) -> float:
        """Send keys; returns when they were sent."""
        self._before_keys = len(self.raw)
        os.write(self._main, keys.encode())
        return time.monotonic()

    def quiet(self, seconds: float = 0.2) -> None:
        """Wait until something was drawn for the last keys, if anything is, and then nothing new for so long."""
        until = time.monotonic() + 1.0
        while len(self.raw) == self._before_keys and time.monotonic() < until:
            time.sleep(0.01)
        drawn = -1
        while drawn != len(self.raw):
            drawn = len(self.raw)
            time.sleep(seconds)

    def settle(self, seconds: float = 0.06) -> None:
        """Wait until something was drawn for the last keys, and then until all has been still for so long.

        Where the system tells what threads do, none of them works or waits to work; elsewhere it takes longer.
        """
        tells = Path("/proc/self/task").exists()
        enough = seconds if tells else 0.4
        until = still = time.monotonic()
        until += 5.0
        drawn = self._before_keys
        while time.monotonic() < until and (drawn == self._before_keys or time.monotonic() - still < enough):
            time.sleep(0.01)
            if len(self.raw) != drawn or (tells and self._works()):
                drawn, still = len(self.raw), time.monotonic()

    def _works(self) -> bool:
        for stat in Path(f"/proc/{self.process.pid}/task").glob("*/stat"):
            with contextlib.suppress(OSError, IndexError):
                if stat.read_text().rpartition(")")[2].split()[0] in "RD":
                    return True
        return False

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size, as somebody pulling at its corner does."""
        with self._drawing:
            self._screen.resize(rows, columns)
        fcntl.ioctl(self._main, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the terminal's own cursor."""
        with self._drawing:
            return self._screen.cursor.x, self._screen.cursor.y

    @property
    def before_cursor(self) -> str:
        """What stands in the cursor's line, up to the cursor."""
        with self._drawing:
            shown, cursor = self._screen.display, self._screen.cursor
            return shown[cursor.y][: cursor.x] if cursor.y < len(shown) else ""

    def kill(self) -> None:
        """End the process without any warning."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def hang_up(self) -> None:
        """Take the terminal away, as a closed window does. The process is not told."""
        self._hung_up = True
        self._reader.join()
        os.close(self._main)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.kill()
        if not self._hung_up:
            self.hang_up()
