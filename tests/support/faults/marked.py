"""A made-up person whose every word carries a mark that nobody could guess, and a search for it in any disguise."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from plans.pack.models import EntryKind, FieldSpec, FieldType, Pack
from plans.record.models import Copy, Entry, Note, Person, Record, Session, Share, Voice

MARK = "zqxvjk"
"""In every word, every name, the passphrase and the password: one search finds any of them."""
_MOST = 8 * 2**20
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")


def marked_record(pack: Pack) -> Record:
    """Words in every field of every kind that holds words, and in names, notes, meetings, copies and unknown fields."""
    number = count()

    def word() -> str:
        return f"{MARK}{next(number):04d}"

    def value(field: FieldSpec) -> Any:
        return [word(), word()] if field.type is FieldType.LIST else word()

    def entry(kind: EntryKind) -> Entry:
        fields = [field for field in kind.fields if field.type not in (FieldType.YES_NO, FieldType.ORDER)]
        values = {field.name: value(field) for field in fields}
        return Entry(kind=kind.id, values=values, on_page=True, share=Share.CAN_SHARE, newer=word())

    person = Person(id="marked", called=f"{MARK} called", full_name=f"{MARK} full", newer=word())
    meeting = Session(id="s", next_meeting=word(), newer=[word()])
    return Record(
        person=person,
        sessions=(meeting,),
        notes=tuple(Note(id=f"note{voice}", text=word(), voice=voice) for voice in Voice),
        entries=tuple(map(entry, pack.kinds.values())),
        copies=(Copy(who=word(), how=word()),),
        newer={"deep": [word()]},
    )


def disguises(words: str) -> Iterator[bytes]:
    """The ways in which words might lie somewhere, in small letters where capitals make no difference."""
    plain = words.lower().encode()
    yield plain
    for wide in ("utf-16-le", "utf-16-be", "utf-32-le"):
        yield words.lower().encode(wide)
    yield plain.hex().encode()
    yield ", ".join(str(byte) for byte in plain).encode()
    yield "".join(f"\\u{ord(letter):04x}" for letter in words.lower()).encode()


def in_base64(words: str) -> Iterator[bytes]:
    """The letters in the middle that do not depend on what stands before and after."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + words.encode())
        yield coded[(0, 2, 3)[before] : len(coded) // 4 * 4 - 4]


def gives_away(data: bytes, words: str = MARK) -> bool:
    """Whether bytes hold the words: as they are, coded, or packed by zlib or gzip."""
    small = data.lower()
    if any(form in small for form in disguises(words)) or any(form in data for form in in_base64(words)):
        return True
    return any(gives_away(plain, words) for plain in _unpacked(data))


def _unpacked(data: bytes) -> Iterator[bytes]:
    for found in _ZLIB.finditer(data):
        with suppress(zlib.error):
            plain = zlib.decompressobj(wbits=47).decompress(data[found.start() :], _MOST)
            if len(plain) > len(MARK):
                yield plain


def leaks(folder: Path, words: str = MARK) -> list[str]:
    """Files and folders below a folder whose name or bytes hold the words."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if gives_away(path.name.encode(), words) or (path.is_file() and gives_away(path.read_bytes(), words))
    ]
