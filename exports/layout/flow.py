"""A copy's words as lines that flow from one sheet, or one panel of a card, to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from exports.layout.columns import (
    HEADING,
    HEADING_FOOT,
    HEADING_LEADING,
    PAD,
    Set,
    heading_lines,
    item_lines,
    set_lines,
    sets,
)
from exports.layout.flow_lines import CopyFlow, FlowLine, FlowPart, Look, Mark, Style, Tag
from exports.layout.header_footer import followed
from exports.layout.reading_order import BETWEEN_COPIES, reads_from_the_right
from exports.typography.line_breaking import TypesetLine, TypesetWord, broken, tokenised, width
from plans.page.compose import Page, PageItem, Section
from plans.progress import counted

_WHOLE = 4
"""An item of more lines than this may continue in the next room; two lines of it at least stay together."""
_TITLE_LEADING = 1.2
"""The height of a title's lines, in its letter sizes."""
_FILL_GAP = 0.5
"""Space above a line to write on, in letter sizes."""
_BELOW_BAND = 0.35
"""Space between the last help line and the rule that closes urgent help, in letter sizes."""
_BELOW_BAR = 1.3
"""How much more space is below a black bar than below a heading with its rule."""
_LABEL_GAP = 1.6
"""How much more space is above a small heading than above an item."""


def flow_of(page: Page, style: Style, width: float) -> CopyFlow:
    """A page as lines no wider than `width` points: head, urgent help, sections, foot."""
    return _Builder(page, style, width).built()


