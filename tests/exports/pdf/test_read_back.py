from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import exports
from exports.layout.reading_order import in_reading_order
from exports.pdf.read_back import letters_of
from tests.support.exports.pdf_text import seen
from tests.support.exports.sample_page import USUAL

MAP = b"2 beginbfchar\n<0001> <0061>\n<0002> <D83DDE42>\nendbfchar"
WHOLE = exports.pdf(USUAL)


def made(drawn: bytes, *, pages: bytes = b"[ 2 0 R ]") -> bytes:
    """A file of one page with these drawing orders; two letters have codes: 0001 is "a" and 0002 an emoji."""
    packed = zlib.compress(drawn)
    bodies = (
        b"<< /Type /Catalog /Pages 5 0 R /Lang (en\\055GB \\(here\\)) >>",
        b"<< /Type /Page /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
        b"<< /ToUnicode 6 0 R >>",
        b"%% a remark\n<< /Kids %b /Count 1 >>" % pages,
        b"<< /Length %d >> stream\r\n%b\nendstream" % (len(MAP), MAP),
    )
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Root 1 0 R /ID [ <0F> (x) ] >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 %d\n0000000000 65535 f \n%b%b" % (len(places) + 1, rows, trailer)


@pytest.mark.hazard("H30.3")
def test_letters_are_read_in_the_order_they_are_drawn():
    assert letters_of(made(b"BT /F1 9 Tf <00010002> Tj ET BT /F1 12 Tf <0002> Tj ET")) == "a🙂🙂"
    assert seen(letters_of(WHOLE)) == seen("".join(in_reading_order(USUAL)))


def test_decoration_is_not_read():
    assert letters_of(made(b"/Artifact BMC /F1 9 Tf <0002> Tj EMC /P <</MCID 0>> BDC /F1 9 Tf <0001> Tj EMC")) == "a"


@pytest.mark.parametrize(
    "drawn", [b"[<0001>] TJ", b"/F1 9 Tf (a) Tj", b"<0001> '", b"/Im1 Do", b"/F2 9 Tf <0001> Tj", b"/F1 9 Tf <0003> Tj"]
)
def test_what_a_page_of_ours_never_has_is_refused(drawn: bytes):
    with pytest.raises(ValueError, match=r"\w"):
        letters_of(made(drawn))


@pytest.mark.parametrize("pages", [b"[ ]", b"[ 2 0 R 2 0 R ]", b"2 0 R", b"[ 9 0 R ]"])
def test_anything_but_one_page_is_refused(pages: bytes):
    with pytest.raises(ValueError, match=r"\w"):
        letters_of(made(b"/F1 9 Tf <0001> Tj", pages=pages))


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=4), st.integers(0, 4))
@settings(max_examples=150, deadline=None)
def test_a_file_damaged_anywhere_is_read_or_refused(at: int, new: bytes, gone: int):
    try:
        found = letters_of(WHOLE[:at] + new + WHOLE[at + gone :])
    except ValueError:
        return
    assert len(found) < 2 * len(letters_of(WHOLE))


@given(st.integers(0, len(WHOLE.rstrip()) - 1))
@settings(max_examples=50, deadline=None)
def test_a_file_cut_short_is_refused(end: int):
    with pytest.raises(ValueError, match=r"\w"):
        letters_of(WHOLE[:end].rstrip())
