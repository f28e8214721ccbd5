"""The words of a page, field by field, in the order they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.typography import bidi
from exports.typography.scripts import RIGHT_TO_LEFT, main_script
from plans.page.compose import Page, PageItem

BETWEEN_COPIES = "\u00b7"
"""Set between the holders of copies."""


def _of_item(item: PageItem) -> Iterator[str]:
    yield from (item.text, item.right, item.detail)


def in_reading_order(page: Page) -> list[str]:
    """Every piece of writing on the page: head, left column, right column, band, foot. None is empty."""
    return _written((*_of_head(page), *_of_sections(page), *_of_band(page), *_of_foot(page), page.page_of))


def in_flowing_order(page: Page) -> list[str]:
    """The same for copies that put urgent help first, page numbers left aside."""
    return _written((*_of_head(page), *_of_band(page), *_of_sections(page), *_of_foot(page)))


def in_card_order(page: Page) -> list[str]:
    """The same for the card: title, name and urgent help first, full name and dates last."""
    band = (words for item in page.band for words in (item.text, item.detail, item.right))
    title, name, *rest = _of_head(page)
    return _written((title, name, page.band_heading, *band, *_of_sections(page), *rest, *_of_foot(page)))


def _written(pieces: Iterable[str]) -> list[str]:
    return [words for words in pieces if words.strip()]


def _of_head(page: Page) -> Iterator[str]:
    yield from (page.title, page.name, page.full_name)
    for pair in page.meta:
        yield from pair


def _of_sections(page: Page) -> Iterator[str]:
    for section in page.sections:
        yield section.heading
        for group in section.groups:
            yield group.label
            for item in group.items:
                yield from _of_item(item)


def _of_band(page: Page) -> Iterator[str]:
    yield page.band_heading
    for item in page.band:
        yield from _of_item(item)


def _of_foot(page: Page) -> Iterator[str]:
    if page.copies:
        yield from (page.copies_label, f" {BETWEEN_COPIES} ".join(page.copies))
    yield page.foot


def reads_from_the_right(page: Page) -> bool:
    """Whether the whole page is mirrored: most letters of the person's own words are written right-to-left.

    Where they wrote none, the language of the page decides.
    """
    items = [item for section in page.sections for group in section.groups for item in group.items]
    own = [item for item in items if item.entry] or items
    words = "".join(item.text + item.detail for item in own)
    rtl, ltr = bidi.letters_each_way(words)
    return rtl > ltr if rtl or ltr else main_script(page.language) in RIGHT_TO_LEFT
