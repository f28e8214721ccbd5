"""Undo and redo, wherever they are offered."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.presenters import commands
from plans.vault.errors import VaultError


def undo_or_redo(room: PlainApp, command_id: str) -> bool:
    """Do it if it is one of the two, and say what it was. Whether it was one."""
    if command_id not in (commands.UNDO.id, commands.REDO.id):
        return False
    back = command_id == commands.UNDO.id
    try:
        words = room.workspace.undo() if back else room.workspace.redo()
    except VaultError as error:
        room.say(str(error))
        return True
    if words is None:
        room.say("There is nothing to undo." if back else "There is nothing to do again.")
    else:
        room.say(f"{'Undone' if back else 'Done again'}: {words}.")
    return True
