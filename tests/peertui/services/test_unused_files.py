"""Settings, help lines and words that cannot be used: all said at once, each by its file, by every front end."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from peertui.cli.exit_codes import Exit
from peertui.cli.open_cmd import _wants_plain
from peertui.screens.people.people_list import PeopleScreen
from peertui.services import help_lines, settings
from peertui.services.programme import FILE
from plans.vault import Vault
from tests.peertui.cli.conftest import Peertui, folder, peertui, vault  # noqa: F401  fixtures
from tests.support.app.kit import PASSPHRASE, a_vault, choose, robin, running, shown
from tests.support.plain.typing import Typist

DUTY = "Duty 01632 960100"
HARMS: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo if sys.platform != "win32" else Path.mkdir,
    "a folder": Path.mkdir,
    "too large": lambda path: path.write_bytes(b" " * 2**20),
    "nested": lambda path: path.write_bytes(b"[" * 200_000),
    "not UTF-8": lambda path: path.write_bytes(b"\xff\xfe\xfa\xc3\x28" * 3),
    "a damaged text": lambda path: path.write_bytes(b'{"on_call": '),
}
harms = pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)


def one_line(words: str) -> str:
    return " ".join(words.replace("█", " ").split())


def all_unusable(data: Path, harm: Callable[[Path], object]) -> None:
    """Settings, help lines and a service's own words, none of which can be used."""
    (data / "pack").mkdir(parents=True)
    for path in (data / settings.FILE, data / FILE, data / "pack" / "safety.toml"):
        harm(path)


