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
from peertui.services.workspace import Workspace
from plans.vault import KnownBackup, VaultError


def to_know(workspace: Workspace, settings: Settings, programme: Programme, today: date, *, demo: bool) -> str:
    """The one thing that matters most, as a sentence or a few; "" if all is well."""
    trouble = programme.trouble and f"{programme.trouble} {WHY}"
    if words := " ".join(workspace.vault.notices) or settings.trouble or trouble:
        return words
    people = () if demo else workspace.vault.people.all()
    if demo or (words := clock.clock_words(today, clock.newest_save(people))) or not people:
        return words
    late = review_words(programme, settings.region, today)
    return _of_the_vault(workspace, settings) or late or _of_backups(workspace, settings, today)


def _of_the_vault(workspace: Workspace, settings: Settings) -> str:
    if workspace.vault.keys.has_old:
        return KEYS_UNFINISHED
    if settings.key_on_paper == "no":
        return KEY_NOT_ON_PAPER
    return workspace.copies.problem if workspace.copies else ""


def _of_backups(workspace: Workspace, settings: Settings, today: date) -> str:
    known: tuple[KnownBackup, ...] = ()
    with suppress(VaultError):
        known = workspace.vault.backups.elsewhere()
    return reminder(settings, today, known)
