"""The README names every command, every option and every variable that there is, and none that there is not."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from peertui.cli.arguments import parser
from tests.support.docs.named_tests import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = README.partition("## Command line")[2].partition("\n## ")[0]
PARTS = ("peertui", "plans", "widgets", "exports")
VARIABLE = re.compile(r"PEERTUI_[A-Z]+(?:_[A-Z]+)*")


def told(of: argparse.ArgumentParser, name: str = "peertui") -> Iterator[tuple[str, set[str], set[str]]]:
    """Each command with its options and choices, below the program or below another command."""
    options = {option for action in of._actions for option in action.option_strings if option.startswith("--")}
    choices = {str(c) for a in of._actions if a.option_strings and a.choices for c in a.choices}
    yield name, options - {"--help"}, choices
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from told(below, f"{name} {word}")


def test_every_command_option_and_choice_is_in_it() -> None:
    commands = list(told(parser()))
    assert len(commands) > 14
    listed = set(re.findall(r"--[a-z-]+", LINES))
    words = set(re.findall(r"[\w-]+", LINES))
    for name, options, choices in commands:
        assert name == "peertui pack" or re.search(rf"^{name}\b", LINES, flags=re.MULTILINE), name
        assert options <= listed, name
        assert choices <= words, name
    assert listed == {option for _, options, _ in commands for option in options}


def test_every_variable_is_in_it() -> None:
    sources = [path.read_text("utf-8") for part in PARTS for path in (ROOT / part).rglob("*.py")]
    assert set(VARIABLE.findall(LINES)) == {name for source in sources for name in VARIABLE.findall(source)}
