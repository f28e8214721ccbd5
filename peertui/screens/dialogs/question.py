"""One plain question with a few numbered answers."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters import commands
from peertui.screens.base.screen import BaseScreen
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.choice import Choice
from widgets.models.command import Command
from widgets.panels.text_view import TextView


class AskScreen(BaseScreen[str]):
    """Ends with the id of the answer, or None when the person went back."""

    HELP = (
        "Type the number of your answer, or move with the arrow keys and press Enter. "
        "If the words above are long, go to them with Shift+Tab and move through them with the arrow keys."
    )

    def __init__(self, title: str, question: str, choices: tuple[Choice, ...]) -> None:
        super().__init__()
        self._title, self._question, self._choices = title, question, choices

    def title_words(self) -> tuple[str, str, str]:
        return (self._title, "", "")

    def commands(self) -> tuple[Command, ...]:
        return (commands.BACK_OUT,)

    def body(self) -> ComposeResult:
        yield TextView(self._question, id="question")
        yield NumberedList(tuple(Row(answer, words, at_once=True) for answer, words in self._choices))

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        self.dismiss(event.row.id)
