"""Opening the app and the demo from the command line, and the demo page without a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from peertui.cli.exit_codes import Exit
from peertui.services import settings
from plans.record.json_document import read_document
from plans.record.models import new_id, now_utc
from plans.vault import Vault
from tests.peertui.cli.conftest import PASSPHRASE, Peertui


@pytest.fixture
def good_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peertui.services.terminal.unsuitable", lambda: None)


@pytest.mark.parametrize("argv", [[], ["demo"], ["--theme", "dark"]])
def test_without_a_terminal_it_says_so(peertui: Peertui, vault: Path, argv: list[str]) -> None:
    ended = peertui(*argv)
    assert ended.code == Exit.TERMINAL
    assert ended.out == ""
    assert ended.err.startswith("Error: This is not a terminal")


@pytest.mark.usefixtures("good_terminal")
def test_the_app_gets_folder_passphrase_and_theme(
    peertui: Peertui, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, object] = {}
    monkeypatch.setattr("peertui.app.app.run_app", lambda folder, **more: seen.update(folder=folder, **more) or 7)
    assert peertui("--theme", "light").code == 7
    assert seen == {"folder": folder, "passphrase": PASSPHRASE, "theme": "light", "pack_folder": None}
    monkeypatch.delenv("PEERTUI_PASSPHRASE_FILE")
    peertui()
    assert seen["passphrase"] is None


@pytest.fixture
def in_plain(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What plain mode was opened with, each time."""
    opened: list[dict[str, object]] = []
    monkeypatch.setattr("peertui.plain.run.run_plain", lambda folder, **more: opened.append(more) or 8)
    monkeypatch.setattr("peertui.app.app.run_app", lambda folder, **more: 7)
    monkeypatch.delenv("PEERTUI_PLAIN", raising=False)
    return opened


@pytest.mark.usefixtures("good_terminal")
@pytest.mark.parametrize(
    ("argv", "said", "code"),
    [(["--plain"], "", 8), ([], "1", 8), (["--no-plain"], "1", 7), ([], "0", 7), (["demo", "--plain"], "", 8)],
)
def test_plain_lines_are_asked_for_by_a_word_or_by_the_environment(
    peertui: Peertui,
    vault: Path,
    in_plain: list[dict[str, object]],
    monkeypatch: pytest.MonkeyPatch,
    argv: list[str],
    said: str,
    code: int,
) -> None:
    monkeypatch.setenv("PEERTUI_PLAIN", said)
    assert peertui(*argv).code == code
    assert bool(in_plain) is (code == 8)


@pytest.mark.hazard("H52.3")
@pytest.mark.usefixtures("good_terminal", "in_plain")
@pytest.mark.parametrize(("typed", "code", "kept"), [("", 7, "screen"), ("Plain", 8, "plain")])
def test_the_first_start_asks_once_which_way(
    peertui: Peertui, folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int, kept: str
) -> None:
    monkeypatch.delenv("PEERTUI_PASSPHRASE_FILE")
    monkeypatch.setattr("peertui.services.terminal.is_terminal", lambda: True)
    monkeypatch.setattr("peertui.services.terminal.cannot_draw", lambda: False)
    monkeypatch.setattr("builtins.input", lambda: typed)
    first = peertui()
    assert first.code == code
    assert "screen reader" in first.out
    assert settings.load(folder).front == kept
    again = peertui()
    assert (again.code, again.out) == (code, "")


@pytest.mark.hazard("H53.2")
@pytest.mark.usefixtures("in_plain")
def test_a_terminal_that_only_shows_words_gets_plain_lines(
    peertui: Peertui, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peertui.services.terminal.is_terminal", lambda: True)
    monkeypatch.setattr("peertui.services.terminal.cannot_draw", lambda: True)
    assert peertui().code == 8
    assert peertui("demo").code == 8


@pytest.mark.usefixtures("good_terminal")
@pytest.mark.parametrize("fault", [None, ZeroDivisionError])
def test_the_demo_leaves_nothing_behind(
    peertui: Peertui, folder: Path, monkeypatch: pytest.MonkeyPatch, fault: type[Exception] | None
) -> None:
    seen: list[Path] = []

    def run_app(where: Path, *, vault: Vault, **more: object) -> int:
        seen.append(where)
        assert more == {"theme": None, "demo": True, "pack_folder": None}
        assert [one.called for one in vault.people.all()] == ["Idris"]
        assert list(where.iterdir())
        if fault:
            raise fault
        return 0

    monkeypatch.setattr("peertui.app.app.run_app", run_app)
    if fault:
        with pytest.raises(fault):
            peertui("demo")
    else:
        assert peertui("demo").code == Exit.DONE
    assert not seen[0].exists()
    assert not folder.exists()


def test_the_demo_page_needs_no_terminal_and_no_vault(peertui: Peertui, folder: Path, tmp_path: Path) -> None:
    for name in ("page.pdf", "page.txt", "page.md", "page.json"):
        ended = peertui("demo", "--to", tmp_path / name)
        assert (ended.code, ended.out, ended.err) == (Exit.DONE, "", "")
    reader = PdfReader(tmp_path / "page.pdf")
    assert len(reader.pages) == 1
    assert not reader.is_encrypted
    assert "made-up person" in reader.pages[0].extract_text()
    assert "made-up person" in (tmp_path / "page.txt").read_text(encoding="utf-8")
    assert (tmp_path / "page.md").read_text(encoding="utf-8").startswith("# ")
    again = read_document((tmp_path / "page.json").read_bytes(), now=now_utc(), new_id=new_id)
    assert again.person.called == "Idris"
    assert not folder.exists()


def test_the_demo_page_needs_an_ending_that_says_what_it_is(peertui: Peertui, tmp_path: Path) -> None:
    ended = peertui("demo", "--to", tmp_path / "page.docx")
    assert ended.code == Exit.USAGE
    assert ".pdf, .txt, .md, .json" in ended.err
    assert not list(tmp_path.iterdir())


STOPPED = """
import os, signal
from peertui.demo import demo_vault, throw_away_folder
with throw_away_folder() as folder, demo_vault(folder):
    print(folder, flush=True)
    signal.raise_signal(signal.SIGTERM)
    print("went on")
"""


def test_the_demo_is_gone_when_it_is_asked_to_stop(tmp_path: Path) -> None:
    environ = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}
    command = [sys.executable, "-c", STOPPED]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environ)
    assert ended.returncode == 128 + 15
    assert ended.stdout.startswith(str(tmp_path))
    assert ended.stdout.count("\n") == 1
    assert not list(tmp_path.iterdir())
