"""The page as plain text that reads well in an email."""

from __future__ import annotations

from collections.abc import Iterator

from exports.cells import cells, wrapped
from exports.letters import clean, one_line
from plans.page import Page, PageGroup, PageItem


def text(page: Page, width: int = 76) -> str:
    """`page` as plain text, lines at most `width` wide; a word or number wider than that stays whole."""
    parts = [_head(page, width)]
    for section in page.sections:
        groups = [_group(group, width) for group in section.groups]
        parts.append("\n".join((_heading(one_line(section.heading), width), "\n\n".join(groups))))
    if page.band_heading or page.band:
        heading = one_line(page.band_heading)
        parts.append("\n".join((_heading(heading, width), *_items(page.band, width))))
    parts.append(_foot(page, width))
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(page: Page, width: int) -> str:
    names = [one_line(name) for name in (page.name, page.full_name) if name.strip()]
    lines = [*wrapped(one_line(page.title), width), *(line for name in names for line in wrapped(name, width))]
    for label, value in page.meta:
        lines += wrapped(f"{one_line(label)} {one_line(value)}", width)
    return "\n".join(lines)


def _heading(heading: str, width: int) -> str:
    lines = wrapped(heading, width)
    return "\n".join((*lines, "-" * min(width, max(map(cells, lines), default=0))))


def _group(group: PageGroup, width: int) -> str:
    label = wrapped(one_line(group.label) + ":", width) if group.label else []
    return "\n".join((*label, *_items(group.items, width)))


def _items(items: tuple[PageItem, ...], width: int) -> Iterator[str]:
    for item in items:
        mark = "[ ] " if item.tick_box else "- "
        said = ": ".join(part for part in (clean(item.text), one_line(item.right)) if part)
        yield from _hanging(mark, said, width)
        arrow = "" if item.right else "-> "
        yield from _hanging(" " * len(mark) + arrow, clean(item.detail), width)


def _hanging(mark: str, words: str, width: int) -> list[str]:
    """`words` after `mark`, further lines level with the first."""
    lines = [line for own in words.split("\n") if own for line in wrapped(own, width - len(mark))]
    return [(" " * len(mark) if at else mark) + line for at, line in enumerate(lines)]


def _foot(page: Page, width: int) -> str:
    lines = []
    if page.copies:
        lines += wrapped(f"{one_line(page.copies_label)}: {', '.join(map(one_line, page.copies))}", width)
    return "\n".join((*lines, *wrapped(one_line(page.foot), width)))
