"""Lists to pick one thing from: any step of the programme, and any kind of entry."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.exporting.consent_text import NAMES_HELP
from peertui.presenters.people.list_rows import jump_rows, kind_rows
from peertui.screens.base.screen import BaseScreen
from plans.guide.route import place
from plans.record.models import Session
from widgets.lists.numbered_list import NumberedList, Row


class PickScreen(BaseScreen[str]):
    """Ends with the id of what was picked, or None."""

    TITLE_WORDS: ClassVar[str] = ""
    HELP = "Type a number, or move with the arrow keys, and press Enter."

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, self.TITLE_WORDS, "")

    def rows(self) -> tuple[Row, ...]:
        """What can be picked."""
        return ()

    def body(self) -> ComposeResult:
        yield NumberedList(self.rows())

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        self.dismiss(event.row.id)


class JumpScreen(PickScreen):
    """Any step of the frame and of every module; ends with its place."""

    TITLE_WORDS = "Go to any step"
    HELP = (
        "Every step of a meeting and of every part, in the order they stand. Type a number, or move with the arrow "
        "keys, and press Enter: the meeting goes on at that step. What is written stays as it is."
    )

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def on_mount(self) -> None:
        here = place(self.workspace.pack, self._session)
        if here:
            self.query_one(NumberedList).go_to(here)

    def rows(self) -> tuple[Row, ...]:
        return jump_rows(self.workspace.context.at(self._session))


class KindScreen(PickScreen):
    """Any kind of entry, the likeliest first, then by the part of the programme that makes it; ends with its id."""

    TITLE_WORDS = "What shall it be in the plan?"
    HELP = (
        "What the words are about: a person you trust, an early sign, a wish and so on. Type a number, or move with "
        "the arrow keys, and press Enter. Go back adds nothing."
    )

    def __init__(self, first: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._first = first

    def rows(self) -> tuple[Row, ...]:
        return kind_rows(self.workspace.context, self._first)


class NamesScreen(PickScreen):
    """People and services in the plan, and who had a copy before; ends with a name."""

    TITLE_WORDS = "Who is it for?"
    HELP = NAMES_HELP

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._offered = names

    def rows(self) -> tuple[Row, ...]:
        return (*(Row(name, name) for name in self._offered), Row("", "Nobody else: their own copy", number=0))
