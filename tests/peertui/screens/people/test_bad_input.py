"""Passphrases, names, disks and faults that nobody wished for: the app says so plainly, goes on, and loses nothing."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any

import pytest

from peertui.app.app import PeertuiApp
from peertui.screens.base.status import AGAIN
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.exporting.export import ExportScreen
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.session.session import SessionScreen
from plans.record.models import Record
from plans.vault import Vault
from tests.support.app.bad_input import MEETING, SIGN
from tests.support.app.kit import NOW, PASSPHRASE, a_vault, press, robin, running, save_it, saved, shown, write

# -- the door ----------------------------------------------------------------------------------------------------------


async def test_spaces_are_no_passphrase_and_do_not_stand_before_the_next_try(tmp_path: Path) -> None:
    a_vault(tmp_path, robin()).close()
    app = PeertuiApp(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "   ", "enter")
        assert "Type your passphrase first." in shown(app)
        await write(pilot, PASSPHRASE, "enter")
        await app.workers.wait_for_complete()
        await press(pilot)
        assert isinstance(app.screen, PeopleScreen)
        app.workspace.close()


async def test_spaces_are_not_chosen_as_a_passphrase(tmp_path: Path) -> None:
    app = PeertuiApp(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "   ", "tab")
        await write(pilot, "   ", "enter")
        assert "Choose a passphrase first." in shown(app)
    assert not Vault.exists(tmp_path)


# -- names for the file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "Say where to save it first."),
        ("a" * 3000, "No file can have this name"),
        ("~nobody-of-this-name/plan.pdf", "no folder"),
        ("FOLDER", "is a folder"),
        ("FOLDER/missing/plan.pdf", "no folder"),
        ("/", "is a folder"),
    ],
)
async def test_a_place_where_no_file_can_go(tmp_path: Path, name: str, says: str) -> None:
    async with running(tmp_path, robin(entries=(SIGN,))) as (app, pilot):
        app.screen.run("page")
        await press(pilot)
        app.screen.run("export")
        await press(pilot)
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        screen._field("lock").answer = "open"
        screen._field("path").answer = name.replace("FOLDER", str(tmp_path))
        screen._field("form").focus()
        await press(pilot, "2", "1")  # another kind and back: the ending follows, where there can be one
        screen._field("path").answer = name.replace("FOLDER", str(tmp_path))
        await save_it(app, pilot)
        assert says in " ".join(shown(app).split())


# -- disks -------------------------------------------------------------------------------------------------------------


def refusing(vault: Vault, monkeypatch: pytest.MonkeyPatch, error: int) -> None:
    """From now on the disk refuses every save."""

    def refuse(*_: Any) -> int:
        raise OSError(error, "")

    monkeypatch.setattr(vault._inside.access().files, "write", refuse)


@pytest.mark.hazard("H06.5")
@pytest.mark.parametrize(("error", "says"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "only be read")])
async def test_leaving_when_it_cannot_be_saved_asks_and_loses_nothing(
    tmp_path: Path, error: int, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path, robin(sessions=(MEETING,))) as (app, pilot):
        await press(pilot, "enter")
        refusing(app.workspace.vault, monkeypatch, error)
        await write(pilot, "I hum less")
        await press(pilot, "ctrl+q")
        assert isinstance(app.screen, AskScreen)
        assert says in " ".join(shown(app).split())
        assert "This is not saved" not in shown(app)
        await press(pilot, "1")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "ctrl+q")
        await press(pilot, "2")
        while isinstance(app.screen, AskScreen):
            await press(pilot, "2")
        await press(pilot, "!")
        await press(pilot, "ctrl+q")
        monkeypatch.undo()
        await press(pilot, "1")
        assert app.return_code == 0
    assert stored(tmp_path).of_kind("early_sign")[0].text("sign") == "I hum less!"


async def test_a_vault_that_goes_away_and_comes_back(tmp_path: Path) -> None:
    async with running(tmp_path, robin(sessions=(MEETING,))) as (app, pilot):
        await press(pilot, "enter")
        shutil.move(tmp_path / "vault", tmp_path / "elsewhere")
        await write(pilot, "I hum less")
        assert app.workspace.save_now().problem
        await press(pilot)
        assert "Not saved" in shown(app)
        assert "put the drive or the folder back" in " ".join(shown(app).split())
        shutil.move(tmp_path / "elsewhere", tmp_path / "vault")
        assert (await saved(app)).of_kind("early_sign")[0].text("sign") == "I hum less"
        await press(pilot)
        assert "Not saved" not in shown(app)
        await pilot.pause(AGAIN + 0.2)  # a letter typed just now might have been on its way still
        assert "Saved" in shown(app)


def stored(folder: Path) -> Record:
    """What a fresh start finds."""
    with Vault.open(folder / "vault", passphrase=PASSPHRASE) as vault:
        return vault.people.load("robin").record


# -- faults of our own -------------------------------------------------------------------------------------------------


@pytest.mark.hazard("H17.3")
async def test_a_fault_of_our_own_saves_first_and_tells_no_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app = PeertuiApp(tmp_path, vault=a_vault(tmp_path / "vault", robin(sessions=(MEETING,))), clock=lambda: NOW)

    async def meet_a_fault() -> None:
        async with app.run_test() as pilot:
            await press(pilot, "enter")
            await press(pilot, "enter")
            await write(pilot, "I hum less")
            monkeypatch.setitem(SessionScreen.HANDLERS, "skip", lambda _: {}["I hum less"])
            app.call_later(app.screen.run, "skip")
            await press(pilot)

    with pytest.raises(KeyError):
        await meet_a_fault()
    told = capsys.readouterr().err
    assert "fault of its own (KeyError" in told
    assert "Everything typed is saved" in told
    assert "I hum less" not in told
    app.workspace.vault.close()
    assert stored(tmp_path).of_kind("early_sign")[0].text("sign") == "I hum less"


@pytest.mark.hazard("H17.4", "H27.3")
async def test_copied_words_stay_in_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(tmp_path, robin(sessions=(MEETING,))) as (app, pilot):
        await press(pilot, "enter")
        told: list[str] = []
        monkeypatch.setattr(app._driver, "write", told.append)
        await write(pilot, "mine", "shift+home", "ctrl+c", "end", "ctrl+v")
        assert app.clipboard == "mine"
        assert (await saved(app)).entries[-1].text("sign") == "minemine"
        assert not [words for words in told if "]52;" in words]
