"""The commands that hold on every screen. A screen adds its own; key line, menu and help all read them."""

from __future__ import annotations

from widgets.models.command import Command

HELP = Command("help", "Help on this screen", "What can be done here, in plain words.", key="f1", in_line=False)
SAFETY = Command("safety", "Safety card", "What to do if someone may not be safe.", key="f2", in_line=False)
HIDE = Command("hide", "Hide the screen", "Blank the screen; Enter brings it back.", key="f3", in_line=False)
MENU = Command("menu", "Menu", "Everything that can be done here, numbered.", key="f10")
LOCK = Command(
    "lock",
    "Lock",
    "Save everything and lock it; the passphrase leads back here.",
    in_line=False,
)
LEAVE = Command(
    "leave",
    "Save and leave",
    "Save and close. If something cannot be kept, you are asked.",
    key="ctrl+q",
    in_line=False,
)
BACK_OUT = Command("back_out", "Go back", "Back to the screen before this one.")
UNDO = Command("undo", "Undo", "Take back the last change; it can be done again.", in_line=False)
FIRST_MEETING = Command(
    "first_meeting", "A first meeting, step by step", "A short way through, for somebody new.", in_line=False
)
FIRST_MEETING_NOW = Command("first_meeting", FIRST_MEETING.words, FIRST_MEETING.help)
"""The same, in the key line too, while there has been no meeting yet."""
ENDING = Command(
    "ending",
    "How we finish",
    "About how many meetings, who rings if the worker is away, and the ending.",
    in_line=False,
)
REDO = Command("redo", "Redo", "Do again what was undone last.", in_line=False)

FIRST = (HELP, SAFETY, HIDE)
"""They keep the numbers 1, 2 and 3 in every menu."""
LAST = (LOCK,)
"""They come after what a screen has of its own."""
