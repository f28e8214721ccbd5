"""Tries one part in a process of its own: a part that crashes or hangs takes only its own line with it.

Run as a file, with this process's search path and the part's name as JSON on standard input. Nothing but the standard
library is imported before the part itself. A frozen folder has no Python that takes a file: peertui itself is started
there, with one word that asks for this.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from io import BytesIO
from types import ModuleType


def _sealing() -> bool:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    # Test case 14 of the GCM specification: a key and a text of zeros.
    box = AESGCM(bytes(32))
    sealed = box.encrypt(bytes(12), bytes(16), None)
    if sealed.hex() != "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919":
        return False
    try:
        box.decrypt(bytes(12), bytes([sealed[0] ^ 1]) + sealed[1:], None)
    except InvalidTag:
        return box.decrypt(bytes(12), sealed, None) == bytes(16)
    return False


def _passphrase() -> bool:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # The example of RFC 9106, section 5.3.
    made = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    ).derive(b"\x01" * 32)
    return made.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def _models() -> bool:
    from pydantic import TypeAdapter

    return TypeAdapter(dict[str, int]).validate_json('{"one": 1}') == {"one": 1}


def _pdf() -> bool:
    # As exports/pdf/reportlab_loader.py does: the page has no pictures, so Pillow may be missing.
    before, stand_in = sys.modules.get("PIL"), ModuleType("PIL")
    vars(stand_in)["Image"] = ModuleType("PIL.Image")
    sys.modules["PIL"] = stand_in
    try:
        from reportlab.pdfgen.canvas import Canvas
    finally:
        del sys.modules["PIL"]
        if before:
            sys.modules["PIL"] = before

    made = BytesIO()
    canvas = Canvas(made)
    canvas.drawString(72, 72, "page")
    canvas.save()
    return made.getvalue().startswith(b"%PDF")


def _reading_pdf() -> bool:
    from pypdf import PdfWriter

    made = PdfWriter()
    made.add_blank_page(72, 72)
    made.encrypt("words", algorithm="AES-256")
    made.write(written := BytesIO())
    return b"/AESV3" in written.getvalue()


def _fonts() -> bool:
    from pymupdf_fonts import FiraGO_Regular

    kind = bytes(FiraGO_Regular.fontbuffer[:4])
    return kind in (b"\0\1\0\0", b"OTTO")


def _shaping() -> bool:
    import uharfbuzz
    from pymupdf_fonts import FiraGO_Regular

    letters = uharfbuzz.Buffer()
    letters.add_str("page")
    letters.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(FiraGO_Regular.fontbuffer)), letters)
    return len(letters.glyph_infos) == 4


def _screen() -> bool:
    from textual.app import App

    return bool(App.BINDINGS)


def _tables() -> bool:
    from tinydb import TinyDB
    from tinydb.storages import MemoryStorage

    with TinyDB(storage=MemoryStorage) as tables:
        return bool(tables.insert({"one": 1}) == 1)


def _fhir() -> bool:
    from fhir.resources.R4B.bundle import Bundle

    return bool(Bundle(type="document").type == "document")


TRY_A_PART = "--try-a-part"
"""What peertui is started with in a frozen folder, to try one part and end."""
PARTS: dict[str, Callable[[], bool]] = {
    "AES-GCM": _sealing,
    "Argon2id": _passphrase,
    "pydantic-core": _models,
    "reportlab": _pdf,
    "pypdf": _reading_pdf,
    "fonts": _fonts,
    "uharfbuzz": _shaping,
    "textual": _screen,
    "tinydb": _tables,
    "fhir.resources": _fhir,
}
OPTIONAL = ("fhir.resources",)


def tried(name: str) -> dict[str, object]:
    """Whether a part is there, and why it does not work, or ""."""
    try:
        return {"there": True, "trouble": "" if PARTS[name]() else "gives wrong answers"}
    except ModuleNotFoundError as error:
        root = str(error.name).split(".")[0]
        there = root != (name if name not in OPTIONAL else name.split(".", maxsplit=1)[0])
        return {"there": there, "trouble": f"needs {error.name}"}
    except BaseException as error:  # whatever a broken package does, this is the line that says so
        return {"there": True, "trouble": f"{type(error).__name__}: {error}"}


def answer() -> None:
    """Try the part that standard input asks for, and write what came of it."""
    asked = json.load(sys.stdin)
    sys.path[:] = asked["path"]
    sys.stdout.write(json.dumps(tried(asked["part"])))


if __name__ == "__main__":
    answer()
