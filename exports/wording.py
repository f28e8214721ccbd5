"""The words of a page, field by field, in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator

from exports import bidi
from exports.scripts import RIGHT_TO_LEFT, main_script
from plans.page import Page, PageItem

BETWEEN_COPIES = "\u00b7"
"""Set between the holders of copies."""


def _of_item(item: PageItem) -> Iterator[str]:
    yield from (item.text, item.right, item.detail)


def in_reading_order(page: Page) -> list[str]:
    """Every piece of writing on the page: head, left column, right column, band, foot. None is empty."""
    found = [page.title, page.name, page.full_name]
    for label, value in page.meta:
        found += [label, value]
    for section in page.sections:
        found.append(section.heading)
        for group in section.groups:
            found.append(group.label)
            for item in group.items:
                found += _of_item(item)
    found.append(page.band_heading)
    for item in page.band:
        found += _of_item(item)
    if page.copies:
        found += [page.copies_label, f" {BETWEEN_COPIES} ".join(page.copies)]
    return [words for words in (*found, page.foot, page.page_of) if words.strip()]


def reads_from_the_right(page: Page) -> bool:
    """Whether the whole page is mirrored: most letters of the person's own words are written right-to-left.

    Where they wrote none, the language of the page decides.
    """
    items = [item for section in page.sections for group in section.groups for item in group.items]
    own = [item for item in items if item.entry] or items
    words = "".join(item.text + item.detail for item in own)
    rtl, ltr = bidi.letters_each_way(words)
    return rtl > ltr if rtl or ltr else main_script(page.language) in RIGHT_TO_LEFT
