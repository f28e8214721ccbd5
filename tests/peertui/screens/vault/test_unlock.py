"""The doors: the first start, the passphrase, a second window, and the safety card in front of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.app.app import PeertuiApp
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.vault.first_run import FirstRunScreen, RecoveryKeyScreen
from peertui.screens.vault.unlock import UnlockScreen
from peertui.services import settings
from plans.vault import Vault
from tests.support.app.kit import LIGHT, NOW, PASSPHRASE, press, shown, write
from widgets.forms.field_factory import LineField


@pytest.mark.hazard("H12.1")
async def test_the_first_start_makes_a_vault_only_the_passphrase_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Vault.create
    monkeypatch.setattr(Vault, "create", lambda folder, words: make(folder, words, strength=LIGHT))
    app = PeertuiApp(tmp_path / "data", clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, FirstRunScreen)
        await write(pilot, PASSPHRASE, "enter")
        await write(pilot, "something else", "enter")
        assert "not the same" in shown(app)
        assert PASSPHRASE not in shown(app)
        await write(pilot, PASSPHRASE, "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, RecoveryKeyScreen)
        key = app.screen.presenter.key
        assert key in shown(app)
        assert settings.load(tmp_path / "data").key_on_paper == "no"
        await write(pilot, key[:-1] + ("0" if key[-1] != "0" else "1"), "enter")
        assert isinstance(app.screen, RecoveryKeyScreen)
        app.screen.query_one(LineField).answer = key.replace("-", "").lower()
        await press(pilot, "enter")
        assert isinstance(app.screen, PeopleScreen)
        assert settings.load(tmp_path / "data").key_on_paper == "yes"
        app.workspace.close()
    Vault.open(tmp_path / "data", passphrase=PASSPHRASE).close()
    Vault.open(tmp_path / "data", recovery_key=key).close()


async def test_a_wrong_passphrase_is_said_and_the_right_one_still_opens(tmp_path: Path) -> None:
    Vault.create(tmp_path, PASSPHRASE, strength=LIGHT)[0].close()
    app = PeertuiApp(tmp_path, clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)
        for words in ("not it", PASSPHRASE):
            await write(pilot, words, "enter")
            await app.workers.wait_for_complete()
            await pilot.pause()
            if words == "not it":
                assert "Not done:" in shown(app)
                assert isinstance(app.screen, UnlockScreen)
        assert isinstance(app.screen, PeopleScreen)
        app.workspace.close()


@pytest.mark.hazard("H08.1")
async def test_a_second_window_is_told_so(tmp_path: Path) -> None:
    first = Vault.create(tmp_path, PASSPHRASE, strength=LIGHT)[0]
    app = PeertuiApp(tmp_path, passphrase=PASSPHRASE, clock=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)
        assert "open in another window" in " ".join(shown(app).split())
    first.close()


@pytest.mark.hazard("H38.2")
async def test_the_safety_card_is_there_before_the_door_opens(tmp_path: Path) -> None:
    app = PeertuiApp(tmp_path / "new")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "f2")
        assert "999" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, FirstRunScreen)
