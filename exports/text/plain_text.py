"""The page as plain text that reads well in an email, and aloud: no rules, boxes or arrows, no number broken."""

from __future__ import annotations

from collections.abc import Iterator

from exports.text.cell_width import cells, wrapped
from exports.typography.clean_text import clean, one_line
from plans.page.compose import Page, PageGroup, PageItem

_MARK = "- "


def text(page: Page, width: int = 72) -> str:
    """A page as plain text, in lines of at most `width` cells; a word wider than that stays whole."""
    parts = [_head(page, width)]
    for section in page.sections:
        groups = [_group(group, width) for group in section.groups]
        parts.append("\n\n".join(("\n".join((*wrapped(one_line(section.heading), width), groups[0])), *groups[1:])))
    if page.band_heading or page.band:
        parts.append("\n".join((*wrapped(one_line(page.band_heading), width), *_items(page.band, width))))
    parts += [_copies(page, width), "\n".join(wrapped(one_line(page.foot), width))]
    return "\n\n\n".join(part for part in parts if part) + "\n"


def _head(page: Page, width: int) -> str:
    names = [one_line(name) for name in (page.name, page.full_name) if name.strip()]
    meta = [_said(label, value) for label, value in page.meta]
    return "\n".join(line for own in (one_line(page.title), *names, *meta) for line in wrapped(own, width))


def _said(*parts: str) -> str:
    """A label or a name, and what belongs to it."""
    return ": ".join(part for part in map(one_line, parts) if part)


def _group(group: PageGroup, width: int) -> str:
    label = wrapped(one_line(group.label) + ":", width) if group.label else []
    return "\n".join((*label, *_items(group.items, width)))


def _items(items: tuple[PageItem, ...], width: int) -> Iterator[str]:
    for item in items:
        words, detail, number = clean(item.text), clean(item.detail), one_line(item.right)
        own = [found for line in words.split("\n") if (found := line.split())]
        if number:
            more = one_line(detail)
            said = f"{number}," if more else number
            if own:
                own[-1][-1] += ":"
            unbroken = [said] if cells(said) <= width - len(_MARK) else said.split()
            own, detail = [*own[:-1], [*(own[-1] if own else ()), *unbroken, *more.split()]], ""
        yield from _hanging(_MARK, own, width)
        yield from _hanging(" " * len(_MARK), [line.split() for line in detail.split("\n") if line], width)


def _hanging(mark: str, own: list[list[str]], width: int) -> Iterator[str]:
    """The words of each line of their own after `mark`, further lines level with the first."""
    lines = (line for words in own for line in wrapped(words, width - len(mark)))
    for at, line in enumerate(lines):
        yield (" " * len(mark) if at else mark) + line


def _copies(page: Page, width: int) -> str:
    holders = ", ".join(map(one_line, page.copies))
    return "\n".join(wrapped(_said(page.copies_label, holders), width)) if page.copies else ""
