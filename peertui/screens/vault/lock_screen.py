"""The blank screen while everything is saved and locked; and if it cannot be saved, why."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.command_handlers import does
from peertui.presenters.vault.messages import CHECKING, NOT_THE_PASSPHRASE
from peertui.presenters.vault.vault_commands import COME_BACK, TRY_AGAIN
from peertui.screens.base.slow_work import WaitingScreen
from widgets.forms.field import FieldSubmitted
from widgets.forms.line_field import LineField
from widgets.models.command import Command
from widgets.models.status import Level


class LockingScreen(WaitingScreen[None]):
    """Shows no word that anyone wrote. What cannot be saved is not dropped, and the passphrase leads back to it."""

    HELP = (
        "Locking waits until everything is saved. Nothing is lost: it is all still here behind this screen. "
        "Type the passphrase to come back to it, or choose Try again."
    )

    def title_words(self) -> tuple[str, str, str]:
        return ("peertui", "", "")

    def commands(self) -> tuple[Command, ...]:
        return (COME_BACK, TRY_AGAIN) if self.query_one(LineField).display else ()

    def body(self) -> ComposeResult:
        field = LineField(label="Passphrase, to come back", password=True, name="passphrase")
        field.display = False
        yield field

    def first_focus(self) -> Widget | None:
        field = self.query_one(LineField)
        return field if field.display else None

    def on_mount(self) -> None:
        self.call_after_refresh(self.do_again)  # blank first: the disk may be slow

    def show_save_state(self) -> None:
        """A save was tried, perhaps by itself: lock if it is done now."""
        if self.is_mounted and self.query_one(LineField).display and self.workspace.all_saved:
            self.do_again()

    @does(TRY_AGAIN)
    def do_again(self) -> None:
        """Save and lock."""
        workspace = self.workspace

        def save() -> None:
            workspace.save_now()

        self.wait_for("Saving, then locking.", save, self._saved)

    def _saved(self) -> None:
        if not (why := self.peertui.forget()):
            return
        self.query_one(LineField).display = True
        self.refresh_frame()
        self.say(why, Level.NOT_SAVED)
        if self.is_current:
            self.focus_first()

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.do_come_back_in()

    @does(COME_BACK)
    def do_come_back_in(self) -> None:
        """Back to where we were, if the passphrase is right."""
        from plans.vault import WrongPassphrase

        typed, vault = self.query_one(LineField).value, self.workspace.vault

        def check() -> None:
            if not vault.keys.opens_with(typed):
                raise WrongPassphrase(NOT_THE_PASSPHRASE)

        self.wait_for(CHECKING, check, lambda: self.dismiss(None))

    def do_back_out(self) -> None:
        """Only the passphrase leads back."""
