"""The command line. Each command loads only what it needs, so that none waits for the app or the printer."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from io import TextIOWrapper

from peertui.cli.arguments import parser
from peertui.cli.exit_codes import Exit, Stop, let_go_of_the_output, say_stop, stop_for

_COMMANDS = {
    "backup": ("backup_cmds", "backup"),
    "backups": ("remove_cmds", "backups"),
    "completion": ("completion_cmd", "completion"),
    "copies": ("copies_cmd", "copies"),
    "demo": ("open_cmd", "demo"),
    "doctor": ("doctor_cmd", "doctor"),
    "export": ("export_cmd", "export"),
    "help": ("usage.help_cmd", "show_help"),
    "history": ("history_cmd", "history"),
    "import": ("people_cmds", "import_document"),
    "init": ("people_cmds", "init"),
    "pack": ("pack_cmd", "pack"),
    "people": ("people_cmds", "people"),
    "receive": ("handover_cmds", "receive"),
    "remove": ("remove_cmds", "remove"),
    "restore": ("backup_cmds", "restore"),
}
"""Where each command is; without one, the app is opened."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for. Returns the exit code."""
    _let_every_letter_through()
    try:
        if sys.stdout is None:
            raise Stop("peertui has nowhere to write its answer: start it with its output open.", Exit.USAGE)
        code = _run(parser().parse_args(argv))
    except Stop as stop:
        say_stop(stop)
        return stop.code
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        let_go_of_the_output()
        return Exit.INTERRUPTED
    return code


def _run(arguments: Namespace) -> int:
    try:
        home, name = _COMMANDS.get(arguments.command, ("open_cmd", "open_app"))
        command = getattr(import_module(f"{__name__}.{home}"), name)
        with _shown(arguments):
            code: int = command(arguments)
        sys.stdout.flush()
        return code
    except Exception as error:
        if stop := stop_for(error):
            _flush_or_let_go()
            raise stop from error
        raise


def _shown(arguments: Namespace) -> AbstractContextManager[None]:
    """How far it is, but for the app, which says so on its own."""
    if arguments.command not in _COMMANDS or arguments.command == "demo":
        return nullcontext()
    from peertui.cli.answers.progress_bar import shown

    return shown(arguments)


def _let_every_letter_through() -> None:
    """A console of few letters shows "?" for the rest, and never stops a command half way."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _flush_or_let_go() -> None:
    try:
        sys.stdout.flush()
    except OSError:
        let_go_of_the_output()
