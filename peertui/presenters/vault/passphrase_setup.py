"""What the first start and a change of keys share: choosing a passphrase, and writing a recovery key down."""

from __future__ import annotations

from typing import ClassVar

from peertui.presenters.command_handlers import does
from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.reply import Reply, Say
from peertui.presenters.vault.messages import GOOD_PASSPHRASE, NOT_THE_SAME, OTHER_KEY, WRITE_DOWN
from peertui.presenters.vault.vault_commands import CHECK_KEY, CHOOSE_PASSPHRASE
from peertui.services.app_context import AppInUse
from plans.vault.errors import WrongRecoveryKey


class ChoosePassphrase(FormPresenter):
    """A passphrase typed twice, with advice on a weak one."""

    SUBMIT = CHOOSE_PASSPHRASE
    INTRO: ClassVar[str] = ""

    def about(self) -> str:
        return self.INTRO

    def fields(self) -> tuple[FormField, ...]:
        return (
            self.line("passphrase", "Choose a passphrase", is_hidden=not self.shows_typed),
            self.line("again", "Type it once more", is_hidden=not self.shows_typed),
        )

    def take(self, name: str, value: str) -> Reply:
        from plans.vault.crypto.passphrase_strength import advice

        super().take(name, value)
        if name != "passphrase":
            return None
        return Say(advice(value) or GOOD_PASSPHRASE if value else "")

    def why_not(self, name: str) -> str:
        if name == "passphrase":
            return "" if self.held(name) else "Choose a passphrase first."
        return "" if self.given.get("again") == self.given.get("passphrase") else NOT_THE_SAME

    @does(CHOOSE_PASSPHRASE)
    def choose(self) -> Reply:
        """Choose it if both are the same."""
        if self.refusal() and not self.why_not("passphrase"):
            return self.refuse("again", NOT_THE_SAME, "again")
        return self.refusal() or self.chosen(self.given["passphrase"])

    def chosen(self, passphrase: str) -> Reply:
        """What comes of the passphrase that was typed twice."""
        raise NotImplementedError


class KeyOnPaper(FormPresenter):
    """Shows a recovery key once and asks for it back, so that it really is on paper."""

    SUBMIT = CHECK_KEY
    SEEN = "That is the key. It still stands in this window: close the window when you are done."

    def __init__(self, app: AppInUse, key: str) -> None:
        super().__init__(app)
        self.key = key

    def about(self) -> str:
        return WRITE_DOWN

    def once(self) -> tuple[str, ...]:
        groups = self.key.split("-")
        spelled = (f"Part {number} of {len(groups)}: {' '.join(group)}" for number, group in enumerate(groups, 1))
        return (self.key, f"Recovery key: {self.key}", *spelled)

    def fields(self) -> tuple[FormField, ...]:
        return (self.line("key", "Type it from the paper"),)

    def why_not(self, name: str) -> str:  # noqa: ARG002
        from plans.vault.crypto.recovery_key import recovery_secret

        try:
            same = recovery_secret(self.held("key")) == recovery_secret(self.key)
        except WrongRecoveryKey as error:
            return str(error)
        return "" if same else OTHER_KEY

    @does(CHECK_KEY)
    def check(self) -> Reply:
        """On, if it is the same key."""
        return self.refusal() or self.on_paper()

    def on_paper(self) -> Reply:
        """What comes of it once the key was typed from the paper."""
        raise NotImplementedError
