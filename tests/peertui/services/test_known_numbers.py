"""Help lines and an on-call number that somebody else has changed: said once, old and new, by all three front ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from peertui.screens.people.help_lines import HelpLinesScreen
from peertui.services import help_lines, settings
from peertui.services.known_numbers import Known, differences, known_of
from peertui.services.programme import FILE, read_programme
from plans.vault.witness import FILE as WITNESS
from tests.peertui.cli.conftest import Peertui, folder, peertui, vault  # noqa: F401  fixtures
from tests.support.app.kit import a_vault, choose, robin, running, shown
from tests.support.plain.typing import Typist

EVIL = "0900 666 666"
LINE = (
    '[[help_lines]]\nid = "uk-samaritans"\nregion = "UK"\nname = "Samaritans"\nnumber = "0900 666 666"\n'
    'hours = "any time"\nurgent = true\nsource = "us"\nsource_date = "2026"\nverified_on = 2026-02-01\n'
    "review_by = 2036-11-22\n"
)
OLD_AND_NEW = f'Samaritans, number: was "116 123", now "{EVIL}"'


def one_line(words: str) -> str:
    return " ".join(words.replace("█", " ").split())


def set_on_call(data: Path, words: str) -> None:
    data.mkdir(exist_ok=True)
    settings.save(data, settings.Settings(on_call=words))


def a_typist(data: Path) -> Typist:
    from plans.vault import Vault
    from tests.support.app.kit import PASSPHRASE

    there = Vault.exists(data)
    return Typist(data, vault=Vault.open(data, passphrase=PASSPHRASE) if there else a_vault(data, robin()))


@pytest.mark.hazard("H34.6")
async def test_on_the_screen_a_changed_help_line_is_said_once_with_the_old_and_the_new_number(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(LINE, "utf-8")
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        assert OLD_AND_NEW in one_line(shown(app))
        await choose(pilot, "Settings")
        await choose(pilot, "Help lines")
        assert isinstance(app.screen, HelpLinesScreen)
        assert OLD_AND_NEW in one_line(shown(app))
        assert app.told_outside() == ""


@pytest.mark.hazard("H34.6")
def test_in_plain_lines_it_is_said_once_and_not_at_the_next_start(tmp_path: Path) -> None:
    typist = a_typist(tmp_path)
    assert "outside of peertui" not in typist.latest
    typist.type("quit")
    (tmp_path / FILE).write_text(LINE, "utf-8")
    set_on_call(tmp_path, EVIL)
    typist = a_typist(tmp_path)
    said = one_line(typist.latest)
    assert OLD_AND_NEW in said
    assert f'on-call number: was nothing, now "{EVIL}"' in said
    typist.type("quit")
    typist = a_typist(tmp_path)
    assert "outside of peertui" not in typist.latest
    typist.type("quit")


def test_what_was_changed_in_here_is_known(tmp_path: Path) -> None:
    typist = a_typist(tmp_path)
    typist.type("menu")
    typist.type("Settings")
    typist.type(typist.number_of("Your service's on-call number"))
    typist.type("01632 960100")
    typist.type(typist.number_of("Help lines"))
    typist.type(typist.number_of("116 123"))
    assert "Kept" in typist.type(typist.number_of("I rang it today"))
    typist.type("quit")
    assert (tmp_path / FILE).exists()
    typist = a_typist(tmp_path)
    assert "outside of peertui" not in typist.latest
    typist.type("quit")


@pytest.mark.hazard("H34.6")
@pytest.mark.parametrize("spoil", ["taken away", "damaged", "folder"])
def test_whoever_removes_the_memory_hides_nothing(tmp_path: Path, spoil: str) -> None:
    set_on_call(tmp_path, "01632 960100")
    a_typist(tmp_path).type("quit")
    assert (tmp_path / WITNESS).exists()
    set_on_call(tmp_path, EVIL)
    (tmp_path / WITNESS).unlink()
    if spoil == "damaged":
        (tmp_path / WITNESS).write_bytes(b"PEERTUI1")
    elif spoil == "folder":
        (tmp_path / WITNESS).mkdir()
    typist = a_typist(tmp_path)
    assert f'on-call number: was nothing, now "{EVIL}"' in one_line(typist.latest)
    assert "Robin" in typist.latest
    typist.type("quit")


async def test_a_file_changed_while_peertui_is_open_is_said_before_it_is_taken_over(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, _):
        (tmp_path / FILE).write_text(LINE, "utf-8")
        help_lines.do(app, "uk-shout", "hide")
        assert OLD_AND_NEW in app.told_outside()
        assert app.told_outside() == ""


@pytest.mark.hazard("H34.6")
def test_on_the_command_line_it_is_said_with_the_page_and_then_it_is_known(
    peertui: Peertui,  # noqa: F811
    vault: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    assert "outside" not in peertui("export", "Sam", "--to", tmp_path / "first.txt").err
    (vault / FILE).write_text(LINE, "utf-8")
    assert "outside" not in peertui("export", "Sam", "--format", "slip", "--to", tmp_path / "slip.pdf").err
    ended = peertui("export", "Sam", "--to", tmp_path / "page.txt")
    assert OLD_AND_NEW in ended.err
    assert EVIL in (tmp_path / "page.txt").read_text("utf-8")
    assert "outside" not in peertui("export", "Sam", "--to", tmp_path / "again.txt").err
    (vault / FILE).unlink()
    assert f'was "{EVIL}", now "116 123"' in peertui("export", "Sam", "--to", tmp_path / "last.txt").err


def test_a_services_folder_is_known_by_its_place(
    peertui: Peertui,  # noqa: F811
    vault: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    pack = tmp_path / "words"
    pack.mkdir()
    (pack / FILE).write_text(LINE.replace(EVIL, "01632 960100"), "utf-8")
    to = tmp_path / "page.txt"
    assert 'now "01632 960100"' in peertui("export", "Sam", "--to", to, "--pack", pack).err
    assert "outside" not in peertui("export", "Sam", "--to", to).err
    assert "outside" not in peertui("export", "Sam", "--to", to, "--pack", pack).err


def test_what_cannot_be_read_is_not_forgotten(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(LINE, "utf-8")
    known = known_of(read_programme(tmp_path), "", Known())
    (tmp_path / FILE).write_text("[[help_lines]", "utf-8")
    broken = read_programme(tmp_path)
    assert known_of(broken, "", known) == known
    assert differences(known, known_of(broken, "", known), broken) == ()


def test_a_newer_peertui_with_other_numbers_is_nobody_elses_change(tmp_path: Path) -> None:
    programme = read_programme(tmp_path)
    assert known_of(programme, "", Known()) == Known()


def test_a_hidden_line_is_told_too(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('[[help_lines]]\nid = "uk-samaritans"\nhide = true\n', "utf-8")
    programme = read_programme(tmp_path)
    assert differences(Known(), known_of(programme, "", Known()), programme) == ("Samaritans, hidden: was no, now yes",)


def test_words_of_a_stranger_are_short_and_without_what_a_terminal_obeys(tmp_path: Path) -> None:
    nasty = json.dumps("\x1b[2J" + "x" * 500)
    (tmp_path / FILE).write_text(LINE.replace('"Samaritans"', nasty), "utf-8")
    programme = read_programme(tmp_path)
    found = differences(Known(), known_of(programme, "\x1b]0;a\x07", Known()), programme)
    assert not any("\x1b" in words or "\x07" in words or len(words) > 200 for words in found)
    assert len(found) > 2
