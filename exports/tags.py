"""The structure of a tagged PDF: headings, lists and paragraphs in reading order, and what is only decoration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

Content = tuple[int, int]
"""Marked content: its sheet, and its number there."""


@dataclass(slots=True)
class _Element:
    kind: str
    children: list[_Element | Content] = field(default_factory=list)


class Tags:
    """Gathers the structure while the sheets are drawn."""

    def __init__(self, canvas: Canvas, language: str) -> None:
        self._canvas = canvas
        self._language = language
        self._open = [_Element("Document")]
        self._owners: list[list[_Element]] = [[]]

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open)

    def open(self, kind: str) -> None:
        """Start an element inside the one that is open."""
        element = _Element(kind)
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

    @contextmanager
    def content(self) -> Iterator[None]:
        """What is drawn inside belongs to the open element."""
        owner, number = self._open[-1], len(self._owners[-1])
        self._owners[-1].append(owner)
        owner.children.append((len(self._owners), number))
        self._canvas.addLiteral(f"/{owner.kind} <</MCID {number}>> BDC")
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
        pairs: list[object] = []
        for number, sheet in enumerate(self._owners):
            pairs += [number, document.Reference(PDFArray([marks[id(owner)] for owner in sheet]))]
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(pairs)}))
        root["ParentTreeNextKey"] = len(self._owners)
        document.Catalog.StructTreeRoot = root_mark
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        document.Catalog.Metadata = XMP(creator=lambda _: _metadata(title, self._language).encode())

    def _written(
        self, document: PDFDocument, element: _Element, parent: PDFObjectReference, marks: dict[int, PDFObjectReference]
    ) -> PDFObjectReference:
        own = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent})
        mark = document.Reference(own)
        marks[id(element)] = mark
        sheet = next((child[0] for child in element.children if isinstance(child, tuple)), 0)
        if sheet:
            own["Pg"] = _page(sheet)
        if element.kind == "Document":
            own["Lang"] = PDFString(self._language)
        if element.kind == "L":
            own["A"] = PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName("Disc")})
        own["K"] = PDFArray(
            [
                self._written(document, child, mark, marks) if isinstance(child, _Element) else _content(child, sheet)
                for child in element.children
            ]
        )
        return mark


def _page(sheet: int) -> PDFObjectReference:
    return PDFObjectReference(f"Page{sheet}")


def _content(content: Content, sheet: int) -> object:
    """Its number, and its sheet where that is not the one of its element."""
    at, number = content
    if at == sheet:
        return number
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": _page(at), "MCID": number})


def _metadata(title: str, language: str) -> str:
    safe = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{safe}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
