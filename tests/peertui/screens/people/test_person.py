"""Every screen beside the session: people, plan, notes, find, page, export, settings; by key alone."""

from __future__ import annotations

import errno
import itertools
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from peertui.app.app import PeertuiApp
from peertui.presenters.people.list_rows import kind_rows
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.people.person import PersonScreen
from peertui.screens.session.entry import EntryScreen
from peertui.services import settings
from plans.record.models import Entry, Note, Share, Voice
from plans.vault import Vault
from plans.vault.errors import CannotSave
from tests.support.app.kit import PASSPHRASE, choose, just_talk, press, robin, running, saved, shown, write
from tests.support.context import context_of
from widgets.base.status_bar import StatusLine
from widgets.lists.numbered_list import NumberedList
from widgets.panels.command_bar import ActionLine

EARLIER = datetime(2026, 1, 1, tzinfo=UTC)


def entry(kind: str, entry_id: str, on_page: bool = False, **values: object) -> Entry:
    share = Share.CAN_SHARE if on_page else Share.PRIVATE
    return Entry(id=entry_id, kind=kind, values=values, on_page=on_page, share=share, created=EARLIER, changed=EARLIER)


def with_plan(**parts: object) -> object:
    entries = (
        entry("about_me", "a", text="I drive the night bus"),
        entry("early_sign", "s1", sign="I stop opening post", order=1, what_helps=["Open one with Sam"]),
        entry("early_sign", "s2", sign="Everything feels loud", order=2),
        entry("supporter", "p", True, name="Sam", phone="07700 900123", call_order=1, knows_they_are_listed=False),
    )
    return robin(entries=entries, notes=(Note(id="n", text="the café on Tuesdays", voice=Voice.WORKER),), **parts)


