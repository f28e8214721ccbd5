"""The first start on a laptop: choose a passphrase, keep the recovery key safe, and show that it was written down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from peertui.presenters.command_handlers import does
from peertui.presenters.place import Place
from peertui.presenters.vault.messages import MAKING, WELCOME
from peertui.presenters.vault.vault_commands import RESTORE
from peertui.screens.vault.passphrase_setup import KeyOnPaperScreen, PassphraseScreen
from widgets.models.command import Command

if TYPE_CHECKING:
    from plans.vault import Vault


class FirstRunScreen(PassphraseScreen[None]):
    """Chooses a passphrase and makes the vault."""

    HELP = (
        "Choose a passphrase, press Enter, type it once more and press Enter. You type it each time you open peertui. "
        "A weak one gets advice, but the choice is yours. Next comes a recovery key to write on paper. "
        "If you have a backup from another laptop, the menu can bring it back."
    )
    INTRO = WELCOME

    def title_words(self) -> tuple[str, str, str]:
        return ("peertui", "First start", "")

    def commands(self) -> tuple[Command, ...]:
        return (*super().commands(), RESTORE)

    @does(RESTORE)
    def do_restore(self) -> None:
        """Bring back a backup from another laptop."""

        self.open(Place.RESTORE)

    def chosen(self, passphrase: str, old: str) -> None:  # noqa: ARG002
        made: list[tuple[Vault, str]] = []

        def make() -> None:
            from plans.vault import Vault

            made.append(Vault.create(self.peertui.folder, passphrase))

        def show_key() -> None:
            self.peertui.keep_settings(replace(self.peertui.settings, key_on_paper="no"))
            self.open(Place.RECOVERY_KEY, *made[0], instead=True)

        self.wait_for(MAKING, make, show_key)


class RecoveryKeyScreen(KeyOnPaperScreen[None]):
    """Shows the recovery key of a new vault."""

    HELP = (
        "Write the key on paper, letter by letter, then type it from the paper and press Enter. Small letters and "
        "missing dashes are fine. It is asked so that it really is on paper: it is shown only this once."
    )

    def __init__(self, vault: Vault, key: str) -> None:
        super().__init__(key)
        self._vault = vault

    def title_words(self) -> tuple[str, str, str]:
        return ("peertui", "Your recovery key", "")

    def on_paper(self) -> None:
        self.peertui.keep_settings(replace(self.peertui.settings, key_on_paper="yes"))
        self.peertui.unlocked(self._vault)
