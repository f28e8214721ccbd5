"""The door: the passphrase, or the recovery key."""

from __future__ import annotations

from importlib import import_module

from textual import work

from peertui.presenters.place import Place
from peertui.presenters.vault.unlock import Door
from peertui.screens.base.presented_form import FormScreen


class UnlockScreen(FormScreen[Door]):
    """Asks for the passphrase and opens the vault. Ends with it."""

    PRESENTER = Door

    def on_mount(self) -> None:
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
