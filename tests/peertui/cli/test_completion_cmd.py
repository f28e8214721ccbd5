"""The completion command: the script of each shell, and what bash offers with it."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
import shtab

from peertui.cli.arguments import SHELLS
from peertui.cli.exit_codes import Exit
from tests.peertui.cli.conftest import Peertui


def test_the_shells_are_those_there_are() -> None:
    assert set(SHELLS) == set(shtab.SUPPORTED_SHELLS)


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_a_whole_script_with_every_command(peertui: Peertui, shell: str) -> None:
    ended = peertui("completion", shell)
    assert (ended.code, ended.err) == (Exit.DONE, "")
    assert "…" not in ended.out
    assert all(word in ended.out for word in ("history", "completion", "check", "data-dir"))


def test_a_shell_that_is_not_known_is_named_with_those_that_are(peertui: Peertui) -> None:
    ended = peertui("completion", "ksh")
    assert ended.code == Exit.USAGE
    assert "ksh" in ended.err
    assert "powershell" in ended.err


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("peertui re", {"receive", "remove", "restore"}),
        ("peertui export Sam --format la", {"large"}),
        ("peertui pack ", {"check"}),
        ("peertui import rec", {"record.json"}),
        ("peertui restore record.json --into here", {"here-too"}),
    ],
)
def test_bash_offers_commands_options_files_and_folders(
    peertui: Peertui, tmp_path, typed: str, offered: set[str]
) -> None:
    (tmp_path / "record.json").touch()
    (tmp_path / "here-too").mkdir()
    words = " ".join(f"'{word}'" for word in typed.split(" "))
    asked = f"COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _shtab_peertui; echo ${{COMPREPLY[*]}}"
    script = peertui("completion", "bash").out + asked
    ended = subprocess.run(["bash"], input=script, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=True)
    assert set(ended.stdout.split()) == offered
