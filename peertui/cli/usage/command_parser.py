"""The parser of a command: its own options first, help by subject, and what was probably meant by a word it lacks."""

from __future__ import annotations

from argparse import Action, ArgumentParser, HelpFormatter, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Iterable, Mapping, Sequence
from textwrap import fill
from typing import Any, NoReturn

from peertui.cli.exit_codes import Exit, Stop

_ALIKE = 0.6
"""From how much two words are alike, of 1, one is offered for the other."""
_WIDTH = 78
"""Columns of what is not in a list."""
_COLUMN = 28
"""Where the words about an option begin."""
Subjects = Mapping[str, Sequence[str]]
"""A heading of the help -> the commands below it."""


class CommandParser(ArgumentParser):
    """Reads the words after a command. Wrong use raises Stop."""

    def __init__(self, *, subjects: Subjects | None = None, **more: Any) -> None:
        if more.get("description"):
            more["description"] = fill(more["description"], _WIDTH)
        super().__init__(allow_abbrev=False, add_help=False, formatter_class=_Formatter, **more)
        self._positionals.title, self._optionals.title = "arguments", "options"
        self.subjects: Subjects = subjects or {}

    @property
    def below(self) -> dict[str, CommandParser]:
        """The commands below this one, by name."""
        return {name: made for action in self._below for name, made in action.choices.items()}

    @property
    def _below(self) -> list[_SubParsersAction[CommandParser]]:
        return [action for action in self._actions if isinstance(action, _SubParsersAction)]

    # -- help ----------------------------------------------------------------------------------------------------------

    def format_usage(self) -> str:
        """The line that says what can be written."""
        return f"usage: {usage_of(self)}\n"

    def format_help(self) -> str:
        """Everything about this command, by subject; its examples stand last, where a terminal stops."""
        formatter = self._get_formatter()
        formatter.add_text(f"usage: {usage_of(self)}")
        formatter.add_text(self.description)
        listed = {one.dest: one for action in self._below for one in action._choices_actions}
        for title, names in self.subjects.items():
            _section(formatter, title, [listed[name] for name in names])
        for group in self._action_groups:
            actions = [one for one in group._group_actions if not (self.subjects and one in self._below)]
            _section(formatter, group.title, actions)
        formatter.add_text(self.epilog)
        return formatter.format_help()

    # -- wrong use -----------------------------------------------------------------------------------------------------

    def error(self, message: str) -> NoReturn:
        """Stop with what is wrong, and where to read more."""
        raise Stop(f"{message}: see {self.prog} --help.", Exit.USAGE)

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Namespace:  # type: ignore[override]
        """What was asked. Stop at a word that is not known, with the one that was probably meant."""
        parsed, strange = self.parse_known_args(args, namespace)
        if strange:
            self._chosen(parsed)._refuse(strange[0])
        return parsed  # type: ignore[no-any-return]

    def _chosen(self, parsed: Namespace) -> CommandParser:
        """The command that was written, or this one."""
        names = (str(getattr(parsed, action.dest, None)) for action in self._below)
        below = next((self.below[name] for name in names if name in self.below), None)
        return below._chosen(parsed) if below else self

    def _refuse(self, word: str) -> NoReturn:
        if not word.startswith("-"):
            self._stop(f"{word} is one word too many.")
        option = word.partition("=")[0]
        self._stop(f"There is no option {option} here.", meant(option, self._option_string_actions))

    def _check_value(self, action: Action, value: Any) -> None:
        known = [str(choice) for choice in action.choices or ()]
        if action.choices is None or value in known:
            return
        if isinstance(action, _SubParsersAction):
            self._stop(f"There is no command {value}.", meant(value, known))
        what = action.option_strings[0] if action.option_strings else str(action.metavar)
        self._stop(f"{what} can't be {value}.", meant(value, known), f"It is one of {', '.join(known)}.")

    def _stop(self, *sentences: str) -> NoReturn:
        raise Stop(" ".join((*filter(None, sentences), f"See {self.prog} --help.")), Exit.USAGE)


def meant(word: str, known: Iterable[str]) -> str:
    """A question about the word that was probably meant; "" if none is like it."""
    from difflib import get_close_matches

    found = get_close_matches(word.casefold(), list(known), n=1, cutoff=_ALIKE)
    return f"Did you mean {found[0]}?" if found else ""


def usage_of(parser: ArgumentParser) -> str:
    """What can be written: the operands and what must be given by name; all other options are one word."""
    if parser.usage:
        return parser.usage
    words = [parser.prog]
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            words.append(f"[{action.metavar}]" if parser.prog.count(" ") == 0 else str(action.metavar))
        elif not action.option_strings:
            words.append(f"[{action.metavar}]" if action.nargs in ("?", "*") else str(action.metavar))
        elif action.required:
            words.append(f"{action.option_strings[0]} {action.metavar}")
    return " ".join((*words, "[OPTION]..."))


def _section(formatter: HelpFormatter, title: str | None, actions: Iterable[Action]) -> None:
    formatter.start_section(title)
    formatter.add_arguments(actions)
    formatter.end_section()


class _Formatter(RawDescriptionHelpFormatter):
    def __init__(self, prog: str, **more: Any) -> None:
        super().__init__(prog, **{**more, "max_help_position": _COLUMN})
