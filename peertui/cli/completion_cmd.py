"""The completion command: the script by which a shell completes what is typed after `peertui`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction

from peertui.cli.arguments import parser
from peertui.cli.exit_codes import Exit, say

_FILES = ("FILE", "FILE.json")
_FOLDERS = ("DIR", "FOLDER")


def completion(arguments: Namespace) -> int:
    """Print the script for one shell. It knows commands, options, files and folders, and no word of a vault."""
    import shtab

    whole = parser()
    _complete_paths(whole)
    for line in shtab.complete(whole, shell=arguments.shell).splitlines():
        say(line)
    return Exit.DONE


def _complete_paths(of: ArgumentParser) -> None:
    """Let arguments that are named as files or folders be completed as such."""
    import shtab

    for action in of._actions:
        if action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.metavar in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif isinstance(action, _SubParsersAction):
            for below in action.choices.values():
                _complete_paths(below)
