"""How a command ends: exit codes, and one plain sentence for what went wrong."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from enum import IntEnum
from typing import Any

from peertui.services import output


class Exit(IntEnum):
    """Exit codes."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    VAULT = 3
    """The vault is open in another window, damaged, or newer than this peertui."""
    PASSPHRASE = 4
    TERMINAL = 5
    DOES_NOT_FIT = 6
    """The chosen words do not fit on one page; nothing was written."""
    UNSHOWN = 7
    """It is done, but the answer could not be shown."""
    INTERRUPTED = 130


class Stop(Exception):
    """Ends a command with a sentence, "what happened: what to do", an exit code, and a list below it if one helps."""

    def __init__(self, sentence: str, code: Exit = Exit.FAILED, *, listed: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.code, self.listed = code, listed


def stop_for(error: Exception) -> Stop | None:
    """How a command ends after an error of the packages below; None for an error that nobody planned for."""
    from exports.errors import DoesNotFit, ExportError, ExportStopped, WrongHandoverPassphrase
    from plans.disk_errors import reason_for
    from plans.pack.base import PackError
    from plans.record.json_document import DocumentError
    from plans.vault import errors

    match error:
        case errors.WrongPassphrase() | errors.WrongRecoveryKey() | WrongHandoverPassphrase():
            code = Exit.PASSPHRASE
        case errors.VaultInUse() | errors.VaultDamaged() | errors.VaultNewer() | errors.BackupDamaged():
            code = Exit.VAULT
        case errors.WorkStopped() | ExportStopped():
            code = Exit.INTERRUPTED
        case DoesNotFit():
            code = Exit.DOES_NOT_FIT
        case errors.VaultError() | ExportError() | DocumentError() | PackError():
            code = Exit.FAILED
        case OSError() if not isinstance(error, BrokenPipeError):
            return Stop(
                f"The system refuses this ({reason_for(error) if error.strerror else error}): fix that and try again."
            )
        case _:
            return None
    return Stop(str(error), code)


def say(line: str = "") -> None:
    """A line of output."""
    output.put(sys.stdout, line)


def say_json(answer: Any) -> None:
    """The answer of a command for a program."""
    output.put_json(sys.stdout, answer)


def show_once(*lines: str) -> None:
    """Show what is shown only now, before it takes effect. Stop if it cannot be shown: then it must not take effect."""
    if why := _not_shown(lines):
        raise Stop(
            f"peertui could not show what you need to see ({why}), so nothing was made: run it where you can see it."
        )


def tell(*lines: str, done: str = "") -> None:
    """The answer of a command that has done something. Stop if it cannot be shown, saying what was `done`.

    Args:
        lines: What is written to the output.
        done: What was done, as a sentence; the lines themselves where it is left out.
    """
    if why := _not_shown(lines):
        raise Stop(f"{done or ' '.join(lines)} But peertui could not show this in its output ({why}).", Exit.UNSHOWN)


def _not_shown(lines: tuple[str, ...]) -> str:
    """Write these lines, and wait until they are out. Why they are not; "" if they are."""
    try:
        for line in "\n".join(lines).split("\n"):
            say(line)
        sys.stdout.flush()
    except (OSError, ValueError) as error:
        let_go_of_the_output()
        return getattr(error, "strerror", None) or "it is closed"
    return ""


def let_go_of_the_output() -> None:
    """Whoever read our output has gone, or its disk is full; Python would complain when it closes the stream."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_stop(stop: Stop) -> None:
    """What went wrong, on the error stream."""
    say_beside(f"Error: {stop}")
    for line in stop.listed:
        say_beside(line)


def say_beside(sentence: str) -> None:
    """Something to know that is neither output nor an error, on the error stream."""
    with suppress(OSError, ValueError):  # what was done stays done, whether the stream takes the words or not
        output.put(sys.stderr, sentence)
