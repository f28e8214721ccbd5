"""Copies on as many sheets as they need: large print in 16 points and more, the slip, everything that is kept."""

from __future__ import annotations

from dataclasses import dataclass

from exports.layout.flow import flow_of
from exports.layout.flow_lines import CopyFlow, Style
from exports.layout.header_footer import Block, block
from exports.layout.pagination import FilledRoom, rooms_of
from exports.paper import MILLIMETRE, Paper
from exports.typography.line_breaking import tokenised
from plans.pack.line_templates import render
from plans.page.compose import Page

MARGIN = 18 * MILLIMETRE
FOOT_GAP = 12.0
"""Points between the words and the page number."""
_MOST_SHEETS = 999
"""The page number that is measured, before anybody knows how many sheets there are."""

LARGE = Style(size=16, leading=1.36, title=26, name=20, item_gap=0.3, section_gap=1.25)
WHOLE = Style(size=12, leading=1.36, title=20, name=15, item_gap=0.5, section_gap=1.5)
SLIP = Style(
    size=13, leading=1.34, title=22, name=15, item_gap=0.9, section_gap=1.6, answers=3, answer=9.5 * MILLIMETRE
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheets:
    """Everything measured, ready to be drawn. Points."""

    page: Page
    paper: Paper
    flow: CopyFlow
    rooms: tuple[FilledRoom, ...]
    foots: tuple[Block, ...]
    """The page number of each sheet."""

    @property
    def top(self) -> float:
        """Where the words start, from the bottom of the sheet."""
        return self.paper.size[1] - MARGIN


def sheets(page: Page, paper: Paper, style: Style = LARGE) -> Sheets:
    """`page` on sheets of `paper`, one column, nothing smaller than `style` says."""
    width, height = paper.size
    width -= 2 * MARGIN
    flow = flow_of(page, style, width)
    one = _number(page, style, width, _MOST_SHEETS, _MOST_SHEETS)
    room = height - 2 * MARGIN - one.height - FOOT_GAP
    rooms = rooms_of(flow, lambda _: room)
    foots = tuple(_number(page, style, width, at, len(rooms)) for at in range(1, len(rooms) + 1))
    return Sheets(page, paper, flow, tuple(rooms), foots)


def _number(page: Page, style: Style, width: float, at: int, total: int) -> Block:
    return block(tokenised(render(page.page_n_of, {"n": str(at), "total": str(total)})), style.size, width)
