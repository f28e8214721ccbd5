"""Who received what: a line for each copy with its file, what can be done with one, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from peertui.presenters import commands
from peertui.presenters.presenter import Listing
from peertui.presenters.reply import Ask, Reply, Say, trouble
from peertui.services.app_context import AppInUse
from peertui.services.exporting import copy_files
from peertui.services.exporting.file_status import State
from peertui.services.exporting.printing import CannotPrint, open_file
from plans.record.copy_log import change_copy, copy_words, forget_copy
from plans.record.models import Copy, Way
from widgets.models.choice import Choice
from widgets.models.command import Command
from widgets.models.row import Row

if TYPE_CHECKING:
    from peertui.services.workspace import Workspace

NOBODY = "Nobody has received anything yet."
ABOUT = "What to do about this copy. Type the number of your answer, or back to leave it as it is."
OPENING = "Opening it."
LEAVE: Choice = ("leave", "Leave it as it is")
_DONE = {
    "open": OPENING,
    "delete": "The file is deleted.",
    "back": "Kept: nobody has this copy now.",
    "withdraw": (
        "Kept, with today's date. They are not named on the page from now on. Tell them, and ask for it back."
    ),
    "wanted": "Kept: they may have it.",
    "unname": "The page does not name them now.",
    "forget": "Forgotten.",
}
"""What is said once an answer was done."""
_RECEIVED = "This came to us. Nothing can be done about it but to forget the line."


class CopyLog(Listing):
    """Every copy that left, newest first, and what came from others."""

    HELP = (
        "Every copy of the page and every handover: for whom, when, and whether its file is still there. {pick} opens "
        "or deletes the file, or says that they gave it back or should no longer have it. A copy that was sent on "
        "cannot be called back."
    )
    EMPTY = NOBODY

    def __init__(self, app: AppInUse) -> None:
        super().__init__(app)
        self._states: Mapping[str, State] = {}

    def title(self) -> str:
        return "Who received what"

    def commands(self) -> tuple[Command, ...]:
        return (commands.BACK_OUT, commands.UNDO, commands.REDO)

    def look_again(self) -> None:
        self._states = copy_files.states(self.workspace.record.copies, self.workspace.vault.copy_marks)

    def rows(self) -> tuple[Row, ...]:
        return copy_lines(self.workspace.record.copies, self._states)

    def picked(self, row_id: str) -> Reply:
        copy = next(copy for copy in self.workspace.record.copies if copy.id == row_id)
        state = self._states.get(copy.id)

        def answered(answer: str) -> Reply:
            return sure(copy, answer, state, self._do) or self._do(copy, answer)

        return Ask("A copy", copy_question(copy, state), copy_choices(copy, state), answered, ABOUT)

    def _do(self, copy: Copy, answer: str) -> Reply:
        try:
            said = do_with_copy(self.workspace, copy, answer)
        except (CannotPrint, copy_files.CannotDelete) as error:
            return trouble(error)
        return Say(said) if said else None


def copy_lines(copies: Sequence[Copy], states: Mapping[str, State]) -> tuple[Row, ...]:
    """Every copy, the newest first, with its file; ids are the copies'."""
    return tuple(
        Row(copy.id, f"{copy_words(copy)}{copy_files.file_words(copy, states.get(copy.id))}")
        for copy in reversed(copies)
    )


def copy_question(copy: Copy, state: State | None) -> str:
    """What there is to know of one copy."""
    file = f"Its file: {copy.file}{f' ({state})' if state else ''}" if state is not None else ""
    named = 'The page may name them under "Who has a copy".' if _is_named(copy) else ""
    came = _RECEIVED if copy.way is Way.RECEIVED else ""
    return "\n\n".join(part for part in (copy_words(copy), file, named, came) if part)


def copy_choices(copy: Copy, state: State | None) -> tuple[Choice, ...]:
    """What can be done with a copy now."""
    there = state is State.THERE
    is_out = copy.way is not Way.RECEIVED and copy.is_out
    offered = (
        (there, "open", "Open the file"),
        (there, "delete", "Delete the file"),
        (is_out, "back", "They gave it back, or it was destroyed"),
        (is_out and copy.withdrawn_on is None, "withdraw", "They should no longer have it"),
        (is_out and copy.withdrawn_on is not None, "wanted", "They may have it after all"),
        (_is_named(copy), "unname", "Do not name them on the page"),
        (True, "forget", "Forget this line"),
    )
    return (LEAVE, *((what, words) for can, what, words in offered if can))


def sure(copy: Copy, answer: str, state: State | None, do: Callable[[Copy, str], Reply]) -> Ask | None:
    """What to ask once more before something is done that is not easily mended; None if it can be done at once."""
    if answer == "delete":
        title, question = "Delete this file?", f"{copy.file}\n\n{copy_files.NO_CALLING_BACK}"
        yes = "Yes, delete the file"
        no = "No, keep it"
    elif answer == "forget":
        is_ours = state not in (None, State.NOT_OURS)
        still = " Its file is still there, and this list would no longer show it." if is_ours else ""
        title, question = "Forget this line?", f"{copy_words(copy)}\n\nWhoever has the copy still has it.{still}"
        yes, no = "Yes, forget it", "No, keep it in the list"
    else:
        return None
    return Ask(
        title, question, (("keep", no), (answer, yes)), lambda again: do(copy, answer) if again == answer else None
    )


def do_with_copy(workspace: Workspace, copy: Copy, answer: str) -> str:
    """Do what was answered, and return what to say of it. CannotPrint or CannotDelete, and then nothing was done."""
    today = workspace.today
    changed: dict[str, dict[str, Any]] = {
        "delete": {"file_deleted_on": today},
        "back": {"taken_back_on": today},
        "withdraw": {"withdrawn_on": today},
        "wanted": {"withdrawn_on": None},
        "unname": {"named": False},
    }
    if answer == "open":
        open_file(copy_files.own_file(copy, workspace.vault.copy_marks))
    elif answer == "forget":
        workspace.put(forget_copy(workspace.record, copy.id))
    elif answer in changed:
        if answer == "delete":
            copy_files.delete(copy, workspace.vault.copy_marks)
        workspace.put(change_copy(workspace.record, copy.id, **changed[answer]))
    return _DONE.get(answer, "")


# -- files that are left after a removal -------------------------------------------------------------------------------


def offer_to_delete(files: Collection[Copy]) -> tuple[Choice, ...]:
    """The answers once something was removed for good, with the files of copies that are still here."""
    words = f"Delete {'this file' if len(files) == 1 else f'these {len(files)} files'}"
    return (("done", "Go on"), *((("delete", words),) if files else ()))


def delete_files(workspace: Workspace, files: Iterable[Copy]) -> list[str]:
    """Delete these files, and keep that they are; what to say of each."""
    said = []
    for copy in files:
        try:
            copy_files.delete(copy, workspace.vault.copy_marks)
        except copy_files.CannotDelete as error:
            said.append(str(error))
        else:
            said.append(f"{copy.file} is deleted.")
            if workspace.has_record:
                workspace.put(change_copy(workspace.record, copy.id, file_deleted_on=workspace.today))
    return said


def _is_named(copy: Copy) -> bool:
    """Whether the page may name whoever has it."""
    return copy.way is Way.PAGE and copy.named and copy.is_out and bool(copy.who.strip())