@pytest.mark.hazard("H46.2")
async def test_a_new_person_needs_only_a_name(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        await press(pilot, "enter", "enter")
        assert "A name is needed" in shown(app)
        await write(pilot, "Bo", "enter")
        assert isinstance(app.screen, PersonScreen)
        assert [p.called for p in app.workspace.vault.people.all()] == ["Bo"]
        await choose(pilot, "People")
        assert isinstance(app.screen, PeopleScreen)
        assert "Bo" in shown(app)


async def test_typing_narrows_the_list_of_people(tmp_path: Path) -> None:
    others = [
        robin().model_copy(update={"person": robin().person.model_copy(update={"id": n, "called": n})})
        for n in ("Ada", "Édith", "Femi")
    ]
    async with running(tmp_path, *others, open_first=False) as (app, pilot):
        await write(pilot, "edi")
        assert [row.text for row in app.screen.query_one(NumberedList).rows] == ["Édith"]
        await press(pilot, "enter")
        assert app.workspace.record.person.called == "Édith"


@pytest.mark.hazard("H22.2")
async def test_an_entry_is_added_changed_moved_left_out_and_put_back(tmp_path: Path) -> None:
    async with running(tmp_path, with_plan()) as (app, pilot):
        await choose(pilot, "The plan")
        rows = app.screen.query_one(NumberedList)
        rows.go_to("entry:s2")
        rows.focus()
        await press(pilot, "enter")
        await pick(pilot, "Move it up")
        assert [e.id for e in app.workspace.record.of_kind("early_sign")] == ["s2", "s1"]
        rows.go_to("entry:s2")
        await press(pilot, "enter")
        await pick(pilot, "Change it")
        assert isinstance(app.screen, EntryScreen)
        await write(pilot, " today")
        await choose(pilot, "Done")
        assert app.workspace.record.entry("s2").text("sign") == "Everything feels loud today"
        rows.go_to("entry:s2")
        rows.focus()
        await press(pilot, "enter")
        await pick(pilot, "Leave it out")
        assert "Everything feels loud" not in shown(app)
        await choose(pilot, "Show what was left out")
        rows.focus()
        await press(pilot, "enter")
        await pick(pilot, "Put it back")
        assert [e.id for e in app.workspace.record.of_kind("early_sign")] == ["s2", "s1"]
        await choose(pilot, "Put away what was left out")
        await choose(pilot, "Add to the plan")
        app.screen.query_one(NumberedList).go_to("trigger")
        await press(pilot, "enter")
        await write(pilot, "late buses")
        await choose(pilot, "Done")
        assert (await saved(app)).of_kind("trigger")[0].text("what") == "late buses"


async def test_after_the_first_entry_the_focus_is_on_the_list_that_was_empty(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        app.screen.run("plan")
        await press(pilot)
        assert isinstance(app.focused, ActionLine), "there is nothing to pick yet"
        await press(pilot, "enter")
        app.screen.query_one(NumberedList).go_to("about_me")
        await press(pilot, "enter")
        await write(pilot, "I hum")
        app.screen.run("done")
        await press(pilot)
        assert isinstance(app.focused, NumberedList)


@pytest.mark.parametrize("part", ["Spotting the signs early", "If things get really hard", "People and places"])
def test_a_person_to_ring_is_found_under_each_part_that_asks_for_one(part: str) -> None:
    rows = kind_rows(context_of(robin()))
    start = next(n for n, row in enumerate(rows) if row.heading and row.text == part)
    below = [row.text for row in itertools.takewhile(lambda row: not row.heading, rows[start + 1 :])]
    assert "person I trust" in below


async def test_an_added_entry_left_empty_does_not_stay(tmp_path: Path) -> None:
    async with running(tmp_path, with_plan()) as (app, pilot):
        await choose(pilot, "The plan")
        before = len(app.workspace.record.entries)
        await choose(pilot, "Add to the plan")
        await press(pilot, "enter")
        await choose(pilot, "Done")
        assert len(app.workspace.record.entries) == before


@pytest.mark.hazard("H05.1")
async def test_a_note_is_added_and_becomes_an_entry(tmp_path: Path) -> None:
    async with running(tmp_path, with_plan()) as (app, pilot):
        await choose(pilot, "Notes")
        await choose(pilot, "Add a note")
        await write(pilot, "likes the back row", "tab", "3")
        await choose(pilot, "Done")
        note = app.workspace.record.notes[-1]
        assert (note.text, note.voice) == ("likes the back row", Voice.WORKER)
        app.screen.query_one(NumberedList).focus()
        await press(pilot, "1", "enter")
        await pick(pilot, "Put it in the plan")
        app.screen.query_one(NumberedList).go_to("with_me")
        await press(pilot, "enter")
        await choose(pilot, "Done")
        made = app.workspace.record.of_kind("with_me")[0]
        assert (made.text("text"), made.in_whose_words) == ("likes the back row", Voice.WORKER)


async def test_any_word_is_found_without_accents_and_opened(tmp_path: Path) -> None:
    async with running(tmp_path, with_plan()) as (app, pilot):
        await choose(pilot, "Find a word")
        await write(pilot, "cafe")
        assert "1 found" in shown(app)
        await press(pilot, "enter", "enter")
        assert "the café on Tuesdays" in shown(app)


async def test_the_page_is_chosen_seen_and_printed_with_exactly_what_was_chosen(tmp_path: Path) -> None:
    async with running(tmp_path, with_plan()) as (app, pilot):
        await choose(pilot, "Choose the page")
        rows = app.screen.query_one(NumberedList)
        rows.go_to("entry:s1")
        rows.focus()
        await press(pilot, "enter")
        assert app.workspace.record.entry("s1").on_page
        assert "[x] I stop opening post" in shown(app)
        assert "It fits" in shown(app)
        await choose(pilot, "Read the page")
        assert "I stop opening post" in shown(app)
        assert "Everything feels loud" not in shown(app)
        await choose(pilot, "Go back")
        await choose(pilot, "Print or save it")
        to = tmp_path / "page.pdf"
        field(app, "path").answer = str(to)
        await choose(pilot, "Save it")
        assert "Type a password" in shown(app)
        await write(pilot, "kettle", "enter")
        await press(pilot, "enter")
        assert "locked with a password" in shown(app)
        await pick(pilot, "Yes, save it")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Saved as" in " ".join(shown(app).split())
    reader = PdfReader(to)
    assert reader.is_encrypted
    assert reader.decrypt("kettle")
    words = reader.pages[0].extract_text()
    assert len(reader.pages) == 1
    assert "I stop opening post" in words
    assert "Everything feels loud" not in words
    assert "07700 900123" not in words  # Sam does not know they are listed


@pytest.mark.hazard("H19.1", "H28.3")
async def test_somebody_who_does_not_know_they_are_listed_is_said_not_to_print(tmp_path: Path) -> None:
    async with running(tmp_path, with_plan(), size=(120, 40)) as (app, pilot):
        await choose(pilot, "Choose the page")
        candidate = next(row for row in app.screen.query_one(NumberedList).rows if row.id == "entry:p")
        assert candidate.detail


@pytest.mark.hazard("H28.1")
async def test_a_page_that_does_not_fit_is_refused_with_lines_and_nothing_is_written(tmp_path: Path) -> None:
    long = tuple(
        entry("trigger", f"t{n}", True, what=f"number {n} " + "and then some more words " * 12) for n in range(40)
    )
    async with running(tmp_path, robin(entries=long)) as (app, pilot):
        await choose(pilot, "Choose the page")
        assert "too many" in shown(app)
        await choose(pilot, "Print or save it")
        field(app, "path").answer = str(tmp_path / "page.pdf")
        field(app, "lock").focus()
        await press(pilot, "2")
        await choose(pilot, "Save it")
        await pick(pilot, "Yes, save it")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Nothing was written" in shown(app)
    assert not (tmp_path / "page.pdf").exists()


async def test_a_file_that_is_there_already_is_asked_about(tmp_path: Path) -> None:
    to = tmp_path / "page.txt"
    to.write_text("mine")
    async with running(tmp_path, with_plan()) as (app, pilot):
        await choose(pilot, "Choose the page")
        await choose(pilot, "Print or save it")
        await press(pilot, "6")
        field(app, "path").answer = str(to)
        await choose(pilot, "Save it")
        await pick(pilot, "No, go back")
        assert to.read_text() == "mine"
        await choose(pilot, "Save it")
        await pick(pilot, "Yes, write over it")
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert "My crisis and wellness plan" in to.read_text()


@pytest.mark.hazard("H06.4")
async def test_a_save_that_cannot_be_done_is_said_and_nothing_is_dropped(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        real = app.workspace.vault.people.save
        full = OSError(errno.ENOSPC, "No space left on device")

        def refuse(_: object) -> datetime:
            raise CannotSave(full)

        app.workspace.vault.people.save = refuse
        await just_talk(pilot)
        await write(pilot, "kept in hand")
        app.workspace.save_now()
        await pilot.pause()
        assert "Not saved:" in shown(app)
        await press(pilot, "ctrl+q")
        assert "Leave, and lose what is not saved" in shown(app)
        await pick(pilot, "Stay here")
        assert "kept in hand" in shown(app)
        app.workspace.vault.people.save = real
        assert (await saved(app)).notes[0].text == "kept in hand"


async def test_leaving_saves_the_last_letter(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (_, pilot):
        await just_talk(pilot)
        await write(pilot, "last")
        await press(pilot, "ctrl+q")
    with Vault.open(tmp_path / "vault", passphrase=PASSPHRASE) as vault:
        assert vault.people.load("robin").record.notes[0].text == "last"


@pytest.mark.hazard("H34.8", "H38.4")
async def test_settings_are_kept_and_stand_on_the_safety_card(tmp_path: Path) -> None:
    async with running(tmp_path, open_first=False) as (app, pilot):
        await choose(pilot, "Settings")
        await write(pilot, "01632 960100")
        await choose(pilot, "Done")
        await press(pilot, "f2")
        assert "01632 960100" in shown(app)
    assert settings.load(tmp_path).on_call == "01632 960100"


@pytest.mark.hazard("H35.1")
async def test_the_region_decides_the_help_lines(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), size=(100, 40)) as (app, pilot):
        await press(pilot, "7", "enter")
        field(app, "region").focus()
        at = [key for key, _ in field(app, "region").options].index("Scotland") + 1
        await press(pilot, *str(at))
        assert app.workspace.record.person.region == "Scotland"
        await press(pilot, "f2")
        assert "Breathing Space" in shown(app)


def field(app: PeertuiApp, name: str) -> object:
    return next(w for w in app.screen.walk_children() if getattr(w, "name", None) == name)


async def pick(pilot: object, words: str) -> None:
    rows = pilot.app.screen.query_one(NumberedList).rows
    await press(pilot, str([row.text for row in rows].index(words) + 1))


async def test_a_screen_that_is_being_taken_away_may_still_be_told_of_a_save(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, _):
        await app.screen.query(StatusLine).remove()
        app.screen.say("Saved 14:32")
        assert "Saved 14:32" not in shown(app)


async def test_enter_and_esc_go_back_from_what_is_only_read(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        below = app.screen
        for key in ("f1", "f2", "f3"):
            for back in ("enter", "escape", key):
                await press(pilot, key)
                assert app.screen is not below
                await press(pilot, back)
                assert app.screen is below
