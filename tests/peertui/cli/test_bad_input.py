"""Odd names, closed streams and full disks: each ends in one plain sentence, and nothing is made or lost."""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from plans.vault import Vault
from tests.peertui.cli.conftest import PASSPHRASE, Peertui

NOBODYS = "~nobody-of-this-name/file.json"
LONG = "a" * 3000
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="names and streams are otherwise there")


def is_one_line(said: str) -> bool:
    """Whether it is one line that says what happened and what to do."""
    told = said.removeprefix("Error: ")
    return told != said and said.count("\n") == 1 and (": " in told or ". " in told)


@on_posix
@pytest.mark.parametrize("name", [NOBODYS, LONG])
@pytest.mark.parametrize(
    "argv",
    [
        ("--data-dir", "NAME", "people"),
        ("people", "--passphrase-file", "NAME"),
        ("import", "NAME"),
        ("export", "Noor", "--open-pdf", "--to", "NAME"),
        ("export", "Noor", "--pdf-password-file", "NAME", "--to", "x.pdf"),
        ("demo", "--to", "NAME.pdf"),
    ],
    ids=" ".join,
)
def test_a_name_that_no_file_can_have(peertui: Peertui, vault: Path, argv: tuple[str, ...], name: str) -> None:
    ended = peertui(*(word.replace("NAME", name) for word in argv))
    assert ended.code in (1, 2)
    assert is_one_line(ended.err)


@pytest.mark.parametrize("argv", [("--data-dir", "", "init"), ("import", ""), ("export", "Noor", "--to", "")])
def test_an_empty_name_is_wrong_use(peertui: Peertui, vault: Path, argv: tuple[str, ...]) -> None:
    ended = peertui(*argv)
    assert ended.code == 2
    assert is_one_line(ended.err)


def test_a_passphrase_of_spaces_makes_no_vault(peertui: Peertui, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "spaces").write_text("    \n")
    ended = peertui("init", "--passphrase-file", tmp_path / "spaces")
    assert ended.code == 1
    assert "needs a passphrase" in ended.err
    assert not Vault.exists(folder)


@pytest.mark.parametrize("line", [f"\ufeff{PASSPHRASE}\n", f"{PASSPHRASE}\r\n", PASSPHRASE])
def test_a_line_of_input_however_it_was_sent(
    peertui: Peertui, vault: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))
    assert "Noor" in peertui("people", "--passphrase-file", "-").out


@pytest.mark.parametrize("stdin", [None, io.TextIOWrapper(io.BytesIO(b"\xff\xfe\n"), "utf-8"), io.StringIO("")])
def test_no_line_of_input(peertui: Peertui, vault: Path, stdin: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    ended = peertui("people", "--passphrase-file", "-")
    assert ended.code == 2
    assert is_one_line(ended.err)


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which $peertui is the command."""
    command = f"{shlex.quote(sys.executable)} -m peertui"
    return subprocess.run(
        ["sh", "-c", line.replace("$peertui", command)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"PEERTUI_DATA": str(folder)},
    )


@on_posix
@pytest.mark.parametrize("command", ["people", "export --schema", "init"])
def test_a_closed_output_stops_before_anything_is_done(folder: Path, command: str) -> None:
    ended = shell(folder, f"$peertui {command} >&-")
    assert ended.returncode == 2
    assert is_one_line(ended.stderr)
    assert not Vault.exists(folder)


@on_posix
def test_everything_closed_still_ends_by_its_code(vault: Path) -> None:
    assert shell(vault, "$peertui people <&- >&- 2>&-").returncode == 2
    assert shell(vault, "$peertui people --passphrase-file /nowhere 2>&-").returncode == 2


@on_posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["people", "export --schema"])
def test_an_output_that_is_full_is_said_once(vault: Path, command: str) -> None:
    ended = shell(vault, f"$peertui {command} >/dev/full")
    assert ended.returncode == 1
    assert is_one_line(ended.stderr)


def test_a_folder_with_letters_of_any_language(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Übung 漢字 🦊"
    assert peertui("init", "--data-dir", folder).code == 0
    (tmp_path / "sam.json").write_text('{"format": "peertui-record", "person": {"called": "Søren"}}', encoding="utf-8")
    assert peertui("import", "--data-dir", folder, tmp_path / "sam.json").code == 0
    assert "Søren" in peertui("people", "--data-dir", folder).out
