"""An entry in words: as it is read on a screen and in the person's own copy."""

from __future__ import annotations

import pytest

from plans.pack.loader import load_pack
from plans.record.entry_text import entry_facts, entry_lines
from plans.record.models import Entry, Person, Record
from tests.support.context import context_of

PACK = load_pack()


@pytest.mark.parametrize(
    ("written", "said"),
    [("2026-11-10", "10 November 2026"), ("in the spring", "in the spring"), ("2026-13-40", "2026-13-40")],
)
def test_a_day_is_said_in_words_and_what_is_no_day_as_it_was_written(written, said):
    entry = Entry(kind="copy", values={"who": "Nia", "given_on": written})
    record = Record(person=Person(called="Robin"), entries=(entry,))
    assert entry_lines(context_of(record), entry) == ("Nia", f"Given on: {said}")
    assert ("Given on", said) in entry_facts(context_of(record), entry)
