"""The small values that FHIR resources are made of: words, concepts, references, names, moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from exports.typography.clean_text import clean

Value = dict[str, Any]
"""A resource, or a part of one, as JSON has it."""

URN = "urn:uuid:"
_NAMES = UUID("359e3cde-055c-4c9e-a53f-9c4079cd6003")
_UNKNOWN_LETTER = "\ufffd"
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\ufffe": _UNKNOWN_LETTER, "\uffff": _UNKNOWN_LETTER})
"""FHIR's strings take no space but the plain one, and XML refuses two letters that nobody writes."""


def words(text: str) -> str:
    """Someone's words as FHIR takes them; line ends as "\\n"."""
    return clean(text.translate(_PLAIN))


def line(text: str) -> str:
    """Someone's words on one line."""
    return words(text).replace("\n", " ")


def name_for(*of: str) -> UUID:
    """The same id for the same things, in every export."""
    return uuid5(_NAMES, "\n".join(of))


def filled(**parts: Any) -> Value:
    """These parts without the empty ones, which FHIR does not allow."""
    return {name: part for name, part in parts.items() if part not in ("", None, [], {})}


def concept(text: str) -> Value:
    """A concept in words, without a code."""
    return filled(text=line(text))


def reference(to: UUID) -> Value:
    """A pointer to a resource of the same document."""
    return {"reference": f"{URN}{to}"}


def identifier(of: UUID) -> Value:
    """A number that belongs to no register."""
    return {"system": "urn:ietf:rfc:3986", "value": f"{URN}{of}"}


def telephone(written: str) -> list[Value]:
    """A number to ring; words without a digit are some other way to reach someone."""
    value = line(written)
    system = "phone" if any(letter.isdigit() for letter in value) else "other"
    return [{"system": system, "value": value}] if value else []


def moment(day: date) -> str:
    """The day as FHIR's instant, which needs an hour: its first."""
    return datetime.combine(day, time(), UTC).isoformat()
