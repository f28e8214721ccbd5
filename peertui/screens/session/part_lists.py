"""Lists of what was written: the plan, notes, a part of the programme, meetings and look-backs."""

from __future__ import annotations

from peertui.presenters.people.plan import Notes, Plan
from peertui.presenters.session.meetings import LookBacks, Meetings
from peertui.presenters.session.module import ModuleSteps
from peertui.screens.base.presented import ListingScreen


class PlanScreen(ListingScreen[Plan]):
    """Every entry, under the page's sections, then the rest by what it is."""

    PRESENTER = Plan


class NotesScreen(ListingScreen[Notes]):
    """All notes, newest first."""

    PRESENTER = Notes


class ModuleScreen(ListingScreen[ModuleSteps]):
    """A part of the programme and its steps; ends with the place to begin at, or None."""

    PRESENTER = ModuleSteps


class MeetingsScreen(ListingScreen[Meetings]):
    """Every meeting, newest first."""

    PRESENTER = Meetings


class LookBacksScreen(ListingScreen[LookBacks]):
    """What was said in look-backs, by the day."""

    PRESENTER = LookBacks
