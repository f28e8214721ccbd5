"""What is typed in a form and kept nowhere yet: leaving and locking keep it where they can, and else say so."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from exports import Paper
from peertui.app.app import PeertuiApp
from peertui.presenters.vault import messages
from peertui.screens.base.screen import BaseScreen
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.exporting.arrival import ReceiveScreen
from peertui.screens.exporting.export import ExportScreen
from peertui.screens.exporting.handover import WriteHandoverScreen
from peertui.screens.people.help_lines import HelpLineFormScreen
from peertui.screens.people.person import PersonScreen
from peertui.screens.people.person_form import NewPersonScreen
from peertui.screens.vault.backup import BackUpScreen
from peertui.screens.vault.keys import ChangePassphraseScreen, NewRecoveryKeyScreen
from peertui.screens.vault.lock import LockingScreen
from peertui.screens.vault.restore import BringBackScreen
from peertui.screens.vault.unlock import UnlockScreen
from peertui.services import help_lines
from plans.vault import CannotSave, Vault, new_recovery_key
from tests.peertui.services.exporting.test_export_request import form as a_copy
from tests.support.app.kit import PASSPHRASE, press, robin, running, save_it, saved, shown, write
from widgets.forms.line_field import LineField

Opened = Callable[[PeertuiApp], BaseScreen[Any]]


async def begin(pilot: Pilot[int], called: str) -> None:
    """Type a name into the form of a new person, and nothing more."""
    pilot.app.screen.run("new")
    await press(pilot)
    await write(pilot, called)


def names(folder: Path) -> list[str]:
    """Who is there at a fresh start."""
    with Vault.open(folder / "vault", passphrase=PASSPHRASE) as vault:
        return sorted(person.called for person in vault.people.all())


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


@pytest.mark.hazard("H06.6")
async def test_a_name_typed_is_somebody_when_it_is_left(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        await begin(pilot, "Alex")
        await press(pilot, "ctrl+q")
        assert not app.is_running or app.return_code == 0
    assert names(tmp_path) == ["Alex"]


@pytest.mark.hazard("H06.6")
async def test_a_name_typed_is_somebody_when_it_is_locked_and_unlocking_leads_to_them(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        await begin(pilot, "Alex")
        app.folder = tmp_path / "vault"
        app.lock()
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert "not kept" not in shown(app)
        assert names(tmp_path) == ["Alex"]
        await write(pilot, PASSPHRASE, "enter")
        await settle(pilot)
        await settle(pilot)
        assert isinstance(app.screen, PersonScreen)
        assert app.workspace.record.person.called == "Alex"


async def test_a_name_typed_is_somebody_when_it_is_asked_to_stop(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        await begin(pilot, "Alex")
        app._asked_to_stop()
        await pilot.pause()
        assert app.return_code == 0
    assert names(tmp_path) == ["Alex"]


async def test_a_fault_of_ours_keeps_the_name_too(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        await begin(pilot, "Alex")
        assert "Everything typed is saved" in app._last_words()
        assert [person.called for person in app.workspace.vault.people.all()] == ["Alex"]


async def test_somebody_listed_just_alike_is_not_begun_unasked_and_that_is_said(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        await begin(pilot, "Robin")
        await press(pilot, "ctrl+q")
        assert isinstance(app.screen, AskScreen)
        assert "not kept" in shown(app)
        await press(pilot, "1")
        assert isinstance(app.screen, NewPersonScreen)
        assert app.screen.query(LineField).first().value == "Robin"
        await press(pilot, "enter")
        await press(pilot, "ctrl+q")  # they know now, so it is kept
    assert names(tmp_path) == ["Robin", "Robin"]


@pytest.mark.hazard("H06.7")
async def test_locking_says_at_the_door_what_it_could_not_keep(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        app.folder = tmp_path / "vault"
        await begin(pilot, "Robin")
        app.lock()
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert messages.UNKEPT_ALIKE in " ".join(shown(app).split())
        assert "Robin" not in shown(app)
    assert names(tmp_path) == ["Robin"]


async def test_a_full_disk_neither_leaves_nor_locks_with_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as (app, pilot):
        await begin(pilot, "Alex")

        def refuse(*_: object) -> None:
            raise CannotSave(OSError(errno.ENOSPC, "full"))

        with monkeypatch.context() as full:
            full.setattr(app.workspace.vault.people, "add", refuse)
            await press(pilot, "ctrl+q")
            assert "Not saved: the disk is full" in shown(app)
            await press(pilot, "2")
            app.lock()
            await settle(pilot)
            assert isinstance(app.screen, LockingScreen)
            assert "Not saved: the disk is full" in shown(app)
        app.screen.run("again")
        await settle(pilot)
    assert names(tmp_path) == ["Alex"]


FORMS: list[tuple[Opened, str, str]] = [
    (
        lambda app: HelpLineFormScreen("A help line", help_lines.FIELDS, lambda _: ""),
        "Night desk",
        messages.UNKEPT_LINE,
    ),
    (lambda app: ExportScreen(Paper.A4), "Dr Lowe", messages.UNKEPT_COPY),
    (lambda app: WriteHandoverScreen(app.workspace.record, frozenset()), "Jo", messages.UNKEPT_HANDOVER),
    (lambda app: ReceiveScreen(), "stick/file.age", messages.UNKEPT_RECEIVED),
    (lambda app: BackUpScreen(), "stick", messages.UNKEPT_FOLDER),
    (lambda app: BringBackScreen(), "stick/backup.ptb", messages.UNKEPT_RESTORE),
    (lambda app: NewPersonScreen(""), "", messages.UNKEPT_PERSON),
    (lambda app: ChangePassphraseScreen("old words"), "quiet meadow lantern", messages.UNKEPT_PASSPHRASE),
    (lambda app: NewRecoveryKeyScreen("old words", new_recovery_key()), "QQQQ-", messages.UNKEPT_KEY),
]


@pytest.mark.hazard("H06.7")
@pytest.mark.parametrize(("opened", "words", "unkept"), FORMS, ids=[unkept for *_, unkept in FORMS])
async def test_leaving_a_form_half_done_is_asked_about(tmp_path: Path, opened: Opened, words: str, unkept: str) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        app.push_screen(opened(app))
        await press(pilot)
        assert app.unkept() == ""
        if isinstance(app.screen, ExportScreen | NewPersonScreen):
            await press(pilot, "tab")
        typed = words or "Alex Moss"  # a full name, and nothing to be called by
        await write(pilot, typed)
        form = app.screen
        assert app.unkept() == f"This is not kept: {unkept}."
        assert not any(word in app.unkept() for word in typed.split())
        await press(pilot, "ctrl+q")
        assert unkept in " ".join(shown(app).split())
        await press(pilot, "1")
        assert app.screen is form
        await press(pilot, "ctrl+q", "2")
        assert app.return_code == 0


async def test_a_copy_that_was_saved_is_kept(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await a_copy(app, pilot, tmp_path / "page.txt", who="Dr Lowe")
        assert app.unkept()
        await save_it(app, pilot)
        assert (await saved(app)).copies[0].who == "Dr Lowe"
        assert app.unkept() == ""


async def test_nothing_is_asked_in_the_demo(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.demo = True
        await begin(pilot, "Alex")
        await press(pilot, "ctrl+q")
        assert app.return_code == 0
    assert names(tmp_path) == []
