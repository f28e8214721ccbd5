"""What was chosen for the page and is not on it, or not all of it: named for every front end from one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plans.page.compose import Page, PageItem, candidates
from plans.page.page_line import Unprinted
from plans.record.context import Context
from plans.record.entry_text import entry_name
from plans.record.models import Entry


@dataclass(frozen=True, slots=True)
class LeftOff:
    """One chosen entry that does not print, or prints without some of its fields."""

    entry: Entry
    title: str
    """Its words as they would print, or whatever stands for it."""
    why_not: str
    """Why nothing of it prints: a sentence. "" where only some fields are left off."""
    unprinted: tuple[Unprinted, ...] = ()
    """The fields that its line leaves off, where it prints."""


def left_off(context: Context, page: Page) -> tuple[LeftOff, ...]:
    """Every entry chosen for the page that is not whole on it.

    Args:
        context: Whose page it is, and the words of it, with the reasons.
        page: The page as composed of this record.

    Returns:
        In page order; last the person's own words that the page does not use.
    """
    found = [
        LeftOff(c.entry, c.text, c.why_not, () if c.why_not else c.unprinted)
        for c in candidates(context)
        if c.entry.on_page and (c.why_not or c.unprinted)
    ]
    return (*found, *_unused(context, page))


def _unused(context: Context, page: Page) -> Iterator[LeftOff]:
    """Entries that shape the words of the page, of which no word is there."""
    pack = context.pack
    shaping = [e for e in context.record.entries if e.kept and e.on_page and e.kind in pack.page.used_elsewhere]
    said = " ".join(_words(page)).casefold() if shaping else ""
    for entry in shaping:
        kind = pack.kinds[entry.kind]
        word = entry.text(kind.main).strip()
        if not word or word.casefold() not in said:
            yield LeftOff(entry, entry_name(context, entry) or kind.label, pack.page.unused_word)


def _words(page: Page) -> Iterator[str]:
    """Titles and headings, and the words of the items: where the person's own words can stand."""
    items: list[PageItem] = [*page.band]
    yield from (page.title, page.band_heading)
    for section in page.sections:
        yield section.heading
        for group in section.groups:
            yield group.label
            items += group.items
    yield from (words for item in items for words in (item.text, item.detail))
