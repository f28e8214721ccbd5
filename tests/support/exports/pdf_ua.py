"""Rules of PDF/UA-1 that a program can check, by their numbers in the Matterhorn Protocol 1.1, held against one file.

Left out: what cannot occur, as a page of ours has no tables, figures, notes, forms, links, annotations, files, scripts
or layers (that it has none is checked), and what takes a person to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

STANDARD = frozenset(["Document", "Sect", "P", "H1", "H2", "H3", "L", "LI", "LBody", "Lbl", "Span"])
DRAWN = frozenset((b"Tj", b"TJ", b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh", b"'", b'"'))
MARKS_OF_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Document:
    """One file, as the rules see it."""

    def __init__(self, reader: PdfReader) -> None:
        self.reader = reader
        self.root: Any = reader.trailer["/Root"]
        self.pages: list[Any] = list(reader.pages)
        self.page = self.pages[0]

    def orders(self) -> list[tuple[list[tuple[str, Any]], bytes, Any]]:
        """Each order with the marks it stands in: its sheet first, then from the outermost in."""
        return self._orders

    @cached_property
    def _orders(self) -> list[tuple[list[tuple[str, Any]], bytes, Any]]:
        return list(self._read())

    def _read(self) -> Iterator[tuple[list[tuple[str, Any]], bytes, Any]]:
        for page in self.pages:
            marks: list[tuple[str, Any]] = [("", {"sheet": page.indirect_reference.idnum})]
            for operands, order in ContentStream(page.get_contents(), self.reader).operations:
                if order in (b"BDC", b"BMC"):
                    marks.append((str(operands[0]), operands[1] if order == b"BDC" else {}))
                yield list(marks), order, operands
                if order == b"EMC":
                    marks.pop()

    def elements(self, of: Any = None) -> Iterator[tuple[str, Any, str]]:
        """Kind, element and the parent's kind, in reading order."""
        parent = of if of is not None else self.root["/StructTreeRoot"]
        kids = parent["/K"].get_object()
        for kid in (kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])):
            if not isinstance(kid, int) and "/S" in kid:
                yield kid["/S"][1:], kid, parent["/S"][1:] if "/S" in parent else ""
                yield from self.elements(kid)

    def fonts(self) -> Iterator[tuple[str, Any, Any]]:
        """Name in the orders, the font, and the font inside it."""
        for name, font in self.page["/Resources"]["/Font"].items():
            yield name, font.get_object(), font.get_object()["/DescendantFonts"][0].get_object()

    def shown(self) -> Iterator[tuple[str, int, bool]]:
        """Each code that is drawn: its font's name, the code, and whether words of their own stand for it."""
        font = ""
        for marks, order, operands in self.orders():
            if order == b"Tf":
                font = str(operands[0])
            elif order in (b"Tj", b"TJ"):
                told = any("/ActualText" in about for _, about in marks)
                for part in operands[0] if order == b"TJ" else operands:
                    if not isinstance(part, (int, float)):
                        codes = part if isinstance(part, bytes) else part.original_bytes
                        for at in range(0, len(codes), 2):
                            yield font, int.from_bytes(codes[at : at + 2]), told


def letters_of(font: Any) -> dict[int, str]:
    """What each code of a font stands for."""
    rows = re.findall(rb"<(\w{4})> <(\w*)>", font["/ToUnicode"].get_data().split(b"endcodespacerange")[1])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}


def _is_artifact(mark: tuple[str, Any]) -> bool:
    return mark[0] == "/Artifact"


def _is_tagged(mark: tuple[str, Any]) -> bool:
    return "/MCID" in mark[1]


def _nested(d: Document, outer: Callable[[Any], bool], inner: Callable[[Any], bool]) -> bool:
    return any(
        outer(one) and inner(other)
        for marks, _, _ in d.orders()
        for at, one in enumerate(marks)
        for other in marks[at + 1 :]
    )


def _levels(d: Document) -> list[int]:
    return [int(kind[1]) for kind, _, _ in d.elements() if re.fullmatch(r"H\d", kind)]


def _list_is_wrong(d: Document) -> bool:
    pairs = {("LI", "L"), ("LBody", "LI"), ("Lbl", "LI")}
    inside = {"L": {"LI"}, "LI": {"LBody", "Lbl"}}
    return any(
        (kind in ("LI", "LBody", "Lbl") and (kind, parent) not in pairs)
        or (parent in inside and kind not in inside[parent])
        for kind, _, parent in d.elements()
    )


