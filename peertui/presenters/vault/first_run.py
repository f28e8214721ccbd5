"""The first start on a laptop: choose a passphrase, keep the recovery key safe, and show that it was written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertui.presenters.command_handlers import does
from peertui.presenters.place import Place
from peertui.presenters.reply import Done, Open, Reply, Say, Wait
from peertui.presenters.vault.messages import MAKING, WELCOME
from peertui.presenters.vault.passphrase_setup import ChoosePassphrase, KeyOnPaper
from peertui.presenters.vault.vault_commands import CHECK_KEY, CHOOSE_PASSPHRASE, RESTORE, SHOW_TYPED
from peertui.services.app_context import AppInUse
from widgets.models.command import Command

if TYPE_CHECKING:
    from plans.vault import Vault


class FirstRun(ChoosePassphrase):
    """Chooses a passphrase and makes the vault. Ends with it."""

    HELP = (
        "Choose a passphrase, press Enter, type it once more and press Enter. You type it each time you open peertui. "
        "A weak one gets advice, but the choice is yours. Next comes a recovery key to write on paper. "
        "If you have a backup from another laptop, the menu can bring it back."
    )
    INTRO = WELCOME
    NO_WAY_BACK = "This is the first question. To stop, type quit."

    def part_of(self) -> str:
        return "peertui"

    def title(self) -> str:
        return "First start"

    def commands(self) -> tuple[Command, ...]:
        return (CHOOSE_PASSPHRASE, SHOW_TYPED, RESTORE)

    def listed_commands(self) -> tuple[Command, ...]:
        return (RESTORE,)

    @does(RESTORE)
    def restore(self) -> Reply:
        """Bring back a backup from another laptop."""
        return Open(Place.RESTORE)

    def chosen(self, passphrase: str) -> Reply:
        from plans.vault import Vault

        folder = self.app.folder
        return Wait(MAKING, lambda: Vault.create(folder, passphrase), self._made, self.refusing("passphrase", "again"))

    def _made(self, made: tuple[Vault, str]) -> Reply:
        vault, key = made
        self.given.clear()
        trouble = self.keep_settings(key_on_paper="no")
        return Say(trouble, then=Open(Place.RECOVERY_KEY, (vault, key), lambda _: Done(vault), unseen=vault.close))


class RecoveryKey(KeyOnPaper):
    """Shows the recovery key of a new vault."""

    HELP = (
        "Write the key on paper, letter by letter, then type it from the paper and press Enter. Small letters and "
        "missing dashes are fine. It is asked so that it really is on paper: it is shown only this once."
    )
    NO_WAY_BACK = "The vault is made, so there is no way back from here. Please write the key down."

    def __init__(self, app: AppInUse, vault: Vault, key: str) -> None:
        super().__init__(app, key)
        self.vault = vault

    def part_of(self) -> str:
        return "peertui"

    def title(self) -> str:
        return "Your recovery key"

    def commands(self) -> tuple[Command, ...]:
        return (CHECK_KEY,)

    def on_paper(self) -> Reply:
        return Say(self.keep_settings(key_on_paper="yes"), then=Done(self.vault))
