"""Records with odd letters, wrong types and pointers to nothing: every screen shows them, and nothing is lost."""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session.entry_actions import open_part
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.session.entry import EntryScreen
from peertui.screens.session.session import SessionScreen
from plans.pack.loader import load_pack
from plans.record.models import Entry, Note, Outcome, Record, Session, TrailItem
from tests.support.app.bad_input import ODD, bad_record, steering
from tests.support.app.kit import NOW, choose, press, robin, running, saved, shown, write

PACK = load_pack()
PLACES = {
    "person": (),
    "plan": ("plan",),
    "notes": ("notes",),
    "meetings": ("meetings",),
    "find": ("find",),
    "about": ("about",),
    "meeting": ("meet",),
    "page": ("page",),
    "preview": ("page", "see"),
    "export": ("page", "export"),
    "safety": ("safety",),
}


@pytest.mark.hazard("H55.5")
@pytest.mark.parametrize("commands", PLACES.values(), ids=PLACES.keys())
async def test_every_screen_shows_it_at_any_size_and_steers_no_terminal(
    tmp_path: Path, commands: tuple[str, ...]
) -> None:
    record = bad_record(PACK)
    async with running(tmp_path, record) as (app, pilot):
        for command in commands:
            app.screen.run(command)
            await press(pilot)
        if commands == ("find",):
            await press(pilot, "n")
        here = type(app.screen)
        assert not steering(shown(app))
        for size in ((20, 5), (1, 1), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert not steering(shown(app))
        assert type(app.screen) is here
        assert await saved(app) == record


@pytest.mark.parametrize("part", ["entry:unknown", "entry:hollow", "note:odd", "note:long"])
async def test_whatever_it_holds_the_answers_are_in_sight(tmp_path: Path, part: str) -> None:
    async with running(tmp_path, bad_record(PACK)) as (app, pilot):
        app.screen.show(open_part(app, RowRef.of(part)))
        await press(pilot)
        assert isinstance(app.screen, AskScreen)
        assert "Leave it out" in shown(app)
        assert not steering(shown(app))


async def test_a_long_note_can_be_read_to_its_end_before_answering(tmp_path: Path) -> None:
    note = Note(id="n", text="line\n" * 60 + "the last line")
    async with running(tmp_path, robin(notes=(note,))) as (app, pilot):
        app.screen.show(open_part(app, RowRef(RowKind.NOTE, "n")))
        await press(pilot)
        assert "the last line" not in shown(app)
        await press(pilot, "shift+tab", "end")
        assert "the last line" in shown(app)
        await press(pilot, "tab", "1")
        assert not isinstance(app.screen, AskScreen)


async def test_every_form_opens_with_any_value_and_keeps_those_not_typed_in(tmp_path: Path) -> None:
    record = bad_record(PACK)
    async with running(tmp_path, record) as (app, pilot):
        for kind in tuple(PACK.kinds.values())[::4]:
            entry = app.workspace.record.entry(f"{kind.id}:1")
            app.push_screen(EntryScreen(entry.id))
            await press(pilot)
            assert not steering(shown(app))
            await press(pilot, "x")
            app.screen.run("back_out")
            await press(pilot)
            now = app.workspace.record.entry(entry.id).values
            rest = {name: value for name, value in entry.values.items() if name != kind.main}
            assert {name: value for name, value in now.items() if name in rest} == rest
        stored = (await saved(app)).entries
        assert [e.id for e in stored] == [e.id for e in record.entries]


@pytest.mark.parametrize("value", [ODD, None, ["a", 1], {"deep": ["x"]}, True], ids=repr)
async def test_words_already_typed_can_join_any_value_that_is_there(tmp_path: Path, value: object) -> None:
    entry = Entry(id="e", kind="checkin", values={"in_my_words": value}, session="s")
    at = TrailItem(step="arrive/weather", outcome=Outcome.OPENED, when=NOW)
    async with running(tmp_path, robin(entries=(entry,), sessions=(Session(id="s", started=NOW, trail=(at,)),))) as (
        app,
        pilot,
    ):
        await press(pilot, "enter")
        assert not steering(shown(app))
        await press(pilot, "shift+tab", "2")
        await press(pilot, "tab")
        await write(pilot, "fog")
        assert app.workspace.record.notes[0].text == "fog"
        await press(pilot, "shift+tab", "1")
        assert not steering(shown(app))
        record = await saved(app)
        assert record.entry("e").text("in_my_words").endswith("fog")
        assert record.notes == ()


@pytest.mark.skipif(sys.platform == "win32", reason="the zone cannot be set")
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
async def test_meetings_at_the_ends_of_the_calendar_in_any_zone(
    tmp_path: Path, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        async with running(tmp_path, bad_record(PACK)) as (app, pilot):
            app.screen.run("meetings")
            await press(pilot)
            assert "Meeting 1" in shown(app)
    finally:
        monkeypatch.undo()
        time.tzset()


async def test_of_two_open_meetings_the_newer_ends_and_the_other_waits(tmp_path: Path) -> None:
    older = Session(id="older", number=1, started=NOW - timedelta(days=7))
    newer = Session(id="newer", number=2, started=NOW)
    async with running(tmp_path, robin(sessions=(older, newer))) as (app, pilot):
        assert "Go on with meeting 2" in shown(app)
        await press(pilot, "enter")
        await choose(pilot, "End the meeting here")
        assert not isinstance(app.screen, SessionScreen)
        assert "Go on with meeting 1" in shown(app)
        after = await saved(app)
        assert after.session("newer").ended == NOW
        assert after.session("older") == older


@pytest.mark.hazard("H54.1")
async def test_five_thousand_entries_open_in_a_moment(tmp_path: Path) -> None:
    entries = tuple(Entry(id=f"e{n}", kind="early_sign", values={"sign": f"sign {n}"}) for n in range(5000))
    async with running(tmp_path, robin(entries=entries)) as (app, pilot):
        begun = time.monotonic()
        app.screen.run("plan")
        await press(pilot, "end")
        assert "sign 4999" in shown(app)
        app.screen.run("back_out")
        await press(pilot)
        app.screen.run("page")
        await press(pilot)
        assert time.monotonic() - begun < 10


def test_the_record_is_one_that_the_vault_keeps() -> None:
    assert Record.model_validate(bad_record(PACK).model_dump()) == bad_record(PACK)
    assert steering(ODD)
