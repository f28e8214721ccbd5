"""The gentle reminder of a backup elsewhere, what is said of one that was made, and which open with old keys."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from peertui.services.settings import Settings
from plans.record.moments import local_day
from plans.vault.errors import VaultError

if TYPE_CHECKING:
    from plans.vault import BackedUp, KnownBackup, Vault

REMIND_AFTER = timedelta(days=14)
_DELETE = "Make a new backup now, then delete those files."
_STAYS = "These files in peertui's own folder still open with the old one. Delete them:"


def reminder(settings: Settings, today: date, known: Iterable[KnownBackup] = ()) -> str:
    """A sentence when the last backup elsewhere is older than 14 days; else ""."""
    days = [local_day(one.made) for one in known if one.made]
    with suppress(ValueError):
        days.append(date.fromisoformat(settings.backup_day))
    if not days:
        return ""
    since = max(days)
    if today - since <= REMIND_AFTER:
        return ""
    return f"The last {(today - since).days} days are not backed up away from this laptop. Back up is in the menu."


def older_words(count: int) -> str:
    """That people are in a backup as they were before."""
    who = "1 person is" if count == 1 else f"{count} people are"
    return f"{who} in it as they were before: the newest file does not open."


def told(made: BackedUp) -> str:
    """What was backed up and where it went, in plain words."""
    who = "1 person is" if made.people == 1 else f"{made.people} people are"
    words = f"Done and checked: {who} in {made.path}."
    if made.left_out:
        words += f" {made.left_out} could not be read and {'is' if made.left_out == 1 else 'are'} not in it."
    if made.older:
        words += f" {older_words(made.older)}"
    if not made.noted:
        words += " This laptop could not keep a note of where it is: write it down."
    return words


def after_new_keys(vault: Vault, said: str) -> str:
    """What is said of a change of keys, then a line each for the backups that still open with the old ones."""
    from peertui.presenters.people.removal_remains import known_lines

    known: list[str] = []
    stays: list[str] = []
    with suppress(VaultError):
        known = known_lines(vault.backups.elsewhere())
        stays = [f"- {path}" for path in vault.backups.with_old_keys()]
    parts = [said]
    if known:
        parts.append("\n".join(("These backups still open with the old one:", *known, _DELETE)))
    if stays:
        parts.append("\n".join((_STAYS, *stays)))
    return "\n\n".join(parts)
