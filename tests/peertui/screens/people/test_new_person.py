"""Beginning a record: what of a half-filled form is kept, and where the name in it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.presenters.commands import KEEP_NOTHING
from peertui.presenters.people.people_commands import ABOUT, REMOVE
from peertui.presenters.vault.messages import REGION_OF_NEW
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.people.person_form import NewPersonScreen
from tests.support.app.kit import choose, press, robin, running, shown, write
from widgets.forms.line_field import LineField


def flat(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.hazard("H01.10")
async def test_typing_replaces_the_words_of_the_search(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        await write(pilot, "is sad", "enter")
        assert isinstance(app.screen, NewPersonScreen)
        assert "is sad" in shown(app)
        assert "typing replaces them" in shown(app)
        await write(pilot, "Sam")
        assert app.screen.query(LineField).first().value == "Sam"


async def test_enter_takes_the_words_of_the_search_and_end_goes_on_with_them(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        await write(pilot, "Alex", "enter")
        await press(pilot, "end", "a", "enter")
        assert app.workspace.record.person.called == "Alexa"


async def test_without_a_search_nothing_is_said_of_one(tmp_path: Path) -> None:
    async with running(tmp_path, open_first=False) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, NewPersonScreen)
        assert "replaces" not in shown(app)


async def test_the_form_says_what_leaving_keeps_and_how_nothing_is_kept(tmp_path: Path) -> None:
    async with running(tmp_path, open_first=False) as (app, pilot):
        await press(pilot, "enter")
        assert f'If you lock or leave, a name typed here is kept. "{KEEP_NOTHING.words}" keeps nothing.' in flat(
            shown(app)
        )
        await write(pilot, "Alex")
        await choose(pilot, KEEP_NOTHING.words)
        assert isinstance(app.screen, PeopleScreen)
        assert app.workspace.vault.people.all() == ()


@pytest.mark.hazard("H01.11")
async def test_locking_says_that_somebody_is_kept_and_how_to_remove_them_without_the_name(tmp_path: Path) -> None:
    async with running(tmp_path, open_first=False) as (app, pilot):
        await press(pilot, "enter")
        await write(pilot, "Alex")
        app.lock()
        await app.workers.wait_for_complete()
        await press(pilot)
        said = flat(shown(app))
        assert "The new person whose name you typed is kept." in said
        assert f'"{REMOVE.words}"' in said
        assert "Alex" not in said


@pytest.mark.hazard("H01.11")
async def test_leaving_says_that_somebody_is_kept_and_how_to_remove_them(tmp_path: Path) -> None:
    async with running(tmp_path, open_first=False) as (app, pilot):
        await press(pilot, "enter")
        await write(pilot, "Alex")
        app.leave()
        await press(pilot)
        said = flat(str(app._exit_renderables))
        assert "The new person whose name you typed is kept." in said
        assert "Alex" not in said


async def test_leaving_a_form_without_a_name_says_nothing_of_a_person(tmp_path: Path) -> None:
    async with running(tmp_path, open_first=False) as (app, pilot):
        await press(pilot, "enter")
        app.leave()
        await press(pilot)
        assert not app._exit_renderables


def test_where_the_help_lines_are_changed_is_named_as_their_list_names_it() -> None:
    assert f'"{ABOUT.words}", in their list' in REGION_OF_NEW
