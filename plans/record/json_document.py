"""Record documents: one person's whole record as JSON, to be read by people and other programs."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, Never

from pydantic import ValidationError

from plans.bounded_file import Bounds, OutOfBounds, TooDeep, TooManyDigits, check_json
from plans.record.migrations import CannotMigrate, is_newer, migrate, newest
from plans.record.models import FORMAT, Record, Share
from plans.record.names import can_be_seen

MOST_BYTES = 20 * 1024 * 1024
"""The largest document that is read; a full record of ten meetings is about 40 KB."""
MOST_NESTING = 40
MOST_PARTS = 100_000
"""Entries, notes, meetings and copies in one document."""

_BOUNDS = Bounds(size=MOST_BYTES, nesting=MOST_NESTING + 1, values=600_000, parts=MOST_PARTS)

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_NEW_LINES = re.compile("\r\n?")
_PARTS = ("sessions", "notes", "entries", "copies")
_STAYS_HERE: dict[str, Any] = {"copies": {"__all__": {"written_here"}}}
"""What no document says, and what is not believed of one: which files a vault wrote itself."""
_SHOULD_BE = {
    "string_type": "words in quotes",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "tuple_type": "a list in [ ]",
    "dict_type": "a group in { }",
    "model_type": "a group in { }",
    "model_attributes_type": "a group in { }",
    "string_too_short": "at least one letter long",
    "greater_than_equal": "1 or more",
}


class DocumentError(ValueError):
    """A document that cannot be read: one plain sentence. `where` is the place in it, such as "entries[3].kind"."""

    def __init__(self, sentence: str, where: str = "") -> None:
        super().__init__(sentence)
        self.where = where


def read_document(text: str | bytes, *, now: datetime, new_id: Callable[[], str], called: str = "") -> Record:
    """The record in a document.

    Kinds, fields and keys that are not known are kept. Control characters are taken out of words.

    Args:
        text: JSON; bytes are UTF-8.
        now: For times that are left out, in UTC.
        new_id: Makes the ids that are left out.
        called: A name in place of the one in it; "" to keep that.

    Raises:
        DocumentError: It is none; with a sentence that says where and why.
    """
    data = _clean(_parse(_decode(text)))
    if not isinstance(data, dict):
        raise DocumentError(f'This is not a record document: it should begin with {{"format": "{FORMAT}".')
    _check_head(data)
    data = _brought_up_to_date(data)
    _name(data, called)
    _fill(data, now.isoformat(), new_id)
    try:
        record = Record.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        raise _in_words(error) from None
    for name in _PARTS:
        _no_twins(name, [part.id for part in getattr(record, name)])
    return record


def dump_document(record: Record) -> str:
    """The record as a document: the same record always gives the same text, and reading it gives the record back."""
    document = _clean(record.model_dump(mode="json", exclude=_STAYS_HERE))
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of a record document."""
    shape = Record.model_json_schema()
    shape["required"] = ["format", *shape["required"]]
    shape["properties"]["version"] |= {"default": newest(), "maximum": newest()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **shape,
        "title": "peertui record document",
        "description": (
            "All that is kept about one person. Only format, person.called and the kind of each entry are needed: "
            "ids and times left out are made on import, and anything not named here is kept."
        ),
    }


def clean_words(text: str) -> str:
    """Words without control characters and halves of characters; line ends become one newline, tabs stay."""
    if text.isprintable():
        return text
    return _LONE_SURROGATES.sub("\ufffd", _CONTROLS.sub("", _NEW_LINES.sub("\n", text)))


def _decode(text: str | bytes) -> str:
    if len(text) > MOST_BYTES:
        size = math.ceil(len(text) / 2**20)
        raise DocumentError(
            f"The file is {size} MB and a record document is at most {MOST_BYTES // 2**20} MB: "
            "check that it is the right file."
        )
    if isinstance(text, bytes):
        try:
            text = text.decode(json.detect_encoding(text))
        except UnicodeDecodeError:
            raise DocumentError("The file is not text: check that it is the right file.") from None
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise DocumentError("The file is empty: check that it is the right file.")
    return text


