"""Printing as Windows does it, on any system: a program is asked to print a file, or only opens it."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.services.exporting import printing
from peertui.services.exporting.printing import CannotPrint, has_printer, print_file


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What Windows was asked for."""
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(printing.sys, "platform", "win32")
    monkeypatch.setattr(printing.os, "startfile", lambda *what: calls.append(what), raising=False)
    return calls


def refusing(monkeypatch: pytest.MonkeyPatch, asked: list[tuple[object, ...]], *refused: int) -> None:
    """A Windows that refuses calls with so many arguments."""

    def start(*what: object) -> None:
        asked.append(what)
        if len(what) in refused:
            raise OSError("no program does this")

    monkeypatch.setattr(printing.os, "startfile", start, raising=False)


def test_a_program_that_prints_such_files_takes_it(tmp_path: Path, asked: list[tuple[object, ...]]) -> None:
    page = tmp_path / "page.pdf"
    assert print_file(page)
    assert asked == [(page, "print")]


def test_where_none_does_it_is_only_opened(
    tmp_path: Path, asked: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.pdf"
    refusing(monkeypatch, asked, 2)
    assert not print_file(page)
    assert asked == [(page, "print"), (page,)]


def test_where_no_program_opens_it_that_is_said(
    tmp_path: Path, asked: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, asked, 1, 2)
    with pytest.raises(CannotPrint, match="No program here"):
        print_file(tmp_path / "page.pdf")


def test_no_program_is_looked_for_that_takes_bytes(
    asked: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows would take one of this name from the folder that peertui was started in."""
    monkeypatch.setattr(printing.shutil, "which", lambda name: f"C:\\Downloads\\{name}.exe")
    assert not has_printer()
