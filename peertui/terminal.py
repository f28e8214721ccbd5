"""Whether this terminal can show the app."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping

COLUMNS, ROWS = 80, 24


def unsuitable(environ: Mapping[str, str] = os.environ) -> str | None:
    """Why the app cannot be shown here, as one plain sentence, or None if it can."""
    streams = (sys.stdin, sys.stdout) if sys.platform == "win32" else (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream is not None and stream.isatty() for stream in streams):
        return "This is not a terminal: open a terminal window and start peertui there."
    if sys.platform != "win32" and environ.get("TERM", "") in ("", "dumb", "unknown"):
        return "This terminal cannot place words on the screen: start peertui in another terminal."
    columns, rows = shutil.get_terminal_size((COLUMNS, ROWS))
    if columns < COLUMNS or rows < ROWS:
        return (
            f"This window has {columns} columns and {rows} rows, and peertui needs {COLUMNS} by {ROWS}: "
            "make the window larger or the letters smaller, and start again."
        )
    return None
