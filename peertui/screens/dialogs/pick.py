"""Lists to pick one thing from: any step of the programme, any kind of entry, and the names in the plan."""

from __future__ import annotations

from typing import TypeVar

from textual.app import ComposeResult

from peertui.presenters.session.pick_lists import KindList, NameList, PickList, StepList
from peertui.screens.base.presented import ListingScreen
from widgets.lists.numbered_list import NumberedList

Picked = TypeVar("Picked", bound=PickList)


class PickScreen(ListingScreen[Picked]):
    """Ends with the id of what was picked, or None. Each row is one line."""

    def body(self) -> ComposeResult:
        yield NumberedList(self.presenter.rows())


class JumpScreen(PickScreen[StepList]):
    """Any step of the frame and of every module; ends with its place."""

    PRESENTER = StepList

    def on_mount(self) -> None:
        if here := self.presenter.here():
            self.query_one(NumberedList).go_to(here)


class KindScreen(PickScreen[KindList]):
    """Any kind of entry; ends with its id."""

    PRESENTER = KindList


class NamesScreen(PickScreen[NameList]):
    """People and services in the plan, and who had a copy before; ends with a name."""

    PRESENTER = NameList
