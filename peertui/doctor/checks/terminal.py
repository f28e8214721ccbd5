"""Checks of the terminal. None of them fails: the plain lines of --plain work in any."""

from __future__ import annotations

from collections.abc import Iterator

from peertui.doctor.model import CheckFinding, Screen, ok, warn
from peertui.services.terminal import COLUMNS, ONLY_WORDS, ROWS, is_utf_8


def check_screen(screen: Screen) -> Iterator[CheckFinding]:
    """A line each; size and colours only of a terminal."""
    yield _terminal(screen)
    if not screen.is_terminal:
        return
    yield _size(screen)
    yield _colours(screen)
    yield _encoding(screen)
    yield _in_between(screen)


def _terminal(screen: Screen) -> CheckFinding:
    found = ", ".join(filter(None, (screen.term, screen.program)))
    if not screen.is_terminal:
        ise = " (PowerShell ISE is not one)" if screen.system == "win32" else ""
        return warn("terminal", "none", f"run this in the terminal window where you will use peertui{ise}")
    if screen.system != "win32" and screen.term in ONLY_WORDS:
        return warn("terminal", found or "unknown", "it cannot place words on the screen: use another, or --plain")
    return ok("terminal", found or "Windows console")


def _size(screen: Screen) -> CheckFinding:
    found = f"{screen.columns} by {screen.rows}"
    if screen.columns < COLUMNS or screen.rows < ROWS:
        return warn("size", found, f"make the window {COLUMNS} by {ROWS} or larger, or use --plain")
    return ok("size", found)


def _colours(screen: Screen) -> CheckFinding:
    if screen.no_color:
        return ok("colours", "none", "NO_COLOR is set; everything is in words too")
    return ok("colours", {1 << 24: "16 million"}.get(screen.colours, str(screen.colours)))


def _encoding(screen: Screen) -> CheckFinding:
    if screen.system == "win32" or is_utf_8(screen.encoding):
        return ok("letters", "utf-8")
    return warn("letters", screen.encoding, "set this terminal's language to one that ends in UTF-8, or use --plain")


def _in_between(screen: Screen) -> CheckFinding:
    found = [word for word, there in (("ssh", screen.over_ssh), (screen.inside, screen.inside)) if there]
    if "screen" in found:
        return ok("in between", ", ".join(found), "the Esc key may not arrive: the menu is in the last line too")
    return ok("in between", ", ".join(found) or "nothing")
