"""The boxes of a step: what is said beside them, and the way back to one that was passed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from peertui.app.app import PeertuiApp
from peertui.screens.session.session import SessionScreen
from peertui.screens.session.writing_box import WritingBox
from tests.support.app.kit import choose, press, robin, running, shown, write

NOTHING = "Nothing written here"


async def to_today(app: PeertuiApp, pilot: Pilot[int]) -> SessionScreen:
    """In a meeting, at the box for how today is."""
    await press(pilot, "enter")
    screen = app.screen
    assert isinstance(screen, SessionScreen)
    for _ in range(20):
        if label(screen) == "Today, in my words":
            return screen
        screen.run("next")
        await press(pilot)
    raise AssertionError(shown(app))


def label(screen: SessionScreen) -> str:
    field = screen.query_one(WritingBox).field
    return field.label if field else ""


async def test_nothing_written_gives_way_to_the_first_letter_and_comes_back(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await to_today(app, pilot)
        assert NOTHING in shown(app)
        await write(pilot, "s")
        assert NOTHING not in shown(app)
        await press(pilot, "backspace")
        assert NOTHING in shown(app)
        await write(pilot, "sun", "enter")
        assert NOTHING not in shown(app)


@pytest.mark.hazard("H02.10")
async def test_an_enter_too_many_says_the_way_back_and_back_leads_there(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        screen = await to_today(app, pilot)
        await press(pilot, "enter")
        assert label(screen) == "Pace today"
        assert 'Back returns to "Today, in my words": press Tab to reach it.' in " ".join(shown(app).split())
        await choose(pilot, "Back")
        assert label(screen) == "Today, in my words"
        assert screen.query_one(WritingBox).field is app.focused


async def test_two_enters_too_many_lead_back_by_back_too(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        screen = await to_today(app, pilot)
        await press(pilot, "enter", "enter")
        assert label(screen) not in ("Today, in my words", "Pace today")
        assert 'Back returns to "Today, in my words"' in " ".join(shown(app).split())
        screen.run("back")
        await press(pilot)
        assert label(screen) == "Today, in my words"


async def test_back_at_a_later_box_shows_what_was_written_in_the_one_before(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        screen = await to_today(app, pilot)
        await write(pilot, "sun", "enter")
        assert "Back returns" not in shown(app), "nothing was passed"
        screen.run("back")
        await press(pilot)
        field = screen.query_one(WritingBox).field
        assert field is not None
        assert field.answer == "sun"


async def test_back_at_the_first_box_leads_to_the_step_before(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        screen = await to_today(app, pilot)
        here = screen.presenter.seen.place
        screen.run("back")
        await press(pilot)
        assert screen.presenter.seen.place != here
