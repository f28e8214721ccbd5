"""Where the programme text comes from: a service's folder, the help lines of this laptop, and what is broken of it."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from peertui.services.exporting import file_status
from peertui.services.programme import FILE, FOLDER, Programme, keep_own, read_programme
from plans.pack import local_help_lines
from plans.pack.loader import load_pack
from plans.pack.local_help_lines import CannotRead, OwnLines, to_toml
from plans.vault.storage.filesystem import Files

TODAY = date(2026, 11, 22)
CARD = 'title = "If someone may not be safe"\n'


@pytest.fixture(autouse=True)
def nothing_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where IT would put a folder for everyone: not there, unless a test makes it."""
    everyone = tmp_path / "everyone"
    monkeypatch.setattr("platformdirs.site_data_path", lambda *_, **__: everyone)
    return everyone


def a_folder(folder: Path, text: str = CARD, name: str = "safety.toml") -> Path:
    folder.mkdir(parents=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def hide_shout(own: OwnLines) -> OwnLines:
    return local_help_lines.hide(own, "uk-shout")


def ids(programme: Programme) -> list[str]:
    return [line.id for line in programme.pack.lines_for("England")]


def test_without_anything_of_its_own_it_is_what_comes_with_peertui(tmp_path: Path):
    programme = read_programme(tmp_path / "data")
    assert programme.pack == load_pack()
    assert (programme.folder, programme.trouble, programme.why) == (None, "", "")
    assert not (tmp_path / "data").exists()


def test_a_folder_that_was_named_goes_before_the_data_folder_and_that_before_everyones(
    tmp_path: Path, nothing_from_it: Path
):
    everyones = a_folder(nothing_from_it / FOLDER)
    assert read_programme(tmp_path).folder == everyones
    own = a_folder(tmp_path / FOLDER, 'title = "Ours"\n')
    assert read_programme(tmp_path).pack.safety.title == "Ours"
    named = a_folder(tmp_path / "named", 'title = "Named"\n')
    programme = read_programme(tmp_path, named)
    assert (programme.pack.safety.title, programme.folder) == ("Named", named)
    assert own.is_dir()


@pytest.mark.hazard("H56.5")
@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("safety.toml", "title = 3\n", "wrong kind of value"),
        ("safety.toml", "title = \n", "not valid TOML"),
        ("safety.toml", 'lines = ["Ring {nobody}."]\n', 'There is no field "nobody"'),
        ("help_lines.toml", '[[help_lines]]\nid = "uk-emergency"\nhide = true\n', "no emergency number"),
        (
            "help_lines.toml",
            '[[help_lines]]\nid = "nz-emergency"\nhide = true\n',
            "New Zealand has no emergency number",
        ),
        ("entries.txt.toml", "", "no file of this name"),
    ],
)
def test_a_broken_folder_is_said_and_the_usual_words_are_used(tmp_path: Path, name: str, text: str, says: str):
    programme = read_programme(tmp_path, a_folder(tmp_path / "own", text, name))
    assert programme.pack == load_pack()
    assert programme.folder is None
    assert programme.trouble == "Your service's own words cannot be used: peertui uses those it came with."
    assert says in programme.why
    assert str(tmp_path / "own") in programme.why


def test_a_folder_that_is_not_there_or_is_a_file_is_said(tmp_path: Path):
    a_folder(tmp_path / "own")
    for named in (tmp_path / "nowhere", tmp_path / "own" / "safety.toml"):
        assert "This folder is not there" in read_programme(tmp_path, named).why


def test_a_drive_that_does_not_answer_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(file_status, "_ask", lambda *_: None)
    programme = read_programme(tmp_path, a_folder(tmp_path / "own"))
    assert "does not answer" in programme.why
    assert programme.pack == load_pack()


def test_a_service_adds_replaces_and_hides_help_lines_in_its_folder(tmp_path: Path):
    lines = (
        '[[help_lines]]\nid = "uk-shout"\nhide = true\n'
        '[[help_lines]]\nid = "our-night-line"\nregion = "England"\nname = "Night line"\nnumber = "01632 960100"\n'
        'hours = "6pm to 6am"\nsource = "our own leaflet"\nsource_date = "2026"\nreview_by = 2027-11-22\n'
        "verified_on = 2026-11-20\n"
    )
    programme = read_programme(tmp_path, a_folder(tmp_path / "own", lines, "help_lines.toml"))
    assert programme.trouble == ""
    assert "our-night-line" in ids(programme)
    assert "uk-shout" not in ids(programme)


def test_help_lines_of_this_laptop_are_kept_and_found_again(tmp_path: Path):
    made = keep_own(tmp_path / "data", read_programme(tmp_path / "data"), hide_shout)
    assert "uk-shout" not in ids(made)
    assert read_programme(tmp_path / "data") == made
    assert [path.name for path in (tmp_path / "data").iterdir()] == [FILE]


def test_what_another_window_has_changed_stays(tmp_path: Path):
    here = there = read_programme(tmp_path)
    keep_own(tmp_path, here, hide_shout)
    both = keep_own(tmp_path, there, lambda own: local_help_lines.hide(own, "uk-samaritans"))
    assert both.own.hidden == ("uk-shout", "uk-samaritans")


@pytest.mark.parametrize("text", ["help_lines = 3", "\x00", '[[help_lines]]\nid = "a"\n', "x = " + "[" * 4000])
def test_a_broken_file_is_said_the_usual_lines_hold_and_it_is_not_written_over(tmp_path: Path, text: str):
    (tmp_path / FILE).write_text(text, "utf-8")
    programme = read_programme(tmp_path)
    assert programme.pack == load_pack()
    assert "help lines of this laptop cannot be used" in programme.trouble
    assert str(tmp_path / FILE) in programme.why
    with pytest.raises(CannotRead):
        keep_own(tmp_path, programme, hide_shout)
    assert (tmp_path / FILE).read_text("utf-8") == text


def test_letters_of_another_encoding_are_damage_and_no_fault(tmp_path: Path):
    (tmp_path / FILE).write_bytes(b"\xff\xfe")
    assert "damaged" in read_programme(tmp_path).why


def test_both_broken_are_both_said(tmp_path: Path):
    (tmp_path / FILE).write_text("help_lines = 3", "utf-8")
    programme = read_programme(tmp_path, tmp_path / "nowhere")
    assert "own words cannot be used" in programme.trouble
    assert "help lines of this laptop" in programme.trouble


@pytest.mark.parametrize("call", ["create", "write", "fsync", "rename"])
def test_lines_that_cannot_be_written_leave_the_old_ones_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
):
    programme = keep_own(tmp_path, read_programme(tmp_path), hide_shout)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Files, call, refuse)
    with pytest.raises(OSError, match="No space"):
        keep_own(tmp_path, programme, lambda own: local_help_lines.hide(own, "uk-samaritans"))
    assert read_programme(tmp_path).own.hidden == ("uk-shout",)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_lines_of_this_laptop_lie_over_a_services_folder(tmp_path: Path):
    folder = a_folder(tmp_path / "own", to_toml(local_help_lines.hide(OwnLines(), "uk-shout")), "help_lines.toml")
    programme = keep_own(
        tmp_path, read_programme(tmp_path, folder), lambda own: local_help_lines.hide(own, "uk-samaritans")
    )
    assert not {"uk-shout", "uk-samaritans"} & set(ids(programme))
