"""Bringing back a backup on the full screen: by key alone, into a new folder, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.app.app import PeertuiApp
from peertui.screens.vault.first_run import FirstRunScreen
from peertui.screens.vault.restore import BringBackScreen
from plans.vault import Vault
from tests.peertui.screens.vault.test_lock_screen import settle
from tests.support.app.kit import LIGHT, NOW, PASSPHRASE, choose, press, robin, running, shown, write


def flat(app: PeertuiApp) -> str:
    return " ".join(shown(app).split())


def backed_up(folder: Path) -> tuple[Path, str]:
    """A backup with one person in it, and the recovery key of its day."""
    (folder / "stick").mkdir()
    vault, key = Vault.create(folder / "old", PASSPHRASE, strength=LIGHT)
    with vault:
        vault.people.add(robin())
        return vault.backups.make(folder / "stick", NOW.date()).path, key


async def test_a_new_laptop_brings_everyone_back_before_it_has_a_vault(tmp_path: Path) -> None:
    backup, _ = backed_up(tmp_path)
    app = PeertuiApp(tmp_path / "new", clock=lambda: NOW)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot)
        await choose(pilot, "Bring back a backup")
        assert isinstance(app.screen, BringBackScreen)
        await write(pilot, str(backup), "enter")
        await write(pilot, str(tmp_path / "back"), "enter", "enter")
        await write(pilot, PASSPHRASE)
        assert PASSPHRASE not in shown(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert "It is back" in flat(app)
        assert "1 person is in" in flat(app)
        assert "peertui --data-dir" in flat(app)
        assert "type your on-call number again" in flat(app)
        await press(pilot, "1")
        assert isinstance(app.screen, FirstRunScreen)
    with Vault.open(tmp_path / "back", passphrase=PASSPHRASE) as vault:
        assert [person.called for person in vault.people.all()] == ["Robin"]
    assert not (tmp_path / "new").exists()


async def test_the_recovery_key_of_that_day_opens_it_too(tmp_path: Path) -> None:
    backup, key = backed_up(tmp_path)
    async with running(tmp_path, robin(), open_first=False, size=(100, 30)) as (app, pilot):
        await choose(pilot, "Back up")
        await choose(pilot, "Bring back a backup")
        await write(pilot, str(backup), "enter")
        await write(pilot, str(tmp_path / "back"), "enter", "2", "enter")
        await write(pilot, key)
        assert key in shown(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert "It is back" in flat(app)
    with Vault.open(tmp_path / "back", passphrase=PASSPHRASE) as vault:
        assert len(vault.people.all()) == 1


@pytest.mark.parametrize(
    ("file", "into", "typed", "said"),
    [
        ("", "back", PASSPHRASE, "Type the file of the backup first."),
        ("backup", "", PASSPHRASE, "Type the new folder first."),
        ("backup", "back", "another one", "That passphrase does not open this backup"),
        ("backup", "old", PASSPHRASE, "is there already: name a folder that is not there yet"),
        ("nothing", "back", PASSPHRASE, "Not done"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_made(
    tmp_path: Path, file: str, into: str, typed: str, said: str
) -> None:
    backup, _ = backed_up(tmp_path)
    before = sorted(tmp_path.iterdir())
    app = PeertuiApp(tmp_path / "new", clock=lambda: NOW)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot)
        await choose(pilot, "Bring back a backup")
        await write(pilot, {"backup": str(backup), "nothing": str(tmp_path / "none.ptb")}.get(file, ""), "tab")
        await write(pilot, str(tmp_path / into) if into else "", "tab", "tab")
        await write(pilot, typed, "enter")
        await settle(pilot)
        assert said in flat(app)
        assert isinstance(app.screen, BringBackScreen)
    assert sorted(tmp_path.iterdir()) == before
