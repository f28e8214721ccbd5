"""Whether this terminal can show the app, and what to do when its window is closed."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plans.progress import Progress

COLUMNS, ROWS = 80, 24
ONLY_WORDS = frozenset({"", "dumb", "unknown", "network", "dialup", "vt52"})
"""What TERM says of a terminal that shows words one after another, or heeds none of the sequences we draw with."""

CLOSING = frozenset((2, 5, 6))
"""CTRL_CLOSE_EVENT, CTRL_LOGOFF_EVENT and CTRL_SHUTDOWN_EVENT, after which Windows ends the process within seconds:
https://learn.microsoft.com/windows/console/handlerroutine"""


def unsuitable(environ: Mapping[str, str] = os.environ) -> str | None:
    """Why the app cannot be shown here, as one plain sentence, or None if it can."""
    if not is_terminal():
        return (
            "This is not a terminal (nor is PowerShell ISE): open a terminal window and start peertui there."
            if sys.platform == "win32"
            else "This is not a terminal: open a terminal window and start peertui there."
        )
    if cannot_draw(environ):
        return "This terminal cannot place words on the screen: start peertui in another terminal, or with --plain."
    if not shows_every_letter():
        return (
            "This terminal is not set to UTF-8, so letters would come out wrong: "
            "set its language to one that ends in UTF-8, or start with --plain."
        )
    columns, rows = shutil.get_terminal_size((COLUMNS, ROWS))
    if columns < COLUMNS or rows < ROWS:
        return (
            f"This window has {columns} columns and {rows} rows, and peertui needs {COLUMNS} by {ROWS}: "
            "make the window larger or the letters smaller and start again, or start with --plain."
        )
    return None


def trust_the_window() -> None:
    """Have the window itself say how large it is: COLUMNS and LINES tell what it was when some shell was started."""
    with suppress(AttributeError, OSError, ValueError):  # nothing to ask
        if all(os.get_terminal_size(sys.__stdout__.fileno())):  # type: ignore[union-attr]
            for name in ("COLUMNS", "LINES"):
                os.environ.pop(name, None)


def is_terminal() -> bool:
    """Whether there is somebody at a terminal."""
    streams = (sys.stdin, sys.stdout) if sys.platform == "win32" else (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


@contextmanager
def stopping_at_ctrl_c(progress: Progress) -> Iterator[None]:
    """While something is counted, Ctrl+C stops it where that is safe; pressed again, or else, it is KeyboardInterrupt.

    Only on the main thread: on others there are no signals.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def pressed(*_: object) -> None:
        if not progress.is_counting or progress.is_stopping:
            raise KeyboardInterrupt
        progress.stop()

    before = signal.signal(signal.SIGINT, pressed)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def has_gone(descriptor: int = 0) -> bool:
    """Whether the terminal was closed without a word to us. Only where the system can tell."""
    if sys.platform == "win32":
        return False
    import termios

    try:
        termios.tcgetattr(descriptor)
    except termios.error as error:
        return bool(error.args[0] == errno.EIO)
    return False


def cannot_draw(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether words cannot be placed on this terminal's screen."""
    return sys.platform != "win32" and environ.get("TERM", "") in ONLY_WORDS


def shows_every_letter() -> bool:
    """Whether what is drawn goes out as UTF-8. A Windows console takes every letter, whatever its code page."""
    return sys.platform == "win32" or is_utf_8(sys.stderr.encoding)


def is_utf_8(encoding: str) -> bool:
    """Whether this is a name of UTF-8; True for "", which says nothing."""
    try:
        return not encoding or codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def asks_for_plain(environ: Mapping[str, str] = os.environ) -> bool | None:
    """What PEERTUI_PLAIN says: plain lines, the full screen, or nothing."""
    said = environ.get("PEERTUI_PLAIN", "").strip().casefold()
    return None if not said else said not in ("0", "no", "false", "off")


@contextmanager
def before_it_closes(save: Callable[[], None]) -> Iterator[None]:
    """Do this when the X of a Windows console is clicked, or Windows ends the session.

    It is called on a thread of its own, while another may wait for a key. When it returns, the handlers
    registered earlier run, and then the process ends.
    """

    def heard(event: int) -> bool:
        if event in CLOSING:
            save()
        return False

    let_go = _listen(heard)
    try:
        yield
    finally:
        let_go()


if sys.platform == "win32":

    def _listen(heard: Callable[[int], bool]) -> Callable[[], object]:
        """Have Windows call this with each event of the console. Call what is returned to end that."""
        import ctypes
        from ctypes import wintypes

        kind = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)
        routine, set_handler = kind(heard), ctypes.WinDLL("kernel32").SetConsoleCtrlHandler
        set_handler.argtypes = (kind, wintypes.BOOL)
        set_handler(routine, True)
        return lambda: set_handler(routine, False)

else:

    def _listen(heard: Callable[[int], bool]) -> Callable[[], object]:  # noqa: ARG001
        return lambda: None  # other systems send signals
