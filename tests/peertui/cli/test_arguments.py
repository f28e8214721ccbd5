"""What can be written after `peertui`, and what it must not load."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from exports import Paper
from peertui import __version__
from peertui.cli.arguments import CODES, EVERY_COMMAND, SUBJECTS, VARIABLES, parser
from peertui.cli.exit_codes import Exit
from peertui.cli.usage.examples import EXAMPLES
from peertui.cli.usage.export_arguments import FORMATS, PAPERS
from peertui.services.exporting.delivery import ENDINGS, HANDOVER, Form
from tests.peertui.cli.conftest import Peertui


@pytest.mark.parametrize("before", [True, False])
def test_options_for_everything_stand_before_or_after_the_command(before: bool) -> None:
    options = ["--data-dir", "d", "--passphrase-file", "p", "--theme", "dark"]
    seen = parser().parse_args([*options, "people"] if before else ["people", *options])
    assert (seen.command, seen.data_dir, seen.passphrase_file, seen.theme) == ("people", Path("d"), "p", "dark")


def test_the_later_of_two_options_counts() -> None:
    assert parser().parse_args(["--theme", "dark", "people", "--theme", "light"]).theme == "light"


def test_without_a_command_nothing_is_taken_for_one() -> None:
    assert parser().parse_args([]).command is None


def test_formats_and_papers_are_those_there_are() -> None:
    assert set(FORMATS) == {*(form.value for form in ENDINGS), HANDOVER}
    assert set(ENDINGS) == set(Form)
    assert set(PAPERS) == {paper.value for paper in Paper}


@pytest.mark.parametrize("command", ["", "people", "export"])
def test_the_version_is_told_anywhere(peertui: Peertui, command: str) -> None:
    ended = peertui(*command.split(), "--version")
    assert (ended.code, ended.out) == (Exit.DONE, f"peertui {__version__}\n")


@pytest.mark.parametrize("command", ["demo", "doctor", "init", "people", "import", "export", "pack"])
def test_every_command_has_help_and_stands_in_the_list(peertui: Peertui, command: str) -> None:
    assert f"\n  {command} " in peertui("--help").out
    ended = peertui(command, "--help")
    assert ended.code == Exit.DONE
    assert "--passphrase-file" in ended.out


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["dance"], "dance"),
        (["people", "--loud"], "--loud"),
        (["--dat=x", "people"], "--dat"),
        (["import"], "FILE.json"),
        (["export", "Sam", "--format", "stone"], "stone"),
        (["export", "Sam", "--open-pdf", "--pdf-password-file", "x"], "not allowed with"),
    ],
)
def test_wrong_use_is_one_sentence(peertui: Peertui, argv: list[str], says: str) -> None:
    ended = peertui(*argv)
    assert ended.code == Exit.USAGE
    assert ended.out == ""
    assert ended.err.startswith("Error: ")
    assert says in ended.err
    assert "--help.\n" in ended.err
    assert ended.err.count("\n") == 1


LOADS = """
import sys
from peertui.cli import main
try:
    code = main({argv!r})
except SystemExit as end:
    code = end.code
