"""What a person wrote must not stay behind: in a log, in what a fault prints, or in a picture of the memory."""

from __future__ import annotations

import logging
import os
import sys
import threading
import warnings
from contextlib import suppress
from pathlib import Path

from peertui.services import output

_ABOUT_LOOKS = frozenset(("TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DISABLE_KITTY_KEY", "TEXTUAL_FPS"))


def keep_quiet() -> None:
    """Let no fault, log or warning tell a word from now on. Call it before Textual is imported: it looks only then."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL") and name not in _ABOUT_LOOKS]:
        del os.environ[name]  # switches for developers: a log of every key, a picture, a traceback with all values
    logging.disable()
    warnings.simplefilter("ignore")
    sys.excepthook = lambda _, error, __: _say(error)
    threading.excepthook = lambda told: _say(told.exc_value)
    sys.unraisablehook = lambda _: None
    _leave_no_core()


def place_of(error: BaseException) -> str:
    """What kind of fault it was and where, for whoever mends it. Not what it says: that may be a person's words."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    where = f", {Path(frames[-1].filename).name} {frames[-1].lineno}" if frames else ""
    return type(error).__name__ + where


def _say(error: BaseException | None) -> None:
    if error is not None:
        told = f"peertui stopped because of a fault of its own ({place_of(error)}). Start it again to go on."
        with suppress(OSError, ValueError):
            output.put(sys.stderr, f"Error: {told}")


def _leave_no_core() -> None:
    """Where the system writes down the memory of a process that crashed, have it leave this one out."""
    if sys.platform != "win32":  # no such thing there
        import resource

        with suppress(OSError, ValueError):
            _, most = resource.getrlimit(resource.RLIMIT_CORE)
            resource.setrlimit(resource.RLIMIT_CORE, (0, most))
