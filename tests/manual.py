"""Write the manual page from the parser of the command line: `python -m tests.manual` writes docs/peertui.1.

It is written from the arguments themselves, not from argparse's usage text, which every Python sets in its own way.
The format is man(7): https://man7.org/linux/man-pages/man7/man.7.html
"""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator

from peertui.cli.arguments import CODES, EVERY_COMMAND, VARIABLES, parser
from peertui.cli.usage.examples import EXAMPLES
from peertui.cli.usage.export_arguments import FORMATS
from tests.support.folders import ROOT

FILE = ROOT / "docs" / "peertui.1"
FILES = {
    r"%LOCALAPPDATA%\peertui": "the folder of the vault on Windows",
    "~/Library/Application Support/peertui": "the folder of the vault on macOS",
    "~/.local/share/peertui": "the folder of the vault on Linux",
}


def manual() -> str:
    """The whole page."""
    top = parser()
    lines = [
        '.\\" Written by python -m tests.manual: change peertui/cli/arguments.py instead.',
        ".TH PEERTUI 1",
        ".SH NAME",
        r"peertui \- a guided session, side by side, out to one printed page",
        ".SH SYNOPSIS",
        r"\fBpeertui\fR [\fIOPTION\fR]... [\fICOMMAND\fR [\fIARGUMENT\fR]...]",
        ".SH DESCRIPTION",
        _text(top.description or ""),
        ".SH OPTIONS",
        "These hold for every command, before or after its name.",
        *_groups(top, every=True),
        ".SH COMMANDS",
        *_commands(top, "peertui"),
        ".SH EXIT STATUS",
        *_terms({str(int(code)): words for code, words in CODES.items()}),
        ".SH ENVIRONMENT",
        *_terms(VARIABLES),
        ".SH FILES",
        *_terms(FILES),
    ]
    return "\n".join([*lines, ""])


def _commands(of: ArgumentParser, name: str) -> Iterator[str]:
    """Every command, and those below it, with the options that are its own, and its examples."""
    for action in of._actions:
        if isinstance(action, _SubParsersAction):
            for word, below in action.choices.items():
                yield f".SS {_text(f'{name} {word}{_operands(below)}')}"
                yield _text(below.description or "")
                yield from _groups(below)
                yield from _commands(below, f"{name} {word}")
                if name == "peertui":
                    yield from _examples(word)


def _operands(of: ArgumentParser) -> str:
    """What follows the name of a command."""
    named = [action for action in of._actions if not action.option_strings and action.metavar]
    return "".join(f" [{action.metavar}]" if action.nargs == "?" else f" {action.metavar}" for action in named)


def _groups(of: ArgumentParser, *, every: bool = False) -> Iterator[str]:
    """The arguments by subject: a command's own, or those of every command."""
    for group in of._action_groups:
        actions = [one for one in group._group_actions if not isinstance(one, _SubParsersAction)]
        if not actions or (group.title == EVERY_COMMAND) is not every:
            continue
        if group.title not in ("arguments", "options", EVERY_COMMAND):
            yield ".PP"
            yield rf"\fI{_text(f'{str(group.title)[:1].upper()}{str(group.title)[1:]}')}\fR"
        for action in actions:
            if action.help != SUPPRESS:
                yield from (".TP", _named(action), _text(_help(action)))
                if action.dest == "format":
                    yield from (".RS", *_terms(FORMATS), ".RE")


def _examples(command: str) -> Iterator[str]:
    """What is typed, and what it does."""
    if command in EXAMPLES:
        yield from (".PP", "Examples:")
        for line, words in EXAMPLES[command]:
            yield from (".TP", rf"\fB{_text(line)}\fR", _text(f"{words[:1].upper()}{words[1:]}."))


def _named(action: Action) -> str:
    if not action.option_strings:
        return rf"\fI{_text(str(action.metavar))}\fR"
    value = action.metavar or "|".join(action.choices or ())
    named = ", ".join(rf"\fB{_text(option)}\fR" for option in action.option_strings)
    return rf"{named} \fI{_text(str(value))}\fR" if value else named


def _help(action: Action) -> str:
    words = (action.help or "").replace("%(prog)s", "peertui")
    return f"{words[:1].upper()}{words[1:]}."


def _terms(told: dict[str, str]) -> Iterator[str]:
    for term, words in told.items():
        yield from (".TP", rf"\fB{_text(term)}\fR", _text(f"{words[:1].upper()}{words[1:]}."))


def _text(words: str) -> str:
    """Words as roff takes them: hyphens that can be copied, and nothing that could begin a request."""
    escaped = words.replace("\\", r"\e").replace("-", r"\-").replace("~", r"\(ti").replace("'", r"\(aq")
    return rf"\&{escaped}" if escaped.startswith(".") else escaped


if __name__ == "__main__":
    FILE.write_text(manual(), encoding="utf-8")
