"""Bookmarks of a copy on several sheets: the headings, one inside the other, each leading to its element."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString


class Bookmark(NamedTuple):
    """A heading that can be gone to."""

    level: int
    """1 for the title, higher for what is inside."""
    words: str
    page: PDFObjectReference
    top: float
    """Where it starts on its sheet, in points from the bottom."""
    element: PDFObjectReference


class _Root(PDFDictionary):  # type: ignore[misc]
    """Stands where reportlab has bookmarks of its own, which it would otherwise take for none and leave out."""

    ready = 0

    def prepare(self, document: PDFDocument, canvas: object) -> None:
        """Nothing is left to do."""


def add_bookmarks(document: PDFDocument, bookmarks: Sequence[Bookmark]) -> None:
    """Put `bookmarks`, in reading order, into `document`. See ISO 32000-1, 12.3.3."""
    root = _Root({"Type": PDFName("Outlines")})
    mark = document.Reference(root)
    root.dict |= _branch(document, mark, bookmarks, is_open=True)
    document.Outlines, document.Catalog.Outlines = root, mark


def _branch(
    document: PDFDocument, parent: PDFObjectReference, bookmarks: Sequence[Bookmark], *, is_open: bool
) -> dict[str, object]:
    """What a bookmark, or the root, says of those inside it: nothing if there are none."""
    if not bookmarks:
        return {}
    highest = accumulate((one.level for one in bookmarks), min)
    starts = [at for at, (one, level) in enumerate(zip(bookmarks, highest, strict=True)) if one.level == level]
    rows: list[PDFDictionary] = []
    marks: list[PDFObjectReference] = []
    for at, end in zip(starts, [*starts[1:], len(bookmarks)], strict=True):
        own = bookmarks[at]
        row = PDFDictionary(
            {
                "Title": PDFString(own.words),
                "Parent": parent,
                "Dest": PDFArray([own.page, PDFName("XYZ"), 0, round(own.top, 2), 0]),
                "SE": own.element,
            }
        )
        rows.append(row)
        marks.append(document.Reference(row))
        row.dict |= _branch(document, marks[-1], bookmarks[at + 1 : end], is_open=own.level == 1)
    for at, row in enumerate(rows):
        row.dict |= {"Prev": marks[at - 1]} if at else {}
        row.dict |= {"Next": marks[at + 1]} if at < len(rows) - 1 else {}
    shown = len(rows) + sum(max(row.dict.get("Count", 0), 0) for row in rows)
    return {"First": marks[0], "Last": marks[-1], "Count": shown if is_open else -len(rows)}
