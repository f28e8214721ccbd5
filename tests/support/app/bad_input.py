"""A record that holds every kind of trouble a file can bring: odd letters, wrong types, and pointers to nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from plans.pack.models import Pack
from plans.record.models import Copy, Entry, Note, Outcome, Person, Record, Session, Share, TrailItem
from tests.support.app.kit import NOW

ODD = "\x1b]0;title\x07\x1b[2J\x9b31m\x00 [/b][red] \u202eback e\u0301\u200b שלום مرحبا 👩‍👩‍👧\r\nnext line"
"""Escape sequences, control characters, markup, both directions, marks, emoji and a line end."""
VALUES: tuple[Any, ...] = (
    ODD,
    "half \ud800 a letter",
    "x" * 10_000,
    "2026-13-45",
    "nan",
    "",
    " ",
    ["a", 1, None, {"x": [1]}, ODD],
    {"deep": {"er": ["x"]}},
    [],
    None,
    True,
    7,
    -5,
    3.5,
    10**30,
)
"""What may stand in any field of any kind."""
SIGN = Entry(id="sign", kind="early_sign", values={"sign": "I hum less"})
MEETING = Session(
    id="s",
    number=1,
    started=NOW,
    chosen=("early_signs",),
    trail=(TrailItem(step="early_signs/first", outcome=Outcome.OPENED, when=NOW),),
)
"""A meeting that stands at the first step of the early signs."""
FIRST = datetime(1, 1, 1, tzinfo=UTC)
LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


def bad_record(pack: Pack) -> Record:
    """Every kind with another set of wrong values, kinds that nobody knows, and two meetings that never ended."""
    known = [
        Entry(
            id=f"{kind.id}:1",
            kind=kind.id,
            values={field.name: VALUES[(n + at) % len(VALUES)] for at, field in enumerate(kind.fields)} | {"new": ODD},
            on_page=n % 2 == 0,
            share=Share.CAN_SHARE if n % 2 == 0 else Share.PRIVATE,
            session=("gone", "second", None)[n % 3],
            module=("gone", "early_signs", None)[n % 3],
            step=("gone", "first", None)[n % 3],
        )
        for n, kind in enumerate(pack.kinds.values())
    ]
    unknown = [
        Entry(id="unknown", kind="\x1b[2Jmystery", values={"\x1bfield": ODD}, on_page=True, share=Share.CAN_SHARE),
        Entry(id="hollow", kind="mystery", values={}),
    ]
    notes = (
        Note(id="odd", text=ODD, session="gone"),
        Note(id="long", text="line\n" * 3000),
        Note(id="blank", text=" "),
    )
    return Record(
        person=Person(
            id="robin", called=ODD + "n" * 3000, full_name=ODD, region="Atlantis", locale="xx", hidden_modules=("gone",)
        ),
        sessions=(
            Session(id="done", number=1, started=LAST, ended=FIRST, trail=_trail("gone/away", "", "early_signs/gone")),
            Session(id="first", number=10**12, started=FIRST, chosen=("gone",), short=("gone",), trail=_trail("x")),
            Session(id="second", number=10**12, started=LAST, looking_back=("gone",), next_meeting=ODD),
        ),
        notes=notes,
        entries=(*known, *unknown),
        copies=(Copy(id="copy", who=ODD),),
    )


def _trail(*places: str) -> tuple[TrailItem, ...]:
    return tuple(TrailItem(step=place, outcome=Outcome.OPENED, when=FIRST) for place in places)


def steering(text: str) -> set[str]:
    """Letters that could steer a terminal, or turn the direction of the words around them; line ends are none."""
    return {c for c in text if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or "\u202a" <= c <= "\u202e")} | {
        c for c in text if "\ud800" <= c <= "\udfff"
    }
