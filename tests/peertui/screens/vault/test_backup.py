"""Backing up in the app, the daily copies, and the gentle reminder."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from peertui.app.app import PeertuiApp
from peertui.presenters.vault.backup_reminder import reminder
from peertui.services import settings
from peertui.services.settings import Settings
from peertui.services.vault.daily_backup import DailyCopies
from plans.vault import Vault, restore
from tests.peertui.screens.vault.test_lock_screen import settle
from tests.support.app.kit import NOW, PASSPHRASE, a_vault, choose, press, robin, running, shown, write

TODAY = date(2026, 3, 3)


def flat(app: PeertuiApp) -> str:
    return " ".join(shown(app).split())


def copied(folder: Path) -> list[str]:
    """The daily copies, once the background had its time."""
    for _ in range(100):
        names = sorted(path.name for path in folder.glob("backups/*.ptb"))
        if names and not list(folder.glob("backups/*.tmp")):
            return names
        time.sleep(0.05)
    return []


async def test_it_says_where_the_backup_went_and_it_can_be_brought_back(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    async with running(tmp_path, robin(), open_first=False, size=(120, 30)) as (app, pilot):
        await choose(pilot, "Back up")
        await press(pilot, "enter")
        assert "Type the folder first" in flat(app)
        await write(pilot, str(tmp_path / "gone"), "enter")
        await settle(pilot)
        assert "There is no folder" in flat(app)
        app.screen.first_focus().answer = str(tmp_path / "stick")
        await press(pilot, "enter")
        await settle(pilot)
        assert "Done and checked: 1 person is in" in flat(app)
    with Vault.open(tmp_path / "vault", passphrase=PASSPHRASE) as vault:
        assert [one.path for one in vault.backups.elsewhere()] == [tmp_path / "stick" / "backup-2026-03-03.ptb"]
    assert restore(tmp_path / "stick" / "backup-2026-03-03.ptb", tmp_path / "back", passphrase=PASSPHRASE) == 1


async def test_the_first_save_of_a_day_makes_a_copy_in_the_background(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        assert not list((tmp_path / "vault").glob("backups/*"))
        await press(pilot, "enter", "enter")
        await write(pilot, "words")
        app.workspace.save_now()
        assert copied(tmp_path / "vault") == ["backup-2026-03-03.ptb"]
        assert app.workspace.copies.problem == ""


def test_one_copy_a_day_and_again_after_trouble(tmp_path: Path) -> None:
    day = [datetime(2026, 3, 3, 12, tzinfo=UTC)]
    with a_vault(tmp_path / "vault", robin()) as vault:
        (tmp_path / "vault" / "backups").write_bytes(b"in the way")
        copies = DailyCopies(vault, lambda: day[0])
        copies.after_save()
        for _ in range(100):
            if copies.problem:
                break
            time.sleep(0.05)
        assert copies.problem.startswith("Today's copy was not made. No backup was made, because ")
        (tmp_path / "vault" / "backups").unlink()
        copies.after_save()
        assert copied(tmp_path / "vault") == ["backup-2026-03-03.ptb"]
        copies.after_save()
        day[0] = datetime(2026, 3, 4, 12, tzinfo=UTC)
        copies.after_save()
        for _ in range(100):
            if len(copied(tmp_path / "vault")) == 2:
                break
            time.sleep(0.05)
        assert copied(tmp_path / "vault") == ["backup-2026-03-03.ptb", "backup-2026-03-04.ptb"]
        assert copies.problem == ""


@pytest.mark.hazard("H13.1")
def test_the_reminder_comes_after_fourteen_days_and_not_before() -> None:
    assert reminder(Settings(), TODAY) == ""
    assert reminder(Settings(backup_day="2026-02-17"), TODAY) == ""
    assert "15 days" in reminder(Settings(backup_day="2026-02-16"), TODAY)
    for odd in ("yesterday", "2026-03-09"):
        assert reminder(Settings(backup_day=odd), TODAY) == ""


async def test_the_reminder_stands_on_the_list_of_people_and_nowhere_else(tmp_path: Path) -> None:
    settings.save(tmp_path, Settings(backup_day="2026-01-01"))
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        assert "not backed up away from this laptop" in flat(app)
        await press(pilot, "enter")
        assert "not backed up" not in flat(app)
        await press(pilot, "enter")
        assert "not backed up" not in flat(app)


async def test_the_days_are_counted_from_the_first_person_on(tmp_path: Path) -> None:
    async with running(tmp_path, open_first=False) as (app, _):
        assert app.settings.backup_day == ""
    async with running(tmp_path / "other", robin(), open_first=False) as (app, _):
        assert app.settings.backup_day == NOW.date().isoformat()
        assert "backed up" not in flat(app)


async def test_a_change_of_keys_that_stopped_half_way_is_said(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        ring = app.workspace.vault._inside.access().ring
        ring.keys = {**ring.keys, 2: bytes(32)}
        await choose(pilot, "Settings")
        await choose(pilot, "Done")
        assert "Choose New keys" in flat(app)
        ring.keys = {1: ring.keys[1]}
        app.settings = replace(app.settings, theme="")
