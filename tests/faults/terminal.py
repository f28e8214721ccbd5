"""The real app in a real pseudo-terminal, typed into and killed. POSIX only."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self


class Terminal:
    """A process in a pty of 80 by 24; everything it prints is read all the time, so that it never blocks."""

    def __init__(self, *arguments: str, cwd: Path | None = None) -> None:
        self.output = ""
        main, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environ = os.environ | {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        self._main = main
        self.process = subprocess.Popen(
            [sys.executable, "-m", "peertui", *arguments],
            stdin=other,
            stdout=other,
            stderr=other,
            env=environ,
            cwd=cwd,
            start_new_session=True,
        )
        os.close(other)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with contextlib.suppress(OSError):
            while data := os.read(self._main, 65536):
                self.output += data.decode("utf-8", "replace")

    def wait_for(self, words: str, seconds: float = 30.0) -> None:
        """Wait until these words were printed since the last call."""
        until = time.monotonic() + seconds
        while words not in self.output:
            assert time.monotonic() < until, f"never saw {words!r} in {self.output[-2000:]!r}"
            assert self.process.poll() is None, f"ended with {self.process.returncode}: {self.output[-2000:]!r}"
            time.sleep(0.02)
        self.output = ""

    def type(self, keys: str) -> float:
        """Send keys; returns when they were sent."""
        os.write(self._main, keys.encode())
        return time.monotonic()

    def kill(self) -> None:
        """End the process without any warning."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.kill()
        with contextlib.suppress(OSError):
            os.close(self._main)
