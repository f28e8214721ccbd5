"""Choosing what stands on a copy of its own: the sections of the card, the questions of the slip."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from exports import card_fit
from peertui.presenters.commands import KEEP_CHOICE
from peertui.presenters.exporting.copy_content import card_rows, slip_rows
from peertui.screens.base.screen import BaseScreen
from peertui.services.exporting.delivery import Form, page_for
from plans.page.question_slip import slip_candidates
from plans.record import changes
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command
from widgets.models.status import Level
from widgets.panels.gauge import Gauge


class CopyPartsScreen(BaseScreen[None]):
    """A list in which Enter puts a thing on the copy, or takes it off."""

    TITLE_WORDS: ClassVar[str] = ""
    NOTHING: ClassVar[str] = ""
    """What to say where there is nothing to choose from."""

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, self.TITLE_WORDS, "")

    def commands(self) -> tuple[Command, ...]:
        return (KEEP_CHOICE,)

    def body(self) -> ComposeResult:
        yield NumberedList(wrap=True, empty=self.NOTHING)

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def on_mount(self) -> None:
        self.draw()

    def rows(self) -> tuple[Row, ...]:
        """What can be chosen, as it is chosen now."""
        return ()

    def draw(self) -> None:
        """Show what is chosen now."""
        self.query_one(NumberedList).rows = self.rows()

    def toggle(self, row_id: str) -> None:
        """Choose what was not chosen, or the other way round."""

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        self.toggle(event.row.id)
        self.draw()


class CardScreen(CopyPartsScreen):
    """Which sections stand on the card."""

    TITLE_WORDS = "The card: choose together"
    NOTHING = "Nothing of the page is for the card yet. The urgent numbers stand on it always."
    HELP = (
        "The card folds to the size of a bank card. Enter on a line puts a part of the page on it, or takes it off. "
        "The line below says whether everything fits. The urgent numbers are always on it."
    )

    def __init__(self, left_out: set[str]) -> None:
        """`left_out`: ids of sections; changed in place as they are chosen."""
        super().__init__()
        self._left_out = left_out

    def body(self) -> ComposeResult:
        yield from super().body()
        yield Gauge()

    def rows(self) -> tuple[Row, ...]:
        workspace = self.workspace
        return card_rows(workspace.context, self._left_out)

    def draw(self) -> None:
        super().draw()
        workspace = self.workspace
        page = page_for(Form.CARD, workspace.context, self._left_out)
        with workspace.typesetter.in_use():
            found = card_fit(page)
        self.query_one(Gauge).set(found.fullness, found.sentence())

    def toggle(self, row_id: str) -> None:
        self._left_out ^= {row_id}


class SlipScreen(CopyPartsScreen):
    """Which questions stand on the slip."""

    TITLE_WORDS = "My questions: choose together"
    NOTHING = "No question is written yet."
    HELP = (
        "The slip is for an appointment: what to ask, with lines for the answers. Enter on a line puts a question on "
        "it, or takes it off. What is on it counts as something that can be shared."
    )

    def rows(self) -> tuple[Row, ...]:
        return slip_rows(self.workspace.context)

    def toggle(self, row_id: str) -> None:
        workspace = self.workspace
        found = next(c for c in slip_candidates(workspace.context) if c.entry.id == row_id)
        workspace.put(changes.choose_for_slip(workspace.record, row_id, not found.chosen, workspace.clock()))
        if found.why_not and not found.chosen:
            self.say_for_now(found.why_not, Level.NOTE)
