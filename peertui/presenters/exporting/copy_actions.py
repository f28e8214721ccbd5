"""Who received what: a line for each copy, what can be done with one, and doing it, the same in both front ends."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from peertui.services.exporting import copy_files
from peertui.services.exporting.file_status import State
from peertui.services.exporting.printing import open_file
from plans.record.copy_log import change_copy, copy_words, forget_copy
from plans.record.models import Copy, Way
from widgets.models.choice import Choice
from widgets.models.row import Row

if TYPE_CHECKING:
    from peertui.services.workspace import Workspace

NOBODY = "Nobody has received anything yet."
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


class Sure(NamedTuple):
    """What is asked once more before something is done that is not easily mended; the second answer does it."""

    title: str
    question: str
    choices: tuple[Choice, Choice]


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


def sure(copy: Copy, answer: str, state: State | None) -> Sure | None:
    """What to ask once more before an answer is done; None if it can be done at once."""
    if answer == "delete":
        asked = f"{copy.file}\n\n{copy_files.NO_CALLING_BACK}"
        return Sure("Delete this file?", asked, (("keep", "No, keep it"), ("delete", "Yes, delete the file")))
    if answer == "forget":
        is_ours = state not in (None, State.NOT_OURS)
        still = " Its file is still there, and this list would no longer show it." if is_ours else ""
        asked = f"{copy_words(copy)}\n\nWhoever has the copy still has it.{still}"
        return Sure("Forget this line?", asked, (("keep", "No, keep it in the list"), ("forget", "Yes, forget it")))
    return None


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
