"""Lists of what was written: the plan, notes, a part of the programme, meetings and look-backs."""

from __future__ import annotations

from typing import TypeVar

from peertui.presenters.people.plan import Notes, Plan
from peertui.presenters.session.meetings import LookBacks, Meetings
from peertui.presenters.session.module import Module
from peertui.presenters.session.part_listing import PartListing
from peertui.screens.base.presented import ListingScreen
from peertui.screens.session.entry_actions import open_part

ShownParts = TypeVar("ShownParts", bound=PartListing)


class PartsScreen(ListingScreen[ShownParts]):
    """Picking an entry or a note asks what to do with it."""

    def pick(self, row_id: str) -> None:
        if part := self.presenter.part(row_id):
            open_part(self, part, self.look_again)
        else:
            super().pick(row_id)


class PlanScreen(PartsScreen[Plan]):
    """Every entry, under the page's sections, then the rest by what it is."""

    PRESENTER = Plan


class NotesScreen(PartsScreen[Notes]):
    """All notes, newest first."""

    PRESENTER = Notes


class ModuleScreen(PartsScreen[Module]):
    """A part of the programme and its steps; ends with the place to begin at, or None."""

    PRESENTER = Module


class MeetingsScreen(PartsScreen[Meetings]):
    """Every meeting, newest first."""

    PRESENTER = Meetings


class LookBacksScreen(PartsScreen[LookBacks]):
    """What was said in look-backs, by the day."""

    PRESENTER = LookBacks
