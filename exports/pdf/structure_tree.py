"""The structure of a tagged PDF: headings, lists and paragraphs in reading order, and what is only decoration.

Structure and marked content are those of PDF 32000-1, 14.7 and 14.8,
https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf; what is checked of them is in the
Matterhorn Protocol, https://pdfa.org/resource/the-matterhorn-protocol/. It stays by hand: reportlab writes no tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.bookmarks import Bookmark, add_bookmarks
from exports.pdf.xmp_metadata import metadata

Content = tuple[int, int]
"""Marked content: its sheet, and its number there."""

_LEVELS = {"H1": 1, "H2": 2, "H3": 3}
_RUNNING = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
_AGAIN = " /Again true"
"""Marks a heading that is repeated where its section goes on, for whoever reads the file back word by word."""


@dataclass(slots=True)
class Element:
    """One element of the structure."""

    kind: str
    children: list[Element | Content] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """What a heading says, line by line; nothing for one that is repeated."""
    top: float = 0.0
    """Where the words of a heading start on their sheet, in points from the bottom."""

    @property
    def sheet(self) -> int:
        """The sheet where its own content starts; 0 for an element without any."""
        return next((child[0] for child in self.children if isinstance(child, tuple)), 0)


class Tags:
    """Gathers the structure while the sheets are drawn."""

    def __init__(self, canvas: Canvas, language: str) -> None:
        self._canvas = canvas
        self._language = language
        self._open = [Element("Document")]
        self._owners: list[list[Element]] = [[]]
        self._headings: list[Element] = []

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open)

    def open(self, kind: str) -> None:
        """Start an element inside the one that is open."""
        element = Element(kind)
        self._open[-1].children.append(element)
        self._open.append(element)

    def close_to(self, depth: int) -> None:
        """End elements until `depth` are open."""
        del self._open[depth:]

    @contextmanager
    def element(self, kind: str) -> Iterator[None]:
        """An element around what is drawn inside."""
        depth = self.depth
        self.open(kind)
        yield
        self.close_to(depth)

    @property
    def in_heading(self) -> bool:
        """Whether the open element is a heading."""
        return self._open[-1].kind in _LEVELS

    def say_heading(self, words: str, top: float) -> None:
        """The open heading says `words`, from `top` down; a bookmark can lead there."""
        heading = self._open[-1]
        if not heading.words:
            heading.top = top
            self._headings.append(heading)
        heading.words.append(words)

    @contextmanager
    def content(self, *, again: bool = False) -> Iterator[None]:
        """What is drawn inside belongs to the open element. `again`: it was read before, on another sheet."""
        owner, number = self._open[-1], len(self._owners[-1])
        self._owners[-1].append(owner)
        owner.children.append((len(self._owners), number))
        self._canvas.addLiteral(f"/{owner.kind} <</MCID {number}{_AGAIN if again else ''}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    def next_sheet(self) -> None:
        """What is drawn from now on is on another sheet; what is open stays open."""
        self._owners.append([])

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn inside is not read aloud."""
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def running(self) -> Iterator[None]:
        """What is drawn inside stands at the foot of every sheet, and is not read aloud with the words."""
        self._canvas.addLiteral(_RUNNING)
        yield
        self._canvas.addLiteral("EMC")

    def finish(self, title: str) -> None:
        """Put the structure into the document, after the last sheet is shown."""
        document = self._canvas._doc
        for number, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root_mark = document.Reference(root, "StructTreeRoot")
        marks: dict[int, PDFObjectReference] = {}
        root["K"] = self._written(document, self._open[0], root_mark, marks)
        if len(self._owners) > 1:
            add_bookmarks(document, [_bookmark(heading, marks[id(heading)]) for heading in self._headings])
        pairs: list[object] = []
        for number, sheet in enumerate(self._owners):
            pairs += [number, document.Reference(PDFArray([marks[id(owner)] for owner in sheet]))]
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(pairs)}))
        root["ParentTreeNextKey"] = len(self._owners)
        document.Catalog.StructTreeRoot = root_mark
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        levels = [_LEVELS[heading.kind] for heading in self._headings]
        document.Catalog.Metadata = XMP(creator=lambda _: metadata(title, self._language, levels).encode())

    def _written(
        self, document: PDFDocument, element: Element, parent: PDFObjectReference, marks: dict[int, PDFObjectReference]
    ) -> PDFObjectReference:
        own = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent})
        mark = document.Reference(own)
        marks[id(element)] = mark
        sheet = element.sheet
        if sheet:
            own["Pg"] = _page(sheet)
        if element.kind == "Document":
            own["Lang"] = PDFString(self._language)
        if element.kind == "L":
            own["A"] = PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName("Disc")})
        own["K"] = PDFArray(
            [
                self._written(document, child, mark, marks) if isinstance(child, Element) else _content(child, sheet)
                for child in element.children
            ]
        )
        return mark


def _bookmark(heading: Element, mark: PDFObjectReference) -> Bookmark:
    return Bookmark(_LEVELS[heading.kind], " ".join(heading.words), _page(heading.sheet), heading.top, mark)


def _page(sheet: int) -> PDFObjectReference:
    return PDFObjectReference(f"Page{sheet}")


def _content(content: Content, sheet: int) -> object:
    """Its number, and its sheet where that is not the one of its element."""
    at, number = content
    if at == sheet:
        return number
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": _page(at), "MCID": number})
