"""Settings of this laptop, and its keys."""

from __future__ import annotations

from contextlib import suppress

from peertui.plain.console.field_prompts import HOW, Fields
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow, here_at
from peertui.plain.console.prompts import Back, Here
from peertui.presenters.people.people_commands import HELP_LINES
from peertui.presenters.people.settings import LaptopSettings, Setting
from peertui.presenters.vault.keys import KEYS
from widgets.models.row import Row

KEY_LINES = (Row("keys", "Keys", heading=True), *(Row(command.id, command.words) for command in KEYS))


def at_settings(room: PlainApp) -> None:
    """Pick a setting and change it. Colours are for the full screen alone. Leave."""
    settings = LaptopSettings(room)
    here, help_lines = here_at(settings), Row(HELP_LINES.id, HELP_LINES.words, detail="check, change, add or hide")
    while True:
        fields = {field.name: field for field in settings.fields()}
        rows = (*(Row(name, field.label, detail=str(field)) for name, field in fields.items()), help_lines)
        try:
            picked = room.talk.pick((*rows, *(() if room.demo else KEY_LINES)), here, title="Settings.")
        except Back:
            return
        if isinstance(picked, str):
            continue
        with suppress(Back):
            if picked.id in fields:
                _change(room, settings, fields[picked.id])
            else:
                follow(room, settings.do(picked.id))


def _change(room: PlainApp, settings: LaptopSettings, setting: Setting) -> None:
    asking, label = Fields(room.talk, Here(HOW), room.today), setting.label
    choices, there = setting.choices, setting.value
    value = asking.one(label, choices, there) if choices else asking.line(label, there)
    room.say(*filter(None, (settings.take(setting.name, value),)))
