"""Where each place is in plain mode: the one table. Each is read in when it is first gone to."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from peertui.presenters.place import Place

LISTINGS: Mapping[Place, str] = {
    Place.HISTORY: "people.history.History",
    Place.VERSION: "people.history.SavedRecord",
    Place.COPIES: "exporting.copy_log.CopyLog",
    Place.HAND_OVER: "exporting.handover.HandOver",
    Place.HANDOVER_FILE: "exporting.handover.HandoverFile",
    Place.HANDOVER_WORDS: "exporting.handover.HandoverWords",
    Place.RECEIVE: "exporting.arrival.Receive",
    Place.NEWS: "exporting.arrival.HandoverNews",
    Place.BACKUP: "vault.backup.BackUp",
    Place.KNOWN_BACKUPS: "vault.backup.KnownBackups",
    Place.RESTORE: "vault.restore.BringBack",
    Place.DOOR: "vault.unlock.Door",
    Place.FIRST_RUN: "vault.first_run.FirstRun",
    Place.RECOVERY_KEY: "vault.first_run.RecoveryKey",
    Place.NEW_PASSPHRASE: "vault.keys.NewPassphrase",
    Place.ASK_FOR_KEY: "vault.keys.AskForKey",
    Place.CHANGE_PASSPHRASE: "vault.keys.ChangePassphrase",
    Place.NEW_RECOVERY_KEY: "vault.keys.NewRecoveryKey",
    Place.NEW_KEYS: "vault.keys.AllNewKeys",
    Place.PAGE: "exporting.page.PageChooser",
    Place.EXPORT: "exporting.export.Export",
    Place.EVERYTHING: "exporting.export.Everything",
    Place.CARD: "exporting.copy_content.CardParts",
    Place.SLIP: "exporting.copy_content.SlipParts",
    Place.JUMP: "session.pick_lists.StepList",
    Place.KIND: "session.pick_lists.KindList",
    Place.PLAN: "people.plan.Plan",
    Place.NOTES: "people.plan.Notes",
    Place.MODULE: "session.module.ModuleSteps",
    Place.MEETINGS: "session.meetings.Meetings",
    Place.LOOK_BACKS: "session.meetings.LookBacks",
    Place.HELP_LINES: "people.help_lines.HelpLines",
}
"""The presenter of each place that is a list, a form or only read, below `peertui.presenters`."""
PLACES: Mapping[Place, str] = {
    Place.PREVIEW: "exporting.preview.read_page",
    Place.PERSON: "people.person.at_person",
    Place.NEW_PERSON: "people.person_form.begin_record",
    Place.ABOUT: "people.person_form.at_about",
    Place.SETTINGS: "people.settings.at_settings",
    Place.HELP_LINE_FORM: "people.help_lines.fill_in_line",
    Place.SESSION: "session.session.at_meeting",
    Place.FIND: "session.listings.at_find",
    Place.ENTRY: "console.entry_form.fill_in",
    Place.NOTE: "console.entry_form.write_note",
    Place.FIRST_MEETING: "session.first_meeting_help.say_first_meeting",
}
"""The function that stays at each other place, below `peertui.plain`: it is given the room and what it needs."""


def named(package: str, path: str) -> Any:
    """What stands at a path below a package: the module, a dot, and its name."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(f"{package}.{module}"), name)
