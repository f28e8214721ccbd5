"""The one-page PDF: made, read back to be sure of it, and closed with a password where one is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from exports.errors import DoesNotFit, ExportError, ExportStopped, LettersMissing
from exports.layout.blank_form import arranged_blank
from exports.layout.flow_lines import Style
from exports.layout.flowing_copies import LARGE, SLIP, WHOLE, sheets
from exports.layout.fold_card import arranged_card
from exports.layout.page_fit import arranged
from exports.layout.reading_order import in_card_order, in_flowing_order, in_reading_order
from exports.paper import Paper
from exports.pdf.password import password_bytes, password_trouble
from exports.pdf.read_back import letters_of
from exports.pdf.reportlab_loader import load_reportlab
from exports.typography.clean_text import is_invisible
from exports.typography.line_breaking import printed, unprintable
from exports.typography.typesetter import typeset
from plans.page.blank_form import BlankForm
from plans.page.compose import Page
from plans.progress import Stopped

if TYPE_CHECKING:
    from pypdf import PdfWriter

_NOT_RIGHT = "The page could not be made as it should be, so nothing was kept. Please tell whoever looks after peertui."


@typeset
def pdf(page: Page, paper: Paper = Paper.A4, *, password: str | None = None, boxes: bool = False) -> bytes:
    """`page` as a PDF of exactly one sheet, checked.

    Args:
        password: Encrypts the file (AES-256, revision 6), which then differs each time.
        boxes: Print an empty box for each letter that no font here has.

    Raises:
        DoesNotFit: There is too much on it.
        LettersMissing: No font has some of its letters, and `boxes` is false.
        ExportError: The password is empty or would not open it everywhere, or the file was not made as it should be.
    """
    fit, layout = arranged(page, paper)
    if layout is None:
        raise DoesNotFit(fit)
    load_reportlab()
    from exports.pdf.draw_page import drawn

    return finished(lambda: drawn(layout), in_reading_order(page), password=password, boxes=boxes)


def finished(
    draw: Callable[[], bytes], wanted: Sequence[str], *, sheets: int = 1, password: str | None, boxes: bool
) -> bytes:
    """What `draw` makes, closed if there is a password, and read back: every kind of PDF ends here.

    Args:
        wanted: Everything that is printed, in reading order.
        sheets: How many there are to be.
        password: What closes it; None for an open file.
        boxes: Whether letters that no font has may be empty boxes.

    Raises:
        LettersMissing: There are such letters, and they may not.
        ExportError: The password is empty or would not open it everywhere, or the file is not right.
    """
    if password is not None and (why_not := password_trouble(password)):
        raise ExportError(why_not)
    if not boxes and (letters := unprintable(wanted)):
        raise LettersMissing(letters)
    data = draw()
    if password is not None:
        data = closed(data, password)
    check_words(data, wanted, sheets=sheets, password=password)
    return data


def closed(data: bytes, password: str) -> bytes:
    """A PDF that opens with `password` alone."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=BytesIO(data))
    writer.pdf_header = "%PDF-2.0"
    # As bytes: pypdf would say on the error stream that SASLprep forbids a password, and go on.
    writer.encrypt(password_bytes(password), algorithm="AES-256")  # type: ignore[arg-type]
    return _written(writer)


def _opened(data: bytes, password: str) -> bytes:
    """The file as it was before it was closed. ValueError if the password does not open it."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data))
        if not reader.is_encrypted or not reader.decrypt(password_bytes(password)):
            raise ValueError("the password does not open it")
        return _written(PdfWriter(clone_from=reader))
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, TypeError) as problem:
        raise ValueError("it cannot be read") from problem


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@typeset
def check(data: bytes, page: Page, password: str | None = None) -> None:
    """Read a PDF back: one sheet, every word of `page` in its order, and no other.

    Raises:
        ExportError: It is not so, or the password does not open it.
    """
    check_words(data, in_reading_order(page), password=password)


@typeset
def check_words(data: bytes, wanted: Sequence[str], *, sheets: int = 1, password: str | None = None) -> None:
    """Read a PDF back: every word wanted in its order, and no other.

    Args:
        wanted: The words, in reading order.
        sheets: How many there are to be.
        password: What opens it; None for an open file.

    Raises:
        ExportError: It is not so.
    """
    try:
        found = _seen(letters_of(data if password is None else _opened(data, password), sheets))
    except ValueError as problem:
        raise ExportError(_NOT_RIGHT) from problem
    if found != _seen("".join(map(printed, wanted))):
        raise ExportError(_NOT_RIGHT)


def _seen(words: str) -> str:
    return "".join(letter for letter in words if not letter.isspace() and not is_invisible(letter))


@typeset
def large_pdf(page: Page, paper: Paper = Paper.A4, *, password: str | None = None, boxes: bool = False) -> bytes:
    """A page in letters of 16 points and more, on as many sheets as it needs. As for `pdf`, but all of it fits."""
    return _flowing(page, paper, password, LARGE, boxes=boxes)


@typeset
def slip_pdf(page: Page, paper: Paper = Paper.A4, *, password: str | None = None, boxes: bool = False) -> bytes:
    """A slip of questions, with lines for the answers. As for `pdf`, but all of it fits.

    Raises:
        ExportError: No question is on it, or as for `pdf`.
    """
    if not page.sections:
        raise ExportError("No question is chosen for the slip yet. Choose some in the app, under Print or save it.")
    return _flowing(page, paper, password, SLIP, boxes=boxes)


@typeset
def whole_pdf(page: Page, paper: Paper = Paper.A4, *, password: str | None = None, boxes: bool = False) -> bytes:
    """Everything kept, in letters of 12 points, on as many sheets as it needs. As for `pdf`, but all of it fits."""
    return _flowing(page, paper, password, WHOLE, boxes=boxes)


def _flowing(page: Page, paper: Paper, password: str | None, style: Style, *, boxes: bool) -> bytes:
    try:
        layout = sheets(page, paper, style)
        from exports.pdf.draw_flow import drawn_sheets

        words = in_flowing_order(page)
        return finished(lambda: drawn_sheets(layout), words, sheets=len(layout.rooms), password=password, boxes=boxes)
    except Stopped:
        raise ExportStopped("It was stopped. Nothing was written or printed.") from None


@typeset
def card_pdf(
    page: Page,
    paper: Paper = Paper.A4,
    *,
    how_to_fold: Sequence[str] = (),
    password: str | None = None,
    boxes: bool = False,
) -> bytes:
    """The card that `plans.page.fold_card` made of a page, on one sheet.

    Args:
        paper: The sheet that the card is cut out of.
        how_to_fold: Sentences below the card.
        password: As for `pdf`.
        boxes: As for `pdf`.

    Raises:
        DoesNotFit: The panels have no room for it.
        LettersMissing, ExportError: As for `pdf`.
    """
    fit, layout = arranged_card(page)
    if layout is None:
        raise DoesNotFit(fit, "on the card")
    from exports.pdf.draw_flow import drawn_card

    words = (*in_card_order(page), *how_to_fold)
    return finished(lambda: drawn_card(layout, paper, how_to_fold), words, password=password, boxes=boxes)


@typeset
def blank_pdf(form: BlankForm, paper: Paper = Paper.A4, *, password: str | None = None, boxes: bool = False) -> bytes:
    """The empty form on one sheet. Arguments as for `pdf`.

    Raises:
        ExportError: Its headings leave no room to write, or as for `pdf`.
    """
    layout = arranged_blank(form, paper)
    from exports.pdf.draw_blank_form import drawn_blank

    return finished(lambda: drawn_blank(layout), layout.words, password=password, boxes=boxes)
