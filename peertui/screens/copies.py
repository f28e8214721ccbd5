"""Who received what: each copy with its file, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui import commands, copy_files
from peertui.part_choices import Choice
from peertui.printing import CannotPrint, open_file
from peertui.screens.ask import AskScreen
from peertui.screens.base import BaseScreen
from peertui.whereabouts import State
from plans.copies import change_copy, copy_words, forget_copy
from plans.record import Copy, Record, Way
from widgets.command import Command
from widgets.numbered_list import NumberedList, Row
from widgets.status_line import Level

_WAYS = {Way.RECEIVED: "This came to us. Nothing can be done about it but to forget the line."}


class CopiesScreen(BaseScreen[None]):
    """Every copy that left, newest first, and what came from others."""

    HELP = (
        "Every copy of the page and every handover: for whom, when, and whether its file is still there. Enter on a "
        "line opens or deletes the file, or says that they gave it back or should no longer have it. A copy that was "
        "sent on cannot be called back."
    )

    def __init__(self) -> None:
        super().__init__()
        self._states: dict[str, State] = {}

    def title_words(self) -> tuple[str, str, str]:
        return (self.desk.record.person.called, "Who received what", "")

    def commands(self) -> tuple[Command, ...]:
        return (commands.BACK_OUT, commands.UNDO, commands.REDO)

    def body(self) -> ComposeResult:
        yield NumberedList(wrap=True, empty="Nobody has received anything yet.")

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def do_escape(self) -> None:
        """Back: this only shows something."""
        self.do_back_out()

    def on_mount(self) -> None:
        super().on_mount()
        self._draw()

    def after_step(self) -> None:
        self._draw()
        super().after_step()

    def _draw(self) -> None:
        copies = self.desk.record.copies
        self._states = copy_files.states(copies)
        self.query_one(NumberedList).rows = tuple(
            Row(copy.id, f"{copy_words(copy)}{copy_files.file_words(copy, self._states.get(copy.id))}")
            for copy in reversed(copies)
        )

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        copy = next(copy for copy in self.desk.record.copies if copy.id == event.row.id)

        def answered(answer: str | None) -> None:
            if answer:
                self.call_later(getattr(self, f"_{answer}"), copy)  # once this screen is in front again

        self.app.push_screen(AskScreen("A copy", self._about(copy), self._choices(copy)), answered)

    def _about(self, copy: Copy) -> str:
        state = self._states.get(copy.id)
        file = f"Its file: {copy.file}{f' ({state})' if state else ''}" if state is not None else ""
        named = 'The page may name them under "Who has a copy".' if _is_named(copy) else ""
        return "\n\n".join(part for part in (copy_words(copy), file, named, _WAYS.get(copy.way, "")) if part)

    def _choices(self, copy: Copy) -> tuple[Choice, ...]:
        there = self._states.get(copy.id) is State.THERE
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
        return (("leave", "Leave it as it is"), *((what, words) for can, what, words in offered if can))

    def _leave(self, copy: Copy) -> None:
        """Nothing."""

    def _open(self, copy: Copy) -> None:
        try:
            open_file(Path(copy.file))
        except CannotPrint as error:
            self.say(str(error), Level.TROUBLE)
        else:
            self.say("Opening it.")

    def _delete(self, copy: Copy) -> None:
        self._ask(
            "Delete this file?",
            f"{copy.file}\n\n{copy_files.NO_CALLING_BACK}",
            (("keep", "No, keep it"), ("delete", "Yes, delete the file")),
            lambda: self._delete_now(copy),
        )

    def _delete_now(self, copy: Copy) -> None:
        try:
            copy_files.delete(copy)
        except copy_files.CannotDelete as error:
            self.say(str(error), Level.TROUBLE)
            self._draw()
            return
        self._put(self._dated(copy, "file_deleted_on"), "The file is deleted.")

    def _back(self, copy: Copy) -> None:
        self._put(self._dated(copy, "taken_back_on"), "Kept: nobody has this copy now.")

    def _withdraw(self, copy: Copy) -> None:
        said = "Kept, with today's date. They are not named on the page from now on. Tell them, and ask for it back."
        self._put(self._dated(copy, "withdrawn_on"), said)

    def _wanted(self, copy: Copy) -> None:
        self._put(change_copy(self.desk.record, copy.id, withdrawn_on=None), "Kept: they may have it.")

    def _unname(self, copy: Copy) -> None:
        self._put(change_copy(self.desk.record, copy.id, named=False), "The page does not name them now.")

    def _forget(self, copy: Copy) -> None:
        still = " Its file is still there, and this list would no longer show it." if copy.id in self._states else ""
        self._ask(
            "Forget this line?",
            f"{copy_words(copy)}\n\nWhoever has the copy still has it.{still}",
            (("keep", "No, keep it in the list"), ("forget", "Yes, forget it")),
            lambda: self._put(forget_copy(self.desk.record, copy.id), "Forgotten."),
        )

    def _ask(self, title: str, question: str, choices: tuple[Choice, Choice], then: Callable[[], None]) -> None:
        """Ask, and call `then` if the second answer is given."""

        def answered(answer: str | None) -> None:
            if answer == choices[1][0]:
                self.call_later(then)

        self.app.push_screen(AskScreen(title, question, choices), answered)

    def _dated(self, copy: Copy, field: str) -> Record:
        return change_copy(self.desk.record, copy.id, **{field: self.desk.clock().astimezone().date()})

    def _put(self, record: Record, said: str) -> None:
        self.desk.put(record)
        self._draw()
        self.say(said)


def _is_named(copy: Copy) -> bool:
    """Whether the page may name whoever has it."""
    return copy.way is Way.PAGE and copy.named and copy.is_out and bool(copy.who.strip())
