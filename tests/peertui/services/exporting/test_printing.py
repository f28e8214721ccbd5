"""Printing and opening files, with stand-ins for the system's own programs on the search path."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from peertui.services.exporting import printing
from peertui.services.exporting.printing import CannotPrint, has_printer, open_file, print_bytes, print_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


def stand_in(folder: Path, name: str, script: str) -> None:
    """A program of this name, the only one on the search path beside the shell's own."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin{os.pathsep}/usr/bin")
    real = printing.shutil.which
    monkeypatch.setattr(printing.shutil, "which", lambda name: real(name, path=str(folder)))
    return folder


@pytest.mark.hazard("H20.1")
def test_bytes_go_through_a_pipe_and_the_queue_shows_no_name(programs: Path, tmp_path: Path) -> None:
    stand_in(programs, "lp", f'echo "$@" > {tmp_path}/asked; cat > {tmp_path}/printed')
    assert has_printer()
    print_bytes(b"%PDF words of somebody")
    assert (tmp_path / "printed").read_bytes() == b"%PDF words of somebody"
    assert (tmp_path / "asked").read_text() == "-t my-plan -\n"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            "cat > /dev/null; echo 'lp: no default destination' >&2; exit 1",
            "did not take it: lp: no default destination",
        ),
        ("exit 3", "did not take it."),
    ],
)
def test_a_printer_that_does_not_take_it_is_said(programs: Path, script: str, said: str) -> None:
    stand_in(programs, "lp", script)
    with pytest.raises(CannotPrint, match=said):
        print_bytes(b"%PDF" * 100_000)


def test_a_printer_that_never_answers_is_not_waited_for(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(programs, "lp", "exec sleep 30")
    monkeypatch.setattr(printing, "_SECONDS", 0.2)
    with pytest.raises(CannotPrint, match="did not answer"):
        print_bytes(b"%PDF")


def test_no_printer_and_no_viewer_are_said(programs: Path, tmp_path: Path) -> None:
    assert not has_printer()
    with pytest.raises(CannotPrint, match="no way to a printer"):
        print_bytes(b"%PDF")
    with pytest.raises(CannotPrint, match="No program here"):
        open_file(tmp_path / "page.pdf")


@pytest.mark.skipif(sys.platform == "darwin", reason="another program opens files there")
@pytest.mark.parametrize("show", [open_file, print_file])
def test_a_viewer_that_stays_open_is_not_waited_for(programs: Path, tmp_path: Path, show) -> None:
    stand_in(programs, "xdg-open", f'echo "$@" > {tmp_path}/asked; exec sleep 5')
    began = time.monotonic()
    show(tmp_path / "my page.pdf")
    assert time.monotonic() - began < 4
    assert (tmp_path / "asked").read_text() == f"{tmp_path}/my page.pdf\n"


@pytest.mark.skipif(sys.platform == "darwin", reason="another program opens files there")
def test_a_viewer_that_fails_is_said(programs: Path, tmp_path: Path) -> None:
    stand_in(programs, "xdg-open", "exit 4")
    with pytest.raises(CannotPrint, match="No program here"):
        open_file(tmp_path / "page.pdf")