def _parse(text: str) -> Any:
    try:
        check_json(text, _BOUNDS)
        return json.loads(text, object_pairs_hook=_group, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
            raise DocumentError(f"The file stops at line {error.lineno}, in the middle: copy it again.") from None
        raise DocumentError(
            f"The file is not JSON at line {error.lineno}, column {error.colno}: fix it there, or export it again."
        ) from None
    except (RecursionError, TooDeep):
        raise _too_deep("") from None
    except TooManyDigits:
        raise _no_number("a number of thousands of digits") from None
    except OutOfBounds as error:
        raise DocumentError(f"The file is not read, because {error}: check that it is the right file.") from None


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group: dict[str, Any] = {}
    for written, value in pairs:
        name = clean_words(written)
        if name in group:
            raise DocumentError(f'Two fields of one group are called "{name[:60]}": keep one of them.')
        group[name] = value
    return group


def _no_number(text: str) -> Never:
    raise DocumentError(f"The file holds {text}, which cannot be kept as a number: put it in quotes.")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text[:60])


def _too_deep(where: str) -> DocumentError:
    return DocumentError(f"The file has groups more than {MOST_NESTING} deep: take the deepest ones out.", where)


def _clean(value: Any, depth: int = 0) -> Any:
    if depth > MOST_NESTING:
        raise _too_deep("")
    if isinstance(value, str):
        return clean_words(value)
    if isinstance(value, list):
        return [_clean(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {key: _clean(item, depth + 1) for key, item in value.items()}
    return value


def _check_head(data: dict[str, Any]) -> None:
    if data.get("format") != FORMAT:
        raise DocumentError(f'This is not a record document: "format" should be "{FORMAT}".', "format")
    data.setdefault("version", newest())
    if is_newer(data):
        raise DocumentError(
            f"This document is of version {data['version']} and this peertui reads up to version {newest()}: "
            "install a newer peertui.",
            "version",
        )


def _brought_up_to_date(data: dict[str, Any]) -> dict[str, Any]:
    try:
        return migrate(data)
    except CannotMigrate:
        raise DocumentError(
            f"This document says it is of version {data['version']}, and is not like one: export it again.", "version"
        ) from None


def _name(data: dict[str, Any], called: str) -> None:
    person = data.setdefault("person", {})
    if not isinstance(person, dict):
        return
    if can_be_seen(called):
        person["called"] = clean_words(called)
    name = person.get("called")
    if name is None or (isinstance(name, str) and not can_be_seen(name)):
        raise DocumentError(
            "The document has no name: write what they like to be called in person.called.", "person.called"
        )


def _fill(data: dict[str, Any], now: str, new_id: Callable[[], str]) -> None:
    """Make what may be left out. Anything of a wrong type is left for the model to name."""
    _give(data["person"], id=new_id())
    for name in _PARTS:
        for place, part in enumerate(_groups(data, name)):
            _give(part, id=new_id())
            if name == "sessions":
                _give(part, started=now, number=place + 1)
                for item in _groups(part, "trail"):
                    _give(item, when=part["started"])
            elif name == "copies":
                part.pop("written_here", None)
            else:
                _give(part, created=now)
                _give(part, changed=part["created"])
            if name == "entries" and part.get("on_page") is True:
                _give(part, share=Share.CAN_SHARE)


def _groups(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    items = data.get(name)
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _give(part: Any, **made: Any) -> None:
    if isinstance(part, dict):
        part.update({name: value for name, value in made.items() if part.get(name) is None})


def _no_twins(name: str, ids: list[str]) -> None:
    seen: set[str] = set()
    for place, part_id in enumerate(ids):
        if part_id in seen:
            raise DocumentError(
                f'{name}[{place}].id is "{part_id[:60]}", which another of the {name} has too: change one of them, '
                "or leave it out.",
                f"{name}[{place}].id",
            )
        seen.add(part_id)


def _in_words(error: ValidationError) -> DocumentError:
    first = error.errors(include_url=False)[0]
    where = ""
    for step in first["loc"]:
        where += f"[{step}]" if isinstance(step, int) else f".{step}" if where else str(step)
    kind = first["type"]
    if kind == "missing":
        return DocumentError(f"{where} is missing: add it.", where)
    if kind == "enum":
        should_be = "one of these: " + str(first["ctx"]["expected"]).replace("'", '"')
    elif kind.startswith("datetime") or kind == "value_error":
        should_be = 'a time such as "2026-03-09T14:30:00Z"'
    elif kind.startswith("date"):
        should_be = 'a date such as "2026-03-09"'
    else:
        should_be = _SHOULD_BE.get(kind, "of another type")
    return DocumentError(f"{where} should be {should_be}: change it.", where)
