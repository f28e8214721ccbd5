"""The door: the passphrase, or the recovery key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertui.presenters.command_handlers import does
from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.place import Place
from peertui.presenters.reply import Done, Open, Reply, Wait
from peertui.presenters.vault.messages import OPENING
from peertui.presenters.vault.vault_commands import OPEN_VAULT, USE_PASSPHRASE, USE_RECOVERY_KEY
from peertui.services.app_context import AppInUse
from widgets.models.command import Command

if TYPE_CHECKING:
    from plans.vault import Vault


class Door(FormPresenter):
    """Asks for the passphrase and opens the vault. A wrong one changes nothing and can be tried again."""

    HELP = (
        "Type your passphrase and press Enter. Opening takes about a second: that is what makes guessing slow. "
        "If the passphrase is lost, the recovery key you wrote down at the start opens the vault too."
    )
    SUBMIT = OPEN_VAULT
    NO_WAY_BACK = "Only the passphrase leads on from here. To stop, type quit."

    def __init__(self, app: AppInUse, passphrase: str | None = None) -> None:
        super().__init__(app)
        self._tried, self.with_recovery = passphrase, False

    def part_of(self) -> str:
        return "peertui"

    def commands(self) -> tuple[Command, ...]:
        return (OPEN_VAULT, USE_PASSPHRASE if self.with_recovery else USE_RECOVERY_KEY)

    def listed_commands(self) -> tuple[Command, ...]:
        return self.commands()[1:]

    def about(self) -> str:
        return "What is written here is locked."

    def fields(self) -> tuple[FormField, ...]:
        label = "Recovery key" if self.with_recovery else "Passphrase"
        return (self.line("passphrase", label, is_hidden=not self.with_recovery),)

    def why_not(self, name: str) -> str:
        if self.held(name):
            return ""
        return "Type the recovery key first." if self.with_recovery else "Type your passphrase first."

    def first_said(self) -> Reply:
        tried, self._tried = self._tried, None
        return None if tried is None else self._open(tried)

    @does(OPEN_VAULT)
    def open(self) -> Reply:
        """Try what was typed."""
        if why := self.why_not("passphrase"):  # spaces that nobody sees would stand before the next try
            return self.refuse("passphrase", why, "passphrase")
        return self._open(self.given["passphrase"])

    @does(USE_RECOVERY_KEY, USE_PASSPHRASE)
    def use_other(self) -> Reply:
        """Passphrase or recovery key."""
        self.with_recovery = not self.with_recovery
        return self.refuse("passphrase", "", "passphrase")

    def _open(self, typed: str) -> Reply:
        from plans.vault import Vault

        folder, with_recovery = self.app.folder, self.with_recovery

        def slow() -> Vault:
            if with_recovery:
                return Vault.open(folder, recovery_key=typed)
            return Vault.open(folder, passphrase=typed)

        def opened(vault: Vault) -> Reply:
            if not with_recovery:
                return Done(vault)
            return Open(Place.NEW_PASSPHRASE, (vault, typed), lambda _: Done(vault), unseen=vault.close)

        return Wait(OPENING, slow, opened, self.refusing("passphrase", "passphrase"), how_to_stop="")