class _Builder:
    def __init__(self, page: Page, style: Style, width: float) -> None:
        self._page, self._style, self._width = page, style, width
        self._lines: list[FlowLine] = []
        self._parts: list[FlowPart] = []
        self._numbers = count()
        self._rtl = reads_from_the_right(page)
        items = len(page.band) + sum(len(group.items) for one in page.sections for group in one.groups)
        self._told = counted(range(items), "Laying out", "entries")

    def built(self) -> CopyFlow:
        page, style = self._page, self._style
        self._head()
        if page.band or page.band_heading.strip():
            band = Section("", page.band_heading, "", False, ())
            self._part(band, [("", page.band)], Look.BAR)
        for section in page.sections:
            groups = [(group.label, group.items) for group in section.groups]
            self._part(replace(section, boxed=section.boxed and style.boxes), groups, Look.HEADING)
        gap = style.section_gap * style.size
        if style.compact:
            self._about(gap)
        if page.copies:
            holders = f" {BETWEEN_COPIES} ".join(page.copies)
            self._paragraph(followed(page.copies_label, holders, bold_value=False), style.size, above=gap)
        foot = len(self._lines)
        self._paragraph(tokenised(page.foot), style.size, above=gap, quiet=True)
        self._lines[foot:] = (replace(line, keep=line.more) for line in self._lines[foot:])
        return CopyFlow(style, self._width, tuple(self._lines), tuple(self._parts), self._rtl)

    def _starts_back(self, lines: Sequence[Set]) -> bool:
        return self._rtl or (bool(lines) and lines[0].rtl)

    def _head(self) -> None:
        page, style = self._page, self._style
        self._paragraph(tokenised(page.title, True), style.title, "H1")
        name = tokenised(page.name, True)
        if style.compact and len(self._lines) == 1 and self._is_room_beside(self._lines[0], name):
            self._lines[0] = replace(self._lines[0], beside=name)
        else:
            self._paragraph(name, style.name)
        if not style.compact:
            self._about(0.0)

    def _is_room_beside(self, line: FlowLine, name: TypesetLine) -> bool:
        return (width([*line.words.words, *name]) / 1000 + 1) * line.size <= self._width

    def _about(self, gap: float) -> None:
        """Full name and dates, the first of them `gap` points below what is before."""
        page, style = self._page, self._style
        if page.full_name.strip():
            self._paragraph(tokenised(page.full_name), style.size, above=gap)
            gap = 0.0
        for label, value in page.meta:
            words = followed(label, value, bold_value=True)
            if value.strip():
                self._paragraph(words, style.size, above=gap, quiet=True)
            else:
                self._to_fill(words)
            gap = 0.0

    def _paragraph(
        self,
        words: Sequence[TypesetWord],
        size: float,
        kind: str = "P",
        *,
        above: float = 0.0,
        quiet: bool = False,
    ) -> None:
        """Words as a paragraph."""
        tags = ((kind, next(self._numbers)),)
        height = size * (_TITLE_LEADING if kind == "H1" else self._style.leading)
        lines = sets(broken(words, self._width * 1000 / size))
        for at, line in enumerate(lines):
            self._lines.append(
                FlowLine(
                    replace(line, quiet=quiet), size, height, tags,
                    above=0.0 if at else above, back=self._starts_back(lines),
                    keep=len(lines) <= _WHOLE and at < len(lines) - 1, more=at < len(lines) - 1,
                )
            )  # fmt: skip

    def _to_fill(self, words: Sequence[TypesetWord]) -> None:
        style = self._style
        self._paragraph(words, style.size, above=_FILL_GAP * style.size)
        self._lines[-1] = replace(self._lines[-1], look=Look.TO_FILL)

    def _part(self, section: Section, groups: Iterable[tuple[str, Sequence[PageItem]]], look: Look) -> None:
        style, part, sect = self._style, len(self._parts), ("Sect", next(self._numbers))
        pad = PAD * style.size if section.boxed else 0.0
        room = self._width - 2 * pad - (style.size if look is Look.BAR else 0.0)
        first = len(self._lines)
        heading = self._heading(section.heading, part, sect, look, room)
        self._lines += heading
        for label, items in groups:
            if label:
                self._label(label, part, sect, room)
            row = ("L", next(self._numbers))
            for item in items:
                next(self._told, None)
                self._item(item, part, (sect, row), room, band=look is Look.BAR)
        again = self._heading(f"{section.heading} {self._page.continued}", part, sect, look, room)
        again = [replace(line, above=0.0, lead=0.0 if at else pad) for at, line in enumerate(again)]
        self._parts.append(FlowPart(tuple(again), section.boxed))
        if first < len(self._lines):
            self._lines[first] = replace(self._lines[first], lead=pad, starts=style.apart and part > 0)
            last, band = self._lines[-1], look is Look.BAR
            below = last.below + pad + (_BELOW_BAND * style.size if band else 0.0)
            self._lines[-1] = replace(last, below=below, keep=False, closes=band)

    def _heading(self, words: str, part: int, sect: Tag, look: Look, room: float) -> list[FlowLine]:
        style, size = self._style, self._style.size * HEADING
        lines, tag = heading_lines(words, style.size, room), ("H2", next(self._numbers))
        foot = HEADING_FOOT * style.size * (_BELOW_BAR if look is Look.BAR else 1)
        return [
            FlowLine(
                line, size, size * HEADING_LEADING, (sect, tag),
                above=0.0 if at else style.section_gap * style.size,
                below=0.0 if at < len(lines) - 1 else foot,
                part=part, look=look if look is Look.BAR or at == len(lines) - 1 else Look.PLAIN,
                back=self._starts_back(lines), keep=True, more=at < len(lines) - 1,
            )
            for at, line in enumerate(lines)
        ]  # fmt: skip

    def _label(self, label: str, part: int, sect: Tag, room: float) -> None:
        size, tag = self._style.size, ("H3", next(self._numbers))
        lines = sets(broken(tokenised(label, True), room * 1000 / size))
        for at, line in enumerate(lines):
            self._lines.append(
                FlowLine(
                    line, size, size * self._style.leading, (sect, tag),
                    above=0.0 if at else _LABEL_GAP * self._style.item_gap * size, part=part,
                    back=self._starts_back(lines), keep=True, more=at < len(lines) - 1,
                )
            )  # fmt: skip

    def _item(self, item: PageItem, part: int, outer: tuple[Tag, ...], room: float, *, band: bool) -> None:
        style, number, bullet = self._style, next(self._numbers), not band
        size = style.size
        if band and style.compact:
            words = followed(item.text, item.detail, bold_value=False)
            lines: Sequence[Set] = set_lines(words, tokenised(item.right, True), room * 1000 / size)
        else:
            lines = item_lines(item, size, room)
        whole = len(lines) <= _WHOLE or bool(item.right)
        back = self._starts_back(lines) if item.right or not lines else lines[0].rtl
        mark = (Mark.TICK_BOX if item.tick_box else Mark.BULLET) if bullet else Mark.NONE
        for at, line in enumerate(lines):
            last = at == len(lines) - 1
            self._lines.append(
                FlowLine(
                    line, size, size * style.leading, (*outer, ("LI", number), ("LBody", number)),
                    above=0.0 if at else style.item_gap * size, part=part, mark=Mark.NONE if at else mark,
                    indented=bullet, back=back,
                    keep=(not last and (whole or at in (0, len(lines) - 2))) or (last and style.answers > 0),
                    more=not last,
                )
            )  # fmt: skip
        for at in range(style.answers):
            self._lines.append(
                FlowLine(
                    Set(()), size, style.answer, (*outer, ("LI", number), ("LBody", number)), part=part,
                    look=Look.TO_FILL, indented=bullet, back=back, keep=at < style.answers - 1,
                )
            )  # fmt: skip
