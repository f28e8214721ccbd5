"""Keys in haste, keys of other programs, long pastes and small windows: the app goes on, and no word is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual import events

from peertui.app.app import PeertuiApp
from peertui.screens.base.help import HelpScreen
from peertui.screens.base.screen import TOO_SMALL
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.people.person import PersonScreen
from peertui.screens.session.part_lists import PlanScreen
from peertui.screens.session.session import SessionScreen
from tests.support.app.bad_input import MEETING, ODD, SIGN, steering
from tests.support.app.kit import press, resize, robin, running, saved, shown, write

LETTERS = {"enter": "\r", "space": " ", "tab": "\t"}


def burst(app: PeertuiApp, *keys: str) -> None:
    """Keys that are all there before the first of them is looked at, as on a slow laptop."""
    for key in keys:
        app.post_message(events.Key(key, LETTERS.get(key, key if len(key) == 1 else None)))


# -- keys that come too fast, and keys of other programs ---------------------------------------------------------------


async def test_an_answer_given_twice_ends_one_screen(tmp_path: Path) -> None:
    async with running(tmp_path, robin(entries=(SIGN,))) as (app, pilot):
        app.screen.run("plan")
        await press(pilot, "enter")
        assert isinstance(app.screen, AskScreen)
        burst(app, "enter", "enter", "enter")
        await press(pilot)
        assert len([screen for screen in app.screen_stack if isinstance(screen, PlanScreen)]) == 1
        assert app.workspace.record.entry("sign") == SIGN.model_copy(
            update={"order": app.workspace.record.entry("sign").order}
        )


@pytest.mark.hazard("H01.9")
async def test_a_person_picked_twice_is_opened_once(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        burst(app, "enter", "enter")
        await press(pilot)
        assert [type(screen) for screen in app.screen_stack[1:3]] == [PeopleScreen, PersonScreen]
        assert sum(isinstance(screen, PersonScreen) for screen in app.screen_stack) == 1


async def test_help_asked_for_and_put_away_before_it_was_drawn(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        burst(app, "f1", "f1", "f1")
        await press(pilot)
        assert isinstance(app.screen, HelpScreen | PersonScreen)
        burst(app, "f2", "enter", "enter", "f3", "enter", "escape", "escape", "f2")
        await press(pilot)
        assert "Robin" in app.workspace.record.person.called


@pytest.mark.hazard("H09.4")
@pytest.mark.parametrize("seed", [1, 10])
async def test_any_keys_in_any_haste_end_no_app(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    rng = random.Random(seed)
    keys = "enter enter enter down up tab shift+tab left right space escape f1 f2 f3 f4 f5 f8 f9 f10 backspace delete"
    keys += " home end pagedown ctrl+c ctrl+z ctrl+d ctrl+s ctrl+a ctrl+x ctrl+v ctrl+k ctrl+p ctrl+j ctrl+backspace"
    every = [*keys.split(), *"123456789x"]
    async with running(tmp_path, robin(entries=(SIGN,), sessions=(MEETING,))) as (app, pilot):
        monkeypatch.setattr(app, "leave", lambda: None)  # the last row of each menu, and no accident
        for _ in range(80):
            burst(app, *rng.choices(every, k=rng.choice((1, 2, 3, 4))))
            if rng.random() < 0.7:
                await pilot.pause()
            assert app.is_running
        await pilot.pause()


@pytest.mark.hazard("H09.4")
@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+z", "ctrl+d", "ctrl+s", "ctrl+p", "ctrl+backslash"])
async def test_keys_of_other_programs_take_no_word_away(tmp_path: Path, key: str) -> None:
    async with running(tmp_path, robin(sessions=(MEETING,))) as (app, pilot):
        await press(pilot, "enter")
        await write(pilot, "I hum less")
        await press(pilot, key)
        assert isinstance(app.screen, SessionScreen)
        after = app.workspace.record.of_kind("early_sign")
        if key == "ctrl+z":  # takes back what was typed, and only that
            await press(pilot, "ctrl+y")
            after = app.workspace.record.of_kind("early_sign")
        else:
            assert "I hum less" in shown(app)
        assert after[0].text("sign") == "I hum less"


async def test_ctrl_c_in_a_list_says_how_to_leave(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "ctrl+c")
        assert "To leave, press Ctrl+Q" in shown(app)
        assert not app._notifications


# -- windows -----------------------------------------------------------------------------------------------------------


@pytest.mark.hazard("H06.9", "H50.5")
async def test_a_window_made_too_small_says_so_and_the_words_go_on(tmp_path: Path) -> None:
    async with running(tmp_path, robin(sessions=(MEETING,))) as (app, pilot):
        await press(pilot, "enter")
        await write(pilot, "I hum")
        before = shown(app)
        await resize(pilot, 20, 5)
        assert TOO_SMALL in " ".join(shown(app).split())
        assert "hum" not in shown(app)
        await write(pilot, " less")
        app.screen.run("jump")
        await press(pilot)
        assert TOO_SMALL in " ".join(shown(app).split())
        app.screen.run("back_out")
        await resize(pilot, 80, 24)
        await press(pilot)
        assert shown(app).splitlines()[:3] == before.splitlines()[:3]
        assert TOO_SMALL not in " ".join(shown(app).split())
        assert (await saved(app)).of_kind("early_sign")[0].text("sign") == "I hum less"


# -- pastes ------------------------------------------------------------------------------------------------------------


@pytest.mark.hazard("H02.2")
async def test_two_hundred_pasted_lines_are_one_sign_with_nothing_that_steers(tmp_path: Path) -> None:
    pasted = "\r\n".join(f"line {n} {ODD}" for n in range(200))
    async with running(tmp_path, robin(sessions=(MEETING,))) as (app, pilot):
        await press(pilot, "enter")
        app.post_message(events.Paste(pasted))
        await press(pilot)
        assert not steering(shown(app))
        signs = (await saved(app)).of_kind("early_sign")
        assert len(signs) == 1
        assert not steering(signs[0].text("sign").replace("\t", ""))
        assert [f"line {n} " in signs[0].text("sign") for n in range(200)] == [True] * 200


async def test_pasted_lines_in_a_name_become_one_line(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        app.screen.run("about")
        await press(pilot)
        app.post_message(events.Paste(" of\nmany\x1b[2J\r\nlines" * 70))
        await press(pilot)
        called = (await saved(app)).person.called
        assert called.startswith("Robin of many[2J lines of many")
        assert "\n" not in called
        assert not steering(shown(app))
