"""Settings of this laptop, and its keys."""

from __future__ import annotations

from contextlib import suppress

from peertui.plain.console.field_prompts import HOW, Fields
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow
from peertui.plain.console.prompts import Back, Here
from peertui.plain.people.help_lines import at_help_lines
from peertui.presenters.command_ids import CommandId
from peertui.presenters.people.people_commands import HELP_LINES
from peertui.presenters.vault import keys
from peertui.presenters.vault.messages import FRONTS, IDLE
from widgets.models.row import Row

HERE = Here(
    "The region for new people, your service's own on-call line for the safety card, when to lock, how peertui "
    "starts, and the help lines with their numbers. Then the keys: change the passphrase, make a new recovery key, or "
    "make new keys."
)
FIELD = Here(HOW)
YES_NO = (("yes", "yes"), ("no", "no"))
KEYS = (Row("keys", "Keys", heading=True), *(Row(command.id, command.words) for command in keys.KEYS))


def at_settings(room: PlainApp) -> None:
    """Pick a setting and change it. Colours are for the full screen alone. Leave."""
    while True:
        kept = room.settings
        rows = (
            Row("on_call", "Your service's on-call line", detail=kept.on_call or "none yet"),
            Row("region", "Region for new people", detail=kept.region),
            Row("lock_after", "Lock when nobody answers for", detail=dict(IDLE).get(kept.lock_after, kept.lock_after)),
            Row("hide_locks", "Hiding locks too", detail=kept.hide_locks),
            Row("front", "How peertui starts", detail=dict(FRONTS).get(kept.front, "full screen")),
            Row(HELP_LINES.id, HELP_LINES.words, detail="check, change, add or hide"),
            *(() if room.demo else KEYS),
        )
        try:
            picked = room.talk.pick(rows, HERE, title="Settings.")
        except Back:
            return
        if isinstance(picked, Row):
            with suppress(Back):
                _do(room, picked.id)


def _do(room: PlainApp, setting: str) -> None:
    fields, kept = Fields(room.talk, FIELD, room.today), room.settings
    match setting:
        case "on_call":
            label = "Your service's on-call line, for the safety card"
            room.keep_settings(on_call=fields.line(label, kept.on_call))
        case "region":
            regions = [(region.id, region.id) for region in room.pack.regions]
            room.keep_settings(region=fields.one("Region for new people", regions, kept.region))
        case "lock_after":
            room.keep_settings(lock_after=fields.one("Lock when nobody answers for", IDLE, kept.lock_after))
        case "hide_locks":
            room.keep_settings(hide_locks=fields.one("Hiding locks too", YES_NO, kept.hide_locks))
        case "front":
            room.keep_settings(front=fields.one("How peertui starts", FRONTS, kept.front))
        case CommandId.HELP_LINES:
            at_help_lines(room)
        case _:
            follow(room, keys.change_keys(setting))
