"""What the status line says of one moment goes with the next key, and what was not done with the first letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.screens.people.person_form import NewPersonScreen
from plans.record.models import Note
from tests.support.app.kit import press, robin, running, shown, write
from widgets.base.status_bar import StatusLine
from widgets.lists.numbered_list import NumberedList
from widgets.models.status import Level
from widgets.panels.command_bar import ActionLine

SENTENCE = "he said it is fine"
NOTE = Note(id="n", text="tea")


def words(app: object) -> str:
    return app.screen.query_one(StatusLine).words  # type: ignore[attr-defined]


@pytest.mark.hazard("H02.9")
async def test_words_typed_at_a_list_are_answered_with_what_enter_would_choose(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        app.screen.query_one(NumberedList).focus()
        await write(pilot, SENTENCE, "enter")
        assert words(app) == 'Note: Nothing was written. Enter now chooses "Robin".'
        await press(pilot, "enter")
        await press(pilot, "escape")
        assert "Nothing was written" not in shown(app)


async def test_the_key_line_says_which_of_its_words_enter_would_do(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        app.screen.query_one(ActionLine).focus()
        await write(pilot, SENTENCE, "enter")
        assert words(app) == 'Note: Nothing was written. Enter now chooses "Next".'
        await press(pilot, "right")
        assert "Enter now" not in words(app), "it would do something else now"


async def test_where_words_are_only_shown_enter_goes_back(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "f1")
        await write(pilot, SENTENCE, "enter")
        assert words(app) == "Note: Nothing was written. Enter now goes back."


async def test_saved_comes_back_once_the_moment_is_over(tmp_path: Path) -> None:
    async with running(tmp_path, robin(notes=(NOTE,))) as (app, pilot):
        await press(pilot, "enter")  # a meeting, which is saved
        app.workspace.save_now()
        await press(pilot)
        before = words(app)
        assert before.startswith("Saved")
        app.screen.query_one(ActionLine).focus()
        await write(pilot, SENTENCE)
        assert "Nothing was written" in words(app)
        await press(pilot, "right")
        assert words(app) == before


async def test_what_is_saved_meanwhile_stands_there_afterwards(tmp_path: Path) -> None:
    async with running(tmp_path, robin(notes=(NOTE,))) as (app, pilot):
        await write(pilot, SENTENCE)
        app.workspace.put(app.workspace.record.model_copy(update={"seen": 1}))
        await press(pilot)
        assert "Nothing was written" in words(app)
        app.workspace.save_now()
        await press(pilot)
        await press(pilot, "down")
        assert words(app).startswith("Saved")


@pytest.mark.hazard("H02.9")
@pytest.mark.parametrize("then", ["down", "tab", "f2"])
async def test_a_number_that_is_not_there_is_said_until_the_next_key(then: str, tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        person = app.screen
        await press(pilot, "9", "7")
        assert "There's no 97 here" in words(app)
        await press(pilot, "enter")
        assert words(app) == (
            'Note: There\'s no 97 here, so nothing was picked. Enter now chooses "Hand over to a colleague".'
        )
        await press(pilot, then)
        assert "nothing was picked" not in person.query_one(StatusLine).words


async def test_undone_is_said_until_the_next_key(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        app.screen.run("undo")
        await press(pilot)
        assert "There is nothing to undo." in shown(app)
        await press(pilot, "down")
        assert "There is nothing to undo." not in shown(app)


async def test_how_to_leave_is_said_until_the_next_key(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        app.action_help_quit()
        await press(pilot)
        assert "To leave, press Ctrl+Q" in shown(app)
        await press(pilot, "down")
        assert "To leave, press Ctrl+Q" not in shown(app)


async def test_what_was_not_done_goes_with_the_first_changed_letter(tmp_path: Path) -> None:
    async with running(tmp_path, open_first=False) as (app, pilot):
        app.push_screen(NewPersonScreen(""))
        await press(pilot)
        await press(pilot, "enter")
        assert words(app).startswith(Level.TROUBLE)
        await press(pilot, "tab", "shift+tab")
        assert words(app).startswith(Level.TROUBLE), "nothing was changed yet"
        await press(pilot, "R")
        assert "Not done" not in shown(app)


async def test_that_somebody_is_listed_alike_goes_with_the_first_changed_letter(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        app.push_screen(NewPersonScreen(""))
        await press(pilot)
        await write(pilot, "Robin", "enter")
        assert "Enter begins the record all the same" in " ".join(shown(app).split())
        await press(pilot, "shift+tab")
        assert "Somebody else here is listed" in shown(app), "Enter still does that"
        await press(pilot, "a")
        assert "Somebody else here is listed" not in shown(app)


async def test_what_was_not_done_at_a_list_goes_when_something_is_done(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        people = app.screen
        people.say("That could not be opened.", Level.TROUBLE)  # type: ignore[attr-defined]
        people.query_one(NumberedList).focus()
        await press(pilot, "enter")
        assert app.screen is not people
        assert "could not be opened" not in people.query_one(StatusLine).words
