"""A suggestion of what could come off a page that is too full. Nothing comes off automatically."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from exports.layout.page_fit import Fit, fit
from exports.paper import Paper
from exports.typography.typesetter import typeset
from plans.page.compose import Page, PageItem, Section


@typeset
def could_come_off(page: Page, paper: Paper = Paper.A4) -> tuple[str, ...]:
    """Ids of a few entries without which `page` fits, in page order; empty if it fits, or if nothing could be spared.

    The last ones of the longest sections come first. What to do when things get hard, whoever has a number to ring, and
    the last words of any section always stay.
    """
    if fit(page, paper).fits:
        return ()
    spare = _spare(page, fit(page, paper))
    if not fit(without_entries(page, spare), paper).fits:
        return ()
    low, high = 1, len(spare)
    while low < high:
        middle = (low + high) // 2
        if fit(without_entries(page, spare[:middle]), paper).fits:
            high = middle
        else:
            low = middle + 1
    needed = spare[:low]
    for entry in tuple(needed):
        fewer = [other for other in needed if other != entry]
        if fit(without_entries(page, fewer), paper).fits:
            needed = fewer
    return tuple(item.entry for item in _items(page.sections) if item.entry in needed)


def without_entries(page: Page, entries: Collection[str]) -> Page:
    """`page` without these entries, and without the headings that nothing is left under."""
    gone = set(entries)
    sections = []
    for section in page.sections:
        kept = (replace(g, items=tuple(i for i in g.items if i.entry not in gone)) for g in section.groups)
        if groups := tuple(group for group in kept if group.items):
            sections.append(replace(section, groups=groups))
    return replace(page, sections=tuple(sections))


def _spare(page: Page, found: Fit) -> list[str]:
    """What could be spared, the first to go first: in turn the last of whichever section is the longest then."""
    lines = dict(found.longest)
    rows = []
    for section in page.sections:
        if not section.boxed:
            items = _items((section,))
            share = lines.get(section.heading, 0) / max(1, len(items))
            rows.append((share, [i.entry for i in items[1:] if i.entry and not i.right]))
    spare: list[str] = []
    while any(ids for _, ids in rows):
        _, ids = max(rows, key=lambda row: row[0] * len(row[1]))
        spare.append(ids.pop())
    return spare


def _items(sections: tuple[Section, ...]) -> list[PageItem]:
    return [item for section in sections for group in section.groups for item in group.items]
