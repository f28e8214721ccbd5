"""Random plans of made-up people, from nothing at all to far too much: the same number gives the same plan."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random
from typing import Any

from plans.pack.loader import load_pack
from plans.pack.models import EntryKind, FieldType, Pack
from plans.page.compose import Page, compose, has_place
from plans.record.models import Entry, Person, Record, Share
from tests.support.context import context_of
from tests.support.exports.random_pages import LETTERS

MOST_ENTRIES, MOST_WORDS = 60, 3000
TODAY = date(2026, 3, 3)
MARKS = {
    "latin": "\u0301\u0323\u0327",
    "arabic": "\u064b\u064e\u0651",
    "hebrew": "\u05b8\u05bc\u05b7",
    "devanagari": "\u093e\u093f\u0940\u0947\u094d\u0902",
    "thai": "\u0e31\u0e34\u0e35\u0e48\u0e49",
}
"""Signs that stand above, below or beside a letter of these scripts, now and then in front of it."""


@cache
def pack() -> Pack:
    return load_pack()


def plan(number: int) -> Page:
    """The page of one random plan."""
    random = Random(number)
    count = random.choice([0, 1, 3, 8, 15, 25, 40, MOST_ENTRIES])
    words = random.choice([0, 20, 60, 100, 150, 250, 400, 600, 900, MOST_WORDS]) if count else 0
    writing = _Writing(random, words, count)
    kinds = [kind for kind in pack().kinds.values() if has_place(pack(), kind.id)]
    entries = tuple(
        Entry(id=f"{number}-{at}", kind=kind.id, values=writing.values(kind), on_page=True, share=Share.CAN_SHARE)
        for at, kind in enumerate(random.choices(kinds, k=count))
    )
    person = Person(id=str(number), called=writing.name(), full_name=random.choice(["", writing.name()]))
    return compose(context_of(Record(person=person, entries=entries), pack=pack(), today=TODAY))


class _Writing:
    """How one person writes: mostly in one script, sometimes in any."""

    def __init__(self, random: Random, words: int, entries: int) -> None:
        self._random = random
        self._words, self._each = words, max(1, 2 * words // max(1, entries))
        self._main = random.choice(["latin", "latin", "latin", *LETTERS])
        self._odd = random.choice([0, 0.05, 0.3])

    def values(self, kind: EntryKind) -> dict[str, Any]:
        """Values for the fields of an entry; the first is always written."""
        found: dict[str, Any] = {}
        for at, field in enumerate(kind.fields):
            if not at or self._random.random() < 0.6:
                match field.type:
                    case FieldType.TEXT | FieldType.LONG:
                        found[field.name] = self._text()
                    case FieldType.LIST:
                        found[field.name] = [self._text() for _ in range(self._random.randint(1, 4))]
                    case FieldType.PHONE:
                        found[field.name] = self._random.choice(["07700 900 123", "01632960044", "111, then 2"])
                    case FieldType.CHOICE:
                        found[field.name] = self._random.choice(field.choices)
                    case _:
                        pass
        return found | ({"do_not_call": False, "knows_they_are_listed": True} if kind.id == "supporter" else {})

    def name(self) -> str:
        """Two words; the record takes no half of a pair in a name."""
        return f"{self._word('latin')} {self._word(self._main)}".replace("\ud800", "")

    def _text(self) -> str:
        count = min(self._words, self._random.randint(1, max(1, self._each)))
        self._words -= count
        return " ".join([self._word("latin"), *(self._any() for _ in range(count - 1))])

    def _any(self) -> str:
        if self._random.random() >= self._odd:
            return self._word(self._main)
        return self._random.choice(
            [
                self._word(self._random.choice(list(LETTERS))),
                "".join(self._random.choices("".join(LETTERS.values()), k=6)),
                *("07700 900 123", "22:30", "(brother)", "[x]", "a\nb", "x\r\n\r\ny", "👩‍👧🌱", "\x00\x1b[0m"),
                "half\ud83d",
                self._random.choice("wإ界क") * self._random.choice([30, 200]),
            ]
        )

    def _word(self, script: str) -> str:
        marks = MARKS.get(script, "")
        letters = self._random.choices(LETTERS[script], k=self._random.randint(1, 9))
        return "".join(
            c + (self._random.choice(marks) if marks and self._random.random() < 0.25 else "") for c in letters
        )
