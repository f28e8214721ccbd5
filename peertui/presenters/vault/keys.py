"""The keys of the vault: a new passphrase, a new recovery key, and new keys altogether."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from peertui.presenters.command_handlers import does, does_each
from peertui.presenters.commands import CANCEL, NOT_NOW
from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.place import Place
from peertui.presenters.presenter import Presenter
from peertui.presenters.reply import Done, Open, Reply, Say, Wait
from peertui.presenters.vault import messages
from peertui.presenters.vault.backup_reminder import after_new_keys
from peertui.presenters.vault.passphrase_setup import ChoosePassphrase, KeyOnPaper
from peertui.presenters.vault.vault_commands import (
    CHANGE_PASSPHRASE,
    CHECK_KEY,
    CHECK_PASSPHRASE,
    CHOOSE_PASSPHRASE,
    NEW_KEYS,
    NEW_RECOVERY_KEY,
    SHOW_TYPED,
)
from peertui.services.app_context import AppInUse
from widgets.models.command import Command

if TYPE_CHECKING:
    from plans.vault import Vault

KEYS = (CHANGE_PASSPHRASE, NEW_RECOVERY_KEY, NEW_KEYS)
"""What can be done with the keys, from the settings."""
_ABOUT = {
    CHANGE_PASSPHRASE: messages.CHANGE_ABOUT,
    NEW_RECOVERY_KEY: messages.RECOVERY_ABOUT,
    NEW_KEYS: messages.NEW_KEYS_ABOUT,
}


class KeyCommands(Presenter):
    """What the settings offer to change of the keys."""

    @does_each(*KEYS)
    def change_keys(self, command_id: str) -> Reply:
        """Another passphrase, another recovery key, or new keys altogether."""
        return change_keys(command_id)


def change_keys(command_id: str) -> Reply:
    """Ask for the passphrase that opens it now, then for what is to hold instead, and say what was changed."""
    from plans.vault import new_recovery_key

    which = next(command for command in KEYS if command.id == command_id)

    def checked(passphrase: str | None) -> Reply:
        if passphrase is None:
            return None
        if which is CHANGE_PASSPHRASE:
            return Open(Place.CHANGE_PASSPHRASE, (passphrase,), changed)
        place = Place.NEW_KEYS if which is NEW_KEYS else Place.NEW_RECOVERY_KEY
        return Open(place, (passphrase, new_recovery_key()), changed)

    return Open(Place.ASK_FOR_KEY, (which.words, _ABOUT[which]), checked)


def changed(words: str | None) -> Reply:
    """Say what was changed, and which backups still open with the old key."""
    return Say(words, title=messages.KEYS_CHANGED) if words else None


class AskForKey(FormPresenter):
    """Asks for the passphrase before the keys are changed. Ends with the passphrase, or None."""

    HELP = "Type the passphrase that opens it now and press Enter. Nothing is changed before the next questions."
    SUBMIT = CHECK_PASSPHRASE
    LEFT = messages.NOT_CHANGED

    def __init__(self, app: AppInUse, title: str, about: str) -> None:
        super().__init__(app)
        self._title, self._about = title, about

    def part_of(self) -> str:
        return "Settings"

    def title(self) -> str:
        return self._title

    def commands(self) -> tuple[Command, ...]:
        return (CHECK_PASSPHRASE, CANCEL)

    def about(self) -> str:
        return self._about

    def fields(self) -> tuple[FormField, ...]:
        return (self.line("passphrase", "The passphrase that opens it now", is_hidden=True),)

    def why_not(self, name: str) -> str:
        return "" if self.held(name) else "Type the passphrase that opens it now first."

    @does(CHECK_PASSPHRASE)
    def check(self) -> Reply:
        """Check the passphrase."""
        vault, typed = self.workspace.vault, self.given.get("passphrase", "")

        def checked(opens: bool) -> Reply:
            why = f"{messages.NOT_THE_PASSPHRASE} {messages.NOT_CHANGED}"
            return Done(typed) if opens else self.refuse("passphrase", why, "passphrase")

        refused = self.refusing("passphrase", "passphrase")
        return self.refusal() or Wait(messages.CHECKING, lambda: vault.keys.opens_with(typed), checked, refused)


class ChangePassphrase(ChoosePassphrase):
    """Ends with a sentence once the passphrase is changed, or None."""

    HELP = (
        "Choose a new passphrase and type it twice. A weak one gets advice, but the choice is yours. "
        "The old one opens nothing afterwards. The recovery key on paper stays the same."
    )
    INTRO = "Choose the new passphrase. Until it was typed twice, the one before still opens it."
    UNKEPT = messages.UNKEPT_PASSPHRASE
    LEFT = messages.NOT_CHANGED

    def __init__(self, app: AppInUse, old: str) -> None:
        super().__init__(app)
        self._old = old

    def part_of(self) -> str:
        return "Settings"

    def title(self) -> str:
        return CHANGE_PASSPHRASE.words

    def commands(self) -> tuple[Command, ...]:
        return (CHOOSE_PASSPHRASE, SHOW_TYPED, CANCEL)

    def chosen(self, passphrase: str) -> Reply:
        vault = self.workspace.vault
        change = changing(vault, lambda: vault.keys.change_passphrase(self._old, passphrase), messages.CHANGED)
        return Wait(messages.CHANGING, change, Done, self.refusing("passphrase", "again"))


class NewPassphrase(ChoosePassphrase):
    """Follows the recovery key at the door: the old passphrase is lost, so a new one is chosen."""

    HELP = (
        "The recovery key has opened it. Choose a new passphrase and type it twice, or go back to keep the old one. "
        "The recovery key stays the same."
    )
    INTRO = messages.RESET_ABOUT
    LEFT = "The old passphrase stays."

    def __init__(self, app: AppInUse, vault: Vault, recovery_key: str) -> None:
        super().__init__(app)
        self._vault, self._recovery_key = vault, recovery_key

    def part_of(self) -> str:
        return "peertui"

    def title(self) -> str:
        return "A new passphrase"

    def commands(self) -> tuple[Command, ...]:
        return (CHOOSE_PASSPHRASE, SHOW_TYPED, NOT_NOW)

    def chosen(self, passphrase: str) -> Reply:
        vault, key = self._vault, self._recovery_key
        change = changing(vault, lambda: vault.keys.reset_passphrase(key, passphrase), messages.CHANGED)

        def then(words: str) -> Reply:
            return Say(words, title=messages.KEYS_CHANGED, then=Done())

        return Wait(messages.CHANGING, change, then, self.refusing("passphrase", "again"))


class NewRecoveryKey(KeyOnPaper):
    """Shows a new recovery key; it holds once it was typed from the paper. Ends with a sentence, or None."""

    HELP = (
        "Write the new key on paper, then type it from the paper and press Enter. From then on the old key opens "
        "nothing. Go back, and the old one still holds."
    )
    UNKEPT = messages.UNKEPT_KEY
    LEFT = messages.NOT_CHANGED

    def __init__(self, app: AppInUse, passphrase: str, key: str) -> None:
        super().__init__(app, key)
        self.passphrase = passphrase

    def part_of(self) -> str:
        return "Settings"

    def title(self) -> str:
        return NEW_RECOVERY_KEY.words

    def commands(self) -> tuple[Command, ...]:
        return (CHECK_KEY, CANCEL)

    def on_paper(self) -> Reply:
        return self.hold(messages.CHANGING, self.workspace.vault.keys.renew_recovery_key, messages.RECOVERY_HOLDS)

    def hold(self, meanwhile: str, change: Callable[[str, str], object], words: str) -> Reply:
        """Let the new key in, and end with these words and what still opens with the old one."""

        def then(said: str) -> Reply:
            return Done(" ".join(filter(None, (self.keep_settings(key_on_paper="yes"), said))))

        slow = changing(self.workspace.vault, lambda: change(self.passphrase, self.key), words)
        return Wait(meanwhile, slow, then, self.refusing("key"))


class AllNewKeys(NewRecoveryKey):
    """The same, and then everything is sealed again with a new data key."""

    HELP = (
        "Write the new key on paper, then type it from the paper and press Enter. Then everything that is kept is "
        "sealed again. That can take a while; leave it running until it says that the new keys hold."
    )

    def title(self) -> str:
        return NEW_KEYS.words

    def on_paper(self) -> Reply:
        return self.hold(messages.SEALING, self.workspace.vault.keys.rekey, messages.NEW_KEYS_HOLD)


def changing(vault: Vault, change: Callable[[], object], said: str) -> Callable[[], str]:
    """What changes a key, slowly, and then finds the words for it."""

    def slow() -> str:
        change()
        return after_new_keys(vault, said)

    return slow
