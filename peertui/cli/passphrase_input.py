"""Passphrases and passwords: from a file, from a line of input, or asked for in the terminal."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from pathlib import Path

from peertui.cli.exit_codes import Exit, Stop
from peertui.services.paths import place
from plans.bounded_file import OutOfBounds, read_bytes
from plans.disk_errors import reason_for

MOST_BYTES = 64 * 1024
"""Of a file or a line with a passphrase."""
_PIPE_WAIT = 1.5
"""Seconds."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def given_passphrase(arguments: Namespace) -> str | None:
    """The passphrase of --passphrase-file or PEERTUI_PASSPHRASE_FILE; None if neither is there. Stop."""
    source = arguments.passphrase_file or os.environ.get("PEERTUI_PASSPHRASE_FILE")
    return first_line(source, "passphrase") if source else None


def passphrase(arguments: Namespace) -> str:
    """The passphrase of the vault. Stop if there is no file and nobody to ask."""
    given = given_passphrase(arguments)
    return _ask("Passphrase: ") if given is None else given


def new_passphrase(arguments: Namespace) -> str:
    """A passphrase for a new vault, typed twice. Stop as for `passphrase`."""
    given = given_passphrase(arguments)
    if given is not None:
        return given
    typed = _ask("A passphrase for the new vault: ")
    if _ask("The same once more: ") != typed:
        raise Stop("The two are not the same, so nothing was made: try again.")
    return typed


def handover_passphrase(arguments: Namespace) -> str:
    """The passphrase of a file that was handed over. Stop as for `passphrase`."""
    if arguments.handover_passphrase_file:
        return first_line(arguments.handover_passphrase_file, "passphrase of the handover")
    return _ask("The six words of the handover: ", "--handover-passphrase-file")


def first_line(source: str, what: str) -> str:
    """The first line of a file, or of standard input for "-". Stop if there is none."""
    line = _line_of_input(what) if source == "-" else _read(Path(source), what)
    secret = line.partition("\n")[0].rstrip("\r")
    if not secret:
        raise Stop(f"There is no {what} in {_named(source)}: write it on the first line.", Exit.USAGE)
    return secret


def _line_of_input(what: str) -> str:
    try:
        line = sys.stdin.readline(MOST_BYTES + 1).removeprefix("\ufeff") if sys.stdin else ""
    except ValueError:
        raise Stop(f"The {what} in the input is not text: write it again.", Exit.USAGE) from None
    if len(line) > MOST_BYTES:
        raise Stop(f"The {what} in the input is longer than a {what} can be: write it again.", Exit.USAGE)
    return line


def _read(path: Path, what: str) -> str:
    try:
        written = _piped(place(path)) if place(path).is_fifo() else read_bytes(place(path), MOST_BYTES)
        return written.decode("utf-16" if written[:2] in _UTF16 else "utf-8-sig")
    except (OSError, ValueError) as error:
        why = reason_for(error) if isinstance(error, OSError) else "it is not text"
        why = str(error) if isinstance(error, OutOfBounds) else why
        raise Stop(
            f"The {what} file {path} cannot be read ({why}): check its name and try again.", Exit.USAGE
        ) from None


def _piped(path: Path) -> bytes:
    """What comes out of a pipe, as a shell makes one for <(command): its first line. Waits for `_PIPE_WAIT` at most."""
    if sys.platform == "win32":
        return b""
    from select import select

    handle, got, until = os.open(path, os.O_RDONLY | os.O_NONBLOCK), b"", time.monotonic() + _PIPE_WAIT
    try:
        while b"\n" not in got and len(got) <= MOST_BYTES:
            ready, _, _ = select([handle], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise OutOfBounds("nothing came out of that pipe")
            piece = os.read(handle, MOST_BYTES)
            if not piece:
                break
            got += piece
    finally:
        os.close(handle)
    return got


def _named(source: str) -> str:
    return "the input" if source == "-" else source


def _ask(prompt: str, option: str = "--passphrase-file") -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise Stop(f"A passphrase is needed: put it in a file and name that with {option}.", Exit.USAGE)
    from getpass import getpass

    try:
        typed = getpass(prompt)
    except EOFError:
        typed = ""
    if not typed:
        raise Stop("No passphrase was typed: try again.", Exit.USAGE)
    return typed
