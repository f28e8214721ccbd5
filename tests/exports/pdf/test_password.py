"""A locked PDF is opened by readers that had no part in locking it, whatever the letters of its password."""

from __future__ import annotations

import shutil
import stringprep
import subprocess
import unicodedata
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from pypdf import PdfWriter

import exports
from exports import ExportError
from exports.pdf.password import password_bytes, password_trouble
from exports.pdf.render import closed
from tests.support.exports.sample_page import NEARLY_EMPTY

FORBIDDEN = ("emoji", "Hebrew and a digit", "line end")
"""Names of those that a strict reader of the standard does not take at all."""
READ_IN_ANOTHER_WAY = {
    "ﬁsh ½ Ⅸ": '"ﬁ", "½" and "Ⅸ"',
    "a\u00adb": "soft hyphen",
    "pebble\u00a0stile": "no-break space",
    "می\u200cروم": "zero width non-joiner",
    "I ❤\ufe0f tea": '"❤\ufe0f"',
    "so it goes…": '"…"',
    "4 \u212b": '"\u212b"',
    "য\u09bcে \u09df": '"\u09df"',
    "\u200b\ufe0f": "zero width space",
    "tea \udcff": "a letter that is broken",
}
"""Passwords that some readers would take for others, and how their letters are named."""
LONG = "ä" * 100
"""Two hundred bytes: the standard cuts it in the midst of a letter."""
PASSWORDS = {
    "é": "Café",
    "ß": "Straße",
    "ñ": "mañana",
    "pound": "£5 note",
    "NFD": unicodedata.normalize("NFD", "Zoë à Orléans"),
    "NFD, one word": unicodedata.normalize("NFD", "école"),
    "emoji": "🌱 pebble 🔑",
    "long": LONG,
    "longer than a file name": "pebble stile " * 40,
    "Hebrew": "סיסמה",
    "Hebrew and a digit": "סיסמה1",
    "Chinese": "密码",
    "line end": "one\ntwo",
}


def blank_sheet() -> bytes:
    """A sheet with nothing on it."""
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(out)
    return out.getvalue()


def typed_elsewhere(password: str) -> str:
    """The same password as another keyboard gives it."""
    return unicodedata.normalize("NFC", password)


@cache
def locked(name: str) -> bytes:
    """A page locked with a password."""
    return exports.pdf(NEARLY_EMPTY, password=PASSWORDS[name])


@pytest.mark.hazard("H29.3")
@pytest.mark.parametrize("name", [name for name in PASSWORDS if name not in FORBIDDEN])
def test_a_reader_that_knows_the_standard_opens_it_with_what_was_typed(name: str):
    assert PDFDocument(PDFParser(BytesIO(locked(name))), PASSWORDS[name])
    with pytest.raises(PDFPasswordIncorrect):
        PDFDocument(PDFParser(BytesIO(locked(name))), "another one")


@pytest.mark.hazard("H29.3")
@pytest.mark.parametrize("name", PASSWORDS)
def test_readers_that_take_what_is_typed_as_it_is_open_it(name: str):
    password = typed_elsewhere(PASSWORDS[name])
    with pymupdf.open(stream=locked(name)) as document:
        assert document.authenticate(password)
        assert NEARLY_EMPTY.name in document[0].get_text()
    with pikepdf.open(BytesIO(locked(name)), password=password) as document:
        assert len(document.pages) == 1


@pytest.mark.parametrize("name", PASSWORDS)
def test_readers_that_take_bytes_open_it(name: str):
    with pikepdf.open(BytesIO(locked(name)), password=password_bytes(PASSWORDS[name])) as document:
        assert len(document.pages) == 1


@pytest.mark.parametrize("name", ["é", "ß", "ñ", "NFD, one word", "emoji", "long"])
@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
def test_qpdf_opens_it_with_what_was_typed(name: str, tmp_path: Path):
    file = tmp_path / "page.pdf"
    file.write_bytes(locked(name))
    done = subprocess.run(
        ["qpdf", f"--password={typed_elsewhere(PASSWORDS[name])}", "--check", str(file)],
        check=False,
        capture_output=True,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr


def test_an_empty_password_is_refused():
    with pytest.raises(ExportError, match="password is empty"):
        exports.pdf(NEARLY_EMPTY, password="")


@pytest.mark.hazard("H29.3")
@pytest.mark.parametrize(("password", "named"), READ_IN_ANOTHER_WAY.items(), ids=range(len(READ_IN_ANOTHER_WAY)))
def test_letters_that_other_readers_take_for_others_are_refused_by_name(password: str, named: str):
    with pytest.raises(ExportError) as refused:
        exports.pdf(NEARLY_EMPTY, password=password)

    assert named in str(refused.value)
    assert "Choose other letters" in str(refused.value)
    assert str(refused.value) == password_trouble(password)


def test_no_more_letters_are_named_than_can_be_read():
    said = password_trouble("½⅓¼⅔¾⅕⅖⅗⅘⅙" * 2)
    assert '"⅗" and 2 more' in said
    assert "⅘" not in said


def test_nothing_is_said_beside_of_a_password_that_the_standard_forbids(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
):
    exports.pdf(NEARLY_EMPTY, password=PASSWORDS["Hebrew and a digit"])

    assert (capfd.readouterr(), caplog.text) == (("", ""), "")


@pytest.mark.parametrize(
    ("password", "wanted"),
    [
        ("user", b"user"),
        ("USER", b"USER"),
        ("\u0007", b"\x07"),
        ("\u06271", "\u06271".encode()),
        (LONG, LONG.encode()[:127]),
    ],
)
def test_bytes_are_those_of_the_examples_of_the_standard(password: str, wanted: bytes):
    assert password_bytes(password) == wanted


@pytest.mark.parametrize("password", ["I\u00adX", "\u00aa", "\u2168"])
def test_examples_of_the_standard_that_it_changes_are_refused(password: str):
    assert "in another way" in password_trouble(password)


@given(password=st.text(st.characters(codec="utf-8"), min_size=1))
@settings(max_examples=300)
def test_bytes_are_those_of_another_implementation_and_of_what_is_typed(password: str):
    from pypdf._encryption import _saslprep

    if password_trouble(password):
        return
    assert password_bytes(password) == typed_elsewhere(password).encode()[:127]
    with suppress(ValueError, IndexError):  # it forbids letters assigned after Unicode 3.2, as emoji, too
        assert password_bytes(password) == _saslprep(password).encode()[:127]


@given(letter=st.characters(codec="utf-8"))
@settings(max_examples=300)
def test_a_letter_is_refused_exactly_where_the_standard_changes_it(letter: str):
    nothing, blank = stringprep.in_table_b1(letter), stringprep.in_table_c12(letter)
    mapped = "" if nothing else " " if blank else unicodedata.normalize("NFKC", letter)
    assert bool(password_trouble(letter)) == (mapped != letter)


@pytest.mark.hazard("H29.3")
@given(password=st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), min_size=1, max_size=12))
@settings(max_examples=15, deadline=None)
def test_whatever_is_taken_opens_as_a_keyboard_gives_it(password: str):
    assume(not password_trouble(password))
    data, typed = closed(blank_sheet(), password), typed_elsewhere(password)
    with pikepdf.open(BytesIO(data), password=typed) as document:
        assert len(document.pages) == 1
    with pymupdf.open(stream=data) as document:
        assert document.authenticate(typed)
