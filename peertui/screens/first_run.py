"""The first start on a laptop: choose a passphrase, keep the recovery key safe, and show that it was written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.screens.base import BaseScreen
from widgets.command import Command
from widgets.field import FieldChanged, FieldSubmitted
from widgets.line_field import LineField
from widgets.status_line import Level

if TYPE_CHECKING:
    from plans.vault import Vault

GO_ON = Command("go_on", "Go on", "Choose this passphrase.")
SHOW = Command("show", "Show what I type", "Show or hide the letters of the passphrase.")
CHECK = Command("check", "Go on", "Check what you typed against the key.")

WELCOME = (
    "Welcome. Before anything is written, choose a passphrase. It locks all that is kept on this laptop. "
    "Nobody can open it without the passphrase or the recovery key that comes next. Four or five words that do not "
    "belong together are easy to remember and hard to guess."
)
WRITE_DOWN = (
    "This is your recovery key. It opens everything if the passphrase is ever lost, and it is shown only once. "
    "Write it on paper and keep it where your service says. Not on this laptop."
)


class FirstRunScreen(BaseScreen[None]):
    """Chooses a passphrase and makes the vault."""

    HELP = "Choose a passphrase and type it twice. A weak one gets advice, but the choice is yours."

    def __init__(self) -> None:
        super().__init__()
        self._making = False

    def title_words(self) -> tuple[str, str, str]:
        return ("peertui", "First start", "")

    def commands(self) -> tuple[Command, ...]:
        return (GO_ON, SHOW)

    def body(self) -> ComposeResult:
        yield Static(Content(WELCOME), classes="question")
        yield LineField(label="Choose a passphrase", password=True, name="passphrase")
        yield LineField(label="Type it once more", password=True, name="again")

    def first_focus(self) -> Widget:
        return self.query(LineField).first()

    @on(FieldChanged)
    def _advise(self, event: FieldChanged) -> None:
        from plans.vault.passphrase import advice

        event.stop()
        if event.field_name == "passphrase":
            self.say(advice(str(event.value or "")) or "That is a good passphrase." if event.value else "")

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.field_name == "passphrase":
            self.query(LineField).last().focus()
        else:
            self.do_go_on()

    def do_show(self) -> None:
        """Show or hide the letters."""
        for field in self.query(LineField):
            field.password = not field.password

    def do_go_on(self) -> None:
        """Make the vault if both are the same."""
        first, again = (field.value for field in self.query(LineField))
        if not first.strip():
            self.query(LineField).first().answer = ""
            self.say("Choose a passphrase first.", Level.TROUBLE)
            self.focus_first()
        elif first != again:
            self.say("The two are not the same. Type the second one again.", Level.TROUBLE)
            self.query(LineField).last().answer = ""
            self.query(LineField).last().focus()
        elif not self._making:
            self._making = True
            self.say("Making a safe place. This takes about a second.")
            self._make(first)

    @work(thread=True, exclusive=True)
    def _make(self, passphrase: str) -> None:
        from plans.vault import Vault, VaultError

        try:
            vault, key = Vault.create(self.peertui.folder, passphrase)
        except VaultError as error:
            self.app.call_from_thread(self._refused, str(error))
        else:
            self.app.call_from_thread(self._made, vault, key)

    def _made(self, vault: Vault, key: str) -> None:
        self.app.switch_screen(RecoveryKeyScreen(vault, key))

    def _refused(self, why: str) -> None:
        self._making = False
        self.say(why, Level.TROUBLE)


class RecoveryKeyScreen(BaseScreen[None]):
    """Shows the recovery key once and asks for it back, so that it really is on paper."""

    HELP = "Write the key down, then type it from the paper. Small letters and missing dashes are fine."

    def __init__(self, vault: Vault, key: str) -> None:
        super().__init__()
        self._vault, self._key = vault, key

    def title_words(self) -> tuple[str, str, str]:
        return ("peertui", "Your recovery key", "")

    def commands(self) -> tuple[Command, ...]:
        return (CHECK,)

    def body(self) -> ComposeResult:
        yield Static(Content(WRITE_DOWN), classes="question")
        yield Static(Content.styled(self._key, "bold"), classes="key")
        yield LineField(label="Type it from the paper", name="key")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.do_check()

    def do_check(self) -> None:
        """On, if it is the same key."""
        from plans.vault import WrongRecoveryKey
        from plans.vault.recovery import recovery_secret

        try:
            same = recovery_secret(self.query_one(LineField).value) == recovery_secret(self._key)
        except WrongRecoveryKey as error:
            self.say(str(error), Level.TROUBLE)
            return
        if same:
            self.peertui.unlocked(self._vault)
        else:
            self.say("That is another key. Look at the paper and the screen, and try again.", Level.TROUBLE)
