"""How many keys it takes, and where the focus lands: nobody has to look for the place to type."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from exports import Paper
from peertui.app.app import PeertuiApp
from peertui.screens.base.menu import MenuScreen
from peertui.screens.base.screen import BaseScreen
from peertui.screens.dialogs.cover import SafetyScreen
from peertui.screens.exporting.arrival import ReceiveScreen
from peertui.screens.exporting.export import ExportScreen
from peertui.screens.exporting.page import PageScreen
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.people.person import PersonScreen
from peertui.screens.people.person_form import AboutScreen, NewPersonScreen
from peertui.screens.people.settings import SettingsScreen
from peertui.screens.session.entry import EntryScreen
from peertui.screens.session.find import FindScreen
from peertui.screens.session.note import NoteScreen
from peertui.screens.session.session import SessionScreen
from peertui.screens.session.writing_box import WritingBox
from peertui.screens.vault.backup import BackUpScreen
from peertui.screens.vault.first_run import FirstRunScreen, RecoveryKeyScreen
from peertui.services import paths
from plans.guide import state_machine
from plans.guide.route import place, routes
from plans.pack.loader import load_pack
from plans.pack.models import EntryKind, StageRole
from plans.record import changes
from plans.record.models import Entry, Note
from tests.support.app.kit import NOW, PASSPHRASE, press, robin, running, shown
from tests.support.folders import ROOT
from widgets.forms.entry_form import EntryForm
from widgets.forms.field import Field
from widgets.lists.numbered_list import NumberedList
from widgets.models.row import number_rows
from widgets.panels.command_bar import ActionLine

PACK = load_pack()
README = ROOT / "README.md"
MOST = 36
"""Keys beyond the words typed, from an empty folder to the first page on the disk."""
WAY_OF_WORKING = 1
"""Enter at the question that a first start asks before the screen is drawn: full screen or plain lines."""


class Hands:
    """Counts every key but those that make words. Only Tab, arrows, Enter and digits are used."""

    def __init__(self, app: PeertuiApp, pilot: Pilot[int]) -> None:
        self.app, self._pilot, self.count = app, pilot, 0

    async def press(self, *keys: str) -> None:
        for key in keys:
            assert re.fullmatch(r"tab|shift\+tab|up|down|left|right|enter|\d", key)
            await press(self._pilot, key)
            self.count += 1

    async def words(self, words: str) -> None:
        """What is typed anyway; it goes to wherever the focus is."""
        self.app.post_message(events.Paste(words))
        await self._pilot.pause()
        await self._pilot.pause()

    async def until(self, met: Callable[[], bool]) -> None:
        for _ in range(600):
            if met():
                break
            await self._pilot.pause(0.02)
        await self._pilot.pause()

    async def menu(self, words: str) -> None:
        """Through the numbered menu, from the end of the key line."""
        while not isinstance(self.app.focused, ActionLine):
            await self.press("tab")
        await self.press("left", "enter")
        rows = self.app.screen.query_one(NumberedList).rows
        at = [row.text for row in rows].index(words)
        await self.press(*str(number_rows(rows)[at]))
        if isinstance(self.app.screen, MenuScreen):
            await self.press("enter")


@pytest.mark.hazard("H50.8")
async def test_from_an_empty_folder_to_the_first_page_takes_few_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "documents", lambda: tmp_path)
    monkeypatch.setattr("peertui.services.exporting.export_formats.documents", lambda: tmp_path)
    app = PeertuiApp(tmp_path / "vault", clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        hands = Hands(app, pilot)
        for _ in range(2):
            await hands.words(PASSPHRASE)
            await hands.press("enter")
        await hands.until(lambda: not isinstance(app.screen, FirstRunScreen))
        screen = app.screen
        assert isinstance(screen, RecoveryKeyScreen)
        await hands.words(screen.presenter.key)
        await hands.press("enter")
        await hands.until(lambda: isinstance(app.screen, PeopleScreen))
        await hands.press("enter")
        await hands.words("Robin")
        await hands.press("enter")
        assert isinstance(app.screen, PersonScreen)
        await hands.press("enter")
        await _to_the_list_of_parts(hands)
        await hands.press("enter")
        await hands.words("I paint gates")
        await hands.press("enter")
        await hands.menu("Choose the page")
        assert isinstance(app.screen, PageScreen)
        await hands.press("enter")
        await hands.press("tab", "enter")
        assert isinstance(app.screen, ExportScreen)
        while getattr(app.focused, "name", "") != "password":
            await hands.press("enter")
        await hands.words(PASSPHRASE)
        await hands.press("enter", "enter")
        assert "Robin, their own copy" in shown(app)
        await hands.press("2")
        await app.workers.wait_for_complete()
        assert (tmp_path / "my-plan.pdf").stat().st_size > 1000
        app.workspace.close()
    keys = hands.count + WAY_OF_WORKING
    assert keys <= MOST, keys


async def _to_the_list_of_parts(hands: Hands) -> None:
    """Enter goes on through all that comes before; the writing agreement is answered."""
    workspace = hands.app.workspace
    for _ in range(30):
        step = place(PACK, workspace.session)
        seen = state_machine.view(PACK, workspace.session)
        if seen is not None and seen.role is StageRole.CHOOSE:
            return
        if step == "arrive/typing" and not workspace.record.of_kind("writing_agreement"):
            await hands.press("1")
        await hands.press("enter")
    raise AssertionError(place(PACK, workspace.session))


@pytest.mark.hazard("H38.1")
async def test_one_digit_of_the_longest_menu_is_the_safety_card(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        workspace = app.workspace
        workspace.put(
            changes.put_session(workspace.record, state_machine.go(PACK, workspace.session, "early_signs/first", NOW))
        )
        app.screen.show(None)
        await press(pilot, "escape")
        rows = app.screen.query_one(NumberedList).rows
        numbers = number_rows(rows)
        assert len(rows) > 20
        assert len(set(numbers)) == len(rows)
        await press(pilot, "2")
        assert isinstance(app.screen, SafetyScreen)
        await press(pilot, "enter", "escape", *str(numbers[[row.id for row in rows].index("end")]), "enter")
        assert isinstance(app.screen, PersonScreen)


def test_the_readme_says_how_many() -> None:
    assert f"at most {MOST} keys" in " ".join(README.read_text(encoding="utf-8").split())


@pytest.mark.hazard("H50.8")
async def test_at_every_step_the_focus_is_where_the_next_word_is_typed(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        workspace, screen = app.workspace, app.screen
        assert isinstance(screen, SessionScreen)
        box, written, line = (screen.query_one(kind) for kind in (WritingBox, "#written", ActionLine))
        found = set()
        for route in routes(PACK, workspace.session):
            for step in route.steps:
                here = state_machine.go(PACK, workspace.session, f"{route.id}/{step.id}", NOW)
                workspace.put(changes.put_session(workspace.record, here))
                screen.show(None)
                await pilot.pause()
                expected: Widget = box.field if box.display else written if written.rows else line
                assert app.focused is expected, step.id
                found.add(type(expected).__name__)
                if expected is line:
                    assert line.commands[line.here].id in ("next", "end_meeting")
        assert {"LongField", "ChoiceField", "DateField", "NumberedList", "ActionLine"} <= found
        await pilot.pause()


LATER = [kind for kind in PACK.kinds.values() if kind.main != kind.fields[0].name]
"""Kinds whose own words are not the first field: there the focus could be wrong."""


@pytest.mark.parametrize(
    "kinds", [LATER, pytest.param([*PACK.kinds.values()], marks=pytest.mark.long)], ids=["main later", "all"]
)
async def test_in_a_form_of_an_entry_the_focus_is_in_the_words_that_stand_for_it(
    tmp_path: Path, kinds: list[EntryKind]
) -> None:
    entries = tuple(Entry(id=kind.id, kind=kind.id) for kind in kinds)
    async with running(tmp_path, robin(entries=entries)) as (app, pilot):
        for kind in kinds:
            screen = EntryScreen(kind.id)
            await app.push_screen(screen)
            await pilot.pause()
            assert app.focused is screen.query_one(EntryForm).main_field, kind.id
            app.pop_screen()
        await pilot.pause()


SHORT_FORMS: tuple[tuple[Callable[[PeertuiApp], BaseScreen], str], ...] = (
    (lambda app: NewPersonScreen(""), "What do they like to be called?"),
    (lambda app: AboutScreen(), "What they like to be called"),
    (lambda app: SettingsScreen(), "Your service's on-call number, for the safety card"),
    (lambda app: ExportScreen(Paper.A4), "What kind of file?"),
    (lambda app: FindScreen(), "Find a word"),
    (lambda app: NoteScreen(app.workspace.record.notes[0].id), "Note"),
    (lambda app: BackUpScreen(), "Which folder?"),
    (lambda app: ReceiveScreen(), "Which file?"),
)


async def test_in_every_short_form_the_focus_is_in_the_first_field(tmp_path: Path) -> None:
    async with running(tmp_path, robin(notes=(Note(id="one", text="words"),))) as (app, pilot):
        for make, label in SHORT_FORMS:
            await app.push_screen(make(app))
            await pilot.pause()
            focused = app.focused
            assert isinstance(focused, Field)
            assert focused.label == label
            app.pop_screen()
        await pilot.pause()
