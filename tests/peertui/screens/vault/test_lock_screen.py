"""Locking: saves first, forgets, and comes back to the same step; what cannot be saved is not dropped."""

from __future__ import annotations

import errno
import gc
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from peertui.app.app import PeertuiApp
from peertui.presenters.place import Place
from peertui.screens.dialogs.cover import HiddenScreen
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.people.person import PersonScreen
from peertui.screens.session.session import SessionScreen
from peertui.screens.vault.lock import LockingScreen
from peertui.screens.vault.unlock import UnlockScreen
from plans.record.models import Note, Record
from plans.vault import Vault, VaultLocked
from plans.vault.errors import CannotSave
from plans.vault.vault_people import VaultPeople
from tests.peertui.services.test_idle_timer import Clocks
from tests.support.app.kit import NOW, PASSPHRASE, a_vault, choose, just_talk, press, robin, shown, write
from widgets.forms.line_field import LineField

WORDS = "I stop opening post"


@asynccontextmanager
async def open_app(
    folder: Path, *records: Record, demo: bool = False
) -> AsyncIterator[tuple[PeertuiApp, Pilot, Clocks]]:
    """The app at the first person, with clocks that stand still."""
    clocks = Clocks()
    vault = a_vault(folder, *(records or (robin(notes=(Note(text=WORDS),)),)))
    app = PeertuiApp(folder, vault=vault, clock=lambda: NOW, watch=clocks.watch(), demo=demo)
    del vault
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        if not demo:
            await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        yield app, pilot, clocks
        if app._workspace is not None:
            app._workspace.close()


