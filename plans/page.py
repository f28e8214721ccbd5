"""Which entries go on the page, in which section and order. Nothing here knows about drawing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageItem:
    """One line of a section: `text`, perhaps a `detail` line below it, perhaps a number set at the `right` edge."""

    text: str
    detail: str = ""
    right: str = ""
    entry: str = ""
    """Id of the entry it came from; "" for a help line."""
    tick_box: bool = False


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Items under one small heading, or under none ("")."""

    label: str
    items: tuple[PageItem, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the page, never empty."""

    id: str
    heading: str
    column: str
    """"left" or "right"."""
    boxed: bool
    groups: tuple[PageGroup, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page's words in reading order: head, left column, right column, urgent-help band, foot."""

    language: str
    title: str
    name: str
    full_name: str
    meta: tuple[tuple[str, str], ...]
    """Label and value at the right of the head: ("Written", "3 March 2026")."""
    sections: tuple[Section, ...]
    band_heading: str
    band: tuple[PageItem, ...]
    copies_label: str
    copies: tuple[str, ...]
    foot: str
    page_of: str
    continued: str
    """Word for a section that goes on in the other column."""
