"""The one-page PDF: made, read back to be sure of it, and closed with a password where one is given."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from exports.bidi import has_rtl
from exports.columns import continued
from exports.errors import DoesNotFit, ExportError
from exports.fitting import arranged
from exports.letters import is_invisible
from exports.paper import Paper
from exports.wording import in_reading_order
from exports.words import printed
from plans.page import Page

if TYPE_CHECKING:
    from pypdf import PdfReader

_NOT_RIGHT = "The page could not be made as it should be, so nothing was kept. Please tell whoever looks after peertui."


def pdf(page: Page, paper: Paper = Paper.A4, *, password: str | None = None) -> bytes:
    """`page` as a PDF of exactly one sheet, checked. DoesNotFit if there is too much on it.

    With a `password` the file is encrypted (AES-256, revision 6), and differs each time. ExportError if it is empty.
    """
    if password == "":
        raise ExportError("The password is empty. Type one, or choose a page without a password.")
    fit, layout = arranged(page, paper)
    if layout is None:
        raise DoesNotFit(fit)
    from exports.draw import drawn

    data = drawn(layout)
    if password is not None:
        data = _closed(data, password)
    check(data, page, password)
    return data


def _closed(data: bytes, password: str) -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=BytesIO(data))
    writer.encrypt(password, algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def check(data: bytes, page: Page, password: str | None = None) -> None:
    """Read a PDF back: one sheet, every word of `page` in its order, and no other. ExportError if it is not so."""
    from pypdf.errors import PyPdfError

    try:
        found = _read(data, password)
    except (PyPdfError, ValueError, KeyError, TypeError) as problem:
        raise ExportError(_NOT_RIGHT) from problem
    wanted = _letters("".join(map(printed, in_reading_order(page))))
    repeated = [_letters(printed(continued(page, section))) for section in page.sections]
    if has_rtl(wanted):
        same = Counter(found) in (Counter(wanted), *(Counter(wanted + heading) for heading in repeated))
    else:
        same = found == wanted or any(found.replace(heading, "", 1) == wanted for heading in repeated)
    if not same:
        raise ExportError(_NOT_RIGHT)


def _read(data: bytes, password: str | None) -> str:
    """The letters of the only page. ValueError if there are more pages, or the password is wrong."""
    from pypdf import PdfReader

    reader: PdfReader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(password or ""):
        raise ValueError("the password does not open it")
    if len(reader.pages) != 1:
        raise ValueError("not one page")
    return _letters(reader.pages[0].extract_text())


def _letters(words: str) -> str:
    return "".join(letter for letter in words if not letter.isspace() and not is_invisible(letter))
