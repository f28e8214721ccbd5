"""The fold card: eight panels of 85 by 54 mm, two rows of four, that fold to the size of a bank card.

Both rows are printed on one side. Folded in half along the long line the words are on both faces; folded to and fro
along the short lines the first panel, with the urgent numbers, lies on top. So
any printer will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from exports.layout.flow import flow_of
from exports.layout.flow_lines import CopyFlow, Style
from exports.layout.pagination import FilledRoom, rooms_of
from exports.paper import MILLIMETRE
from exports.typography.typesetter import kept, typeset
from plans.page.compose import Page

PANEL = (85 * MILLIMETRE, 54 * MILLIMETRE)
ACROSS, DOWN = 2, 4
PANELS = ACROSS * DOWN
PADDING = 3.5 * MILLIMETRE
WIDTH, HEIGHT = PANEL[0] - 2 * PADDING, PANEL[1] - 2 * PADDING

LEAST = 8.0
"""Points. A card is held in the hand, nearer than a page on a wall, so one point less than the page's least is allowed;
below it print on a home printer breaks up, and reading in poor light does."""
_EASY = 9.0
"""Points from which most people read a card easily."""
_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, LEAST)


@dataclass(frozen=True)
class CardFit:
    """How a page's words fit on the card."""

    fits: bool
    size: float | None
    """Letter size in points; None if it does not fit."""
    lines_over: int
    """Lines that have no room at the smallest size."""
    fullness: float
    """How far the words go through the panels in the smallest letters: above 1 it does not fit."""
    leave_out: tuple[str, ...] = ()
    """Headings of the fewest sections without which it fits; of those choices the one that leaves out least.

    Empty if it fits, or if not even the urgent numbers alone do.
    """

    def sentence(self) -> str:
        """What to say beside the gauge."""
        if self.fits:
            return f"It fits on the card, in letters of {self.size:g} points."
        lines = "one line" if self.lines_over == 1 else f"{self.lines_over} lines"
        if not self.leave_out:
            return f"{lines.capitalize()} too many, and the name and the urgent numbers alone do not fit."
        without = " and ".join(f'"{heading}"' for heading in self.leave_out)
        return f"{lines.capitalize()} too many. It fits without {without}."


@dataclass(frozen=True, slots=True)
class Card:
    """Everything measured, ready to be drawn."""

    page: Page
    flow: CopyFlow
    panels: tuple[FilledRoom, ...]


def card_fit(page: Page) -> CardFit:
    """How `page` fits on the card."""
    return arranged_card(page)[0]


@typeset
@kept(4)
def arranged_card(page: Page) -> tuple[CardFit, Card | None]:
    """The fit, and the card, if they fit: letters easy to read, parted as little as can be."""
    least, _ = _tried(page, LEAST, apart=False)
    over = sum(len(panel.lines) for panel in least[PANELS:])
    fit = CardFit(not over, None, over, (len(least) - 1 + least[-1].used / HEIGHT) / PANELS)
    if over:
        return replace(fit, leave_out=_to_leave_out(page)), None
    tries = (_tried(page, size, apart=apart) for size in _SIZES for apart in (True, False))
    panels, flow = min(((p, f) for p, f in tries if len(p) <= PANELS), key=_worse)
    return replace(fit, size=flow.style.size), Card(page, flow, tuple(panels))


def _worse(tried: tuple[list[FilledRoom], CopyFlow]) -> tuple[bool, bool, int, float, bool]:
    """Urgent help on one panel counts most, then letters that are easy to read, then sections on one panel each."""
    panels, flow = tried
    urgent = panels[0].lines[-1].part != 0 or panels[0].lines[-1].closes
    goes_on = sum(bool(panel.again) for panel in panels)
    return not urgent, flow.style.size < _EASY, goes_on, -flow.style.size, not flow.style.apart


def _tried(page: Page, size: float, *, apart: bool) -> tuple[list[FilledRoom], CopyFlow]:
    style = Style(
        size=size, leading=1.22, title=1.1 * size, name=1.1 * size,
        item_gap=0.12, section_gap=0.7, boxes=False, compact=True, apart=apart,
    )  # fmt: skip
    flow = flow_of(page, style, WIDTH)
    return rooms_of(flow, lambda _: HEIGHT), flow


def _to_leave_out(page: Page) -> tuple[str, ...]:
    for gone in _choices(page):
        rest = replace(page, sections=tuple(s for at, s in enumerate(page.sections) if at not in gone))
        if len(_tried(rest, LEAST, apart=False)[0]) <= PANELS:
            return tuple(page.sections[at].heading for at in gone)
    return ()


def _choices(page: Page) -> Iterator[tuple[int, ...]]:
    """Which sections to try without: fewest first, and of as many, those with the fewest words."""
    words = [sum(len(i.text) + len(i.detail) for g in s.groups for i in g.items) for s in page.sections]
    for many in range(1, len(page.sections) + 1):
        yield from sorted(combinations(range(len(words)), many), key=lambda gone: sum(words[at] for at in gone))
