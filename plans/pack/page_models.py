"""The models of a pack's page: which entries stand where, and the page's own fixed words."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from plans.pack.base import PackPart


class PagePart(PackPart):
    """Which entries of one kind stand in a section, and how each is written.

    Where several parts are for one kind, an entry goes to the first that it fits. Templates
    (`plans.pack.line_templates`): `{field}` is that field's words; text in square brackets disappears when every field
    in it is empty, so "{name}[ ({relation})]" never leaves empty brackets.
    """

    kind: str
    most: int = Field(ge=1)
    """How many a page usually has room for. Said on screen; nothing chosen is ever dropped for it."""
    text: str
    detail: str = ""
    """A second line: what helps at this sign."""
    right: str = ""
    """Set at the right edge, never broken: a phone number."""
    label: str = ""
    """A small heading above the first of these: "This helps"."""
    where: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Only entries whose field has one of these values."""
    needs: Mapping[str, bool] = Field(default_factory=dict)
    """Only entries whose yes/no field is so; a blank counts as no."""
    filled: tuple[str, ...] = ()
    """Only entries in which these fields are written."""
    why_not: Mapping[str, str] = Field(default_factory=dict)
    """By field: what to say of an entry that this field keeps off the page."""
    left_off: Mapping[str, str] = Field(default_factory=dict)
    """By field: in a few words, why this part does not print it."""
    by: str = ""
    """Order by this field's number, blanks last. The field "order" is the person's own order, where it is blank."""
    newest: bool = False
    tick_box: bool = False


class PageSection(PackPart):
    """One section of the page."""

    id: str
    heading: str
    column: str = Field(pattern="^(left|right)$")
    boxed: bool = False
    my_terms: tuple[str, ...] = ()
    """As for a module."""
    help_lines: bool = False
    """The help lines of the region stand here, after the entries."""
    parts: tuple[PagePart, ...] = ()


class PageSpec(PackPart):
    """The one-page plan: its fixed words and its sections in reading order, left column first."""

    title: str
    """The page's name, unless the person has a word of their own for it."""
    written: str
    look_again: str
    look_again_from: PagePart
    """The entry whose date is beside `look_again`."""
    version: str
    copies: str
    copies_from: PagePart
    """Entries that name a holder of a copy, beside the copies that were handed out."""
    band_heading: str
    band_from: PagePart
    """The person's own number for the urgent-help band; only here is `most` a limit, as all stand in their section."""
    foot: str
    more: str
    """Comes before `foot` where not everything is on the page, and the person wants that said."""
    page_of: str
    """Template with {n} and {total}."""
    help_line: str
    """Template of a help line among the services, with {name}, {hours}, {mark} and {note}."""
    band_line: str
    """The same in the urgent-help band, and its second line, which an emergency number does without."""
    band_line_detail: str
    check_number: str = ""
    """Was beside a number that nobody had checked. It is still read, and prints nowhere any more."""
    checked_on: str
    """The mark beside a number that the service has checked, with {date}."""
    sources: str = ""
    """Comes after `foot`, with {sources}, who says that the printed numbers are right, and {date}."""
    no_lines: str
    """Is in the urgent-help band where the region has no help lines."""
    full_name: str
    """Template with {full_name}."""
    continued: str
    date: str
    """Template of a date, with {day}, {month} and {year}."""
    months: tuple[str, ...] = Field(min_length=12, max_length=12)
    private: str
    """Why an entry meant for the page does not print: it is still private to us."""
    nothing_written: str
    """The same, for an entry without words."""
    not_ready: str
    """The same, where the part gives no reason of its own."""
    no_place: str
    """The same, for a kind that the page has no place for."""
    no_place_heading: str
    newer_there: str
    """The same, for a date in the head where there is a newer one."""
    only: str
    """The same, where only fields are written that do not print: template with {what} and {why}."""
    unplaced: str
    """In a few words, why a field does not print that no part has a place for."""
    unused_word: str
    """Why a word of the person's own that was chosen for the page is not on it."""
    used_elsewhere: tuple[str, ...] = ()
    """Kinds that print nowhere, and shape the words of the page instead."""
    sections: tuple[PageSection, ...]


HEAD, FOOT, NOWHERE = "head", "foot", "nowhere"
"""Places that are no section: the date to look again, the holders of copies, and no place at all."""
