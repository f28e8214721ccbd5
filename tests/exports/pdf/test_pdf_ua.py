"""The rules of pdf_ua.py hold for our pages, and each of them sees a fault that is planted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DecodedStreamObject, FloatObject, NameObject, NullObject
from pypdf.generic import NumberObject as Number
from pypdf.generic import TextStringObject as Text

import exports
from exports import Paper
from plans.page.compose import Page
from tests.support.exports.pdf_ua import MORE, RULES, Document, faults
from tests.support.exports.sample_page import CRISIS, FULL, NEARLY_EMPTY, USUAL, section, with_sections

NO_LETTERS = with_sections(section("a", "Numbers that are no letters", "left", "one\ufffe two\uffff\ufdd0"))
MIXED = with_sections(
    section(
        "a", "Many letters", "left", "שלום (abc) 12%", "مُحَمَّد 07700 900 123", "Привіт 🌱 Γειά", "สวัสดี น้ำ ที่", "हिन्दी"
    ),
)
PAGES = {"usual": USUAL, "nearly empty": NEARLY_EMPTY, "full": FULL, "mixed": MIXED, "no letters": NO_LETTERS}


@pytest.fixture(scope="module")
def data() -> bytes:
    return exports.pdf(replace(USUAL, name="Wren 🌱"))


@pytest.mark.hazard("H30.2")
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_rule_holds(page: Page):
    assert faults(Document(PdfReader(BytesIO(exports.pdf(page, Paper.LETTER))))) == {}


def test_every_rule_holds_for_a_locked_page():
    locked = exports.pdf(USUAL, password="pebble stile")

    assert faults(Document(PdfReader(BytesIO(locked), password="pebble stile"))) == {}


UNTITLED = replace(CRISIS, heading=" ", groups=CRISIS.groups[1:])


@pytest.mark.parametrize(
    "broken", [{"title": " "}, {"language": "the usual one"}, {"band": (), "band_heading": "", "sections": (UNTITLED,)}]
)
def test_a_page_whose_words_lack_what_the_standard_asks_for_does_not_claim_it(broken: dict[str, Any]):
    found = faults(Document(PdfReader(BytesIO(exports.pdf(replace(USUAL, **broken))))))

    assert "06-002" in found


def orders(old: bytes, new: bytes) -> Callable[[PdfWriter], None]:
    """Changes the first of these drawing orders."""

    def change(writer: PdfWriter) -> None:
        content = writer.pages[0].get_contents().get_data()
        assert old in content
        stream = DecodedStreamObject()
        stream.set_data(content.replace(old, new, 1))
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)

    return change


def first(writer: PdfWriter, kind: str) -> Any:
    waiting = [writer._root_object["/StructTreeRoot"]["/K"].get_object()]
    while waiting:
        element = waiting.pop(0)
        if element["/S"] == f"/{kind}":
            return element
        waiting += [kid.get_object() for kid in element["/K"] if not isinstance(kid, int)]
    raise LookupError(kind)


def renamed(old: str, new: str) -> Callable[[PdfWriter], None]:
    return lambda writer: first(writer, old).update({NameObject("/S"): NameObject(f"/{new}")})


def font(writer: PdfWriter) -> Any:
    return writer.pages[0]["/Resources"]["/Font"]["/F1"].get_object()


def inner(writer: PdfWriter) -> Any:
    return font(writer)["/DescendantFonts"][0].get_object()


def root(key: str, value: Any = None) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        if value is None:
            del writer._root_object[key]
        else:
            writer._root_object[NameObject(key)] = value

    return change


def stream(of: Callable[[PdfWriter], Any], key: str, changed: Callable[[bytes], bytes]) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        new = DecodedStreamObject()
        new.set_data(changed(of(writer)[key].get_data()))
        of(writer)[NameObject(key)] = writer._add_object(new)

    return change


def locked(permissions: int | None) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        writer.encrypt("pebble", algorithm="AES-256", permissions_flag=permissions or 0)

    return change


def setting(of: Callable[[PdfWriter], Any], key: str, value: Any) -> Callable[[PdfWriter], None]:
    return lambda writer: of(writer).update({NameObject(key): value})


def viewer(writer: PdfWriter) -> Any:
    return writer._root_object["/ViewerPreferences"].get_object()


def widths(writer: PdfWriter) -> None:
    inner(writer)["/W"][1][0] = FloatObject(1.5)


FAULTS: dict[str, Callable[[PdfWriter], None]] = {
    "01-003": orders(b"/H1 <</MCID 0>> BDC", b"/H1 <</MCID 0>> BDC /Artifact BMC EMC"),
    "01-004": orders(b"/Artifact BMC", b"/Artifact BMC /P <</MCID 900>> BDC EMC"),
    "01-005": orders(b"/Artifact BMC", b"0 0 m 9 9 l S /Artifact BMC"),
    "01-007": setting(lambda w: w._root_object["/MarkInfo"].get_object(), "/Suspects", BooleanObject(True)),
    "02-001": renamed("Sect", "Chapter"),
    "06-001": root("/Metadata"),
    "06-002": stream(lambda w: w._root_object, "/Metadata", lambda xmp: xmp.replace(b"pdfuaid:part", b"pdfuaid:rev")),
    "06-003": stream(lambda w: w._root_object, "/Metadata", lambda xmp: xmp.replace(b"dc:title", b"dc:format")),
    "07-001": lambda w: viewer(w).pop("/DisplayDocTitle"),
    "07-002": setting(viewer, "/DisplayDocTitle", BooleanObject(False)),
    "09-005": renamed("LI", "P"),
    "10-001": stream(font, "/ToUnicode", lambda letters: letters.replace(b"<0001> ", b"<7001> ")),
    "11-001": root("/Lang"),
    "14-002": renamed("H1", "P"),
    "14-003": renamed("H2", "H3"),
    "14-007": renamed("H2", "H"),
    "26-002": locked(4),
    "31-001": setting(lambda w: inner(w)["/CIDSystemInfo"].get_object(), "/Ordering", Text("Japan1")),
    "31-004": lambda w: inner(w).pop("/CIDToGIDMap"),
    "31-009": lambda w: inner(w)["/FontDescriptor"].get_object().pop("/FontFile2"),
    "31-011": stream(inner, "/CIDToGIDMap", lambda shapes: shapes[:2] + b"\xff\xf0" + shapes[4:]),
    "31-016": widths,
    "31-027": lambda w: font(w).pop("/ToUnicode"),
    "31-028": stream(font, "/ToUnicode", lambda letters: letters.replace(b"<0001> <004d>", b"<0001> <0000>")),
    "31-029": stream(font, "/ToUnicode", lambda letters: letters.replace(b"<0001> <004d>", b"<0001> <feff>")),
    "31-030": stream(inner, "/CIDToGIDMap", lambda shapes: shapes[:2] + b"\0\0" + shapes[4:]),
    "nothing else": lambda w: w.pages[0].update({NameObject("/Annots"): ArrayObject()}),
    "marks": setting(lambda w: w._root_object["/MarkInfo"].get_object(), "/Marked", BooleanObject(False)),
    "order": lambda w: first(w, "H1").update({NameObject("/K"): ArrayObject([Number(1), Number(0)])}),
    "language": root("/Lang", Text("the usual one")),
    "feet": orders(b"/P <</MCID 1>> BDC", b"/Artifact BMC"),
    "tabs": lambda w: w.pages[0].pop("/Tabs"),
}


def test_a_file_only_written_again_has_no_fault(data: bytes):
    out = BytesIO()
    PdfWriter(clone_from=BytesIO(data)).write(out)

    assert faults(Document(PdfReader(out))) == {}


@pytest.mark.parametrize("rule", sorted(set(RULES | MORE) - {"26-001"}))
def test_a_planted_fault_is_seen(rule: str, data: bytes):
    writer = PdfWriter(clone_from=BytesIO(data))
    FAULTS[rule](writer)
    out = BytesIO()
    writer.write(out)

    reader = PdfReader(BytesIO(out.getvalue()))
    if reader.is_encrypted:
        reader.decrypt("pebble")
    assert rule in faults(Document(reader), [rule])


def test_a_lock_without_permissions_is_seen():
    reader = PdfReader(BytesIO(exports.pdf(USUAL, password="pebble")), password="pebble")
    document = Document(reader)
    document.reader.trailer["/Encrypt"].get_object()[NameObject("/P")] = NullObject()

    assert "26-001" in faults(document, ["26-001"])
