"""The commands of one entry or note, of the lists they stand in, and of a part of the programme."""

from __future__ import annotations

from peertui.presenters.command_ids import CommandId
from widgets.models.command import Command

LEAVE_OUT = Command(CommandId.LEAVE_OUT, "Leave it out", "Take this out. It can be put back.")
SKIP_FIELD = Command(CommandId.SKIP_FIELD, "Leave this one as it is", "Go on to the next part.")
WRITE_AS = Command(
    CommandId.WRITE_AS, "Write it as something else", "What the next words become: an entry of a kind, or a note."
)
ADD_ENTRY = Command(CommandId.ADD_ENTRY, "Add to the plan", "Pick what kind of thing it is, then write it.")
ADD_NOTE = Command(CommandId.ADD_NOTE, "Add a note", "Free words, in whose voice you like.")
SHOW_LEFT_OUT = Command(CommandId.SHOW_LEFT_OUT, "Show what was left out", "It can be put back.")
SHOW_KEPT = Command(CommandId.SHOW_KEPT, "Put away what was left out", "Show only what is kept.")
HIDE_MODULE = Command(CommandId.HIDE_MODULE, "Hide this part", "Take it off the lists; it can be shown again here.")
SHOW_MODULE = Command(CommandId.SHOW_MODULE, "Show this part again", "Put it back on the lists.")
