"""A page with some of its lines taken out, as the person would: from the end of a part."""

from __future__ import annotations

from dataclasses import replace

from exports.layout import header_footer
from exports.layout.columns import PAD, STEPS, Set, item_lines
from exports.layout.overflow_advice import NAME
from exports.layout.page_fit import GUTTER, MARGIN
from exports.paper import Paper
from exports.typography.line_breaking import tokenised
from plans.page.compose import Page, PageItem, Section


def lines_in(page: Page, paper: Paper, section: int) -> int:
    """How many lines the items of a section have, at the smallest size."""
    part = page.sections[section]
    return sum(len(_lines(item, part, paper)) for group in part.groups for item in group.items)


def without_lines(page: Page, paper: Paper, section: int, count: int) -> Page:
    """`page` without the last `count` lines of a section; what is left empty goes with them."""
    part = page.sections[section]
    groups = []
    for group in reversed(part.groups):
        items = []
        for item in reversed(group.items):
            lines = _lines(item, part, paper)
            gone = min(count, len(lines))
            count -= gone
            if gone < len(lines):
                items.insert(0, _of(lines[: len(lines) - gone], item) if gone else item)
        if items:
            groups.insert(0, replace(group, items=tuple(items)))
    left = [replace(part, groups=tuple(groups))] if groups else []
    return replace(page, sections=(*page.sections[:section], *left, *page.sections[section + 1 :]))


def without_frame_lines(page: Page, paper: Paper, label: str, count: int) -> Page:
    """`page` without the last `count` lines of what stands outside its columns under this label."""
    room = paper.size[0] - 2 * MARGIN
    if label == page.copies_label:
        words = [word for line in header_footer.foot(page, room).copies.lines[:-count] for word in line]
        return replace(page, copies=tuple(filter(None, [_words(Set(words[len(tokenised(label, True)) :]))])))
    if label == NAME:
        head = header_footer.head(page, room)
        if len(head.name.lines) > len(head.full_name.lines):
            return replace(page, name=_text(head.name, count))
        return replace(page, full_name=_text(head.full_name, count))
    cells = [cell for row in header_footer.band(page, room).rows for cell in row]
    at = max(range(len(cells)), key=lambda at: len(cells[at].text.lines))
    item = replace(page.band[at], text=_text(cells[at].text, count))
    return replace(page, band=(*page.band[:at], item, *page.band[at + 1 :]))


def _text(block: header_footer.Block, less: int) -> str:
    return "\n".join(_words(Set(line)) for line in block.lines[:-less])


def _lines(item: PageItem, part: Section, paper: Paper) -> list[Set]:
    column = (paper.size[0] - 2 * MARGIN - GUTTER) / 2
    size = STEPS[-1].size
    return item_lines(item, size, column - (2 * PAD * size if part.boxed else 0))


def _of(lines: list[Set], item: PageItem) -> PageItem:
    own = [line for line in lines if not (line.quiet or line.indented)]
    more = [line for line in lines if line.quiet or line.indented]
    return replace(
        item,
        text="\n".join(map(_words, own)),
        detail="\n".join(map(_words, more)),
        right=item.right if any(line.number for line in own) else "",
    )


def _words(line: Set) -> str:
    return "".join("".join(g.text for g in word.glyphs) + (" " if word.space else "") for word in line.words)
