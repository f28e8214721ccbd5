"""Lists to pick one thing from: any step of the programme, any kind of entry, and the names in the plan."""

from __future__ import annotations

from typing import ClassVar

from peertui.presenters.exporting.consent_text import NAMES_HELP
from peertui.presenters.people.list_rows import jump_rows, kind_rows
from peertui.presenters.presenter import Listing
from peertui.presenters.reply import Done, Reply
from peertui.services.app_context import AppInUse
from plans.guide.route import place
from widgets.models.row import Row


class PickList(Listing):
    """Ends with the id of what was picked."""

    TITLE: ClassVar[str] = ""
    IN_PARTS = True

    def title(self) -> str:
        return self.TITLE

    def picked(self, row_id: str) -> Reply:
        return Done(row_id)


class StepList(PickList):
    """Any step of the frame and of every module; ends with its place."""

    TITLE = "Go to any step"
    HELP = (
        "Every step of a meeting and of every part, in the order they stand. {pick} picks it, and the meeting goes on "
        "at that step. What is written stays as it is."
    )

    def rows(self) -> tuple[Row, ...]:
        return jump_rows(self.workspace.context.at(self.workspace.session))

    def here(self) -> str:
        """Id of the row of the step where the meeting stands; "" if it stands at none."""
        return place(self.workspace.pack, self.workspace.session) or ""


class KindList(PickList):
    """Any kind of entry, the likeliest first, then by the part of the programme that makes it; ends with its id."""

    TITLE = "What shall it be in the plan?"
    HELP = (
        "What the words are about: a person you trust, an early sign, a wish and so on. {pick} picks it. "
        "Going back adds nothing."
    )

    def __init__(self, app: AppInUse, first: tuple[str, ...] = ()) -> None:
        super().__init__(app)
        self._first = first

    def rows(self) -> tuple[Row, ...]:
        return kind_rows(self.workspace.context, self._first)

    def picked(self, row_id: str) -> Reply:
        return Done(row_id.rpartition("/")[2])


class NameList(PickList):
    """People and services in the plan, and who had a copy before; ends with a name."""

    TITLE = "Who is it for?"
    HELP = NAMES_HELP

    def __init__(self, app: AppInUse, names: tuple[str, ...]) -> None:
        super().__init__(app)
        self._names = names

    def rows(self) -> tuple[Row, ...]:
        return (*(Row(name, name) for name in self._names), Row("", "Nobody else: their own copy", number=0))