print([name for name in {unwanted!r} if name in sys.modules], file=sys.stderr)
sys.exit(code or 0)
"""


def loaded(argv: list[str], *unwanted: str) -> str:
    """Which of the modules a command loaded, in a process of its own."""
    script = LOADS.format(argv=argv, unwanted=unwanted)
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    return ended.stderr.splitlines()[-1]


def test_no_command_waits_for_what_it_does_not_need(vault: Path, tmp_path: Path) -> None:
    screen_and_printer = ("textual", "rich", "reportlab", "pypdf", "fhir")
    assert loaded(["--version"], *screen_and_printer, "pydantic", "plans", "exports") == "[]"
    assert loaded(["people"], *screen_and_printer, "exports") == "[]"
    assert loaded(["export", "Sam", "--to", str(tmp_path / "sam.txt")], *screen_and_printer) == "[]"
    assert loaded(["export", "Sam", "--fit", "report"], *screen_and_printer) == "[]"
    assert loaded(["demo", "--plain"], "textual", "rich", "reportlab", "pypdf") == "[]"
    to = str(tmp_path / "sam.pdf")
    assert loaded(["export", "Sam", "--to", to, "--open-pdf"], *screen_and_printer) == "['reportlab']"
    assert loaded(["demo", "--to", str(tmp_path / "demo.pdf")], *screen_and_printer, "cryptography") == "['reportlab']"


# -- help --------------------------------------------------------------------------------------------------------------

ROWS = 24
"""Of a terminal as it opens."""


@pytest.fixture(autouse=True)
def usual_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_the_first_group_of_export_fits_one_screen_and_tells_how_to_lock_a_page(peertui: Peertui) -> None:
    told = peertui("export", "--help").out
    first = told.partition("\n\nwhat is in it:")[0].splitlines()
    assert len(first) <= ROWS
    assert max(map(len, told.splitlines())) <= 80
    locking = " ".join(" ".join(first).split())
    assert "--pdf-password-file FILE lock the PDF with the first line of FILE" in locking
    assert "--open-pdf leave the PDF open: anyone who has it can read it" in locking
    assert "  peertui export Sam --to page.pdf --pdf-password-file words.txt\n" in told


@pytest.mark.parametrize("name", [*parser().below])
def test_the_own_options_of_a_command_stand_before_those_of_all(name: str) -> None:
    made = parser().below[name]
    *own, every = made._action_groups
    assert every.title == EVERY_COMMAND
    told = made.format_help()
    begins = told.index(EVERY_COMMAND)
    for option in (one.option_strings[0] for group in own for one in group._group_actions if one.option_strings):
        assert told.index(f"\n  {option}") < begins
    assert told.index("\n  --data-dir DIR") > begins


def test_the_list_of_commands_has_one_line_for_each_and_all_of_them(peertui: Peertui) -> None:
    assert sorted(name for names in SUBJECTS.values() for name in names) == sorted(parser().below)
    told = peertui("--help").out
    for name in parser().below:
        assert len([line for line in told.splitlines() if line.startswith(f"  {name} ")]) == 1
    wraps = [line for line in told[: told.index(EVERY_COMMAND)].splitlines() if line.startswith("   ")]
    assert wraps == []


def test_variables_and_exit_codes_stand_at_the_end(peertui: Peertui) -> None:
    told = peertui("--help").out
    assert all(f"\n  {variable}\n" in told for variable in VARIABLES)
    assert all(f"\n  {int(code):<5}{words}\n" in told for code, words in CODES.items())


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, told in EXAMPLES.items() for line, _ in told])
def test_an_example_can_be_typed_as_it_stands(name: str, line: str) -> None:
    words = shlex.split(line.partition(" > ")[0].replace("\\", "/"))
    assert words[0] == "peertui"
    command = parser().parse_args(words[1:]).command
    assert command == name or name in ("pack", "restore")


def test_each_command_that_people_script_has_three_examples() -> None:
    assert {len(told) for told in EXAMPLES.values()} == {3}
    assert {"people", "import", "history", "export", "copies", "backup", "backups", "doctor"} < EXAMPLES.keys()


@pytest.mark.parametrize("words", [(), ("export",), ("pack", "check")])
def test_help_shows_the_same_as_the_option(peertui: Peertui, words: tuple[str, ...]) -> None:
    assert peertui("help", *words).out == peertui(*words, "--help").out


def test_the_version_has_a_short_option(peertui: Peertui) -> None:
    assert peertui("-V").out == peertui("--version").out


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("expot", "There is no command expot. Did you mean export? See peertui --help."),
        ("help histroy", "There is no command histroy. Did you mean history? See peertui --help."),
        (
            "export Sam --pdf-pasword-file x",
            "There is no option --pdf-pasword-file here. Did you mean --pdf-password-file? See peertui export --help.",
        ),
        ("people --pasphrase-file=x", "Did you mean --passphrase-file? See peertui people --help."),
        ("export Sam --format larg", "--format can't be larg. Did you mean large?"),
        ("pack chek words", "There is no command chek. Did you mean check? See peertui pack --help."),
        ("people Sam", "Sam is one word too many. See peertui people --help."),
        ("zzz", "There is no command zzz. See peertui --help."),
    ],
)
def test_what_was_probably_meant_is_offered(peertui: Peertui, typed: str, says: str) -> None:
    ended = peertui(*typed.split())
    assert (ended.code, ended.out) == (Exit.USAGE, "")
    assert says in ended.err
    assert ended.err.count("\n") == 1
