"""The app as a screen knows it: what it holds, and what it does from everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from peertui.presenters.place import Place
from peertui.services.app_context import AppInUse
from peertui.services.settings import Settings
from peertui.services.vault.autosave import Report
from peertui.services.workspace import Workspace
from plans.vault import Vault
from widgets.models.command import Command


class RunningApp(AppInUse, Protocol):
    """Screens know the app by this alone, so that the app may know its screens."""

    notice: str
    """What to say on the screen that comes to the front next, once."""
    shown: Report | None
    """The save that a screen told of last."""

    @property
    def workspace_in_use(self) -> Workspace | None:
        """The workspace where somebody's record is open, else None."""

    @property
    def last_commands(self) -> tuple[Command, ...]:
        """What stands at the end of every menu."""

    def keep_settings(self, settings: Settings) -> str:
        """Take these settings and keep them on the disk. Returns why that cannot be done, or ""."""

    def unlocked(self, vault: Vault) -> None:
        """The vault is open: show its people."""

    def forget(self) -> str:
        """Let go of keys and words. Returns why that cannot be done, or ""."""

    def open(
        self, place: Place, *given: Any, then: Callable[[Any], object] | None = None, instead: bool = False
    ) -> None:
        """Lay the screen of a place over the one in front, or show it instead.

        Args:
            place: where to go.
            given: what the screen is made of.
            then: called with what the screen ends with, None for going back.
            instead: take the screen in front away.
        """

    def read_in(self, *places: Place) -> None:
        """Read in what these places need, so that they open at once. May be called on any thread."""

    def show_safety(self) -> None:
        """Lay the safety card over the screen."""

    def hide(self) -> None:
        """Blank the screen at once."""

    def lock(self) -> None:
        """Save and lock."""

    def leave(self) -> None:
        """Save everything and close."""
