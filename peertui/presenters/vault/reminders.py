"""What there is to know about keys and copies, for both front ends: with the list of people, never in a meeting."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from peertui.presenters.vault.backup_reminder import reminder
from peertui.presenters.vault.messages import KEY_NOT_ON_PAPER, KEYS_UNFINISHED
from peertui.services import clock
from peertui.services.help_lines import WHY, review_words
from peertui.services.programme import Programme
from peertui.services.settings import Settings
from peertui.services.workspace import Desk
from plans.vault import KnownBackup, VaultError


def to_know(desk: Desk, settings: Settings, programme: Programme, today: date, *, demo: bool) -> str:
    """The one thing that matters most, as a sentence or a few; "" if all is well."""
    trouble = programme.trouble and f"{programme.trouble} {WHY}"
    if words := " ".join(desk.vault.notices) or settings.trouble or trouble:
        return words
    people = () if demo else desk.vault.people()
    if demo or (words := clock.clock_words(today, clock.newest_save(people))) or not people:
        return words
    late = review_words(programme, settings.region, today)
    return _of_the_vault(desk, settings) or late or _of_backups(desk, settings, today)


def _of_the_vault(desk: Desk, settings: Settings) -> str:
    if desk.vault.has_old_keys:
        return KEYS_UNFINISHED
    if settings.key_on_paper == "no":
        return KEY_NOT_ON_PAPER
    return desk.copies.problem if desk.copies else ""


def _of_backups(desk: Desk, settings: Settings, today: date) -> str:
    known: tuple[KnownBackup, ...] = ()
    with suppress(VaultError):
        known = desk.vault.backups_elsewhere()
    return reminder(settings, today, known)
