"""Choosing a passphrase, and writing a recovery key down."""

from __future__ import annotations

from collections.abc import Callable

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Here
from peertui.presenters.vault import messages
from widgets.models.command import Command

ON_PAPER = Here("Write the key down, then type it from the paper. Small letters and missing dashes are fine.")


def new_passphrase(room: PlainApp, here: Here, hold: Callable[[str], None] = lambda _: None) -> str | Command:
    """A passphrase typed twice, with advice on a weak one; or a command of the place. Back, Leave.

    Args:
        room: Where they are.
        here: What can be done here.
        hold: Is told, once it was typed for the first time, that the new one does not hold yet.
    """
    from plans.vault.crypto.passphrase_strength import advice

    talk = room.talk
    while True:
        first = talk.ask("Choose a passphrase (what you type is not shown):", here, secret=True)
        if isinstance(first, Command):
            return first
        if not first.strip():
            room.say("Choose a passphrase first.")
            continue
        hold(messages.UNKEPT_PASSPHRASE)
        room.say(advice(first) or messages.GOOD_PASSPHRASE)
        while True:
            again = talk.ask("Type it once more, or Enter to choose another:", here, secret=True)
            if isinstance(again, Command):
                return again
            if again == first:
                return first
            if not again.strip():
                hold("")
                break
            room.say(messages.NOT_THE_SAME)


def keep_on_paper(room: PlainApp, key: str) -> None:
    """Say a recovery key once, and go on when it was typed back. Back, Leave."""
    from plans.vault.crypto.recovery_key import recovery_secret
    from plans.vault.errors import WrongRecoveryKey

    groups = key.split("-")
    spelled = [f"Part {number} of {len(groups)}: {' '.join(group)}" for number, group in enumerate(groups, 1)]
    told = (f"Recovery key: {key}", *spelled)
    room.say(messages.WRITE_DOWN, *told)
    while True:
        typed = room.talk.ask_words("Type the key from the paper:", ON_PAPER, again=told, free=False)
        if not typed.strip():
            room.say(*told)
            continue
        try:
            if recovery_secret(typed) == recovery_secret(key):
                room.say("That is the key. It still stands in this window: close the window when you are done.", "")
                return
        except WrongRecoveryKey as error:
            room.say(str(error))
        else:
            room.say(messages.OTHER_KEY)


def ask_passphrase(room: PlainApp, about: str) -> str:
    """The passphrase that opens the vault now, checked. Back, Leave."""
    here = Here(about)
    while True:
        typed = room.talk.ask_words("Passphrase (what you type is not shown):", here, secret=True)
        if not typed.strip():
            continue
        room.say(messages.CHECKING)
        if room.workspace.vault.keys.opens_with(typed):
            return typed
        room.say(f"{messages.NOT_THE_PASSPHRASE} Nothing was changed.")
