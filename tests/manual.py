"""Write the manual page from the parser of the command line: `python -m tests.manual` writes docs/peertui.1.

It is written from the arguments themselves, not from argparse's usage text, which every Python sets in its own way.
The format is man(7): https://man7.org/linux/man-pages/man7/man.7.html
"""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator

from peertui.cli.arguments import CODES, parser
from tests.support.folders import ROOT

FILE = ROOT / "docs" / "peertui.1"
VARIABLES = {
    "PEERTUI_DATA": "the folder of the vault, as --data-dir",
    "PEERTUI_PACK": "your service's own words and help lines, as --pack",
    "PEERTUI_PASSPHRASE_FILE": "the file whose first line is the passphrase, as --passphrase-file",
    "PEERTUI_PLAIN": "1 for plain lines at every start, 0 for the full screen",
}
FILES = {
    r"%LOCALAPPDATA%\peertui": "the folder of the vault on Windows",
    "~/Library/Application Support/peertui": "the folder of the vault on macOS",
    "~/.local/share/peertui": "the folder of the vault on Linux",
}


def manual() -> str:
    """The whole page."""
    top = parser()
    common = {option for action in top._actions for option in action.option_strings}
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
        *_arguments(top, set()),
        ".SH COMMANDS",
        *_commands(top, common, "peertui"),
        ".SH EXIT STATUS",
        *_terms({str(int(code)): words for code, words in CODES.items()}),
        ".SH ENVIRONMENT",
        *_terms(VARIABLES),
        ".SH FILES",
        *_terms(FILES),
    ]
    return "\n".join([*lines, ""])


def _commands(of: ArgumentParser, common: set[str], name: str) -> Iterator[str]:
    """Every command, and those below it, with the options that are its own."""
    for action in of._actions:
        if isinstance(action, _SubParsersAction):
            for word, below in action.choices.items():
                yield f".SS {_text(f'{name} {word}{_operands(below)}')}"
                yield _text(below.description or "")
                yield from _arguments(below, common)
                yield from _commands(below, common, f"{name} {word}")


def _operands(of: ArgumentParser) -> str:
    """What follows the name of a command."""
    named = [action for action in of._actions if not action.option_strings and action.metavar]
    return "".join(f" [{action.metavar}]" if action.nargs == "?" else f" {action.metavar}" for action in named)


def _arguments(of: ArgumentParser, common: set[str]) -> Iterator[str]:
    for action in of._actions:
        if isinstance(action, _SubParsersAction) or action.help == SUPPRESS or common & {*action.option_strings}:
            continue
        yield ".TP"
        yield _named(action)
        yield _text(_help(action))


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
