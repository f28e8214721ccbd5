"""Handing over and receiving in the app, by Tab, arrows, Enter and digits alone."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from exports.handover.handover_file import seal, unseal
from peertui.app.app import PeertuiApp
from peertui.screens.exporting.arrival import NewsScreen, ReceiveScreen
from peertui.screens.exporting.copy_log import CopiesScreen
from peertui.screens.exporting.handover import HandOverScreen, SpokenScreen, WriteHandoverScreen
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.people.person import PersonScreen
from plans.record.models import Entry, Note, Person, Record, Share, Voice, Way
from tests.peertui.screens.vault.test_lock_screen import settle
from tests.support.app.kit import NOW, choose, press, robin, running, saved, shown, write
from tests.support.app.light_keys import light
from widgets.forms.field_factory import LineField
from widgets.lists.numbered_list import NumberedList

WORDS = "abode kettle apple garden butter candle"
EARLIER = datetime(2026, 1, 5, tzinfo=UTC)
TEA = Entry(
    id="tea", kind="wish", values={"text": "tea first"}, share=Share.CAN_SHARE, created=EARLIER, changed=EARLIER
)
US = Entry(id="us", kind="wish", values={"text": "just between us"}, changed=EARLIER)
WORKER = Note(id="w", text="what I thought", voice=Voice.WORKER, changed=EARLIER)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    light(monkeypatch)
    monkeypatch.setattr("peertui.presenters.exporting.handover.handover_path", lambda: tmp_path / "out.age")


def flat(app: PeertuiApp) -> str:
    return " ".join(shown(app).split())


@pytest.mark.hazard("H23.1")
async def test_only_what_is_chosen_goes_and_the_words_are_shown_once(tmp_path: Path) -> None:
    async with running(tmp_path, robin(entries=(TEA, US), notes=(WORKER,))) as (app, pilot):
        await press(pilot, "9", "enter")
        assert isinstance(app.screen, HandOverScreen)
        assert "1 thing goes. Not in it: what is just for us, the worker's own notes." in flat(app)
        assert "[x] If things get really hard" in shown(app)
        await press(pilot, "2", "enter")
        assert "2 things go, with what is just for us. Not in it: the worker's own notes." in flat(app)
        await press(pilot, "1", "enter")
        await press(pilot, "0", "enter")
        assert "Choose something first" in flat(app)
        await press(pilot, "1", "enter", "0", "enter")
        assert isinstance(app.screen, WriteHandoverScreen)
        assert "In it: 2 wishes." in flat(app)
        await write(pilot, "Kit", "enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, SpokenScreen)
        assert "by phone" in flat(app)
        words = app.screen.presenter.passphrase
        assert re.fullmatch(r"([a-z]{3,8} ){5}[a-z]{3,8}", words)
        assert words in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        assert words not in shown(app)
        part = unseal((tmp_path / "out.age").read_bytes(), words, now=NOW)
        assert (part.entries, part.notes) == ((TEA, US), ())
        [copy] = (await saved(app)).copies
        assert (copy.who, copy.way) == ("Kit", Way.HANDED_OVER)
        assert copy.what == ("If things get really hard", "Also what is just for us, in the chosen parts")
        await press(pilot, "1", "0", "enter")
        assert isinstance(app.screen, CopiesScreen)
        assert "Handed over to Kit, as a locked file on 3 March 2026: If things get really hard" in flat(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, PersonScreen)


async def test_a_file_that_is_there_is_asked_about_and_trouble_is_said(tmp_path: Path) -> None:
    (tmp_path / "out.age").write_bytes(b"old")
    async with running(tmp_path, robin(entries=(TEA,))) as (app, pilot):
        await press(pilot, "9", "enter", "0", "enter")
        await press(pilot, "enter", "enter")
        assert "There is a file already" in flat(app)
        await press(pilot, "1")
        assert (tmp_path / "out.age").read_bytes() == b"old"
        for typed, said in (("", "Say where"), (str(tmp_path / "gone" / "x.age"), "no folder"), ("x" * 300, "No file")):
            app.screen.query(LineField).last().answer = typed
            await press(pilot, "enter")
            await settle(pilot)
            assert said in flat(app)
        assert isinstance(app.screen, WriteHandoverScreen)
        assert app.workspace.record.copies == ()


async def receive(app: PeertuiApp, pilot: Pilot[int], file: Path, words: str = WORDS) -> None:
    app.screen.run("receive")
    await press(pilot)
    assert isinstance(app.screen, ReceiveScreen)
    await press(pilot, "down", "tab", "enter")
    assert "Type the file first" in flat(app)
    for field, typed in zip(app.screen.query(LineField), (str(file), words), strict=False):
        field.answer = typed
    app.screen.query(LineField)[2].answer = "Kit"
    await press(pilot, "enter", "enter", "enter")
    await settle(pilot)


def sent(folder: Path, record: Record) -> Path:
    file = folder / "in.age"
    file.write_bytes(seal(record, WORDS, log_n=1))
    return file


@pytest.mark.hazard("H24.2", "H49.3")
async def test_somebody_new_comes_in_once_it_was_looked_at(tmp_path: Path) -> None:
    async with running(tmp_path, size=(120, 30)) as (app, pilot):
        file = sent(tmp_path, robin(entries=(TEA,)))
        await receive(app, pilot, file, "ABODE-kettle, apple garden  butter cand")
        assert "Robin is not here yet." in flat(app)
        assert "It holds: 1 wish." in flat(app)
        assert app.workspace.vault.people.all() == ()
        await press(pilot, "1")
        assert isinstance(app.screen, PersonScreen)
        record = await saved(app)
        assert record.entries == (TEA,)
        assert [(copy.who, copy.way) for copy in record.copies] == [("Kit", Way.RECEIVED)]


@pytest.mark.hazard("H24.2")
async def test_both_wordings_are_shown_and_kept_or_nothing_is(tmp_path: Path) -> None:
    here = robin(entries=(TEA.model_copy(update={"values": {"text": "coffee first"}, "changed": NOW}),))
    async with running(tmp_path, here, open_first=False, size=(120, 30)) as (app, pilot):
        file = sent(tmp_path, robin(entries=(TEA, US)))
        await receive(app, pilot, file)
        assert "New or different here: 2 wishes added." in flat(app)
        await press(pilot, "2")
        assert isinstance(app.screen, NewsScreen)
        assert "coffee first (here, the later words) / tea first (handed over, kept beside it)" in flat(app)
        assert "just between us" in flat(app)
        await press(pilot, "escape", "3")
        assert isinstance(app.screen, PeopleScreen)
        assert app.workspace.vault.people.load("robin").record == here
        await receive(app, pilot, file)
        await press(pilot, "1")
        assert isinstance(app.screen, PersonScreen)
        record = await saved(app)
        assert [e.text("text") for e in record.entries] == ["coffee first", "tea first", "just between us"]
        await press(pilot, "3", "enter")
        assert "from Kit" in flat(app)


@pytest.mark.hazard("H24.1")
async def test_the_worker_says_whether_the_same_name_is_the_same_person(tmp_path: Path) -> None:
    other = Record(person=Person(id="other", called="Robin"))
    async with running(tmp_path, other, open_first=False, size=(120, 30)) as (app, pilot):
        file = sent(tmp_path, robin(entries=(TEA,)))
        await receive(app, pilot, file)
        assert "Somebody here is called Robin too. Is it the same person?" in flat(app)
        rows = [row.text for row in app.screen.query_one(NumberedList).rows]
        assert rows == ["Yes, Robin, no meeting yet", "No, this is somebody new"]
        await press(pilot, "1", "1")
        assert (await saved(app)).person.id == "other"
        assert app.workspace.record.entries[0].text("text") == "tea first"
        app.screen.run("back_out")
        await press(pilot)
        await receive(app, pilot, file)
        await press(pilot, "2")
        await press(pilot, "1")
        assert (await saved(app)).person.id == "robin"
        assert len(app.workspace.vault.people.all()) == 2


async def test_it_stands_in_the_menu_of_the_people(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        await choose(pilot, "Receive a handover")
        assert isinstance(app.screen, ReceiveScreen)


async def test_what_does_not_open_is_said_and_can_be_typed_again(tmp_path: Path) -> None:
    async with running(tmp_path, size=(120, 30)) as (app, pilot):
        file = sent(tmp_path, robin())
        await receive(app, pilot, file, "abode kettle apple garden butter zzzz")
        assert '"zzzz" is not one of the words' in flat(app)
        app.screen.query(LineField)[0].answer = str(tmp_path)
        await press(pilot, "enter", "enter")  # from the six words, which were wrong, over who it came from
        await settle(pilot)
        assert "it is a folder" in flat(app)
        assert isinstance(app.screen, ReceiveScreen)
        assert app.workspace.vault.people.all() == ()


@pytest.mark.hazard("H24.6")
async def test_the_same_number_under_another_name_is_asked_about(tmp_path: Path) -> None:
    here = robin().model_copy(update={"person": robin().person.model_copy(update={"called": "Max", "full_name": ""})})
    async with running(tmp_path, here, open_first=False, size=(120, 30)) as (app, pilot):
        file = sent(tmp_path, robin(entries=(TEA,)))
        await receive(app, pilot, file)
        assert "belongs to Max. Is it the same person?" in flat(app)
        assert app.workspace.vault.people.load("robin").record == here
        await press(pilot, "2", "1")
        assert isinstance(app.screen, PersonScreen)
        await saved(app)
        assert sorted(one.called for one in app.workspace.vault.people.all()) == ["Max", "Robin"]
        assert app.workspace.vault.people.load("robin").record == here
