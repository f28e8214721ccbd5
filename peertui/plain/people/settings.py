"""Settings of this laptop, and its keys."""

from __future__ import annotations

from contextlib import suppress

from peertui.plain.console.field_prompts import HOW, Fields
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow, here_at
from peertui.plain.console.prompts import Back, Here
from peertui.plain.vault.passphrase_setup import ask_passphrase, keep_on_paper, new_passphrase
from peertui.presenters.people.people_commands import HELP_LINES
from peertui.presenters.people.settings import LaptopSettings, Setting
from peertui.presenters.vault import messages
from peertui.presenters.vault.backup_reminder import after_new_keys
from peertui.presenters.vault.vault_commands import CHANGE_PASSPHRASE, NEW_KEYS, NEW_RECOVERY_KEY
from plans.vault.errors import VaultError
from widgets.models.command import Command
from widgets.models.row import Row

KEYS = (
    Row("keys", "Keys", heading=True),
    Row(CHANGE_PASSPHRASE.id, CHANGE_PASSPHRASE.words),
    Row(NEW_RECOVERY_KEY.id, NEW_RECOVERY_KEY.words),
    Row(NEW_KEYS.id, NEW_KEYS.words),
)


def at_settings(room: PlainApp) -> None:
    """Pick a setting and change it. Colours are for the full screen alone. Leave."""
    settings = LaptopSettings(room)
    here, help_lines = here_at(settings), Row(HELP_LINES.id, HELP_LINES.words, detail="check, change, add or hide")
    while True:
        fields = {field.name: field for field in settings.fields()}
        rows = (*(Row(name, field.label, detail=str(field)) for name, field in fields.items()), help_lines)
        try:
            picked = room.talk.pick((*rows, *(() if room.demo else KEYS)), here, title="Settings.")
        except Back:
            return
        if isinstance(picked, str):
            continue
        with suppress(Back):
            if picked.id in fields:
                _change(room, settings, fields[picked.id])
            elif picked.id in settings.HANDLERS:
                follow(room, settings.do(picked.id))
            else:
                _change_keys(room, picked.id)


def _change(room: PlainApp, settings: LaptopSettings, setting: Setting) -> None:
    asking, label = Fields(room.talk, Here(HOW), room.today), setting.label
    choices, there = setting.choices, setting.value
    value = asking.one(label, choices, there) if choices else asking.line(label, there)
    room.say(*filter(None, (settings.take(setting.name, value),)))


def _change_keys(room: PlainApp, which: str) -> None:
    try:
        said = {CHANGE_PASSPHRASE.id: _passphrase, NEW_RECOVERY_KEY.id: _recovery, NEW_KEYS.id: _new_keys}[which](room)
    except VaultError as error:
        said = str(error)
    except Back:
        said = "Nothing was changed."
    room.say(said)


def _passphrase(room: PlainApp) -> str:
    room.say(messages.CHANGE_ABOUT, "First the passphrase that opens it now.")
    old = ask_passphrase(room, messages.CHANGE_ABOUT)
    with room.form() as hold:
        chosen = new_passphrase(room, Here(messages.CHANGE_ABOUT), hold)
        if isinstance(chosen, Command):
            raise Back
        room.say(messages.CHANGING)
        room.workspace.vault.keys.change_passphrase(old, chosen)
    return after_new_keys(room.workspace.vault, messages.CHANGED)


def _recovery(room: PlainApp) -> str:
    passphrase, key = _key_on_paper(room, messages.RECOVERY_ABOUT)
    room.say(messages.CHANGING)
    room.workspace.vault.keys.renew_recovery_key(passphrase, key)
    room.keep_settings(key_on_paper="yes")
    return after_new_keys(room.workspace.vault, messages.RECOVERY_HOLDS)


def _new_keys(room: PlainApp) -> str:
    passphrase, key = _key_on_paper(room, messages.NEW_KEYS_ABOUT)
    room.say(messages.SEALING)
    room.workspace.vault.keys.rekey(passphrase, key)
    room.keep_settings(key_on_paper="yes")
    return after_new_keys(room.workspace.vault, messages.NEW_KEYS_HOLD)


def _key_on_paper(room: PlainApp, about: str) -> tuple[str, str]:
    """The passphrase, checked, and a new recovery key that is on paper now."""
    from plans.vault import new_recovery_key

    room.say(about)
    passphrase, key = ask_passphrase(room, about), new_recovery_key()
    with room.form() as hold:
        hold(messages.UNKEPT_KEY)
        keep_on_paper(room, key)
    return passphrase, key
