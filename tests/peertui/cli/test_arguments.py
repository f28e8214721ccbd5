"""What can be written after `peertui`, and what it must not load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from exports import Paper
from peertui import __version__
from peertui.cli.arguments import FORMATS, PAPERS, parser
from peertui.cli.exit_codes import Exit
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
    assert f"\n    {command} " in peertui("--help").out
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
