"""Words typed where there is no box, and numbers that are not there, do nothing and are answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from peertui.screens.base.stray_keys import NO_BOX, NO_BOX_TO_LEAVE, NOT_IN_THE_BOX, NOT_WRITTEN
from tests.support.app.kit import press, robin, running, saved, shown, write
from widgets.base.status_bar import StatusLine
from widgets.lists.numbered_list import NumberedList
from widgets.models.row import number_rows
from widgets.panels.command_bar import ActionLine

SENTENCE = "he said it is fine"


@pytest.mark.hazard("H02.4")
async def test_a_sentence_typed_on_the_key_line_walks_nowhere(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        session = app.screen
        session.query_one(ActionLine).focus()
        before = await saved(app)
        await write(pilot, SENTENCE)
        words = session.query_one(StatusLine).words
        assert NO_BOX in words or NOT_IN_THE_BOX in words
        await press(pilot, "enter")
        assert NOT_WRITTEN in session.query_one(StatusLine).words
        assert app.screen is session
        assert await saved(app) == before
        await press(pilot, "enter")
        assert (await saved(app)) != before, "Enter alone chooses again"


async def test_digits_in_a_sentence_pick_no_row(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        person = app.screen
        assert isinstance(app.focused, NumberedList)
        await write(pilot, "he is 3 and 2")
        assert app.screen is person
        await press(pilot, "down", "2", "enter")
        assert app.screen is not person, "a number picks again"


@pytest.mark.hazard("H02.4")
async def test_digits_typed_on_the_key_line_walk_nowhere_and_are_answered(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        for _ in range(2):
            await press(pilot, "enter")
        session = app.screen
        session.query_one(ActionLine).focus()
        await press(pilot)
        step = app.workspace.session.trail
        for typed in ("7", "999"):
            await write(pilot, typed)
            assert "Nothing was written" in session.query_one(StatusLine).words
            await press(pilot, "enter")
            assert app.screen is session
            assert app.workspace.session.trail == step


async def test_a_paste_where_there_is_no_box_is_answered(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        app.post_message(Paste("1\n2\nhe said it is fine\n"))
        await press(pilot)
        assert NO_BOX in app.screen.query_one(StatusLine).words


async def test_where_words_are_only_shown_it_is_said_how_to_go_back(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        person = app.screen
        await press(pilot, "f1")
        await write(pilot, SENTENCE)
        assert NO_BOX_TO_LEAVE in app.screen.query_one(StatusLine).words
        await press(pilot, "escape")
        assert app.screen is person


async def test_words_in_a_box_are_written_as_ever(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        await write(pilot, "2 by 4")
        assert 'No name has "2 by 4" in it' in shown(app)


@pytest.mark.hazard("H02.4")
async def test_a_number_that_is_not_in_the_menu_picks_nothing_and_is_said(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "f10")
        menu = app.screen
        there = {number for number in number_rows(menu.query_one(NumberedList).rows) if number is not None}
        for typed in map(str, sorted({*range(30, 100)} - there)):
            await press(pilot, *typed, "enter")
            assert app.screen is menu
            assert f"There's no {typed} here, so nothing was picked." in shown(app)
