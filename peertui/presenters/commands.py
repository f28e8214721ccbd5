"""The commands of every screen, and the ways back. Each is declared once: key line, menu and help all read it."""

from __future__ import annotations

from peertui.presenters.command_ids import CommandId
from widgets.models.command import Command

# -- everywhere --

HELP = Command(CommandId.HELP, "Help on this screen", "What can be done here, in plain words.", key="f1", in_line=False)
HELP_PLACE = Command(
    CommandId.HELP_PLACE, "Help on this place", "What can be done here, in plain words.", in_line=False
)
SAFETY = Command(CommandId.SAFETY, "Safety card", "What to do if someone may not be safe.", key="f2", in_line=False)
HIDE = Command(CommandId.HIDE, "Hide the screen", "Blank the screen; Enter brings it back.", key="f3", in_line=False)
HIDE_WORDS = Command(CommandId.HIDE_WORDS, "Hide the words", "Move them up, out of sight.", in_line=False)
MENU = Command(CommandId.MENU, "Menu", "Everything that can be done here, numbered.", key="f10")
LOCK = Command(CommandId.LOCK, "Lock", "Save everything and lock it; the passphrase leads back here.", in_line=False)
LEAVE = Command(
    CommandId.LEAVE,
    "Save and leave",
    "Save and close. If something cannot be kept, you are asked.",
    key="ctrl+q",
    in_line=False,
)
UNDO = Command(CommandId.UNDO, "Undo", "Take back the last change; it can be done again.", in_line=False)
REDO = Command(CommandId.REDO, "Redo", "Do again what was undone last.", in_line=False)
FIRST_MEETING = Command(
    CommandId.FIRST_MEETING, "A first meeting, step by step", "A short way through, for somebody new.", in_line=False
)
ENDING = Command(
    CommandId.ENDING,
    "How we finish",
    "About how many meetings, who rings if the worker is away, and the ending.",
    in_line=False,
)

# -- ways back --

BACK_OUT = Command(CommandId.BACK_OUT, "Go back", "Back to the screen before this one.")
CANCEL = Command(CommandId.CANCEL, "Go back", "Nothing is kept, written or changed.")
KEEP_NOTHING = Command(
    CommandId.KEEP_NOTHING, "Go back, keep nothing", "No record is begun, and nothing you typed here is kept."
)
KEEP_CHOICE = Command(CommandId.KEEP_CHOICE, "Go back", "Back to the screen before. What is chosen stays chosen.")
RETURN = Command(CommandId.RETURN, "Go back to where you were", "The screen below is as you left it.")
DONE = Command(CommandId.DONE, "Done", "Everything you entered is kept already.")
WORDS_WRITTEN = Command(CommandId.WORDS_WRITTEN, "Done", "The words are written down. They are not shown again.")
NOT_NOW = Command(CommandId.NOT_NOW, "Not now", "Go on, and keep the old passphrase and the recovery key.")
PEOPLE = Command(CommandId.PEOPLE, "People", "Back to the list of people.")
PUT_DOWN = Command(
    CommandId.PUT_DOWN,
    "Put the meeting down",
    "Back to the person's screen. You can go on from this step later.",
    in_line=False,
)

FIRST = (HELP, SAFETY, HIDE)
"""They keep the numbers 1, 2 and 3 in every menu."""
FIRST_IN_PLAIN = (HELP_PLACE, SAFETY, HIDE_WORDS)
"""The same three where nothing is drawn."""
LAST = (LOCK,)
"""They come after what a screen has of its own."""
WAYS_BACK = (BACK_OUT, CANCEL, KEEP_CHOICE, KEEP_NOTHING, RETURN, DONE, WORDS_WRITTEN, NOT_NOW, PEOPLE, PUT_DOWN)
"""What leads to the screen before, in the words of the place."""
