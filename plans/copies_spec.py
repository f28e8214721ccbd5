"""The models of a pack's other copies: the fold card, the slip of questions, the empty form."""

from __future__ import annotations

from pydantic import Field

from plans.page_spec import PagePart
from plans.part import Part


class CardSpec(Part):
    """What stands on the fold card."""

    sections: tuple[str, ...] = Field(min_length=1)
    """Ids of sections of the page, in the card's order."""
    how_to_fold: tuple[str, ...] = ()
    """Printed beside the card, one sentence each."""


class SlipSpec(Part):
    """The slip of questions for an appointment."""

    title: str
    fill_in: tuple[str, ...] = ()
    """Labels with a line to write on: who was seen, and when."""
    for_somebody: str
    """Template of the heading above what is for one person, with {ask_who}."""
    for_anybody: str
    to_tell: str
    """The heading above what is no question."""
    foot: str
    parts: tuple[PagePart, ...]
    """The entries that can stand on it, as on the page. A kind with a field `ask_who` stands below that name."""


class BlankSpec(Part):
    """What the form to fill in by hand has otherwise than the page."""

    name: str
    """Label of the line for a name."""
    without: tuple[str, ...] = ()
    """Small headings of the page that the form does without."""


class CopiesSpec(Part):
    """The other copies of the page."""

    card: CardSpec
    slip: SlipSpec
    blank: BlankSpec
