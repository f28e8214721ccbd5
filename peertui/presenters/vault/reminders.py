"""What there is to know about keys and copies, for both front ends: with the list of people, never in a meeting."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from peertui.presenters.vault.backup_reminder import reminder
from peertui.presenters.vault.messages import KEY_NOT_ON_PAPER, KEYS_UNFINISHED
from peertui.services import clock
from peertui.services.help_lines import WHY, review_words
from peertui.services.programme import Programme, all_unused
from peertui.services.settings import Settings
from peertui.services.unused_files import brief
from peertui.services.workspace import Workspace
from plans.vault import KnownBackup, VaultError

_CHANGED = "What was changed outside of peertui: Settings, then Help lines."
_WHY_AND_CHANGED = "Why, and what was changed outside of peertui: Settings, then Help lines."


def to_know_in_short(
    workspace: Workspace, settings: Settings, programme: Programme, today: date, *, demo: bool, outside: str
) -> str:
    """As `to_know`, for a status line of three lines. What somebody changed `outside` hides nothing that was found."""
    unused = all_unused(settings, programme)
    found = (*workspace.vault.notices, *filter(None, [brief(unused)]))
    if not found:
        return outside or _of_all_else(workspace, settings, programme, today, demo=demo)
    more = (_WHY_AND_CHANGED if unused else _CHANGED) if outside else WHY if unused else ""
    return " ".join(filter(None, (*found, more)))


def to_know(workspace: Workspace, settings: Settings, programme: Programme, today: date, *, demo: bool) -> str:
    """All that was found damaged or could not be used, else the one thing that matters most; "" if all is well."""
    unused = all_unused(settings, programme)
    found = (*workspace.vault.notices, *(file.sentence for file in unused), *([WHY] if unused else []))
    return " ".join(found) or _of_all_else(workspace, settings, programme, today, demo=demo)


def _of_all_else(workspace: Workspace, settings: Settings, programme: Programme, today: date, *, demo: bool) -> str:
    if demo:
        return ""
    people = workspace.vault.people.all()
    if (words := clock.clock_words(today, clock.newest_save(people))) or not people:
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
