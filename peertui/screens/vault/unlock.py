"""The door: the passphrase, or the recovery key."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters.command_handlers import does
from peertui.presenters.place import Place
from peertui.presenters.vault.messages import OPENING
from peertui.presenters.vault.vault_commands import OPEN_VAULT, USE_PASSPHRASE, USE_RECOVERY_KEY
from peertui.screens.base.slow_work import TellingScreen
from widgets.forms.field import FieldSubmitted
from widgets.forms.line_field import LineField
from widgets.models.command import Command

if TYPE_CHECKING:
    from plans.progress import Progress
    from plans.vault import Vault


class UnlockScreen(TellingScreen[None]):
    """Asks for the passphrase and opens the vault. A wrong one changes nothing and can be tried again."""

    HELP = (
        "Type your passphrase and press Enter. Opening takes about a second: that is what makes guessing slow. "
        "If the passphrase is lost, the recovery key you wrote down at the start opens the vault too."
    )

    HOW_TO_STOP = ""

    def __init__(self, passphrase: str | None = None) -> None:
        super().__init__()
        self._given, self._with_recovery, self._opening = passphrase, False, False

    def title_words(self) -> tuple[str, str, str]:
        return ("peertui", "", "")

    def commands(self) -> tuple[Command, ...]:
        return (OPEN_VAULT, USE_PASSPHRASE if self._with_recovery else USE_RECOVERY_KEY)

    def body(self) -> ComposeResult:
        yield Static(Content("What is written here is locked."), classes="question")
        yield LineField(label="Passphrase", password=True, name="passphrase")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    def on_mount(self) -> None:
        if self._given is not None:
            given, self._given = self._given, None
            self._try(given)
        else:
            self.set_timer(0.3, self._get_ready)

    @work(thread=True, description="reading in what comes behind the door")
    def _get_ready(self) -> None:
        """While the passphrase is typed, read in what comes behind the door."""
        import_module("plans.vault.vault")
        self.peertui.read_in(Place.SESSION, Place.PERSON)
        _ = self.peertui.pack

    def say_notice(self, words: str) -> None:
        """What became of words at the locking stays while the passphrase is typed."""
        self.say(words)

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.do_open()

    @does(OPEN_VAULT)
    def do_open(self) -> None:
        """Try what was typed."""
        field = self.query_one(LineField)
        typed = field.value
        if not typed.strip():
            field.answer = ""  # spaces that nobody sees would stand before the next try
            self.refuse(field, "Type the recovery key first." if self._with_recovery else "Type your passphrase first.")
        elif not self._opening:
            self._try(typed)

    @does(USE_RECOVERY_KEY, USE_PASSPHRASE)
    def do_recovery(self) -> None:
        """Passphrase or recovery key."""
        self._with_recovery = not self._with_recovery
        field = self.query_one(LineField)
        field.answer, field.password = "", not self._with_recovery
        field.set_label("Recovery key" if self._with_recovery else "Passphrase")
        self.refresh_frame()
        field.focus()

    def _try(self, typed: str) -> None:
        self._opening = True
        self.say(OPENING)
        self._open(typed, self.new_progress())

    @work(thread=True, exclusive=True, description="opening the vault")
    def _open(self, typed: str, progress: Progress) -> None:
        from plans.vault import Vault, VaultError

        folder = self.peertui.folder
        try:
            with progress.in_use():
                if self._with_recovery:
                    vault = Vault.open(folder, recovery_key=typed)
                else:
                    vault = Vault.open(folder, passphrase=typed)
        except VaultError as error:
            self.app.call_from_thread(self._refused, str(error))
        else:
            self.app.call_from_thread(self._opened, vault, typed)

    def _opened(self, vault: Vault, typed: str) -> None:
        if not self._with_recovery:
            self.peertui.unlocked(vault)
            return

        self.open(Place.NEW_PASSPHRASE, vault, typed, instead=True)

    def _refused(self, why: str) -> None:
        self._opening = False
        self.work_ended()
        field = self.query_one(LineField)
        field.answer = ""
        self.refuse(field, why)