async def settle(pilot: Pilot) -> None:
    """Wait for threads and what they post."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def unlock(pilot: Pilot) -> None:
    await write(pilot, PASSPHRASE, "enter")
    await settle(pilot)
    await settle(pilot)


@pytest.mark.hazard("H15.4")
async def test_five_minutes_without_a_key_lock_it(tmp_path: Path) -> None:
    async with open_app(tmp_path / "vault") as (app, pilot, clocks):
        clocks.pass_by(4)
        await press(pilot, "down")
        for seconds in (0, 299):
            clocks.wall += 1
            clocks.monotonic += seconds
            app.look_at_the_clock()
            await settle(pilot)
            assert isinstance(app.screen, PersonScreen)
        clocks.monotonic += 1
        app.look_at_the_clock()
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert len(app.screen_stack) == 2
        assert "Robin" not in shown(app)


async def test_the_clock_is_looked_at_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peertui.app.app.LOOK_EVERY", 0.05)
    async with open_app(tmp_path / "vault") as (app, pilot, clocks):
        clocks.monotonic += 300
        await pilot.pause(0.3)
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)


@pytest.mark.hazard("H15.4")
async def test_sleep_locks_it_and_the_settings_say_after_how_long(tmp_path: Path) -> None:
    async with open_app(tmp_path / "vault") as (app, pilot, clocks):
        app.settings = replace(app.settings, lock_after="never")
        clocks.pass_by(4000)
        app._watch.due(None)
        app.look_at_the_clock()
        await settle(pilot)
        assert isinstance(app.screen, PersonScreen)
        clocks.pass_by(1, asleep=600)
        app.look_at_the_clock()
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)


async def test_locking_in_a_meeting_saves_the_last_letter_and_comes_back_to_the_same_step(tmp_path: Path) -> None:
    async with open_app(tmp_path / "vault") as (app, pilot, _):
        await just_talk(pilot)
        assert isinstance(app.screen, SessionScreen)
        step = app.screen._seen.place
        before = shown(app)
        await write(pilot, "last")
        await choose(pilot, "Lock")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        await unlock(pilot)
        assert isinstance(app.screen, SessionScreen)
        assert app.screen._seen.place == step
        assert "last" in str(app.workspace.record.model_dump())
        assert [type(screen) for screen in app.screen_stack[1:]] == [PeopleScreen, PersonScreen, SessionScreen]
        assert before.splitlines()[0] == shown(app).splitlines()[0]


async def test_locking_comes_back_to_the_same_person_and_to_nobody_if_nobody_was_open(tmp_path: Path) -> None:
    async with open_app(tmp_path / "vault") as (app, pilot, _):
        await choose(pilot, "Notes")
        await choose(pilot, "Lock")
        await settle(pilot)
        await unlock(pilot)
        assert isinstance(app.screen, PersonScreen)
        await choose(pilot, "People")
        await choose(pilot, "Lock")
        await settle(pilot)
        await unlock(pilot)
        assert isinstance(app.screen, PeopleScreen)
        assert not app.workspace.has_record


@pytest.mark.hazard("H15.5")
async def test_keys_and_words_are_forgotten(tmp_path: Path) -> None:
    from plans.vault.crypto.sealed_object import KeyRing

    async with open_app(tmp_path / "vault") as (app, pilot, _):
        vault, old = app.workspace.vault, app.workspace
        vault_id, words = vault._inside.access().ring.vault_id, "".join(reversed(WORDS))
        old.put(old.record.model_copy(update={"notes": (Note(text=words),)}))
        app._clipboard = words
        await choose(pilot, "Notes")
        assert words in shown(app)
        await choose(pilot, "Lock")
        await settle(pilot)
        with pytest.raises(VaultLocked):
            vault.people.load("robin")
        assert not old.has_record
        del vault, old
        rings = [thing for thing in gc.get_objects() if isinstance(thing, KeyRing) and thing.vault_id == vault_id]
        assert not any(ring.keys for ring in rings)
        for _ in range(50):  # a thread may still hold its last call for a moment
            gc.collect()
            left = sum(isinstance(thing, Note) and thing.text == words for thing in gc.get_objects())
            if not left:
                break
            await pilot.pause(0.1)
        assert left == 0
        assert app.clipboard == ""
        assert words not in shown(app)


async def test_what_was_measured_goes_with_the_words(tmp_path: Path) -> None:
    from exports.typography.typesetter import Typesetter

    gc.collect()
    before = {id(thing) for thing in gc.get_objects() if isinstance(thing, Typesetter)}
    async with open_app(tmp_path / "vault") as (app, pilot, _):
        app.open(Place.PAGE)
        await settle(pilot)
        measured = weakref.ref(app.workspace.typesetter)
        assert measured() is not None
        assert measured()._kept
        await choose(pilot, "Lock")
        await settle(pilot)
        for _ in range(50):  # a thread may still hold its last call for a moment
            gc.collect()
            if measured() is None:
                break
            await pilot.pause(0.1)
        assert measured() is None
        assert not [t for t in gc.get_objects() if isinstance(t, Typesetter) and id(t) not in before]


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """While this holds something, nothing can be saved."""
    full = [True]
    real = VaultPeople.save

    def save(people: VaultPeople, record: Record) -> datetime:
        if full:
            raise CannotSave(OSError(errno.ENOSPC, ""))
        return real(people, record)

    monkeypatch.setattr(VaultPeople, "save", save)
    return full


async def test_what_cannot_be_saved_is_not_dropped_and_the_reason_is_said_on_a_blank_screen(
    tmp_path: Path, full_disk: list[bool]
) -> None:
    async with open_app(tmp_path / "vault") as (app, pilot, _):
        await just_talk(pilot)
        await write(pilot, "kept in hand")
        await choose(pilot, "Lock")
        await settle(pilot)
        assert isinstance(app.screen, LockingScreen)
        assert "the disk is full" in " ".join(shown(app).split())
        assert not {"kept in hand", "Robin"} & {words for words in ("kept in hand", "Robin") if words in shown(app)}
        for key in ("escape", "escape", "f3", "enter"):
            await press(pilot, key)
        assert isinstance(app.screen, LockingScreen)
        await write(pilot, "not it", "enter")
        await settle(pilot)
        assert "That is not the passphrase" in " ".join(shown(app).split())
        await unlock(pilot)
        assert isinstance(app.screen, SessionScreen)
        assert "kept in hand" in shown(app)
        await choose(pilot, "Lock")
        await settle(pilot)
        full_disk.clear()
        await choose(pilot, "Try again")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
    with Vault.open(tmp_path / "vault", passphrase=PASSPHRASE) as vault:
        assert "kept in hand" in str(vault.people.load("robin").record.model_dump())


async def test_it_locks_by_itself_once_the_disk_has_room_again(
    tmp_path: Path, full_disk: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peertui.services.vault.autosave.RETRY", 0.2)
    async with open_app(tmp_path / "vault") as (app, pilot, _):
        await just_talk(pilot)
        await write(pilot, "kept in hand")
        app.lock()
        app.lock()
        await settle(pilot)
        assert [type(screen) for screen in app.screen_stack].count(LockingScreen) == 1
        full_disk.clear()
        await pilot.pause(0.6)
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)


async def test_hiding_locks_only_if_the_settings_say_so(tmp_path: Path) -> None:
    async with open_app(tmp_path / "vault") as (app, pilot, _):
        await choose(pilot, "Notes")
        await press(pilot, "f3")
        assert isinstance(app.screen, HiddenScreen)
        assert not [words for words in (WORDS, "Robin", "Notes") if words in shown(app)]
        await press(pilot, "enter")
        assert WORDS in shown(app)
        app.settings = replace(app.settings, hide_locks="yes")
        await press(pilot, "f3")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)


@pytest.mark.hazard("H16.2")
async def test_a_hidden_screen_locks_too_after_a_while(tmp_path: Path) -> None:
    async with open_app(tmp_path / "vault") as (app, pilot, clocks):
        await press(pilot, "f3")
        clocks.monotonic += 300
        app.look_at_the_clock()
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)


async def test_the_demo_has_no_passphrase_and_so_never_locks(tmp_path: Path) -> None:
    async with open_app(tmp_path / "vault", demo=True) as (app, pilot, clocks):
        clocks.monotonic += 10_000
        app.look_at_the_clock()
        app.lock()
        await settle(pilot)
        assert isinstance(app.screen, PersonScreen)
        await press(pilot, "f10")
        assert "Lock" not in shown(app)


async def test_the_door_has_nothing_to_lock(tmp_path: Path) -> None:
    a_vault(tmp_path / "vault").close()
    app = PeertuiApp(tmp_path / "vault", watch=Clocks().watch())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.lock()
        await press(pilot, "f10")
        assert "Lock" not in shown(app)
        await press(pilot, "f10")
        assert isinstance(app.screen, UnlockScreen)
        assert app.screen.query_one(LineField).has_focus
