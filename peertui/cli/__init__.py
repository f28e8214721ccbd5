"""The command line. Each command loads only what it needs, so that none waits for the app or the printer."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

from peertui.cli.arguments import parser
from peertui.cli.outcomes import Exit, Stop, say_error, stop_for


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for. Returns the exit code."""
    _let_every_letter_through()
    try:
        if sys.stdout is None:
            raise Stop("There is nowhere to write the answer: start peertui with its output open.", Exit.USAGE)
        code = _run(parser().parse_args(argv))
    except Stop as stop:
        say_error(str(stop))
        return stop.code
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _let_go_of_the_output()
        return Exit.INTERRUPTED
    return code


def _run(arguments: Namespace) -> int:
    try:
        match arguments.command:
            case "init":
                from peertui.cli.people import init as command
            case "people":
                from peertui.cli.people import people as command
            case "import":
                from peertui.cli.people import import_document as command
            case "backup":
                from peertui.cli.backup import backup as command
            case "restore":
                from peertui.cli.backup import restore as command
            case "history":
                from peertui.cli.history import history as command
            case "export":
                from peertui.cli.export import export as command
            case "receive":
                from peertui.cli.handover import receive as command
            case "demo":
                from peertui.cli.opening import demo as command
            case _:
                from peertui.cli.opening import open_app as command
        code = command(arguments)
        sys.stdout.flush()
        return code
    except Exception as error:
        if stop := stop_for(error):
            _flush_or_let_go()
            raise stop from error
        raise


def _let_every_letter_through() -> None:
    """A console of few letters shows "?" for the rest, and never stops a command half way."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _flush_or_let_go() -> None:
    try:
        sys.stdout.flush()
    except OSError:
        _let_go_of_the_output()


def _let_go_of_the_output() -> None:
    """Whoever read our output has gone, or its disk is full; Python would complain when it closes the stream."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
