"""One person: what can be done with them, and how far each part of the programme has been talked about."""

from __future__ import annotations

from peertui.presenters.people.person import PersonOverview
from peertui.screens.base.presented import ListingScreen


class PersonScreen(ListingScreen[PersonOverview]):
    """The person's own start page."""

    PRESENTER = PersonOverview
