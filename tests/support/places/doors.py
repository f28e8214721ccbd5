"""Places before anybody's name can be read: the first start, the locked door and why it stays closed."""

from __future__ import annotations

from peertui.screens.vault.first_run import FirstRunScreen, RecoveryKeyScreen
from peertui.screens.vault.keys import NewPassphraseScreen
from peertui.screens.vault.unlock import UnlockScreen
from plans.vault import Vault, VaultError, new_recovery_key
from plans.vault.errors import NoVault, VaultDamaged, VaultInUse, VaultNewer, WrongRecoveryKey
from tests.support.app.kit import LIGHT, PASSPHRASE
from tests.support.places.walk import Walk, place
from tests.support.places.worlds import DOOR, FIRST_START

REASONS = (VaultInUse, VaultDamaged, VaultNewer, NoVault, WrongRecoveryKey)
"""Why a vault does not open, beside a wrong passphrase."""


@place(FirstRunScreen, "choose a passphrase", FIRST_START)
async def choosing(walk: Walk) -> None:
    pass


@place(FirstRunScreen, "a weak passphrase, with its letters shown", FIRST_START)
async def weak(walk: Walk) -> None:
    await walk.do("show_typed")
    await walk.paste("tea")


@place(FirstRunScreen, "two that are not the same", FIRST_START)
async def not_the_same(walk: Walk) -> None:
    await walk.do("show_typed")  # hidden again
    await walk.paste(PASSPHRASE)
    await walk.press("enter")
    await walk.paste("another")
    await walk.press("enter")


@place(FirstRunScreen, "no passphrase", FIRST_START)
async def nothing_chosen(walk: Walk) -> None:
    await walk.press("tab", "enter")


def _new_key(walk: Walk) -> tuple[Vault, str]:
    made = walk.folder / "made"
    if made.exists():
        return Vault.open(made, passphrase=PASSPHRASE), new_recovery_key()
    return Vault.create(made, PASSPHRASE, strength=LIGHT)


@place(RecoveryKeyScreen, "the recovery key", FIRST_START)
async def recovery_key(walk: Walk) -> None:
    vault, key = _new_key(walk)
    vault.close()
    await walk.show(RecoveryKeyScreen(vault, key))


@place(RecoveryKeyScreen, "another recovery key was typed", FIRST_START)
async def other_key(walk: Walk) -> None:
    await recovery_key(walk)
    assert isinstance(walk.screen, RecoveryKeyScreen)
    await walk.paste(new_recovery_key())
    await walk.press("enter")


@place(UnlockScreen, "the passphrase", DOOR)
async def passphrase(walk: Walk) -> None:
    assert isinstance(walk.screen, UnlockScreen)
    if walk.screen.presenter.with_recovery:
        await walk.do("use_recovery_key")


@place(UnlockScreen, "nothing typed", DOOR)
async def nothing_typed(walk: Walk) -> None:
    await passphrase(walk)
    await walk.press("enter")


@place(UnlockScreen, "a wrong passphrase", DOOR)
async def wrong_passphrase(walk: Walk) -> None:
    await passphrase(walk)
    await walk.paste("not this one")
    await walk.press("enter")
    await walk.settle()


@place(UnlockScreen, "the recovery key", DOOR)
async def with_recovery_key(walk: Walk) -> None:
    await passphrase(walk)
    await walk.do("use_recovery_key")


def _refused(error: type[VaultError]) -> None:
    @place(UnlockScreen, f"it does not open: {error.__name__}", DOOR)
    async def refused(walk: Walk) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise error

        await passphrase(walk)
        walk.patch.setattr(Vault, "open", refuse)
        await walk.paste(PASSPHRASE)
        await walk.press("enter")
        await walk.settle()


for _error in REASONS:
    _refused(_error)


@place(NewPassphraseScreen, "a new passphrase after the recovery key", DOOR)
async def new_passphrase(walk: Walk) -> None:
    vault, key = _new_key(walk)
    vault.close()
    await walk.show(NewPassphraseScreen(vault, key))
