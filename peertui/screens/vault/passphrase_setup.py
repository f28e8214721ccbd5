"""What the first start and a change of keys share: choosing a passphrase, and writing a recovery key down."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters.command_handlers import does
from peertui.presenters.vault.messages import GOOD_PASSPHRASE, NOT_THE_SAME, OTHER_KEY, WRITE_DOWN
from peertui.presenters.vault.vault_commands import CHECK_KEY, CHOOSE_PASSPHRASE, SHOW_TYPED
from peertui.screens.base.slow_work import WaitingScreen
from widgets.forms.field import FieldChanged, FieldSubmitted
from widgets.forms.line_field import LineField
from widgets.models.command import Command

Result = TypeVar("Result")


class PassphraseScreen(WaitingScreen[Result]):
    """Asks for a passphrase twice, and for the one that holds now if `ASKS_OLD`."""

    HELP = "Choose a passphrase and type it twice. A weak one gets advice, but the choice is yours."
    INTRO: ClassVar[str] = ""
    ASKS_OLD: ClassVar[bool] = False

    def commands(self) -> tuple[Command, ...]:
        return (CHOOSE_PASSPHRASE, SHOW_TYPED)

    def body(self) -> ComposeResult:
        yield Static(Content(self.INTRO), classes="question")
        if self.ASKS_OLD:
            yield LineField(label="The passphrase that opens it now", password=True, name="old")
        yield LineField(label="Choose a passphrase", password=True, name="passphrase")
        yield LineField(label="Type it once more", password=True, name="again")

    def first_focus(self) -> Widget:
        return self.query(LineField).first()

    @on(FieldChanged)
    def _advise(self, event: FieldChanged) -> None:
        from plans.vault.crypto.passphrase_strength import advice

        event.stop()
        if event.field_name == "passphrase":
            self.say(advice(str(event.value or "")) or GOOD_PASSPHRASE if event.value else "")

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.field_name == "again":
            self.do_go_on()
        else:
            self.focus_next()

    @does(SHOW_TYPED)
    def do_show(self) -> None:
        """Show or hide the letters."""
        for field in self.query(LineField):
            field.password = not field.password

    @does(CHOOSE_PASSPHRASE)
    def do_go_on(self) -> None:
        """Choose it if both are the same."""
        fields = list(self.query(LineField))
        first, again = (field.value for field in fields[-2:])
        old = fields[0].value if self.ASKS_OLD else ""
        if self.ASKS_OLD and not old:
            self.refuse(fields[0], "Type the passphrase that opens it now first.")
        elif not first.strip():
            self.refuse(fields[-2], "Choose a passphrase first.")
        elif first != again:
            fields[-1].answer = ""
            self.refuse(fields[-1], NOT_THE_SAME)
        else:
            self.chosen(first, old)

    def chosen(self, passphrase: str, old: str) -> None:
        """Called with the passphrase that was typed twice, and the old one, "" where it is not asked for."""
        raise NotImplementedError


class KeyOnPaperScreen(WaitingScreen[Result]):
    """Shows a recovery key once and asks for it back, so that it really is on paper."""

    HELP = "Write the key down, then type it from the paper. Small letters and missing dashes are fine."

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def commands(self) -> tuple[Command, ...]:
        return (CHECK_KEY,)

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

    @does(CHECK_KEY)
    def do_check(self) -> None:
        """On, if it is the same key."""
        from plans.vault import WrongRecoveryKey
        from plans.vault.crypto.recovery_key import recovery_secret

        field = self.query_one(LineField)
        try:
            same = recovery_secret(field.value) == recovery_secret(self._key)
        except WrongRecoveryKey as error:
            self.refuse(field, str(error))
            return
        if same:
            self.on_paper()
        else:
            self.refuse(field, OTHER_KEY)

    def on_paper(self) -> None:
        """Called once the key was typed from the paper."""
        raise NotImplementedError
