"""Paper, and the system's own viewer. Nothing is written for either: bytes go to the printer through a pipe."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

JOB = "my-plan"
"""What the print queue shows: nothing of whose plan it is."""
_PRINTER, _SECONDS = "lp", 30.0


class CannotPrint(Exception):
    """Nothing was printed or opened; the message says what to do."""


def has_printer() -> bool:
    """Whether bytes can go straight to a printer here. Windows has no such program, and looks for one anywhere."""
    return sys.platform != "win32" and shutil.which(_PRINTER) is not None


def print_bytes(pdf: bytes) -> None:
    """Send an unlocked PDF to the usual printer through a pipe. CannotPrint if it was not taken."""
    command = shutil.which(_PRINTER)
    if command is None:
        raise CannotPrint("There is no way to a printer here. Save the page, open it, and print it from there.")
    try:
        done = subprocess.run(
            [command, "-t", JOB, "-"],
            input=pdf,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotPrint("The printer did not answer. Look whether it is on, and try again.") from None
    except OSError as error:
        raise CannotPrint(f"The printer could not be reached: {error.strerror}.") from None
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split())[:200]
        raise CannotPrint(f"The printer did not take it{f': {said}' if said else ''}.")


def print_file(path: Path) -> bool:
    """Have Windows print a file with the program that prints such files, or else open it.

    Returns:
        Whether a program took it to be printed. If not, it is only open, and must be printed there.

    Raises:
        CannotPrint: It is neither.
    """
    if sys.platform == "win32":
        try:
            os.startfile(path, "print")
        except OSError:  # no program here prints such files, as where a browser opens them
            pass
        else:
            return True
    open_file(path)
    return False


def open_file(path: Path) -> None:
    """Show a file in the program that the system has for it. CannotPrint if it has none."""
    no_program = "No program here opens this file. It is saved; open it on another computer."
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            raise CannotPrint(no_program) from None
        return
    command = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if command is None:
        raise CannotPrint(no_program)
    nowhere = subprocess.DEVNULL
    try:
        opened = subprocess.Popen(
            [command, str(path.absolute())], stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except OSError:
        raise CannotPrint(no_program) from None
    try:
        wrong = opened.wait(timeout=1.0)  # some stay for as long as the file is open
    except subprocess.TimeoutExpired:
        return
    if wrong:
        raise CannotPrint(no_program)
