"""The blank screen while everything is saved and locked; and if it cannot be saved, why."""

from __future__ import annotations

from peertui.presenters.vault.lock import Locking
from peertui.screens.base.presented_form import FormScreen


class LockingScreen(FormScreen[Locking]):
    """Blank first: the disk may be slow."""

    PRESENTER = Locking

    def show_save_state(self) -> None:
        """A save was tried, perhaps automatically: lock if it is done now."""
        if self.is_mounted and self.presenter.is_open and self.workspace.all_saved:
            self.show(self.presenter.again())

    def do_back_out(self) -> None:
        """Only the passphrase leads back."""
