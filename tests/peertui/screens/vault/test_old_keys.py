"""After a change of keys the same screen, or the same line, names the backups that still open with the old ones."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from peertui.app.app import PeertuiApp
from peertui.presenters.vault import messages
from peertui.presenters.vault.backup_reminder import after_new_keys
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.people.people_list import PeopleScreen
from plans.vault import Vault
from plans.vault.vault_backups import VaultBackups
from tests.peertui.screens.vault.test_keys import NEW, light
from tests.peertui.screens.vault.test_lock_screen import settle
from tests.support.app.kit import LIGHT, PASSPHRASE, choose, press, robin, running, shown, write
from tests.support.plain.typing import Typist

__all__ = ["light"]
BACKUP = "backup-2026-03-02.ptb"


def with_backup(place: Path, vault: Vault) -> None:
    (place / "stick").mkdir()
    vault.backups.make(place / "stick", date(2026, 3, 2))


@pytest.mark.hazard("H15.6")
async def test_the_screen_after_a_new_passphrase_names_them(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        with_backup(tmp_path, app.workspace.vault)
        await choose(pilot, "Settings")
        await choose(pilot, "Change the passphrase")
        for words in (PASSPHRASE, NEW, NEW):
            await write(pilot, words, "enter")
            await settle(pilot)
        assert isinstance(app.screen, AskScreen)
        assert "The passphrase is changed" in shown(app)
        assert BACKUP in shown(app)
        await press(pilot, "enter")
        assert not isinstance(app.screen, AskScreen)


async def test_the_door_names_them_before_it_goes_on(tmp_path: Path) -> None:
    vault, key = Vault.create(tmp_path / "vault", PASSPHRASE, strength=LIGHT)
    vault.people.add(robin())
    with_backup(tmp_path, vault)
    vault.close()
    app = PeertuiApp(tmp_path / "vault")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await choose(pilot, "I have lost the passphrase")
        await write(pilot, key.lower(), "enter")
        await settle(pilot)
        for words in (NEW, NEW):
            await write(pilot, words, "enter")
        await settle(pilot)
        assert BACKUP in shown(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(app.screen, PeopleScreen)
        app.workspace.close()


@pytest.mark.hazard("H15.6")
def test_plain_mode_names_them(tmp_path: Path) -> None:
    vault = Vault.create(tmp_path / "vault", PASSPHRASE, strength=LIGHT)[0]
    vault.people.add(robin())
    with_backup(tmp_path, vault)
    typist = Typist(tmp_path / "vault", vault=vault)
    typist.type("menu")
    typist.type(typist.number_of("Settings"))
    typist.type(typist.number_of("Change the passphrase"))
    for words in (PASSPHRASE, NEW):
        typist.type(words)
    said = typist.type(NEW)
    assert "The passphrase is changed" in said
    assert f"- {BACKUP}, made" in said
    typist.type("quit")


@pytest.mark.hazard("H07.5")
async def test_who_is_missing_is_said_with_the_list_of_people_in_both_front_ends(tmp_path: Path) -> None:
    for front in ("screen", "plain"):
        folder = tmp_path / front / "vault"
        folder.parent.mkdir()
        with Vault.create(folder, PASSPHRASE, strength=LIGHT)[0] as vault:
            vault.people.add(robin())
            vault.backups.make_daily(date(2026, 3, 2))
        for place in ("people", "index"):
            shutil.rmtree(folder / place)
        (folder / "people").mkdir()
        vault = Vault.open(folder, passphrase=PASSPHRASE)
        gone = "The files of Robin have gone: bring back your last backup."
        if front == "plain":
            typist = Typist(folder, vault=vault)
            assert gone in " ".join(typist.latest.split())
            typist.type("quit")
            continue
        app = PeertuiApp(folder, vault=vault)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert gone in " ".join(shown(app).split())
            app.workspace.close()


def test_every_change_names_the_backups_and_what_could_not_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Vault.create(tmp_path / "vault", PASSPHRASE, strength=LIGHT)[0] as vault:
        assert after_new_keys(vault, messages.CHANGED) == messages.CHANGED
        with_backup(tmp_path, vault)
        stays = tmp_path / "vault" / "backups" / "backup-2026-03-01.ptb"
        monkeypatch.setattr(VaultBackups, "with_old_keys", lambda _: (stays,))
        for said in (messages.CHANGED, messages.RECOVERY_HOLDS, messages.NEW_KEYS_HOLD):
            words = after_new_keys(vault, said)
            assert words.startswith(said)
            assert f"{BACKUP}, made" in words
            assert str(stays) in words
