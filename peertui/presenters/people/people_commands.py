"""The commands of the people, of one person, of their history, and of the settings."""

from __future__ import annotations

from peertui.presenters.command_ids import CommandId
from widgets.models.command import Command

# -- the people --

NEW = Command(CommandId.NEW, "New person", "Begin a record. Only what they like to be called is needed.")
BEGIN_RECORD = Command(CommandId.BEGIN_RECORD, "Begin the record", "Keep this person and open their screen.")
RECEIVE = Command(CommandId.RECEIVE, "Receive a handover", "Open a file that a colleague sent you.", in_line=False)
BACK_UP = Command(CommandId.BACK_UP, "Back up", "Write a locked file with everyone in it.", in_line=False)
SETTINGS = Command(
    CommandId.SETTINGS,
    "Settings",
    "The region, your on-call number, when to lock, the passphrase and the keys.",
    in_line=False,
)

# -- one person --

MEET = Command(
    CommandId.MEET, "Begin or go on with a meeting", "It goes on at the step where it stopped.", in_line=False
)
PLAN = Command(CommandId.PLAN, "The plan", "All entries, by section; add, change, move and leave out.", in_line=False)
NOTES = Command(CommandId.NOTES, "Notes", "All notes, with whose words they are.", in_line=False)
MEETINGS = Command(CommandId.MEETINGS, "Meetings", "Every meeting, and what was talked about.", in_line=False)
ABOUT = Command(
    CommandId.ABOUT, "Name and region", "What they like to be called, and whose help lines hold.", in_line=False
)
HISTORY = Command(
    CommandId.HISTORY, "What was saved before", "Earlier versions, and putting back from them.", in_line=False
)
RESTORE_ALL = Command(
    CommandId.RESTORE_ALL, "Put all of it back", "Everything as it was then; how it is now stays in the list."
)
HAND_OVER = Command(
    CommandId.HAND_OVER, "Hand over to a colleague", "Chosen parts, in a file that six words open.", in_line=False
)
COPIES = Command(
    CommandId.COPIES,
    "Who received what",
    "Copies and handovers: to whom, when, and where the files are.",
    in_line=False,
)
EVERYTHING = Command(
    CommandId.EVERYTHING,
    "Everything kept about me",
    "A copy of all of it for the person, to read and keep.",
    in_line=False,
)
REMOVE = Command(
    CommandId.REMOVE,
    "Remove this person for good",
    "Every word of them, from every version. It is asked first.",
    in_line=False,
)

# -- help lines --

HELP_LINES = Command(
    CommandId.HELP_LINES, "Help lines", "Where their numbers come from: check, change, add or hide one."
)
ADD_HELP_LINE = Command(CommandId.ADD_HELP_LINE, "Add a help line", "One of your own, or of your area.")
REGION = Command(CommandId.REGION, "Another region", "See the help lines of another place.")
KEEP_LINE = Command(CommandId.KEEP_LINE, "Keep it", "Keep what you filled in.")
