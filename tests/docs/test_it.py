"""The page for IT names files, commands, variables and sentences that are there."""

from __future__ import annotations

import re

import pytest

from peertui.cli.arguments import parser
from peertui.cli.exit_codes import Exit
from tests.docs.test_readme import VARIABLE, told
from tests.kit.offline_folder import KIT, LOCK, PLACED, SUMS, WINDOWS, name_of, pythons
from tests.manual import FILES, VARIABLES
from tests.support.folders import ROOT

PAGE = (ROOT / "docs" / "it.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())
CODE = re.findall(r"`([^`\n]+)`", PAGE) + PAGE.split("```")[1::2]
SOURCES = [*(ROOT / "peertui").rglob("*.py"), *KIT.rglob("*.py")]


def test_it_names_every_variable_and_no_other() -> None:
    assert set(VARIABLE.findall(PAGE)) == set(VARIABLES)


def test_its_commands_and_options_are_there() -> None:
    known = {name: options for name, options, _ in told(parser())}
    typed = [line for code in CODE for line in code.splitlines() if line.startswith("peertui ")]
    assert len(typed) > 4
    for line in typed:
        words = re.match(r"peertui(?: [a-z]+)*", line)
        assert words is not None
        name = max((one for one in known if words[0].startswith(one)), key=len)
        assert name != "peertui", line
        assert {*re.findall(r"--[a-z-]+", line)} <= known[name] | known["peertui"], line


@pytest.mark.parametrize("path", sorted({one for one in CODE if re.fullmatch(r"tests/[\w./]+", one)}))
def test_the_files_it_names_are_there(path: str) -> None:
    assert (ROOT / path).is_file()


def test_what_the_kit_holds_is_called_as_it_says() -> None:
    placed = {"wheels", SUMS, LOCK.name, *(file.name for file in PLACED if file.suffix == ".py")}
    assert {*placed, name_of(WINDOWS).replace(name_of(WINDOWS).split("-")[1], "VERSION")} <= {*CODE}
    install = (KIT / "placed" / "install.py").read_text(encoding="utf-8")
    for name in ("wheels", "packages", LOCK.name, "peertui.cmd"):
        assert name in CODE
        assert f'"{name}"' in install
    assert set(re.findall(r"--(?:no-index|require-hashes|find-links)", PAGE)) <= set(re.findall(r"--[a-z-]+", install))


def test_its_versions_of_python_are_those_of_the_wheels() -> None:
    first, *others, last = pythons()
    assert f"{', '.join([first, *others])} or {last}" in WORDS


def test_its_data_folder_is_the_one_in_the_manual() -> None:
    assert set(re.findall(r"%LOCALAPPDATA%\\\w+", PAGE)) == {name for name in FILES if "%" in name}


def test_the_sentences_it_quotes_are_said() -> None:
    said = " ".join(" ".join(path.read_text("utf-8") for path in SOURCES).split())
    quoted = re.findall(r'^\| (?:exit code \d[,\w ]*)?"([^"]+)"', PAGE, flags=re.MULTILINE)
    quoted = [one for one in quoted if not one.startswith("This app has been blocked")]
    assert len(quoted) >= 4
    for sentence in quoted:
        for part in re.split(r" \.\.\. |3\.\d+", sentence):
            assert part in said, sentence


def test_its_exit_codes_are_those_of_the_command_line() -> None:
    assert {int(code) for code in re.findall(r"exit code (\d)", PAGE)} <= {int(code) for code in Exit}
    assert (Exit.TERMINAL, Exit.VAULT) == (5, 3)
