"""Where a passphrase comes from."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

import pytest

from peertui.cli.exit_codes import Exit, Stop
from peertui.cli.passphrase_input import first_line
from tests.peertui.cli.conftest import PASSPHRASE, Peertui


@pytest.mark.parametrize(
    "content",
    [
        b"pass phrase",
        b"pass phrase\n",
        b"pass phrase\r\nsecond\r\n",
        b"\xef\xbb\xbfpass phrase\n",
        "pass phrase\r\n".encode("utf-16"),
    ],
)
def test_the_first_line_however_the_file_was_saved(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    assert first_line(str(tmp_path / "secret"), "passphrase") == "pass phrase"


def test_spaces_belong_to_it(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("  pass \n")
    assert first_line(str(tmp_path / "secret"), "passphrase") == "  pass "


@pytest.mark.parametrize("content", [b"", b"\nsecond line\n", b"\x80\x81"])
def test_a_file_without_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    with pytest.raises(Stop) as stopped:
        first_line(str(tmp_path / "secret"), "passphrase")
    assert stopped.value.code is Exit.USAGE


@pytest.mark.parametrize("name", ["", "nowhere.txt"])
def test_a_folder_or_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(Stop, match="cannot be read"):
        first_line(str(tmp_path / name), "passphrase")


def test_a_line_of_input(peertui: Peertui, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(PASSPHRASE + "\nnext\n"))
    assert peertui("people", "--passphrase-file", "-").code == Exit.DONE
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    assert peertui("people", "--passphrase-file", "-").code == Exit.USAGE


def test_nobody_to_ask(peertui: Peertui, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PEERTUI_PASSPHRASE_FILE")
    monkeypatch.setattr(sys, "stdin", StringIO(PASSPHRASE))
    ended = peertui("people")
    assert ended.code == Exit.USAGE
    assert "--passphrase-file" in ended.err


@pytest.mark.hazard("H52.4")
@pytest.mark.parametrize(("typed", "code"), [(PASSPHRASE, Exit.DONE), ("", Exit.USAGE), ("else", Exit.PASSPHRASE)])
def test_asked_in_a_terminal(
    peertui: Peertui, vault: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: Exit
) -> None:
    monkeypatch.delenv("PEERTUI_PASSPHRASE_FILE")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: typed)
    assert peertui("people").code == code


@pytest.mark.parametrize(("raised", "code"), [(EOFError, Exit.USAGE), (KeyboardInterrupt, Exit.INTERRUPTED)])
def test_asked_and_not_answered(
    peertui: Peertui, vault: Path, monkeypatch: pytest.MonkeyPatch, raised: type[BaseException], code: Exit
) -> None:
    def ask(prompt: str) -> str:
        raise raised

    monkeypatch.delenv("PEERTUI_PASSPHRASE_FILE")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", ask)
    assert peertui("people").code == code
