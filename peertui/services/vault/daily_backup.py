"""What is done in the background after the first save of a day: the daily copy inside the vault's own folder.

And what an export that was killed left in the documents folder goes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime

from exports.atomic_write import clear_left_behind
from peertui.services.paths import documents, is_share
from plans.record.moments import local_day
from plans.vault import Vault, VaultError, VaultLocked


class DailyCopies:
    """Makes one copy a day and never keeps anyone waiting."""

    def __init__(self, vault: Vault, clock: Callable[[], datetime]) -> None:
        self._vault, self._clock = vault, clock
        self._day: date | None = None
        self.problem = ""
        """Why the last copy could not be made, as a sentence; "" if it could."""

    def after_save(self) -> None:
        """Something was saved. Returns at once; the next day, or after trouble, a copy is made again."""
        day = local_day(self._clock())
        if day != self._day:
            self._day = day
            threading.Thread(target=self._make, args=(day,), name="daily copy", daemon=True).start()

    def make_again(self) -> None:
        """Today's copy was removed: make another one after the next save."""
        self._day = None

    def _make(self, day: date) -> None:
        if not is_share(documents()):
            clear_left_behind(documents())
        try:
            self._vault.backups.make_daily(day)
            self.problem = ""
        except VaultLocked:
            pass
        except VaultError as error:
            self.problem, self._day = f"Today's copy was not made. {error}", None
