"""What a screen says of saving: "Saved" stands in no picture of the screen over a letter that is not on the disk."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyte
import pytest
from textual._compositor import CompositorUpdate
from textual.pilot import Pilot

from peertui.app.app import PeertuiApp
from peertui.screens.exporting.page import PageScreen
from peertui.screens.people.person_form import AboutScreen
from peertui.screens.people.settings import SettingsScreen
from peertui.screens.session.entry import EntryScreen
from peertui.screens.session.note import NoteScreen
from peertui.services import settings as stored_settings
from plans.record import changes
from plans.record.models import Entry, Note, Outcome, Record, Session, Share, TrailItem
from tests.support.app.kit import NOW, a_vault, press, robin, running, shown, write
from widgets.models.status import Level

MEETING = Session(
    id="s1",
    number=1,
    started=NOW,
    trail=(TrailItem(step="early_signs/first", outcome=Outcome.OPENED, when=NOW),),
    chosen=("early_signs",),
)
SIGN = Entry(id="e1", kind="early_sign", values={"sign": "I hum"}, share=Share.CAN_SHARE)
ROBIN = robin(sessions=(MEETING,), entries=(SIGN,), notes=(Note(id="n1", text="tea"),))
TYPED = ("z", "z", "space", "z")


class Drawn(PeertuiApp):
    """Every picture that a terminal would have got."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.seen: list[str] = []
        self._terminal = pyte.Screen(80, 24)
        self._stream = pyte.Stream(self._terminal)

    def _display(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            self._stream.feed(renderable.render_segments(self.console))
            self.seen.append("\n".join(line.rstrip() for line in self._terminal.display))
        super()._display(screen, renderable)


class Held:
    """A vault's save that waits until it may go on, or fails."""

    def __init__(self, app: PeertuiApp) -> None:
        self.may_go, self.trouble = threading.Event(), ""
        self._save = app.workspace.vault.people.save
        app.workspace.vault.people.save = self  # type: ignore[method-assign,assignment]

    def __call__(self, record: Record) -> datetime:
        assert self.may_go.wait(20)
        if self.trouble:
            raise OSError(self.trouble)
        return self._save(record)


@asynccontextmanager
async def drawn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Drawn, Pilot[int], Held]]:
    """The app at Robin's screen, once something was saved."""
    monkeypatch.setattr("peertui.services.vault.autosave.QUIET", 0.02)
    monkeypatch.setattr("peertui.services.vault.autosave.LONGEST", 0.1)
    monkeypatch.setattr("peertui.services.vault.autosave.RETRY", 0.1)
    monkeypatch.setattr("peertui.screens.base.status.AGAIN", 0.05)
    monkeypatch.setattr("widgets.base.status_bar._ON_ITS_WAY", 0.02)
    app = Drawn(folder, vault=a_vault(folder / "vault", ROBIN), clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        held = Held(app)
        held.may_go.set()
        app.workspace.put(app.workspace.record.model_copy(update={"seen": 1}))
        await until(app, pilot, "Saved")
        yield app, pilot, held
        held.may_go.set()
        held.trouble = ""
        app.workspace.close()


async def until(app: Drawn, pilot: Pilot[int], words: str) -> None:
    """Wait until these words stand on the screen."""
    for _ in range(400):
        if app.seen and words in app.seen[-1]:
            return
        await pilot.pause(0.01)
    raise AssertionError(f"never saw {words!r} in\n{app.seen[-1]}")


def to_meeting(app: PeertuiApp) -> None:
    app.screen.run("meet")


PLACES: dict[str, tuple[Callable[[PeertuiApp], object], tuple[str, ...], str]] = {
    "a step": (to_meeting, TYPED, "z"),
    "an entry": (lambda app: app.push_screen(EntryScreen(SIGN.id)), TYPED, "z"),
    "a note": (lambda app: app.push_screen(NoteScreen("n1")), TYPED, "z"),
    "a name": (lambda app: app.push_screen(AboutScreen()), TYPED, "z"),
    "the page": (lambda app: app.push_screen(PageScreen()), ("enter",), "[x] I hum"),
    "whose words": (lambda app: app.push_screen(NoteScreen("n1")), ("tab", "2"), "(x) both of us"),
}
"""How to get somewhere, the keys that change something there, and what is seen of it."""


@pytest.mark.hazard("H06.2")
@pytest.mark.parametrize("place", PLACES)
async def test_saved_gives_way_in_the_picture_of_the_first_letter_and_comes_back_once_it_is_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    go, keys, seen = PLACES[place]
    async with drawn(tmp_path, monkeypatch) as (app, pilot, held):
        go(app)
        await press(pilot)
        held.may_go.set()
        app.workspace.put(app.workspace.record.model_copy(update={"seen": 2}))
        await until(app, pilot, "Saved")
        await pilot.pause(0.1)
        held.may_go.clear()
        before, first = app.workspace.record, len(app.seen)
        for key in keys:
            await pilot.press(key)
        await press(pilot)
        await pilot.pause(0.3)
        assert app.workspace.record != before, "something was changed"
        pictures = app.seen[first:]
        assert seen not in app.seen[first - 1]
        assert "Saving" in pictures[-1]
        assert not any(seen in picture and "Saved" in picture for picture in pictures)
        assert not any("Saving" in one and "Saving" not in next_one for one, next_one in pairwise(pictures))
        held.may_go.set()
        await until(app, pilot, "Saved")
        assert "Saving" not in app.seen[-1]


@pytest.mark.hazard("H06.4")
async def test_a_save_that_did_not_work_is_said_until_it_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with drawn(tmp_path, monkeypatch) as (app, pilot, held):
        to_meeting(app)
        await press(pilot)
        held.trouble = "The disk is full: make room."
        await write(pilot, "hum")
        await until(app, pilot, "Not saved: The disk is full")
        first = len(app.seen)
        await write(pilot, " more")
        app.screen.say("Something else.")
        await pilot.pause(0.05)
        await until(app, pilot, "Not saved: The disk is full")
        assert all("Saved" not in picture for picture in app.seen[first:])
        held.trouble = ""
        await until(app, pilot, "Saved")


async def test_a_letter_that_changes_nothing_is_soon_not_saving_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drawn(tmp_path, monkeypatch) as (app, pilot, _):
        app.push_screen(AboutScreen())
        await press(pilot)
        before = app.workspace.record
        await press(pilot, "space")
        assert app.workspace.record is before or app.workspace.record == before
        await until(app, pilot, "Saved")


async def test_going_back_never_shows_saved_of_the_screen_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drawn(tmp_path, monkeypatch) as (app, pilot, held):
        app.push_screen(NoteScreen("n1"))
        await press(pilot)
        held.may_go.clear()
        first = len(app.seen)
        await write(pilot, "zz")
        app.screen.dismiss()
        await press(pilot)
        assert all("Saved" not in picture for picture in app.seen[first:])
        assert "Saving" in app.seen[-1]
        held.may_go.set()
        await until(app, pilot, "Saved")


async def test_settings_say_saved_once_they_are_and_why_not_for_as_long_as_they_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Drawn(tmp_path, vault=a_vault(tmp_path / "vault", ROBIN), clock=lambda: NOW)
    monkeypatch.setattr("widgets.base.status_bar._ON_ITS_WAY", 0.02)
    monkeypatch.setattr("peertui.screens.base.status.AGAIN", 0.05)
    keep = stored_settings.keep
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(SettingsScreen())
        await press(pilot)
        await write(pilot, "07700 900123")
        await until(app, pilot, "Saved")
        assert stored_settings.load(tmp_path).on_call == "07700 900123"
        monkeypatch.setattr("peertui.services.settings.keep", lambda *_: "The settings could not be kept: full.")
        first = len(app.seen)
        await write(pilot, "45")
        await pilot.pause(0.2)
        assert "Not done: The settings could not be kept" in app.seen[-1]
        assert all("Saved" not in picture for picture in app.seen[first:])
        app.screen.show_save_state()  # type: ignore[attr-defined]
        await press(pilot)
        assert "could not be kept" in app.seen[-1]
        monkeypatch.setattr("peertui.services.settings.keep", keep)
        await write(pilot, "6")
        await until(app, pilot, "Saved")
        app.workspace.close()


async def test_why_something_was_not_done_stays_though_a_save_of_before_lands(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot)
        app.screen.say("type a password.", Level.TROUBLE)
        app.workspace.put(changes.change_person(app.workspace.record, full_name="Robin Reed"))
        app.workspace.save_now()
        await press(pilot)
        assert "Not done: type a password." in shown(app)
