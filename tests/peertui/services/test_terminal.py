"""Which terminals the app is opened in."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace

import pytest

from peertui.services.terminal import has_gone, is_utf_8, unsuitable

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="TERM says nothing there")


TERMINAL = SimpleNamespace(isatty=lambda: True, encoding="utf-8")


def said(
    monkeypatch: pytest.MonkeyPatch, columns: int = 80, rows: int = 24, term: str = "xterm", **streams: object
) -> str:
    """What is said of a terminal; "" of a good one. Pytest's own streams are there until the test itself runs."""
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LINES", str(rows))
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, streams.get(name, TERMINAL))
    return unsuitable({"TERM": term} if term != "unset" else {}) or ""


def test_a_good_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch) == ""


@pytest.mark.parametrize("name", ["stdin", "stdout", pytest.param("stderr", marks=POSIX)])
@pytest.mark.parametrize("stream", [None, SimpleNamespace(isatty=lambda: False)])
def test_a_pipe_or_nothing_at_all(monkeypatch: pytest.MonkeyPatch, name: str, stream: object) -> None:
    assert "not a terminal" in said(monkeypatch, **{name: stream})


@POSIX
@pytest.mark.parametrize("term", ["", "dumb", "unset", "vt52"])
def test_one_that_cannot_move_its_cursor(monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    why = said(monkeypatch, term=term)
    assert "another terminal" in why
    assert "--plain" in why


@pytest.mark.hazard("H53.2")
@POSIX
@pytest.mark.parametrize("encoding", ["iso-8859-1", "ascii", "cp437", "no-such-thing"])
def test_one_that_would_show_letters_wrong_is_sent_to_utf_8_or_plain(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    why = said(monkeypatch, stderr=SimpleNamespace(isatty=lambda: True, encoding=encoding))
    assert "UTF-8" in why
    assert "--plain" in why


@pytest.mark.parametrize("encoding", ["UTF8", "utf_8", ""])
def test_names_of_utf_8(encoding: str) -> None:
    assert is_utf_8(encoding)


@pytest.mark.parametrize("term", ["linux", "screen", "tmux-256color", "xterm", "vt220"])
def test_terminals_people_have(monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    assert said(monkeypatch, term=term) == ""


@pytest.mark.parametrize(("columns", "rows"), [(79, 24), (80, 23), (40, 10)])
def test_one_too_small_says_what_it_has_and_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, columns: int, rows: int
) -> None:
    why = said(monkeypatch, columns, rows)
    assert f"{columns} columns and {rows} rows" in why
    assert "80 by 24" in why
    assert "--plain" in why


def test_one_that_does_not_know_its_size_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stdout__", None)
    assert said(monkeypatch, columns=0, rows=0) == ""


def test_on_windows_powershell_ise_is_named_and_no_encoding_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert "PowerShell ISE" in said(monkeypatch, stdin=SimpleNamespace(isatty=lambda: False))
    assert said(monkeypatch, term="unset", stderr=SimpleNamespace(encoding="cp437")) == ""


@POSIX
def test_a_terminal_that_was_taken_away_has_gone_and_a_pipe_never_was_one() -> None:
    import pty

    ours, its = pty.openpty()
    assert not has_gone(its)
    os.close(ours)
    assert has_gone(its)
    os.close(its)
    out, into = os.pipe()
    os.close(into)
    assert not has_gone(out)
    os.close(out)
