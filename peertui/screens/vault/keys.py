"""The keys of the vault: a new passphrase, a new recovery key, and new keys altogether."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import CANCEL, NOT_NOW
from peertui.presenters.vault import messages
from peertui.presenters.vault.backup_reminder import after_new_keys, is_long
from peertui.presenters.vault.vault_commands import CHECK_KEY, CHECK_PASSPHRASE, CHOOSE_PASSPHRASE, SHOW_TYPED
from peertui.screens.base.slow_work import WaitingScreen
from peertui.screens.vault.passphrase_setup import KeyOnPaperScreen, PassphraseScreen
from widgets.forms.field import FieldSubmitted
from widgets.forms.line_field import LineField
from widgets.models.command import Command

if TYPE_CHECKING:
    from plans.vault import Vault


class ChangePassphraseScreen(PassphraseScreen[str]):
    """Ends with a sentence once the passphrase is changed, or None."""

    HELP = (
        "Type the passphrase that opens it now, then the new one twice. The old one opens nothing afterwards. "
        "The recovery key on paper stays the same."
    )
    INTRO = messages.CHANGE_ABOUT
    ASKS_OLD = True

    def title_words(self) -> tuple[str, str, str]:
        return ("Settings", "Change the passphrase", "")

    def commands(self) -> tuple[Command, ...]:
        return (CHOOSE_PASSPHRASE, SHOW_TYPED, CANCEL)

    def unkept(self) -> str:
        return messages.UNKEPT_PASSPHRASE if any(field.value for field in list(self.query(LineField))[-2:]) else ""

    def chosen(self, passphrase: str, old: str) -> None:
        vault, words = self.workspace.vault, [messages.CHANGED]

        def change() -> None:
            vault.keys.change_passphrase(old, passphrase)
            words.append(after_new_keys(vault, messages.CHANGED))

        self.wait_for(messages.CHANGING, change, lambda: self.dismiss(words[-1]))


class NewPassphraseScreen(PassphraseScreen[None]):
    """Follows the recovery key at the door: the old passphrase is lost, so a new one is chosen."""

    HELP = (
        "The recovery key has opened it. Choose a new passphrase and type it twice, or pick Not now to keep the old "
        "one. The recovery key stays the same."
    )
    INTRO = messages.RESET_ABOUT

    def __init__(self, vault: Vault, recovery_key: str) -> None:
        super().__init__()
        self._vault, self._recovery_key = vault, recovery_key

    def title_words(self) -> tuple[str, str, str]:
        return ("peertui", "A new passphrase", "")

    def commands(self) -> tuple[Command, ...]:
        return (CHOOSE_PASSPHRASE, SHOW_TYPED, NOT_NOW)

    def chosen(self, passphrase: str, old: str) -> None:  # noqa: ARG002
        vault, key, words = self._vault, self._recovery_key, [messages.CHANGED]

        def change() -> None:
            vault.keys.reset_passphrase(key, passphrase)
            words.append(after_new_keys(vault, messages.CHANGED))

        self.wait_for(messages.CHANGING, change, lambda: self._changed(words[-1]))

    def _changed(self, words: str) -> None:
        if is_long(words):
            self.ask(messages.KEYS_CHANGED, words, messages.GO_ON, self._seen)
        else:
            self._go_on()

    def _seen(self, _: str | None) -> None:
        self.call_later(self._go_on)

    def do_back_out(self) -> None:
        """Go on with the old passphrase."""
        self._go_on()

    def _go_on(self) -> None:
        self.peertui.unlocked(self._vault)


class AskForKeyScreen(WaitingScreen[str]):
    """Asks for the passphrase before a new recovery key is made. Ends with the passphrase, or None."""

    HELP = "Type the passphrase and press Enter. Nothing is changed before the new recovery key is on paper."

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self._title, self._about = title, about

    def title_words(self) -> tuple[str, str, str]:
        return ("Settings", self._title, "")

    def commands(self) -> tuple[Command, ...]:
        return (CHECK_PASSPHRASE, CANCEL)

    def body(self) -> ComposeResult:
        yield Static(Content(self._about), classes="question")
        yield LineField(label="Passphrase", password=True, name="passphrase")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.do_go_on()

    @does(CHECK_PASSPHRASE)
    def do_go_on(self) -> None:
        """Check the passphrase."""
        from plans.vault import WrongPassphrase

        typed, vault = self.query_one(LineField).value, self.workspace.vault

        def check() -> None:
            if not vault.keys.opens_with(typed):
                raise WrongPassphrase(f"{messages.NOT_THE_PASSPHRASE} Nothing was changed.")

        self.wait_for(messages.CHECKING, check, lambda: self.dismiss(typed))


class NewRecoveryKeyScreen(KeyOnPaperScreen[str]):
    """Shows a new recovery key; it holds once it was typed from the paper. Ends with a sentence, or None."""

    HELP = (
        "Write the new key on paper, then type it from the paper and press Enter. From then on the old key opens "
        "nothing. Go back, and the old one still holds."
    )

    def __init__(self, passphrase: str, key: str) -> None:
        super().__init__(key)
        self._passphrase = passphrase

    def title_words(self) -> tuple[str, str, str]:
        return ("Settings", "A new recovery key", "")

    def commands(self) -> tuple[Command, ...]:
        return (CHECK_KEY, CANCEL)

    def unkept(self) -> str:
        return messages.UNKEPT_KEY if self.query_one(LineField).value.strip() else ""

    def on_paper(self) -> None:
        self.hold(messages.CHANGING, messages.RECOVERY_HOLDS)

    def hold(self, meanwhile: str, words: str) -> None:
        """Let the new key in behind the screen, and end with these words and what still opens with the old one."""
        vault, said = self.workspace.vault, [words]

        def change() -> None:
            self._hold(vault)
            said.append(after_new_keys(vault, words))

        self.wait_for(meanwhile, change, lambda: self.done(said[-1]))

    def done(self, words: str) -> None:
        """It is on paper and it holds: end with these words."""
        self.peertui.keep_settings(replace(self.peertui.settings, key_on_paper="yes"))
        self.dismiss(words)

    def _hold(self, vault: Vault) -> None:
        vault.keys.renew_recovery_key(self._passphrase, self._key)


class NewKeysScreen(NewRecoveryKeyScreen):
    """The same, and then everything is sealed again with a new data key."""

    HELP = (
        "Write the new key on paper, then type it from the paper and press Enter. Then everything that is kept is "
        "sealed again. That can take a while; leave it running until it says that the new keys hold."
    )

    def title_words(self) -> tuple[str, str, str]:
        return ("Settings", "New keys", "")

    def on_paper(self) -> None:
        self.hold(messages.SEALING, messages.NEW_KEYS_HOLD)

    def _hold(self, vault: Vault) -> None:
        vault.keys.rekey(self._passphrase, self._key)
