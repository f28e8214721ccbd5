"""Every command of the full screen, and what plain mode says where the same can be done."""

from __future__ import annotations

import importlib
import pkgutil
import re
from inspect import getsource

import peertui.screens
from peertui.plain.people.settings import at_settings
from peertui.presenters import commands
from peertui.presenters.session import session_commands
from peertui.screens.people.person_and_settings_forms import SettingsScreen
from widgets.models.command import Command

BACK = "back: go back to the question or the list before"
NOT_SHOWN = "(what you type is not shown)"
"""A passphrase is typed twice instead of looked at."""

SAME = {
    "commands.help": "1. Help on this place",
    "commands.safety": "2. Safety card",
    "commands.hide": "3. Hide the words",
    "commands.menu": "menu: hear all that can be done here, with numbers",
    "commands.lock": "lock: save, and ask for the passphrase before going on",
    "commands.leave": "0. Save and leave",
    "commands.back_out": BACK,
    "commands.undo": ". Undo",
    "commands.redo": ". Redo",
    "commands.first_meeting": ". A first meeting, step by step",
    "session_commands.next": "Enter to go on",
    "session_commands.back": ". Back",
    "session_commands.skip": ". Skip",
    "session_commands.park": ". Park",
    "session_commands.talk": ". Just talk",
    "session_commands.page": ". Choose the page",
    "session_commands.cautions": ". For the worker",
    "session_commands.why": ". Why this",
    "session_commands.jump": ". Go to any step",
    "session_commands.short": ". Take the short route",
    "session_commands.choose": ". Choose again",
    "session_commands.finish": ". Finish: one small step, then the close",
    "session_commands.finish_well": ". Finishing well together",
    "session_commands.look_backs": ". Earlier look-backs",
    "session_commands.end": ". End the meeting here",
    "session_commands.find": ". Find a word",
    "session_commands.back_out": ". Put the meeting down",
    "person_and_settings_forms.passphrase": ". Change the passphrase",
    "person_and_settings_forms.recovery": ". A new recovery key",
    "person_and_settings_forms.new_keys": ". New keys",
    "person_and_settings_forms.help_lines": ". Help lines",
    "person_and_settings_forms.add": "What do they like to be called?",
    "person_and_settings_forms.back_out": BACK,
    "backup.make": "Which folder?",
    "backup.known": ". Backups made",
    "backup.back_out": BACK,
    "backup.restore": ". Bring back a backup",
    "first_run.restore": ". Bring back a backup",
    "restore.bring": "Into which new folder?",
    "restore.show": NOT_SHOWN,
    "restore.back_out": BACK,
    "passphrase_setup.go_on": "Choose a passphrase",
    "passphrase_setup.show": NOT_SHOWN,
    "passphrase_setup.check": "Type the key from the paper:",
    "passphrase_setup.back_out": BACK,
    "copy_content.back_out": "Enter to go on",
    "cover.back_out": "Press Enter to go on:",
    "entry.out": ". Leave it out",
    "entry.back_out": ". Done",
    "export.save": "2. Save it as a file",
    "export.print": "1. Print it on paper",
    "export.open": "1. Open it",
    "export.names": "Number, or a name, or Enter for their own copy:",
    "export.show": "What you type stands in this window: hide moves it up, out of sight.",
    "export.parts": "My questions: choose together.",
    "export.back_out": BACK,
    "hand_over.go_on": "Enter to go on",
    "hand_over.write": "Locking and writing it.",
    "hand_over.back_out": BACK,
    "help_lines.add": ". Add a help line",
    "help_lines.region": ". Another region",
    "help_lines.keep": "A new help line, ",
    "help_lines.back_out": BACK,
    "history.whole": ". Put all of it back",
    "history.back_out": BACK,
    "keys.go_on": "First the passphrase that opens it now.",
    "keys.show": NOT_SHOWN,
    "keys.check": "Type the key from the paper:",
    "keys.back_out": BACK,
    "locking.again": ". Try again",
    "locking.come_back_in": ". Stay here",
    "module.hide_module": ". Hide this part",
    "module.back_out": BACK,
    "note.out": ". Leave it out",
    "note.back_out": ". Done",
    "page.see": ". Hear the page",
    "page.export": ". Print or save it",
    "page.move": ". Move a line up or down",
    "page.room": ". What could come off",
    "page.paper": ". Other paper size",
    "page.back_out": BACK,
    "people_list.new": ". New person",
    "people_list.settings": ". Settings",
    "people_list.back_up": ". Back up",
    "people_list.receive": ". Receive a handover",
    "person.meet": ". Begin meeting 1",
    "person.page": ". The page",
    "person.plan": ". The plan, by section",
    "person.notes": ". Notes",
    "person.find": ". Find a word",
    "person.meetings": ". Meetings",
    "person.about": ". Name and region",
    "commands.ending": ". How we finish",
    "person.history": ". What was saved before",
    "person.hand_over": ". Hand over to a colleague",
    "person.copies": ". Who received what",
    "person.everything": ". Everything kept about me",
    "person.remove": ". Remove this person for good",
    "person.back_out": ". People",
    "plan.add": ". Add to the plan",
    "plan.left_out": ". Show what was left out",
    "plan.back_out": BACK,
    "receive.open": "Which file?",
    "receive.back_out": BACK,
    "unlock.open": "Passphrase (what you type is not shown):",
    "unlock.recovery": ". I have lost the passphrase",
}
"""Module and id of a command, and words of plain mode. A command that is new on a screen needs a line here."""
ONLY_ON_SCREEN = {"theme"}
"""Settings that say nothing in plain lines: the colours."""


def on_screen() -> set[str]:
    """Module and id of every command that a screen can offer."""
    screens = [found.name for found in pkgutil.walk_packages(peertui.screens.__path__, "peertui.screens.")]
    modules = [commands, session_commands, *map(importlib.import_module, screens)]
    return {
        f"{module.__name__.rpartition('.')[2]}.{found.id}"
        for module in modules
        for found in vars(module).values()
        if isinstance(found, Command) and not _is_from_elsewhere(found, module.__name__)
    }


def _is_from_elsewhere(found: Command, module: str) -> bool:
    return module.startswith("peertui.screens.") and found in vars(commands).values()


def settings_on_screen() -> set[str]:
    """What can be set on the full screen."""
    return set(re.findall(r'name="(\w+)"', getsource(SettingsScreen.body)))


def settings_in_plain() -> set[str]:
    """What can be set in plain lines."""
    return set(re.findall(r'Row\("(\w+)"', getsource(at_settings)))
