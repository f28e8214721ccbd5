"""The page as a terminal can show it: the order, the words and the columns of the printed sheet.

What it draws with is in the old code pages 437 and 850 too, so that every terminal's font has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from exports.layout.columns import ColumnRowKind, continued
from exports.layout.page_fit import arranged
from exports.layout.reading_order import BETWEEN_COPIES
from exports.paper import Paper
from exports.text.cell_width import cells, cut
from exports.typography.line_breaking import printed
from exports.typography.typesetter import typeset
from plans.page.compose import Page, PageGroup, PageItem, Section

_TWO_COLUMNS = 72
_BAND = 60
"""Wide enough for the numbers to ring; in a wider band the eye would lose its line."""
_GUTTER = " │ "


@typeset
def preview(page: Page, width: int, paper: Paper = Paper.A4) -> str:
    """A page in lines of terminal cells.

    Args:
        width: The most cells of a line; from 72 on there are two columns.
        paper: The sheet whose columns they are split as.
    """
    left, right = _halves(page, paper)
    parts = [_head(page, width)]
    if width >= _TWO_COLUMNS and left and right:
        parts.append(_side_by_side(left, right, width))
    else:
        parts += [_section(section, width) for section in page.sections]
    parts += [_band(page, width), _foot(page, width)]
    return "\n\n".join("\n".join(line.rstrip() for line in part) for part in parts if part)


def _halves(page: Page, paper: Paper) -> tuple[list[Section], list[Section]]:
    """The sections of each column. One that continues in the right column stands in both, each with its own items."""
    _, layout = arranged(page, paper)
    if layout is None:
        columns = [[s for s in page.sections if s.column == side] for side in ("left", "right")]
        return columns[0], columns[1]
    left: list[Section] = []
    right: list[Section] = []
    for number, section in enumerate(page.sections):
        own = [at for at, row in enumerate(layout.rows) if row.section == number]
        ends = layout.split.at
        if own[-1] < ends:
            left.append(section)
        elif own[0] >= ends:
            right.append(section)
        else:
            here = sum(layout.rows[at].kind is ColumnRowKind.ITEM and layout.rows[at].opens for at in own if at < ends)
            left.append(replace(section, groups=_part(section.groups, 0, here)))
            right.append(replace(section, heading=continued(page, section), groups=_part(section.groups, here, None)))
    return left, right


def _part(groups: Sequence[PageGroup], start: int, end: int | None) -> tuple[PageGroup, ...]:
    """The groups with the items from `start` to `end`, counted through all of them; a label only where it begins."""
    found, before = [], 0
    for group in groups:
        first = max(start - before, 0)
        items = group.items[first : None if end is None else max(end - before, 0)]
        if items:
            found.append(PageGroup("" if first else group.label, items))
        before += len(group.items)
    return tuple(found)


def _head(page: Page, width: int) -> list[str]:
    names = f" {BETWEEN_COPIES} ".join(_one_line(name) for name in (page.name, page.full_name) if name.strip())
    meta = f" {BETWEEN_COPIES} ".join(f"{_one_line(label)} {_one_line(value)}" for label, value in page.meta)
    return [*cut(_one_line(page.title), width), *cut(names, width), *cut(meta, width), "═" * width]


def _side_by_side(left: Sequence[Section], right: Sequence[Section], width: int) -> list[str]:
    wide = (width - len(_GUTTER)) // 2
    rows = zip_longest(_column(left, wide), _column(right, wide), fillvalue="")
    return [one + " " * (wide - cells(one)) + _GUTTER + other for one, other in rows]


def _column(sections: Sequence[Section], width: int) -> list[str]:
    found: list[str] = []
    for section in sections:
        found += ["", *_section(section, width)] if found else _section(section, width)
    return found


def _section(section: Section, width: int) -> list[str]:
    inner = width - 4 if section.boxed else width
    lines = [*cut(_one_line(section.heading), inner), "─" * inner]
    for number, group in enumerate(section.groups):
        lines += [""] if number else []
        lines += cut(_one_line(group.label), inner)
        for item in group.items:
            lines += _item(item, inner)
    if not section.boxed:
        return lines
    sides = [f"│ {line}{' ' * (inner - cells(line))} │" for line in lines]
    return [f"┌{'─' * (width - 2)}┐", *sides, f"└{'─' * (width - 2)}┘"]


def _item(item: PageItem, width: int) -> list[str]:
    mark = "[ ] " if item.tick_box else "- "
    indent = " " * len(mark)
    lines = _lines(item.text, width - len(mark))
    number = _one_line(item.right)
    if number:
        room = width - len(mark) - cells(lines[-1] if lines else "") - cells(number) - 2
        if not lines or room < 1:
            lines += _at_the_right(number, width - len(mark))
        else:
            lines[-1] += f" {'.' * room} {number}"
    found = [(indent if at else mark) + line for at, line in enumerate(lines)]
    arrow = "" if item.right else "-> "
    details = _lines(item.detail, width - len(mark) - len(arrow))
    return found + [indent + (" " * len(arrow) if at else arrow) + line for at, line in enumerate(details)]


def _at_the_right(number: str, width: int) -> list[str]:
    return [" " * (width - cells(part)) + part for part in cut(number, width)]


def _one_line(words: str) -> str:
    return printed(words).replace("\n", " ")


def _lines(words: str, width: int) -> list[str]:
    """Words as they are printed, in lines, the writer's own line ends kept."""
    return [part for line in printed(words).split("\n") for part in cut(line, width)]


def _band(page: Page, width: int) -> list[str]:
    lines = cut(_one_line(page.band_heading), width)
    for item in page.band:
        lines += _item(item, min(width, _BAND))
    return ["═" * width, *lines, "═" * width] if lines else []


def _foot(page: Page, width: int) -> list[str]:
    lines = []
    if page.copies:
        holders = f" {BETWEEN_COPIES} ".join(map(_one_line, page.copies))
        lines += cut(f"{_one_line(page.copies_label)}: {holders}", width)
    return lines + cut(f"{_one_line(page.foot)} {_one_line(page.page_of)}", width)
