"""The guided session by key alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual._compositor import Compositor

from peertui.app.app import PeertuiApp
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.people.person import PersonScreen
from peertui.screens.session.session import SessionScreen
from plans.guide import state_machine
from plans.guide.route import place, routes
from plans.pack.loader import load_pack
from plans.record.models import Entry, Outcome, Session, Share, Voice
from tests.support.app.kit import NOW, choose, just_talk, press, robin, running, saved, shown, write
from tests.support.app.settling import draw_only_when_looked_at

PACK = load_pack()


@pytest.mark.hazard("H50.3")
async def test_a_first_meeting_from_the_list_of_people_to_the_close_by_key_alone(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        assert isinstance(app.screen, PeopleScreen)
        await write(pilot, "rob", "enter")
        assert isinstance(app.screen, PersonScreen)
        await press(pilot, "enter")
        assert "Before the door" in shown(app) or "before the door" in shown(app)
        await press(pilot, "enter")
        await press(pilot, "enter", "enter")  # how today is; is here okay
        await press(pilot, "1", "enter", "enter", "enter")  # yes to writing; who may see, what to leave out; then on
        await write(pilot, "all right", "enter", "enter")  # a note at what stays with us, then on
        await write(pilot, "sunny", "enter", "enter")  # one word of weather; how fast today; then on
        assert "Choose" in shown(app)
        await press(pilot, "4", "enter")  # spotting the signs early
        await write(pilot, "I sing", "enter")
        await write(pilot, "I answer messages", "enter", "enter")
        await write(pilot, "I stop opening post", "enter", "enter")
        record = await saved(app)
        assert [e.text("text") for e in record.of_kind("when_well")] == ["I sing", "I answer messages"]
        assert record.of_kind("early_sign")[0].text("sign") == "I stop opening post"
        assert record.of_kind("writing_agreement")[0].text("ok_to_write") == "yes"
        assert record.of_kind("checkin")[0].text("in_my_words") == "sunny"
        assert [(n.text, n.voice) for n in record.notes] == [("all right", Voice.PERSON)]
        assert place(PACK, record.open_session) == "early_signs/order"
        await choose(pilot, "Finish: one small step, then the close")
        await write(pilot, "open one letter", "enter", "enter")
        assert "read back" in shown(app)
        for _ in range(20):
            if not isinstance(app.screen, SessionScreen):
                break
            await press(pilot, "enter") if "Choose the page" in shown(app) else await choose(pilot, skip(app))
        assert isinstance(app.screen, PersonScreen)
        record = await saved(app)
        assert record.sessions[0].ended == NOW
        assert "Begin meeting 2" in shown(app)


async def test_every_module_and_every_step_can_be_reached_and_shows_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Compositor, "render_update", draw_only_when_looked_at)
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        walked = []
        for route in routes(PACK, app.workspace.session):
            for step in route.steps:
                target = f"{route.id}/{step.id}"
                await press(pilot, "f8")
                rows = [row.id for row in app.screen.query_one("NumberedList").rows if not row.heading]
                await press(pilot, *str(rows.index(target) + 1))
                if not isinstance(app.screen, SessionScreen):
                    await press(pilot, "enter")
                assert place(PACK, app.workspace.session) == target
                first = " ".join(step.prompt.split("{")[0].split()[:4])
                assert first in " ".join(shown(app).split()), target
                walked.append(target)
                if target == "medication/ask":
                    await press(pilot, "1")  # without a yes no other step of it opens
        assert len(walked) == len(set(walked)) == sum(len(r.steps) for r in routes(PACK, app.workspace.session))


@pytest.mark.hazard("H04.5", "H42.1")
async def test_skip_park_back_and_just_talk(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        await choose(pilot, "Choose again")
        await press(pilot, "4", "enter")
        await choose(pilot, "Park")
        await choose(pilot, "Skip")
        assert place(PACK, app.workspace.session) == "early_signs/order"
        assert [i.outcome for i in app.workspace.session.trail[-2:]] == [Outcome.PARKED, Outcome.SKIPPED]
        await choose(pilot, "Back")
        assert place(PACK, app.workspace.session) == "early_signs/first"
        await choose(pilot, "Just talk")
        await write(pilot, "about the cat", "enter", "enter")
        assert place(PACK, app.workspace.session) == "early_signs/first"
        assert app.workspace.record.notes[-1].text == "about the cat"


@pytest.mark.hazard("H03.1", "H05.1")
async def test_notes_in_every_voice(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await just_talk(pilot)
        for number, words in (("1", "mine"), ("2", "ours"), ("3", "yours")):
            await press(pilot, "shift+tab", number, "tab")
            await write(pilot, words, "enter")
        notes = [(n.text, n.voice) for n in (await saved(app)).notes]
        assert notes == [("mine", Voice.PERSON), ("ours", Voice.TOGETHER), ("yours", Voice.WORKER)]


@pytest.mark.hazard("H02.1")
async def test_letters_typed_ahead_of_a_slow_screen_go_where_they_were_meant(tmp_path: Path) -> None:
    asked = Entry(id="a", kind="writing_agreement", values={"ok_to_write": "yes"}, session="now")
    session = state_machine.go(PACK, Session(id="now", started=NOW), "arrive/today", NOW)
    async with running(tmp_path, robin(entries=(asked,), sessions=(session,))) as (app, pilot):
        await press(pilot, "enter")
        for key in ("a", "enter", "b", "c", "enter", "enter", "d", "e"):
            app.post_message(events.Key(key, key if len(key) == 1 else "\r"))
        await pilot.pause()
        await pilot.pause()
        notes = [(n.text, n.step) for n in (await saved(app)).notes]
        assert notes == [("a", "today"), ("bc", "today"), ("de", "here")]


@pytest.mark.hazard("H03.1")
async def test_words_already_typed_become_what_is_picked_for_them(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        await choose(pilot, "Choose again")
        await press(pilot, "4", "enter")
        await write(pilot, "you hum", "shift+tab", "4", "tab")
        await write(pilot, " a lot", "enter")
        record = await saved(app)
        assert record.of_kind("when_well") == ()
        assert [(n.text, n.voice) for n in record.notes] == [("you hum a lot", Voice.WORKER)]


async def test_half_typed_words_are_already_kept(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await just_talk(pilot)
        await write(pilot, "half a sen")
        assert (await saved(app)).notes[0].text == "half a sen"
        await press(pilot, *["backspace"] * 10)
        assert (await saved(app)).notes == ()


@pytest.mark.hazard("H38.3")
async def test_the_safety_card_comes_back_to_the_same_letter(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await just_talk(pilot)
        await write(pilot, "safe", "left", "left")
        await press(pilot, "f2")
        assert "999" in shown(app)
        await press(pilot, "enter")
        await write(pilot, "X")
        assert (await saved(app)).notes[0].text == "saXfe"


@pytest.mark.hazard("H38.1", "H39.1", "H47.2")
async def test_menu_and_one_digit_reach_the_safety_card_without_a_function_key(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter", "enter")
        await press(pilot, "escape", "2")
        assert "Stop the session" in shown(app)


@pytest.mark.hazard("H16.1")
async def test_the_hidden_screen_shows_no_word(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await just_talk(pilot)
        await write(pilot, "secret words")
        await press(pilot, "f3")
        assert "secret" not in shown(app)
        assert "Robin" not in shown(app)
        await press(pilot, "enter")
        assert "secret words" in shown(app)


@pytest.mark.hazard("H55.2")
async def test_words_with_brackets_are_shown_as_they_are(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await just_talk(pilot)
        await write(pilot, "[plan] and [/x] [bold]", "enter")
        assert "[plan] and [/x] [bold]" in shown(app)


@pytest.mark.hazard("H02.7")
async def test_the_read_back_asks_what_to_do_with_each_entry(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        await choose(pilot, "Choose again")
        await press(pilot, "4", "enter")
        await write(pilot, "I sing", "enter")
        await choose(pilot, "Finish: one small step, then the close")
        await choose(pilot, "Skip")
        await press(pilot, "1", "enter")
        for prompt in PACK.flow.keep_prompts:
            assert prompt in " ".join(shown(app).split())
        await press(pilot, "3")
        entry = app.workspace.record.of_kind("when_well")[0]
        assert (entry.on_page, entry.share) == (True, Share.CAN_SHARE)
        assert "on the page" in shown(app)


@pytest.mark.hazard("H41.1")
async def test_medication_is_hidden_when_the_person_says_never(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        await choose(pilot, "Choose again")
        await press(pilot, "7", "enter")
        await press(pilot, "3", "enter")
        assert "medication" in app.workspace.record.person.hidden_modules
        assert "Talking about medication" not in shown(app)


@pytest.mark.hazard("H44.3")
async def test_the_look_back_is_offered_and_its_answers_can_join_the_plan(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        await choose(pilot, "Choose again")
        await press(pilot, "9", "enter")
        await press(pilot, "2", "enter", "1", "enter", "1", "enter")  # where, why and one lens
        assert app.workspace.record.of_kind("reflection")[0].values == {
            "where_i_am": "finding my feet",
            "why_today": "see how far I have come",
            "lens": "my say and my steps",
        }
        await press(pilot, "enter")  # picks the first prompt
        assert app.workspace.session.looking_back == ("a1",)
        await choose(pilot, "Next")
        await write(pilot, "my mornings", "enter")
        answer = app.workspace.record.of_kind("reflection_answer")[0]
        assert (answer.text("prompt"), answer.text("in_my_words")) == ("a1", "my mornings")
        await press(pilot, "shift+tab", "shift+tab", "1", "enter")
        await choose_answer(pilot, "Put it in the plan as something else")
        await press(pilot, "enter")
        assert app.workspace.record.of_kind("wish")[0].text("text") == "my mornings"


def skip(app: PeertuiApp) -> str:
    """The last step ends the meeting; any other can be skipped."""
    return "End the meeting" if "End the meeting" in shown(app) else "Skip"


async def choose_answer(pilot: object, words: str) -> None:
    """Pick an answer of a question by its words."""
    rows = pilot.app.screen.query_one("NumberedList").rows
    await press(pilot, str([row.text for row in rows].index(words) + 1))
