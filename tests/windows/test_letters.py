"""Pipes of the code pages that British Windows laptops have, and passphrase files as Windows programs write them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plans.record.models import Person, Record
from plans.vault import Strength, Vault
from tests.support.folders import ROOT

PASSPHRASE = "kettle harbour café moss"
NAME = "Zoë Łucja 李"


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault of somebody whose name has letters that no code page has all of."""
    folder = tmp_path_factory.mktemp("letters") / "vault"
    made, _ = Vault.create(folder, PASSPHRASE, strength=Strength(memory_kib=64, iterations=1, lanes=1))
    made.people.add(Record(person=Person(called=NAME)))
    made.close()
    return folder


def peertui(*arguments: object, encoding: str = "", given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command line, with pipes of this encoding, or of the system's own."""
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONIOENCODING", "PYTHONUTF8")}
    environ |= {"PYTHONUTF8": "0", **({"PYTHONIOENCODING": encoding} if encoding else {})}
    command = [sys.executable, "-m", "peertui", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, check=False, timeout=120, cwd=ROOT, env=environ)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """The passphrase in a file."""
    path = tmp_path / "passphrase.txt"
    path.write_bytes(PASSPHRASE.encode())
    return path


@pytest.mark.parametrize("encoding", ["", "cp437", "cp850", "cp1252"])
def test_a_list_goes_through_a_pipe_of_any_code_page(vault: Path, secret: Path, encoding: str) -> None:
    ended = peertui("people", "--data-dir", vault, "--passphrase-file", secret, encoding=encoding)
    assert ended.returncode == 0, ended.stderr
    shown = ended.stdout.decode(encoding or "latin-1")
    assert len(shown.strip().splitlines()) == 1
    assert "Zo" in shown
    if encoding:
        assert NAME.encode(encoding, "replace").decode(encoding) in shown


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "cp1252"])
def test_plain_mode_talks_in_any_code_page(vault: Path, secret: Path, encoding: str) -> None:
    ended = peertui("--plain", "--data-dir", vault, "--passphrase-file", secret, encoding=encoding, given=b"1\nquit\n")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "Zoë" in ended.stdout.decode(encoding)
    assert b"Everything is saved." in ended.stdout.replace(b"\r\n", b" ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r\nanother line\r\n"])
def test_a_passphrase_file_may_be_as_any_windows_program_writes_it(
    vault: Path, tmp_path: Path, encoding: str, end: str
) -> None:
    """PowerShell writes UTF-16 with its mark, Notepad UTF-8 with or without one."""
    from peertui.cli.passphrase_input import first_line

    path = tmp_path / "passphrase.txt"
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    path.write_bytes(f"{mark}{PASSPHRASE}{end}".encode(encoding))
    assert first_line(str(path), "passphrase") == PASSPHRASE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_such_a_file_opens_the_vault(vault: Path, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "passphrase.txt"
    path.write_bytes(f"{PASSPHRASE}\r\n".encode(encoding))
    ended = peertui("people", "--data-dir", vault, "--passphrase-file", path)
    assert ended.returncode == 0, ended.stderr
