"""The structure of a tagged PDF: headings, lists and paragraphs in reading order, and what is only decoration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

_PAGE_MARK = "Page1"


@dataclass(slots=True)
class _Element:
    kind: str
    children: list[_Element | int] = field(default_factory=list)
    """Elements, and the numbers of marked content."""


class Tags:
    """Gathers the structure while one page is drawn."""

    def __init__(self, canvas: Canvas, language: str) -> None:
        self._canvas = canvas
        self._language = language
        self._open = [_Element("Document")]
        self._owners: list[_Element] = []

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
        owner, number = self._open[-1], len(self._owners)
        self._owners.append(owner)
        owner.children.append(number)
        self._canvas.addLiteral(f"/{owner.kind} <</MCID {number}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn inside is not read aloud."""
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    def finish(self, title: str) -> None:
        """Put the structure into the document, after the page is shown."""
        document = self._canvas._doc
        page = document.Pages.pages[0]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = 0, PDFName("S")
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root_mark = document.Reference(root, "StructTreeRoot")
        marks: dict[int, PDFObjectReference] = {}
        root["K"] = self._written(document, self._open[0], root_mark, marks)
        owners = document.Reference(PDFArray([marks[id(owner)] for owner in self._owners]))
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray([0, owners])}))
        root["ParentTreeNextKey"] = 1
        document.Catalog.StructTreeRoot = root_mark
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        document.Catalog.Metadata = XMP(creator=lambda _: _metadata(title, self._language).encode())

    def _written(
        self, document: PDFDocument, element: _Element, parent: PDFObjectReference, marks: dict[int, PDFObjectReference]
    ) -> PDFObjectReference:
        own = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent})
        mark = document.Reference(own)
        marks[id(element)] = mark
        if any(isinstance(child, int) for child in element.children):
            own["Pg"] = PDFObjectReference(_PAGE_MARK)
        if element.kind == "Document":
            own["Lang"] = PDFString(self._language)
        if element.kind == "L":
            own["A"] = PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName("Disc")})
        own["K"] = PDFArray(
            [c if isinstance(c, int) else self._written(document, c, mark, marks) for c in element.children]
        )
        return mark


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
