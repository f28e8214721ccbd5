"""A service's own words on the command line: found, used on paper, and never in the way when they are broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.cli.exit_codes import Exit
from peertui.doctor.checks.custom_pack import check_words, look_at_words
from tests.peertui.cli.conftest import Peertui
from tests.peertui.cli.test_export_cmd import LEFT_OFF

LINE = (
    '[[help_lines]]\nid = "night"\nregion = "England"\nname = "Night line"\nnumber = "01632 960100"\nhours = "nights"\n'
    'urgent = true\nsource = "our leaflet"\nsource_date = "2026"\nreview_by = 2036-11-22\nverified_on = 2026-11-20\n'
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A service's folder with a help line of its own."""
    folder = tmp_path / "our words"
    folder.mkdir()
    (folder / "help_lines.toml").write_text(LINE, "utf-8")
    return folder


@pytest.mark.parametrize("where", ["before", "after", "environment", "data folder", "this laptop"])
def test_a_line_of_the_service_is_printed_with_the_day_it_was_checked(
    peertui: Peertui, vault: Path, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    before, after = [], []
    if where == "environment":
        monkeypatch.setenv("PEERTUI_PACK", str(own))
    elif where == "data folder":
        own.rename(vault / "pack")
    elif where == "this laptop":
        (own / "help_lines.toml").rename(vault / "help_lines.toml")
    else:
        (before if where == "before" else after).extend(["--pack", str(own)])
    ended = peertui(*before, "export", "Sam", "--to", tmp_path / "page.txt", *after)
    assert ended.code == Exit.DONE
    told = "New to this vault, or changed outside of peertui: Night line (01632 960100): added."
    assert told in ended.err
    words = " ".join((tmp_path / "page.txt").read_text("utf-8").split())
    assert "Night line: 01632 960100, nights, checked 20 November 2026" in words
    again = peertui(*before, "export", "Sam", "--to", tmp_path / "again.txt", *after)
    assert (again.code, again.err.partition("\n")[2]) == (Exit.DONE, LEFT_OFF)


def test_the_demos_page_has_it_too(peertui: Peertui, own: Path, folder: Path, tmp_path: Path) -> None:
    assert peertui("demo", "--pack", own, "--to", tmp_path / "page.txt").code == Exit.DONE
    assert "Night line" in (tmp_path / "page.txt").read_text("utf-8")


@pytest.mark.parametrize("command", ["export", "history"])
def test_a_broken_folder_is_said_and_the_command_is_done(
    peertui: Peertui, vault: Path, own: Path, tmp_path: Path, command: str
) -> None:
    (own / "help_lines.toml").write_text("help_lines = 3", "utf-8")
    more = ["--to", tmp_path / "page.txt"] if command == "export" else []
    ended = peertui(command, "Sam", *more, "--pack", own)
    assert ended.code == Exit.DONE
    assert ended.err.startswith(f"Note: {own / 'help_lines.toml'} could not be used, so the usual words hold.")
    if more:
        assert "116 123" in (tmp_path / "page.txt").read_text("utf-8")


def test_the_doctor_says_whether_they_can_be_used_and_not_where_they_are(own: Path, tmp_path: Path) -> None:
    def said(named: Path | None) -> str:
        return "\n".join(finding.line for finding in check_words(look_at_words(tmp_path / "data", named)))

    assert said(None).split() == ["OK", "own", "words", "none"]
    assert said(own).split() == ["OK", "own", "words", "a", "folder"]
    for broken in (said(own / "nowhere"), "\n".join(finding.line for finding in check_words(None))):
        assert broken.startswith("WARN")
        assert "nowhere" not in broken
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "help_lines.toml").write_text(LINE, "utf-8")
    assert "1 help line of this laptop" in said(None)
