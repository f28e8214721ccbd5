"""The models of a pack's other copies: the fold card, the slip of questions, the empty form, everything kept."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from plans.pack.base import PackPart
from plans.pack.page_models import PagePart


class CardSpec(PackPart):
    """What is on the fold card."""

    sections: tuple[str, ...] = Field(min_length=1)
    """Ids of sections of the page, in the card's order."""
    how_to_fold: tuple[str, ...] = ()
    """Printed beside the card, one sentence each."""


class SlipSpec(PackPart):
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
    """The entries that can stand on it, as on the page. A kind with a field `ask_who` is below that name."""


class BlankSpec(PackPart):
    """What the form to fill in by hand has otherwise than the page."""

    name: str
    """Label of the line for a name."""
    without: tuple[str, ...] = ()
    """Small headings of the page that the form does without."""


class EverythingSpec(PackPart):
    """The words of the copy of everything: its headings, and what it says beside what was written."""

    title: str
    foot: str
    person: str
    called: str
    full_name: str
    region: str
    language: str
    hidden: str
    meetings: str
    meeting: str
    """Template with {n} and {date}."""
    still_open: str
    ended: str
    """Template with {time}."""
    next_meeting: str
    chosen: str
    short: str
    looked_back: str
    outcomes: Mapping[str, str]
    """By outcome, what became of a step."""
    notes: str
    any_time: str
    """Heading of notes that belong to no meeting."""
    left_out: str
    left_out_on: str
    """Template with {date}."""
    copies: str
    file: str
    named: str
    voices: Mapping[str, str]
    """By voice, whose words they are."""
    shares: Mapping[str, str]
    on_page: str
    came_from: str
    """Template with {who}."""
    written: str
    """Templates with {date}."""
    changed: str
    nothing: str
    """Stands for an entry in which nothing is written."""
    other: str
    """Heading of what this version has no name for, and does not drop."""


class CopiesSpec(PackPart):
    """The other copies of the page."""

    card: CardSpec
    slip: SlipSpec
    blank: BlankSpec
    everything: EverythingSpec
