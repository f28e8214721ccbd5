"""The one-page PDF: made, read back to be sure of it, and closed with a password where one is given."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from typing import Any

from exports.bidi import has_rtl
from exports.errors import DoesNotFit, ExportError
from exports.fitting import arranged
from exports.letters import is_invisible
from exports.paper import Paper
from exports.wording import in_reading_order
from exports.words import printed
from plans.page import Page

_PAIR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>", re.IGNORECASE)
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
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as problem:
        raise ExportError(_NOT_RIGHT) from problem
    wanted = _seen("".join(map(printed, in_reading_order(page))))
    same = Counter(found) == Counter(wanted) if has_rtl(wanted) else found == wanted
    if not same:
        raise ExportError(_NOT_RIGHT)


def _read(data: bytes, password: str | None) -> str:
    """The letters of the only page as they are drawn, decoration left out. ValueError if it is not one page."""
    from pypdf import PdfReader
    from pypdf.generic import ContentStream

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(password or ""):
        raise ValueError("the password does not open it")
    (page,) = reader.pages
    resources: Any = page["/Resources"]
    fonts = {name: _letters_of(font.get_object()) for name, font in resources["/Font"].items()}
    letters: dict[int, str] = {}
    found, decoration = "", False
    for operands, order in ContentStream(page.get_contents(), reader).operations:
        match order:
            case b"BMC" | b"EMC":
                decoration = order == b"BMC"
            case b"Tf":
                letters = fonts[operands[0]]
            case b"Tj" if not decoration:
                codes = operands[0].original_bytes
                found += "".join(letters[high << 8 | low] for high, low in zip(codes[::2], codes[1::2], strict=True))
    return _seen(found)


def _letters_of(font: Any) -> dict[int, str]:
    """What each code of a font stands for, as any reader of the file is told."""
    pairs = _PAIR.findall(font["/ToUnicode"].get_data())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _seen(words: str) -> str:
    return "".join(letter for letter in words if not letter.isspace() and not is_invisible(letter))