@pytest.mark.hazard("H56.6")
@harms
def test_plain_mode_says_each_at_its_first_start_in_a_sentence_that_names_the_file(
    tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    all_unusable(tmp_path, harm)
    typist = Typist(tmp_path, vault=a_vault(tmp_path, robin()))
    said = one_line(typist.latest)
    for path, held in (
        (tmp_path / settings.FILE, "the usual settings"),
        (tmp_path / FILE, "the usual help lines"),
        (tmp_path / "pack" / "safety.toml", "the usual words"),
    ):
        assert f"{path} could not be used, so {held}" in said
    assert "no on-call number" in said
    typist.type("quit")


@pytest.mark.hazard("H56.6")
@harms
async def test_the_full_screen_says_all_of_them_at_its_first_start(
    tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    all_unusable(tmp_path, harm)
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        assert isinstance(app.screen, PeopleScreen)
        said = one_line(shown(app))
        for name in (settings.FILE, FILE, "safety.toml"):
            assert name in said
        assert "no on-call number" in said
        assert help_lines.WHY in said, "all of it has room on 80 columns"
        await choose(pilot, "Settings")
        await choose(pilot, "Help lines")
        why = one_line(shown(app)).replace(" ", "")
        assert str(tmp_path / settings.FILE).replace(" ", "") in why


def test_the_question_of_the_first_start_says_all_of_them_before_it_puts_the_settings_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    all_unusable(tmp_path, HARMS["a damaged text"])
    monkeypatch.setattr("builtins.input", lambda: "plain")
    assert _wants_plain(tmp_path, None)
    said = one_line(capsys.readouterr().out)
    for path in (tmp_path / settings.FILE, tmp_path / FILE, tmp_path / "pack" / "safety.toml"):
        assert f"{path} could not be used" in said
    assert settings.load(tmp_path) == settings.Settings(front="plain")


@pytest.mark.parametrize("harmed", [[settings.FILE], [FILE], [settings.FILE, FILE]], ids=str)
@pytest.mark.parametrize("also", ["", "changed"])
async def test_what_somebody_changed_does_not_hide_what_cannot_be_used(
    tmp_path: Path, harmed: list[str], also: str
) -> None:
    if also:
        (tmp_path / "pack").mkdir()
        lines = '[[help_lines]]\nid = "uk-shout"\nhide = true\n'
        (tmp_path / "pack" / FILE).write_text(lines, "utf-8")
    for name in harmed:
        (tmp_path / name).write_bytes(b"\xff")
    async with running(tmp_path, robin(), open_first=False) as (app, _):
        said = one_line(shown(app))
        assert [name for name in harmed if f"{name} " not in f"{said.replace(',', ' ')} "] == []
        assert ("changed outside of peertui" in said) is bool(also)


@pytest.mark.hazard("H34.12")
@harms
@pytest.mark.parametrize("command", ["people", "export", "history", "copies", "backup"])
def test_the_command_line_names_settings_that_cannot_be_used(
    peertui: Peertui,  # noqa: F811
    vault: Path,  # noqa: F811
    tmp_path: Path,
    command: str,
    harm: Callable[[Path], object],
) -> None:
    harm(vault / settings.FILE)
    (tmp_path / "stick").mkdir()
    more = {
        "people": [],
        "export": ["Sam", "--to", tmp_path / "page.txt"],
        "history": ["Sam"],
        "copies": ["Sam"],
        "backup": [tmp_path / "stick"],
    }[command]
    ended = peertui(command, *more)
    assert ended.code == Exit.DONE
    assert ended.err.startswith(f"Note: {vault / settings.FILE} could not be used, so the usual settings")
    assert ended.err.count(settings.FILE) == 1, "once"
    assert settings.FILE not in ended.out


@pytest.mark.hazard("H34.12")
def test_settings_that_cannot_be_used_are_not_told_as_changed_by_somebody_else(
    peertui: Peertui,  # noqa: F811
    vault: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    settings.save(vault, settings.Settings(on_call=DUTY))
    assert DUTY in peertui("export", "Sam", "--to", tmp_path / "1.txt").err
    whole = (vault / settings.FILE).read_bytes()
    (vault / settings.FILE).write_bytes(whole[:-5])
    ended = peertui("export", "Sam", "--to", tmp_path / "2.txt").err
    assert settings.FILE in ended
    assert "nobody in your service" not in ended
    assert DUTY not in ended
    (vault / settings.FILE).write_bytes(whole)
    assert "nobody in your service" not in peertui("export", "Sam", "--to", tmp_path / "3.txt").err


@pytest.mark.hazard("H34.12")
def test_nobody_is_blamed_once_peertui_has_put_the_file_aside(tmp_path: Path) -> None:
    settings.save(tmp_path, settings.Settings(on_call=DUTY))
    made = a_vault(tmp_path, robin())
    typist = Typist(tmp_path, vault=made)
    assert DUTY in one_line(typist.latest)
    typist.type("quit")
    (tmp_path / settings.FILE).write_bytes(b"{")
    for start in range(2):
        typist = Typist(tmp_path, vault=opened(tmp_path))
        said = one_line(typist.latest)
        assert "outside of peertui" not in said
        assert (settings.FILE in said) is (start == 0)
        typist.type("quit")
    assert json.loads((tmp_path / settings.FILE).read_text("utf-8"))["on_call"] == ""


def opened(data: Path) -> Vault:
    return Vault.open(data, passphrase=PASSPHRASE)


@harms
def test_the_doctor_has_a_line_for_them(
    peertui: Peertui,  # noqa: F811
    vault: Path,  # noqa: F811
    harm: Callable[[Path], object],
) -> None:
    def line(name: str) -> str:
        (found,) = [line for line in peertui("doctor").out.splitlines() if line[6:].startswith(f"{name} ")]
        return found

    assert line("settings").split() == ["OK", "settings", "none", "yet"]
    settings.save(vault, settings.Settings(on_call=DUTY))
    assert line("settings").split() == ["OK", "settings", "can", "be", "used"]
    (vault / settings.FILE).unlink()
    harm(vault / settings.FILE)
    harm(vault / FILE)
    assert line("settings").startswith("WARN")
    assert f"{settings.FILE} could not be used" in line("settings")
    assert str(vault) not in line("settings"), "it can be sent on"
    assert f"{FILE} could not be used" in line("own words")
