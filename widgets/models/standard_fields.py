"""What a form holds beside a kind's own fields: whose words they are, and where they may go. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plans.pack.models import EntryKind
from plans.record.models import Share, Voice

VOICES = ((Voice.PERSON, "theirs"), (Voice.TOGETHER, "together"), (Voice.WORKER, "the worker's"))
PLACES = (
    ("page", "on the page"),
    ("us", "just for us"),
    ("share", "can be shared, not on the page"),
)
OWN_SHARE = "share"
"""A kind may have a field of this name; then it stands for the form's own row."""


def place_of(on_page: bool, share: Share) -> str:
    """Which of PLACES holds."""
    return "page" if on_page else "share" if share is Share.CAN_SHARE else "us"


def places(place: str, *, on_page: bool) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What the row is called, and what it offers: the page only where the page has room for such a kind."""
    if on_page or place == "page":
        return "Page", PLACES
    return "Who may see it", (("us", "just for us"), ("share", "can be shared"))


def read_place(place: str) -> tuple[bool, Share]:
    """Whether it is on the page, and who may see it."""
    return place == "page", Share.PRIVATE if place == "us" else Share.CAN_SHARE


def take_value(kind: EntryKind, values: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """The values with one changed. An emptied one goes, unless its field begins with something."""
    spec = kind.field(name)
    if value in ("", None, []) and (spec is None or spec.default is None):
        return {other: kept for other, kept in values.items() if other != name}
    return {**values, name: value}


def own_share(name: str, value: Any) -> Share | None:
    """Who may see it, if this field says so."""
    return Share(value) if name == OWN_SHARE and value in list(Share) else None
