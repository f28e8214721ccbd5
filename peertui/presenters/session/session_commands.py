"""The session's commands, and which of them apply at a step."""

from __future__ import annotations

from collections.abc import Mapping

from peertui.presenters import commands
from peertui.presenters.command_ids import CommandId
from peertui.services.session.session_moves import Move
from plans.guide.state_machine import View
from plans.pack.models import StageRole
from widgets.models.command import Command

NEXT = Command(CommandId.NEXT, "Next", "Go on to the next step. Enter with nothing typed does the same.")
END = Command(CommandId.END, "End the meeting", "This was the last step.")
BACK = Command(CommandId.BACK, "Back", "Undo the last move: back to the box before, or to the step before.")
SKIP = Command(CommandId.SKIP, "Skip", "Go on without this step. It can be opened again at any time.")
PARK = Command(CommandId.PARK, "Park", "Keep this step for another day and go on.")
TALK = Command(CommandId.TALK, "Just talk", "Put the steps away and talk; Next comes back to this step.")
PAGE = Command(
    CommandId.PAGE, "Choose the page", "Choose what goes on the page, and print it.", key="f9", in_line=False
)
CAUTIONS = Command(
    CommandId.CAUTIONS,
    "For the worker",
    "What the worker keeps in mind here; again to put it away.",
    key="f4",
    in_line=False,
)
WHY = Command(
    CommandId.WHY, "Why this", "Why this part is in the programme; again to put it away.", key="f5", in_line=False
)
JUMP = Command(CommandId.JUMP, "Go to any step", "Open any step of any part, in any order.", key="f8", in_line=False)
SHORT = Command(
    CommandId.SHORT,
    "Take the short route",
    "Only the few main steps of this part, for a low-energy day.",
    in_line=False,
)
WHOLE = Command(CommandId.WHOLE, "Take the whole route", "All the steps of this part again.", in_line=False)
CHOOSE = Command(CommandId.CHOOSE, "Choose again", "Back to the list of things to talk about.", in_line=False)
FINISH = Command(
    CommandId.FINISH,
    "Finish: one small step, then the close",
    "Leave the steps and bring the meeting to its end.",
    in_line=False,
)
FINISH_WELL = Command(
    CommandId.FINISH_WELL,
    "Finishing well together",
    "For your last meetings, or any time: what changed, what to keep, and a goodbye.",
    in_line=False,
)
LOOK_BACKS = Command(
    CommandId.LOOK_BACKS,
    "Earlier look-backs",
    "What was said before, in the same words. Nothing is compared.",
    in_line=False,
)
END_HERE = Command(
    CommandId.END_HERE,
    "End the meeting here",
    "Stop now. Everything is kept, and nothing more is asked.",
    in_line=False,
)
FIND = Command(CommandId.FIND, "Find a word", "Look for any word of the record.", in_line=False)
OPEN_WRITTEN = Command(
    CommandId.OPEN_WRITTEN, "Open something written here", "Change it, put it on the page, or leave it out."
)

_MOVES = {
    NEXT: Move.NEXT,
    END: Move.NEXT,
    BACK: Move.BACK,
    SKIP: Move.SKIP,
    PARK: Move.PARK,
    TALK: Move.TALK,
    SHORT: Move.SHORT,
    WHOLE: Move.SHORT,
    CHOOSE: Move.CHOOSE,
    FINISH: Move.FINISH,
    FINISH_WELL: Move.FINISH_WELL,
    END_HERE: Move.END,
}
MOVING = tuple(_MOVES)
"""The commands that move the meeting."""
MOVES: Mapping[str, Move] = {command.id: move for command, move in _MOVES.items()}
"""What each does to the step that is shown, by its id."""

SHORT_NOW = "On the short route now: only the main steps."
WHOLE_NOW = "All the steps of this part again."


def session_commands(seen: View, *, first: bool) -> tuple[Command, ...]:
    """What can be done at a step; in a first meeting, how one goes stands there too."""
    listed = [END if seen.is_last else NEXT]
    if seen.role is StageRole.PAGE:
        listed.append(PAGE.in_key_line())
    if seen.can_go_back:
        listed.append(BACK)
    if not seen.is_last:
        listed.append(SKIP)
    if seen.can_park:
        listed.append(PARK)
    if seen.role is not StageRole.JUST_TALK and not seen.worker_only:
        listed.append(TALK)
    if seen.cautions:
        listed.append(CAUTIONS)
    if seen.why:
        listed.append(WHY)
    listed.append(JUMP)
    if seen.can_shorten:
        listed.append(WHOLE if seen.on_short_route else SHORT)
    if seen.role is not StageRole.CHOOSE:
        listed.append(CHOOSE)
    if seen.role is not StageRole.PAGE:
        listed.append(PAGE)
    if seen.looks_back:
        listed.append(LOOK_BACKS)
    if not seen.worker_only:
        listed.append(FINISH_WELL)
    helping = (commands.FIRST_MEETING,) if first else ()
    return (*listed, *helping, FINISH, FIND, commands.UNDO, commands.REDO, commands.PUT_DOWN, END_HERE)
