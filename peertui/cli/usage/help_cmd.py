"""The help command: what `--help` shows, of one command or of all."""

from __future__ import annotations

from argparse import Namespace

from peertui.cli.arguments import parser
from peertui.cli.exit_codes import Exit, Stop, say
from peertui.cli.usage.command_parser import meant


def show_help(arguments: Namespace) -> int:
    """Show it. Stop if there is no such command."""
    made = parser()
    for word in arguments.about:
        if word not in made.below:
            hint = " ".join(filter(None, (f"There is no command {word}.", meant(word, made.below))))
            raise Stop(f"{hint} See {made.prog} --help.", Exit.USAGE)
        made = made.below[word]
    for line in made.format_help().splitlines():
        say(line)
    return Exit.DONE
