"""The pack command: what it says of a service's folder, how it ends, and that it needs no vault."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.cli.exit_codes import Exit
from plans.pack_lint.findings import PackFinding, fail, warn
from tests.peertui.cli.conftest import Peertui
from tests.peertui.cli.test_arguments import loaded
from tests.support.folders import DATA

OWN = DATA / "own_pack"
LATER = warn("help_lines.toml", "help_lines[own].review_by", "It is to be checked again soon.", "Ring it.")
WRONG = fail("own/flow.toml", "stages[arrive]", "There is no such step here.", "Use one of these: " + "one, two, " * 9)


def finding(*found: PackFinding) -> object:
    """A check that finds this."""
    return lambda *_: found


def test_the_example_has_nothing_to_mend_whenever_it_is_checked(peertui: Peertui) -> None:
    """Years from now its own dates are to be looked at, and that alone is no reason to mend anything."""
    ended = peertui("pack", "check", OWN)
    assert (ended.code, ended.err) == (Exit.DONE, "")
    assert ended.out == f"Nothing to fix in {OWN}.\n" or "\n0 FAIL (to be mended)" in ended.out


@pytest.mark.hazard("H56.4")
def test_what_is_to_be_mended_comes_first_and_fails(peertui: Peertui, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peertui.cli.pack_cmd.check_pack", finding(LATER, WRONG))
    ended = peertui("pack", "check", OWN)
    assert (ended.code, ended.err) == (Exit.FAILED, "")
    assert ended.out.splitlines() == [
        "FAIL  own/flow.toml, stages[arrive]",
        "      There is no such step here. Use one of these: one, two, one, two, one,",
        "      two, one, two, one, two, one, two, one, two, one, two, one, two,",
        "WARN  help_lines.toml, help_lines[own].review_by",
        "      It is to be checked again soon. Ring it.",
        "1 FAIL (must be fixed), 1 WARN (worth a look)",
    ]


def test_what_is_only_to_be_looked_at_does_not_fail(peertui: Peertui, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peertui.cli.pack_cmd.check_pack", finding(LATER))
    ended = peertui("pack", "check", OWN)
    assert ended.code == Exit.DONE
    assert ended.out.endswith("0 FAIL (must be fixed), 1 WARN (worth a look)\n")


def test_a_slip_in_a_real_folder_names_its_file(peertui: Peertui, tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    step = '[[steps]]\nid = "hour"\ntitle = "The next hour"\nprompt = "Which dose helps?"\nentries = ["crisis_help"]\n'
    (tmp_path / "modules" / "crisis.toml").write_text(step, encoding="utf-8")
    ended = peertui("pack", "check", tmp_path)
    assert ended.code == Exit.FAILED
    assert f"FAIL  {tmp_path / 'modules' / 'crisis.toml'}, steps[hour].prompt\n" in ended.out
    assert '"dose"' in ended.out


def test_a_folder_that_is_not_there_is_said(peertui: Peertui, tmp_path: Path) -> None:
    ended = peertui("pack", "check", tmp_path / "nowhere")
    assert ended.code == Exit.FAILED
    assert "This folder is not there." in ended.out


def test_without_more_it_says_how_it_is_used(peertui: Peertui) -> None:
    ended = peertui("pack")
    assert (ended.code, ended.out) == (Exit.USAGE, "")
    assert "peertui pack check FOLDER" in ended.err
    assert peertui("pack", "check").code == Exit.USAGE
    assert "FOLDER" in peertui("pack", "--help").out


def test_it_opens_no_vault_and_loads_neither_screen_nor_printer(folder: Path) -> None:
    assert loaded(["pack", "check", str(OWN)], "textual", "rich", "reportlab", "cryptography", "plans.vault") == "[]"
    assert not folder.exists()
