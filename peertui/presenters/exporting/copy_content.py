"""What stands on a copy of its own: the sections of the card, the questions of the slip."""

from __future__ import annotations

from collections.abc import Collection

from exports import card_fit
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import KEEP_CHOICE
from peertui.presenters.exporting.omission_text import row_detail
from peertui.presenters.presenter import Fullness, Listing
from peertui.presenters.reply import Done, Reply, Say, say_for_now
from peertui.services.app_context import AppInUse
from peertui.services.exporting.delivery import Form, page_for
from plans.page.question_slip import slip_candidates
from plans.record import changes
from widgets.models.command import Command
from widgets.models.row import Row
from widgets.models.status import Level


class CopyParts(Listing):
    """A list in which picking a thing puts it on the copy, or takes it off."""

    ENTER = KEEP_CHOICE

    def commands(self) -> tuple[Command, ...]:
        return (KEEP_CHOICE,)

    @does(KEEP_CHOICE)
    def keep_choice(self) -> Reply:
        """It is as they want it."""
        return Done(True)


class CardParts(CopyParts):
    """Which sections stand on the card."""

    HELP = (
        "The card folds to the size of a bank card. {pick} puts a part of the page on it, or takes it off. "
        "peertui tells you whether everything fits. The urgent numbers are always on it."
    )
    EMPTY = "Nothing of the page is for the card yet. The urgent numbers stand on it always."
    MEASURED = True

    def __init__(self, app: AppInUse, left_out: set[str]) -> None:
        """`left_out`: ids of sections; changed in place as they are chosen."""
        super().__init__(app)
        self._left_out = left_out

    def title(self) -> str:
        return "The card: choose together"

    def rows(self) -> tuple[Row, ...]:
        whole = page_for(Form.CARD, self.workspace.context)
        return tuple(_row(section.id, section.heading, section.id not in self._left_out) for section in whole.sections)

    def fullness(self) -> Fullness:
        return card_fullness(self.app, self._left_out)

    def picked(self, row_id: str) -> Reply:
        self._left_out ^= {row_id}
        text = next(row.text for row in self.rows() if row.id == row_id)
        return Say(f"{'Not on the card' if row_id in self._left_out else 'On the card'}: {text}", drawn=True)


class SlipParts(CopyParts):
    """Which questions stand on the slip."""

    HELP = (
        "The slip is for an appointment: what to ask, with lines for the answers. {pick} puts a question on "
        "it, or takes it off. What is on it counts as something that can be shared."
    )
    EMPTY = "No question is written yet."

    def title(self) -> str:
        return "My questions: choose together"

    def rows(self) -> tuple[Row, ...]:
        """The questions that could stand on the slip, under their headings; ids are the entries'."""
        found: list[Row] = []
        heading = ""
        for candidate in slip_candidates(self.workspace.context):
            if candidate.heading != heading:
                heading = candidate.heading
                found.append(Row(f"heading:{heading}", heading, heading=True))
            found.append(_row(candidate.entry.id, candidate.text, candidate.chosen, row_detail(candidate)))
        return tuple(found)

    def picked(self, row_id: str) -> Reply:
        workspace = self.workspace
        found = next(c for c in slip_candidates(workspace.context) if c.entry.id == row_id)
        workspace.put(changes.choose_for_slip(workspace.record, row_id, not found.chosen, workspace.clock()))
        why_not = found.why_not if not found.chosen else ""
        words = f"{'Not on the slip' if found.chosen else 'On the slip'}: {found.text}"
        return Say(words, drawn=True, then=say_for_now(why_not, Level.NOTE) if why_not else None)


def card_fullness(app: AppInUse, left_out: Collection[str]) -> Fullness:
    """How a card without these sections fits."""
    workspace = app.workspace
    with workspace.typesetter.in_use():
        found = card_fit(page_for(Form.CARD, workspace.context, left_out))
    return Fullness(found.fullness, found.sentence())


def _row(row_id: str, text: str, chosen: bool, detail: str = "") -> Row:
    return Row(row_id, text, detail=detail, marker="[x]" if chosen else "[ ]")
