"""How a command ends: exit codes, and one plain sentence for what went wrong."""

from __future__ import annotations

import sys
from enum import IntEnum

from peertui import output


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
    INTERRUPTED = 130


class Stop(Exception):
    """Ends a command with a sentence, "what happened: what to do", an exit code, and a list below it if one helps."""

    def __init__(self, sentence: str, code: Exit = Exit.FAILED, *, listed: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.code, self.listed = code, listed


def stop_for(error: Exception) -> Stop | None:
    """How a command ends after an error of the packages below; None for an error that nobody planned for."""
    from exports.errors import DoesNotFit, ExportError
    from exports.errors import WrongPassphrase as WrongHandoverPassphrase
    from plans.document import DocumentError
    from plans.pack_error import PackError
    from plans.vault import errors

    match error:
        case errors.WrongPassphrase() | errors.WrongRecoveryKey() | WrongHandoverPassphrase():
            code = Exit.PASSPHRASE
        case errors.VaultInUse() | errors.VaultDamaged() | errors.VaultNewer() | errors.BackupDamaged():
            code = Exit.VAULT
        case DoesNotFit():
            code = Exit.DOES_NOT_FIT
        case errors.VaultError() | ExportError() | DocumentError() | PackError():
            code = Exit.FAILED
        case OSError() if not isinstance(error, BrokenPipeError):
            return Stop(f"The system refuses this ({error.strerror or error}): put that right and try again.")
        case _:
            return None
    return Stop(str(error), code)


def say(line: str = "") -> None:
    """A line of output."""
    output.put(sys.stdout, line)


def say_stop(stop: Stop) -> None:
    """What went wrong, on the error stream."""
    say_beside(f"Error: {stop}")
    for line in stop.listed:
        say_beside(line)


def say_beside(sentence: str) -> None:
    """Something to know that is neither output nor an error, on the error stream."""
    output.put(sys.stderr, sentence)
