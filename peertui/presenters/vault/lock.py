"""Saving and locking; and if it cannot be saved, why, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from peertui.presenters.command_handlers import does
from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.reply import Done, Reply, Say, Wait
from peertui.presenters.vault.messages import CHECKING, NOT_THE_PASSPHRASE
from peertui.presenters.vault.vault_commands import COME_BACK, TRY_AGAIN
from peertui.services.app_context import AppInUse
from widgets.models.command import Command
from widgets.models.status import Level


class Locking(FormPresenter):
    """Shows no word that anyone wrote. What cannot be saved is not dropped, and the passphrase leads back to it."""

    HELP = (
        "Locking waits until everything is saved. Nothing is lost: it is all still here behind this screen. "
        "Type the passphrase to come back to it, or choose Try again."
    )
    SUBMIT = COME_BACK

    def __init__(self, app: AppInUse, forget: Callable[[], str]) -> None:
        """`forget` lets go of keys and words, and says why not if it cannot."""
        super().__init__(app)
        self._forget = forget
        self.is_open = False
        """Whether it could not be locked."""

    def part_of(self) -> str:
        return "peertui"

    def commands(self) -> tuple[Command, ...]:
        return (COME_BACK, TRY_AGAIN) if self.is_open else ()

    def fields(self) -> tuple[FormField, ...]:
        typed = self.given.get("passphrase", "")
        return (FormField("passphrase", "Passphrase, to come back", typed, is_asked=self.is_open, is_hidden=True),)

    def first_said(self) -> Reply:
        return self.again()

    @does(TRY_AGAIN)
    def again(self) -> Reply:
        """Save and lock."""
        return Wait("Saving, then locking.", self.workspace.save_now, lambda _: self._saved(), self.refusing(""))

    def _saved(self) -> Reply:
        if not (why := self._forget()):
            return None
        self.is_open = True
        return Say(why, Level.NOT_SAVED, field="passphrase")

    @does(COME_BACK)
    def come_back(self) -> Reply:
        """Back to where we were, if the passphrase is right."""
        typed, vault = self.given.get("passphrase", ""), self.workspace.vault

        def checked(opens: bool) -> Reply:
            return Done() if opens else self.refuse("passphrase", NOT_THE_PASSPHRASE, "passphrase")

        return Wait(CHECKING, lambda: vault.keys.opens_with(typed), checked, self.refusing("passphrase", "passphrase"))
