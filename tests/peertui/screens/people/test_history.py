"""Undo, redo, earlier versions and removing for good in the app, by key alone."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from peertui.app.app import PeertuiApp
from peertui.screens.people.history import HistoryScreen, VersionScreen
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.people.person import PersonScreen
from peertui.screens.session.session import SessionScreen
from plans.guide import state_machine
from plans.record.models import Note, Record
from plans.vault import Vault
from plans.vault.errors import CannotSave
from tests.peertui.screens.people.test_person import pick, with_plan
from tests.plans.vault.test_purge import everything_on_disk, holding
from tests.support.app.kit import NOW, PASSPHRASE, choose, just_talk, press, robin, running, saved, shown, write
from widgets.lists.numbered_list import NumberedList


def flat(app: PeertuiApp) -> str:
    """Everything on the screen on one line."""
    return " ".join(shown(app).split())


def rows(app: PeertuiApp) -> list[str]:
    return [row.text for row in app.screen.query_one(NumberedList).rows if not row.heading]


async def open_row(pilot: Pilot[int], row_id: str) -> None:
    listed = pilot.app.screen.query_one(NumberedList)
    listed.go_to(row_id)
    listed.focus()
    await press(pilot, "enter")


async def add_note(pilot: Pilot[int], words: str) -> None:
    await choose(pilot, "Add a note")
    await write(pilot, words)
    await choose(pilot, "Done")


@pytest.mark.hazard("H02.8")
async def test_undo_and_redo_say_what_they_did_and_are_on_the_disk(tmp_path: Path) -> None:
    async with running(tmp_path, with_plan()) as (app, pilot):
        await choose(pilot, "The plan")
        await open_row(pilot, "entry:s1")
        await pick(pilot, "Leave it out")
        assert "I stop opening post" not in shown(app)
        await choose(pilot, "Undo")
        assert "Undone: early sign left out." in shown(app)
        assert "I stop opening post" in shown(app)
        assert (await saved(app)).entry("s1").kept
        await choose(pilot, "Redo")
        assert "Done again: early sign left out." in shown(app)
        assert not (await saved(app)).entry("s1").kept
        await choose(pilot, "Redo")
        assert "There is nothing to do again." in shown(app)


async def test_what_undo_says_stays_although_typing_was_saved_just_before(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        app.workspace.put(robin(notes=(Note(text="tea"),)))
        app.screen.run("undo")
        await pilot.pause(0.3)
        assert "Undone: note added." in shown(app)


@pytest.mark.hazard("H02.8")
async def test_undo_works_after_a_restart(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await choose(pilot, "Notes")
        await add_note(pilot, "tea")
        assert [note.text for note in (await saved(app)).notes] == ["tea"]
    vault = Vault.open(tmp_path / "vault", passphrase=PASSPHRASE)
    app = PeertuiApp(tmp_path, vault=vault, clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        await choose(pilot, "Undo")
        assert "Undone: note added." in shown(app)
        assert app.workspace.record.notes == ()
        await choose(pilot, "Undo")
        assert "There is nothing to undo." in shown(app)
        app.workspace.close()
    vault = Vault.open(tmp_path / "vault", passphrase=PASSPHRASE)
    app = PeertuiApp(tmp_path, vault=vault, clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        await choose(pilot, "Redo")
        assert [note.text for note in app.workspace.record.notes] == ["tea"]
        app.workspace.close()


async def test_in_a_meeting_the_step_on_screen_follows_undo(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter", "enter")
        app.workspace.save_now()
        first = state_machine.view(app.workspace.pack, app.workspace.session)
        await choose(pilot, "Just talk")
        app.workspace.save_now()
        second = state_machine.view(app.workspace.pack, app.workspace.session)
        assert first
        assert second
        assert first.place != second.place
        await write(pilot, "kept in the box")
        await choose(pilot, "Undo")
        assert "Undone: note added." in flat(app)
        assert app.workspace.record.notes == ()
        assert "kept in the box" not in shown(app)
        assert app.screen.presenter.seen == second
        await choose(pilot, "Undo")
        assert app.screen.presenter.seen == first
        await choose(pilot, "Redo")
        assert app.screen.presenter.seen == second
        await write(pilot, "goes on")
        assert (await saved(app)).notes[-1].text == "goes on"


async def test_undoing_the_beginning_of_a_meeting_goes_back_to_the_person(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionScreen)
        await choose(pilot, "Undo")
        assert isinstance(app.screen, PersonScreen)
        assert "Undone: meeting 1 begun." in shown(app)
        assert "Begin meeting 1" in shown(app)
        await choose(pilot, "Redo")
        assert "Go on with meeting 1" in shown(app)


async def test_an_undo_that_cannot_be_saved_is_said_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await choose(pilot, "Notes")
        await add_note(pilot, "tea")
        app.workspace.save_now()

        def refuse(_: str) -> None:
            raise CannotSave(OSError(errno.ENOSPC, ""))

        monkeypatch.setattr(app.workspace.vault.history, "undo", refuse)
        await choose(pilot, "Undo")
        assert "Not done: This is not saved, because the disk is full" in flat(app)
        assert [note.text for note in app.workspace.record.notes] == ["tea"]


@pytest.mark.hazard("H09.3")
async def test_versions_are_listed_in_words_and_one_entry_is_put_back(tmp_path: Path) -> None:
    async with running(tmp_path, with_plan()) as (app, pilot):
        await choose(pilot, "The plan")
        await open_row(pilot, "entry:s1")
        await pick(pilot, "Change it")
        await write(pilot, " at all")
        await choose(pilot, "Done")
        app.workspace.save_now()
        await open_row(pilot, "entry:s2")
        await pick(pilot, "Leave it out")
        await choose(pilot, "Go back")
        await choose(pilot, "What was saved before")
        assert isinstance(app.screen, HistoryScreen)
        assert rows(app) == ["early sign left out", "early sign changed", "the oldest that is kept"]
        await open_row(pilot, "version:1")
        assert isinstance(app.screen, VersionScreen)
        assert "Not the same now" in shown(app)
        assert rows(app)[:2] == ["I stop opening post > Open one with Sam", "Everything feels loud"]
        assert "left out now" in shown(app)
        await open_row(pilot, "entry:s1")
        assert "This is different now." in flat(app)
        await pick(pilot, "Put it back as it was then")
        record = await saved(app)
        assert record.entry("s1").text("sign") == "I stop opening post"
        assert not record.entry("s2").kept
        await open_row(pilot, "entry:s1")
        assert "This is the same now" in flat(app)
        await open_row(pilot, "entry:a")
        assert isinstance(app.screen, VersionScreen)


async def test_a_note_that_is_not_there_any_more_is_put_back(tmp_path: Path) -> None:
    async with running(tmp_path, with_plan()) as (app, pilot):
        workspace = app.workspace
        workspace.put(workspace.record.model_copy(update={"notes": ()}))
        await choose(pilot, "What was saved before")
        await open_row(pilot, "version:1")
        await open_row(pilot, "note:n")
        assert "This is not there now." in flat(app)
        await pick(pilot, "Put it back as it was then")
        assert [note.text for note in (await saved(app)).notes] == ["the café on Tuesdays"]


@pytest.mark.hazard("H24.5")
async def test_a_whole_version_is_put_back_as_a_new_one(tmp_path: Path) -> None:
    async with running(tmp_path, with_plan()) as (app, pilot):
        before = app.workspace.record
        app.workspace.put(before.model_copy(update={"notes": (), "entries": before.entries[:1]}))
        await choose(pilot, "What was saved before")
        await open_row(pilot, "version:1")
        await choose(pilot, "Put all of it back")
        assert "2 early signs added" in flat(app)
        await pick(pilot, "Leave it as it is now")
        assert app.workspace.record.notes == ()
        await choose(pilot, "Put all of it back")
        await pick(pilot, "Put all of it back")
        assert await saved(app) == before
        await choose(pilot, "Put all of it back")
        assert "Everything is the same now" in flat(app)
        await choose(pilot, "Go back")
        assert len(rows(app)) == 3
        await choose(pilot, "Undo")
        assert (await saved(app)).notes == ()


async def test_older_versions_come_a_page_at_a_time(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        for region in map(str, range(14)):
            app.workspace.put(app.workspace.record.model_copy(update={"later": region}))
            app.workspace.save_now()
        await choose(pilot, "What was saved before")
        assert len(rows(app)) == 13
        await press(pilot, "end", "enter")
        assert len(rows(app)) == 15
        assert rows(app)[-1] == "the oldest that is kept"


@pytest.mark.hazard("H09.2", "H22.2")
async def test_an_entry_is_removed_for_good_only_after_a_plain_yes(tmp_path: Path) -> None:
    async with running(tmp_path, with_plan()) as (app, pilot):
        await choose(pilot, "The plan")
        await open_row(pilot, "entry:s1")
        assert rows(app)[-2:] == ["Leave it out", "Remove for good"]
        await pick(pilot, "Remove for good")
        assert "I stop opening post" in shown(app)
        assert "cannot be brought back" in flat(app)
        assert "Copies that were printed, saved or handed over stay where they are" in flat(app)
        await pick(pilot, "No, keep it")
        assert "I stop opening post" in shown(app)
        await open_row(pilot, "entry:s1")
        await pick(pilot, "Remove for good")
        await pick(pilot, "Yes, remove it for good")
        assert "Removed for good." in shown(app)
        assert "I stop opening post" not in shown(app)
        assert holding("I stop opening post", everything_on_disk(tmp_path / "vault", app.workspace.vault)) == 0
        await choose(pilot, "Undo")
        assert "I stop opening post" not in shown(app)
        app.workspace.put(app.workspace.record.model_copy(update={"later": 1}))
        app.workspace.save_now()
        assert holding("I stop opening post", everything_on_disk(tmp_path / "vault", app.workspace.vault)) == 0


async def test_a_note_just_written_in_a_meeting_is_removed_for_good(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await just_talk(pilot)
        await write(pilot, "by the weir", "enter")
        note = app.workspace.record.notes[0]
        listed = app.screen.query_one("#written", NumberedList)
        listed.focus()
        listed.go_to(f"note:{note.id}")
        await press(pilot, "enter")
        await pick(pilot, "Remove for good")
        await pick(pilot, "Yes, remove it for good")
        assert isinstance(app.screen, SessionScreen)
        assert "weir" not in shown(app)
        await write(pilot, "something else")
        assert [n.text for n in (await saved(app)).notes] == ["something else"]
        assert holding("weir", everything_on_disk(tmp_path / "vault", app.workspace.vault)) == 0


def nobody_else() -> Iterator[Record]:
    yield with_plan()
    yield Record.model_validate({"person": {"id": "noor", "called": "Noor"}})


async def test_a_whole_person_is_removed_for_good(tmp_path: Path) -> None:
    async with running(tmp_path, *nobody_else(), open_first=False) as (app, pilot):
        await write(pilot, "Robin", "enter")
        await choose(pilot, "Remove this person for good")
        assert "All that is kept of Robin goes: 4 entries, 1 note, 0 meetings." in flat(app)
        await pick(pilot, "No, keep it")
        assert isinstance(app.screen, PersonScreen)
        app.workspace.put(app.workspace.record.model_copy(update={"later": 1}))
        await choose(pilot, "Remove this person for good")
        await pick(pilot, "Yes, remove it for good")
        assert isinstance(app.screen, PeopleScreen)
        assert "Removed for good." in shown(app)
        assert [person.called for person in app.workspace.vault.people.all()] == ["Noor"]
        await pilot.pause(0.6)
        assert holding("Robin", everything_on_disk(tmp_path / "vault", app.workspace.vault)) == 0
        assert app.workspace.all_saved
