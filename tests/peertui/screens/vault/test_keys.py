"""Changing passphrase, recovery key and data key in the app, by key alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.app.app import PeertuiApp
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.people.settings import SettingsScreen
from peertui.screens.vault.keys import NewKeysScreen, NewPassphraseScreen, NewRecoveryKeyScreen
from peertui.services import settings
from peertui.services.settings import Settings
from plans.vault import Strength, Vault, WrongPassphrase, WrongRecoveryKey, new_recovery_key
from plans.vault.vault_keys import VaultKeys
from tests.peertui.screens.vault.test_lock_screen import settle
from tests.support.app.kit import LIGHT, PASSPHRASE, choose, press, robin, running, shown, write
from widgets.forms.line_field import LineField

NEW = "lantern otter gravel nine"


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """New passphrases that open quickly."""
    for name in ("change_passphrase", "reset_passphrase", "rekey"):
        real = getattr(VaultKeys, name)

        def lightly(keys: VaultKeys, *secrets: str, real: object = real, strength: Strength = LIGHT) -> object:
            return real(keys, *secrets, strength=strength)

        monkeypatch.setattr(VaultKeys, name, lightly)


def flat(app: PeertuiApp) -> str:
    return " ".join(shown(app).split())


async def test_the_passphrase_is_changed_after_the_old_one_was_typed(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        await choose(pilot, "Settings")
        await choose(pilot, "Change the passphrase")
        await write(pilot, "not it", "enter")
        await settle(pilot)
        assert "That is not the passphrase" in flat(app)
        await write(pilot, PASSPHRASE, "enter")
        await settle(pilot)
        await write(pilot, "password", "enter")
        assert "A word that many people use" in flat(app), "advice, and no wall"
        await write(pilot, "password", "enter")
        await settle(pilot)
        assert isinstance(app.screen, SettingsScreen)
        assert "The passphrase is changed" in flat(app)
    with pytest.raises(WrongPassphrase):
        Vault.open(tmp_path / "vault", passphrase=PASSPHRASE)
    Vault.open(tmp_path / "vault", passphrase="password").close()


async def test_two_that_differ_or_nothing_at_all_change_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        await choose(pilot, "Settings")
        await choose(pilot, "Change the passphrase")
        await press(pilot, "enter")
        assert "opens it now first" in flat(app)
        await write(pilot, PASSPHRASE, "enter")
        await settle(pilot)
        for words in (NEW, NEW + "x"):
            await write(pilot, words, "enter")
        assert "not the same" in flat(app)
        assert NEW not in shown(app)
        await choose(pilot, "Go back")
        assert isinstance(app.screen, SettingsScreen)
    Vault.open(tmp_path / "vault", passphrase=PASSPHRASE).close()


@pytest.mark.hazard("H12.4")
@pytest.mark.parametrize(
    ("command", "screen", "number"),
    [("A new recovery key", NewRecoveryKeyScreen, 1), ("New keys", NewKeysScreen, 2)],
)
async def test_a_new_recovery_key_holds_once_it_is_on_paper(
    tmp_path: Path, command: str, screen: type, number: int
) -> None:
    vault, old = Vault.create(tmp_path / "vault", PASSPHRASE, strength=LIGHT)
    vault.people.add(robin())
    settings.save(tmp_path / "vault", Settings(key_on_paper="no"))
    app = PeertuiApp(tmp_path / "vault", vault=vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "may not be on paper yet" in flat(app)
        await choose(pilot, "Settings")
        for finish in (False, True):
            await choose(pilot, command)
            await write(pilot, "not it", "enter")
            await settle(pilot)
            assert "That is not the passphrase" in flat(app)
            await write(pilot, PASSPHRASE, "enter")
            await settle(pilot)
            assert isinstance(app.screen, screen)
            key = app.screen.presenter.key
            assert key in shown(app)
            if not finish:
                await choose(pilot, "Go back")
                assert isinstance(app.screen, SettingsScreen)
                assert {path.read_bytes()[9] for path in tmp_path.rglob("*.pt")} <= {1}
                continue
            app.screen.query_one(LineField).answer = new_recovery_key()
            await press(pilot, "enter")
            assert "another key" in flat(app)
            app.screen.query_one(LineField).answer = key.lower()
            await press(pilot, "enter")
            await settle(pilot)
            assert isinstance(app.screen, SettingsScreen)
            assert "Tear up the old paper" in flat(app)
            assert settings.load(tmp_path / "vault").key_on_paper == "yes"
        app.workspace.close()
    with pytest.raises(WrongRecoveryKey):
        Vault.open(tmp_path / "vault", recovery_key=old)
    with Vault.open(tmp_path / "vault", recovery_key=key) as vault:
        assert vault.people.load("robin").record.person.called == "Robin"
    assert {path.read_bytes()[9] for path in (tmp_path / "vault" / "people").rglob("*.pt")} == {number}


@pytest.mark.hazard("H12.2")
@pytest.mark.parametrize("now", [True, False])
async def test_the_recovery_key_at_the_door_leads_to_a_new_passphrase(tmp_path: Path, now: bool) -> None:
    vault, key = Vault.create(tmp_path / "vault", PASSPHRASE, strength=LIGHT)
    vault.close()
    app = PeertuiApp(tmp_path / "vault")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await choose(pilot, "I have lost the passphrase")
        await write(pilot, key.lower(), "enter")
        await settle(pilot)
        assert isinstance(app.screen, NewPassphraseScreen)
        if now:
            await write(pilot, NEW, "enter")
            await write(pilot, NEW, "enter")
            await settle(pilot)
        else:
            await choose(pilot, "Not now")
        assert isinstance(app.screen, PeopleScreen)
        app.workspace.close()
    Vault.open(tmp_path / "vault", passphrase=NEW if now else PASSPHRASE).close()
    Vault.open(tmp_path / "vault", recovery_key=key).close()


async def test_the_demo_offers_no_keys(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        app.demo = True
        await choose(pilot, "Settings")
        await press(pilot, "f10")
        assert "passphrase" not in shown(app)