def _unmapped(d: Document) -> bool:
    letters = {name: letters_of(font) for name, font, _ in d.fonts()}
    return any(not told and not letters[name].get(code) for name, code, told in d.shown())


def _glyphs(d: Document) -> Iterator[tuple[Any, int, int]]:
    """The inner font, the code and the glyph of each code that is drawn."""
    inner = {name: (font, font["/CIDToGIDMap"].get_data()) for name, _, font in d.fonts()}
    for name, code in {(name, code) for name, code, _ in d.shown()}:
        font, shapes = inner[name]
        yield font, code, int.from_bytes(shapes[2 * code : 2 * code + 2])


def _program(font: Any) -> dict[bytes, bytes]:
    data = font["/FontDescriptor"]["/FontFile2"].get_data()
    count = int.from_bytes(data[4:6])
    rows = (data[12 + 16 * at : 28 + 16 * at] for at in range(count))
    return {row[:4]: data[int.from_bytes(row[8:12]) :][: int.from_bytes(row[12:16])] for row in rows}


def _width_differs(d: Document) -> bool:
    programs = {id(font): _program(font) for _, _, font in d.fonts()}
    for font, code, glyph in _glyphs(d):
        tables = programs[id(font)]
        metrics, units = int.from_bytes(tables[b"hhea"][34:36]), int.from_bytes(tables[b"head"][18:20])
        at = 4 * min(glyph, metrics - 1)
        said = font["/W"][1][code - 1]
        if abs(float(said) - int.from_bytes(tables[b"hmtx"][at : at + 2]) * 1000 / units) > 1:
            return True
    return False


def _glyph_is_missing(d: Document) -> bool:
    counts = {id(font): int.from_bytes(_program(font)[b"maxp"][4:6]) for _, _, font in d.fonts()}
    return any(glyph >= counts[id(font)] for font, _, glyph in _glyphs(d))


def _systems_differ(d: Document) -> bool:
    return any(
        font["/Encoding"] not in ("/Identity-H", "/Identity-V")
        or (inner["/CIDSystemInfo"]["/Registry"], inner["/CIDSystemInfo"]["/Ordering"]) != ("Adobe", "Identity")
        for _, font, inner in d.fonts()
    )


def _languages(d: Document) -> Iterator[str]:
    yield str(d.root.get("/Lang", ""))
    yield from (str(element["/Lang"]) for _, element, _ in d.elements() if "/Lang" in element)
    yield from (str(about["/Lang"]) for marks, _, _ in d.orders() for _, about in marks if "/Lang" in about)


def _claim(d: Document) -> str:
    found = re.search(rb'pdfuaid:part(?:="|>)\s*(\d+)', d.root["/Metadata"].get_data())
    return found[1].decode() if found else ""


def _title(d: Document) -> str:
    found = d.reader.xmp_metadata
    return "".join((found.dc_title or {}).values()) if found else ""


def _texts(d: Document) -> str:
    return "".join(text for _, font, _ in d.fonts() if "/ToUnicode" in font for text in letters_of(font).values())


def _permissions(d: Document) -> Any:
    return d.reader.trailer["/Encrypt"].get_object().get("/P") if "/Encrypt" in d.reader.trailer else -1


