"""The manual page is the one that the command line gives, and the wheel brings it along."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib

import pytest

from tests import manual
from tests.docs.test_readme import LINES, VARIABLE, told
from tests.support.folders import ROOT

PAGE = manual.FILE.read_text(encoding="utf-8")
PLAIN = re.sub(r"\\f[BIR]", "", PAGE).replace(r"\-", "-")


def test_it_is_current() -> None:
    assert manual.manual() == PAGE, "run python -m tests.manual"


def test_every_command_and_option_is_in_it() -> None:
    for name, options, choices in told(manual.parser()):
        assert name == "peertui" or f".SS {name}" in PLAIN
        assert {*options, *choices} <= set(re.findall(r"[\w-]+", PLAIN))


def test_its_variables_are_those_of_the_readme() -> None:
    assert set(manual.VARIABLES) == set(VARIABLE.findall(LINES))


def test_the_wheel_puts_it_where_man_looks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"docs/peertui.1": "share/man/man1/peertui.1"}


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not here")
def test_groff_finds_nothing_wrong() -> None:
    command = ["groff", "-man", "-ww", "-z", "-Tutf8", str(manual.FILE)]
    seen = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert seen.stderr == ""
