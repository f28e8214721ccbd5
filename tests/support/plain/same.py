"""Every command of the full screen, and what plain mode says where the same can be done."""

from __future__ import annotations

import re
from inspect import getsource

from peertui.plain.people.settings import at_settings
from peertui.screens.people.settings import SettingsScreen
from tests.support.app.all_screens import all_screens, handlers

BACK = "back: go back to the question or the list before"
NOT_SHOWN = "(what you type is not shown)"
"""A passphrase is typed twice instead of looked at."""

SAME = {
    "help": "1. Help on this place",
    "safety": "2. Safety card",
    "hide": "3. Hide the words",
    "menu": "menu: hear all that can be done here, with numbers",
    "lock": "lock: save, and ask for the passphrase before going on",
    "leave": "0. Save and leave",
    "back_out": BACK,
    "keep_nothing": BACK,
    "undo": ". Undo",
    "redo": ". Redo",
    "first_meeting": ". A first meeting, step by step",
    "next": "Enter to go on",
    "end_meeting": "The meeting has ended.",
    "back": ". Back",
    "skip": ". Skip",
    "park": ". Park",
    "talk": ". Just talk",
    "page": ". Choose the page",
    "cautions": ". For the worker",
    "why": ". Why this",
    "jump": ". Go to any step",
    "short": ". Take the short route",
    "whole_route": ". Take the short route",
    "choose": ". Choose again",
    "finish": ". Finish: one small step, then the close",
    "finish_well": ". Finishing well together",
    "look_backs": ". Earlier look-backs",
    "end": ". End the meeting here",
    "find": ". Find a word",
    "put_down": ". Put the meeting down",
    "change_passphrase": ". Change the passphrase",
    "new_recovery_key": ". A new recovery key",
    "new_keys": ". New keys",
    "help_lines": ". Help lines",
    "begin_record": "What do they like to be called?",
    "make_backup": "Which folder?",
    "known_backups": ". Backups made",
    "cancel": BACK,
    "not_now": BACK,
    "restore": ". Bring back a backup",
    "bring_back": "Into which new folder?",
    "show_typed": NOT_SHOWN,
    "choose_passphrase": "Choose a passphrase",
    "check_key": "Type the key from the paper:",
    "keep_choice": "Enter to go on",
    "return": "Press Enter to go on:",
    "leave_out": ". Leave it out",
    "done": ". Done",
    "words_written": "The six words: ",
    "save": "2. Save it as a file",
    "print": "1. Print it on paper",
    "open_file": "1. Open it",
    "names": "Number, or a name, or Enter for their own copy:",
    "show_password": "What you type stands in this window: hide moves it up, out of sight.",
    "hide_password": "What you type stands in this window: hide moves it up, out of sight.",
    "slip_parts": "My questions: choose together.",
    "card_parts": "fits on the card",
    "handover_file": "Enter to go on",
    "write": "Locking and writing it.",
    "add_help_line": ". Add a help line",
    "region": ". Another region",
    "keep_line": "A new help line, ",
    "restore_all": ". Put all of it back",
    "check_passphrase": "First the passphrase that opens it now.",
    "again": ". Try again",
    "come_back_in": ". Stay here",
    "hide_module": ". Hide this part",
    "show_module": ". Hide this part",
    "see": ". Read the page",
    "export": ". Print or save it",
    "move": ". Move a line",
    "room": ". What could come off",
    "paper": ". Other paper size",
    "new": ". New person",
    "settings": ". Settings",
    "back_up": ". Back up",
    "receive": ". Receive a handover",
    "meet": ". Begin meeting 1",
    "plan": ". The plan, by section",
    "notes": ". Notes",
    "meetings": ". Meetings",
    "about": ". Name and region",
    "ending": ". How we finish",
    "history": ". What was saved before",
    "hand_over": ". Hand over to a colleague",
    "copies": ". Who received what",
    "everything": ". Everything kept about me",
    "remove": ". Remove this person for good",
    "people": ". People",
    "add_entry": ". Add to the plan",
    "add_note": ". Add a note",
    "show_left_out": ". Show what was left out",
    "show_kept": ". Show what was left out",
    "open_handover": "Which file?",
    "open_vault": "Passphrase (what you type is not shown):",
    "use_recovery_key": ". I have lost the passphrase",
    "use_passphrase": ". I have lost the passphrase",
}
"""Id of a command, and words of plain mode. A command that is new on a screen needs a line here."""
ONLY_ON_SCREEN = {"theme"}
"""Settings that say nothing in plain lines: the colours."""


def on_screen() -> set[str]:
    """The id of every command that a screen can do."""
    return {command_id for screen in all_screens() for command_id in handlers(screen)}


def settings_on_screen() -> set[str]:
    """What can be set on the full screen."""
    return set(re.findall(r'name="(\w+)"', getsource(SettingsScreen.body)))


def settings_in_plain() -> set[str]:
    """What can be set in plain lines."""
    return set(re.findall(r'Row\("(\w+)"', getsource(at_settings)))