RULES: dict[str, tuple[str, Callable[[Document], bool]]] = {
    "01-003": ("decoration inside tagged words", lambda d: _nested(d, _is_tagged, _is_artifact)),
    "01-004": ("tagged words inside decoration", lambda d: _nested(d, _is_artifact, _is_tagged)),
    "01-005": (
        "something drawn that is neither tagged nor decoration",
        lambda d: any(
            order in DRAWN and not any(_is_artifact(mark) or _is_tagged(mark) for mark in marks)
            for marks, order, _ in d.orders()
        ),
    ),
    "01-007": ("tags are called suspect", lambda d: bool(d.root["/MarkInfo"].get("/Suspects"))),
    "02-001": (
        "an element of no standard kind",
        lambda d: any(kind not in STANDARD for kind, _, _ in d.elements()),
    ),
    "06-001": ("no XMP", lambda d: "/Metadata" not in d.root),
    "06-002": ("it does not say that it follows PDF/UA-1", lambda d: _claim(d) != "1"),
    "06-003": ("no title in the XMP", lambda d: not _title(d)),
    "07-001": ("the title is not shown", lambda d: "/DisplayDocTitle" not in d.root.get("/ViewerPreferences", {})),
    "07-002": (
        "the title is told not to be shown",
        lambda d: not getattr(d.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", True), "value", True),
    ),
    "09-005": ("a list is not built as one", _list_is_wrong),
    "10-001": ("a code stands for no letter", _unmapped),
    "11-001": ("no language for the words", lambda d: not d.root.get("/Lang")),
    "14-002": ("the first heading is not the first level", lambda d: _levels(d)[:1] != [1]),
    "14-003": (
        "a level of headings is skipped",
        lambda d: any(b > a + 1 for a, b in zip(_levels(d), _levels(d)[1:], strict=False)),
    ),
    "14-007": ("both kinds of headings", lambda d: any(kind == "H" for kind, _, _ in d.elements())),
    "26-001": ("a lock without a word on permissions", lambda d: not isinstance(_permissions(d), int)),
    "26-002": ("a lock that keeps out screen readers", lambda d: not _permissions(d) & 512),
    "31-001": ("fonts number their shapes in another system", _systems_differ),
    "31-004": ("no shapes for codes", lambda d: any("/CIDToGIDMap" not in inner for _, _, inner in d.fonts())),
    "31-009": (
        "a font is not inside the file",
        lambda d: any("/FontFile2" not in inner["/FontDescriptor"] for _, _, inner in d.fonts()),
    ),
    "31-011": ("a shape that the font inside lacks", _glyph_is_missing),
    "31-016": ("a width that is not the font's", _width_differs),
    "31-027": ("a font that does not say its letters", lambda d: any("/ToUnicode" not in f for _, f, _ in d.fonts())),
    "31-028": ("a letter of number zero", lambda d: "\0" in _texts(d)),
    "31-029": ("a letter that is none", lambda d: any(letter in _texts(d) for letter in "\ufeff\ufffe")),
    "31-030": ("the shape for missing letters is drawn", lambda d: any(not glyph for _, _, glyph in _glyphs(d))),
}
"""By number: what is wrong, and whether it is so."""

MORE: dict[str, tuple[str, Callable[[Document], bool]]] = {
    "nothing else": (
        "something is there for which there are further rules",
        lambda d: (
            any(key in page for page in d.pages for key in ("/Annots", "/AA"))
            or any(key in d.root for key in ("/AcroForm", "/OCProperties", "/Names", "/OpenAction"))
            or any("/XObject" in page["/Resources"] for page in d.pages)
        ),
    ),
    "marks": ("the file is not called tagged", lambda d: not getattr(d.root["/MarkInfo"].get("/Marked"), "value", 0)),
    "order": (
        "read in another order than drawn, or not at all",
        lambda d: list(_numbers(d.root["/StructTreeRoot"]["/K"].get_object())) != _drawn(d),
    ),
    "feet": (
        "the foot of a sheet is no pagination",
        lambda d: any(
            _is_artifact(mark) and order in (b"Tj", b"TJ") and mark[1].get("/Type") != "/Pagination"
            for marks, order, _ in d.orders()
            for mark in marks
        ),
    ),
    "language": (
        "a language that is none",
        lambda d: not all(MARKS_OF_LANGUAGE.fullmatch(language) for language in _languages(d)),
    ),
    "tabs": (
        "a sheet is not stepped through by its structure",
        lambda d: any(page.get("/Tabs") != "/S" for page in d.pages),
    ),
}
"""Beside the protocol's numbers."""


def _numbers(of: Any) -> Iterator[tuple[int, int]]:
    """Sheet and number of everything tagged in an element, in the order of the structure."""
    for kid in (kid.get_object() for kid in of["/K"]):
        if isinstance(kid, int):
            yield of.raw_get("/Pg").idnum, kid
        elif "/S" in kid:
            yield from _numbers(kid)
        else:
            yield kid.raw_get("/Pg").idnum, kid["/MCID"]


def _drawn(d: Document) -> list[tuple[int, int]]:
    """The same in the order it is drawn."""
    return [
        (marks[0][1]["sheet"], int(marks[-1][1]["/MCID"]))
        for marks, order, _ in d.orders()
        if order == b"BDC" and "/MCID" in marks[-1][1]
    ]


def faults(document: Document, rules: Iterable[str] = (*RULES, *MORE)) -> dict[str, str]:
    """What is wrong with a file, by rule. A rule that cannot be asked is broken too."""
    found = {}
    for number in rules:
        words, broken = (RULES | MORE)[number]
        try:
            is_broken = broken(document)
        except (KeyError, AttributeError, IndexError, TypeError, ValueError):
            is_broken = True
        if is_broken:
            found[number] = words
    return found
