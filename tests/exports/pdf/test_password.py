"""A locked PDF is opened by readers that had no part in locking it, whatever the letters of its password."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser

import exports
from exports import ExportError
from exports.pdf.password import password_bytes
from tests.support.exports.sample_page import NEARLY_EMPTY

FORBIDDEN = ("emoji", "Hebrew and a digit", "line end")
"""Names of those that a strict reader of the standard does not take at all."""
MAPPED = ("ligature", "space that does not break", "soft hyphen")
"""Names of those that a reader must know the standard for."""
LONG = "ä" * 100
"""Two hundred bytes: the standard cuts it in the midst of a letter."""
PASSWORDS = {
    "é": "Café",
    "ß": "Straße",
    "ñ": "mañana",
    "pound": "£5 note",
    "NFD": unicodedata.normalize("NFD", "Zoë à Orléans"),
    "emoji": "🌱 pebble 🔑",
    "long": LONG,
    "longer than a file name": "pebble stile " * 40,
    "ligature": "ﬁve",
    "space that does not break": "pebble\u00a0stile",
    "soft hyphen": "peb\u00adble",
    "Hebrew": "סיסמה",
    "Hebrew and a digit": "סיסמה1",
    "Chinese": "密码",
    "line end": "one\ntwo",
}


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
@pytest.mark.parametrize("name", [name for name in PASSWORDS if name not in MAPPED])
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


@pytest.mark.parametrize("name", ["é", "ß", "ñ", "NFD", "emoji", "long"])
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


@pytest.mark.parametrize("nothing", ["", "\u00ad", "\u200b\ufe0f"])
def test_a_password_of_which_nothing_counts_is_refused(nothing: str):
    with pytest.raises(ExportError, match="password is empty"):
        exports.pdf(NEARLY_EMPTY, password=nothing)


def test_nothing_is_said_beside_of_a_password_that_the_standard_forbids(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
):
    exports.pdf(NEARLY_EMPTY, password=PASSWORDS["Hebrew and a digit"])

    assert (capfd.readouterr(), caplog.text) == (("", ""), "")


@pytest.mark.parametrize(
    ("password", "wanted"),
    [
        ("I\u00adX", b"IX"),
        ("user", b"user"),
        ("USER", b"USER"),
        ("\u00aa", b"a"),
        ("\u2168", b"IX"),
        ("\u0007", b"\x07"),
        ("\u06271", "\u06271".encode()),
        (LONG, LONG.encode()[:127]),
    ],
)
def test_bytes_are_those_of_the_examples_of_the_standard(password: str, wanted: bytes):
    assert password_bytes(password) == wanted


@given(password=st.text(st.characters(codec="utf-8")))
@settings(max_examples=300)
def test_bytes_are_those_of_another_implementation(password: str):
    from pypdf._encryption import _saslprep

    with suppress(ValueError, IndexError):  # it forbids letters assigned after Unicode 3.2, as emoji, too
        assert password_bytes(password) == _saslprep(password).encode()[:127]
