"""The other copies of the page as PDFs: large print, the fold card, the slip of questions, the empty form,
everything that is kept.

Each is read back before it is given away, as the page is, and closed with a password where one is given. `boxes` means
what it means for `pdf`, and so do errors of which nothing else is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from exports.blank import arranged_blank
from exports.card import arranged_card
from exports.documents import finished
from exports.errors import DoesNotFit, ExportError
from exports.flow import Style
from exports.large import LARGE, SLIP, WHOLE, sheets
from exports.paper import Paper
from exports.wording import in_card_order, in_flowing_order
from plans.blank import Blank
from plans.page import Page


def large_pdf(page: Page, paper: Paper = Paper.A4, *, password: str | None = None, boxes: bool = False) -> bytes:
    """`page` in letters of 16 points and more, on as many sheets as it needs."""
    return _flowing(page, paper, password, LARGE, boxes=boxes)


def slip_pdf(page: Page, paper: Paper = Paper.A4, *, password: str | None = None, boxes: bool = False) -> bytes:
    """A slip of questions, with lines for the answers. ExportError if there are none on it."""
    if not page.sections:
        raise ExportError("No question is chosen for the slip yet. Choose some in the app, under Print or save it.")
    return _flowing(page, paper, password, SLIP, boxes=boxes)


def whole_pdf(page: Page, paper: Paper = Paper.A4, *, password: str | None = None, boxes: bool = False) -> bytes:
    """Everything that is kept, in letters of 12 points, on as many sheets as it needs."""
    return _flowing(page, paper, password, WHOLE, boxes=boxes)


def _flowing(page: Page, paper: Paper, password: str | None, style: Style, *, boxes: bool) -> bytes:
    layout = sheets(page, paper, style)
    from exports.draw_flow import drawn_sheets

    words = in_flowing_order(page)
    return finished(lambda: drawn_sheets(layout), words, sheets=len(layout.rooms), password=password, boxes=boxes)


def card_pdf(
    page: Page,
    paper: Paper = Paper.A4,
    *,
    how_to_fold: Sequence[str] = (),
    password: str | None = None,
    boxes: bool = False,
) -> bytes:
    """The card that `plans.card` made of a page, on one sheet. DoesNotFit if it has no room."""
    fit, layout = arranged_card(page)
    if layout is None:
        raise DoesNotFit(fit, "on the card")
    from exports.draw_flow import drawn_card

    words = (*in_card_order(page), *how_to_fold)
    return finished(lambda: drawn_card(layout, paper, how_to_fold), words, password=password, boxes=boxes)


def blank_pdf(form: Blank, paper: Paper = Paper.A4, *, password: str | None = None, boxes: bool = False) -> bytes:
    """The empty form on one sheet. ExportError if its headings leave no room to write."""
    layout = arranged_blank(form, paper)
    from exports.draw_blank import drawn_blank

    return finished(lambda: drawn_blank(layout), layout.words, password=password, boxes=boxes)
