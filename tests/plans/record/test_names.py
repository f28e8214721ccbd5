"""When two names are one, and when nothing can be seen of a name."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.handover.merge import take_in
from plans.page.copy_holders import named_in
from plans.record.json_document import DocumentError, read_document
from plans.record.models import Person, Record
from plans.record.names import can_be_seen, name_key

NFC, NFD = "Jos\u00e9", "Jose\u0301"
UNSEEN = [
    "",
    " ",
    "\u200b\u200b",
    "\u200d\u2060",
    "\ufeff",
    "\u202e",
    "\u3164",
    "\u2800",
    "\u0301",
    "\u00ad",
    "\U000e0041",
]


@pytest.mark.parametrize("name", UNSEEN)
def test_nothing_can_be_seen_of_these(name: str) -> None:
    assert not can_be_seen(name)


@pytest.mark.parametrize("name", ["Ed", "नूर", "نور", "诺尔", "🦊", "J.", "?", "می\u200cخواهم"])
def test_these_are_names(name: str) -> None:
    assert can_be_seen(name)


@given(st.text(min_size=1, max_size=40))
def test_capitals_and_composed_letters_make_no_other_name(name: str) -> None:
    assert len({name_key(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")}) == 1
    assert name_key(f"  {name}\u200b ") == name_key(name)
    assert name_key(name_key(name)) == name_key(name)


def test_another_name_stays_another() -> None:
    assert name_key(NFC) == name_key(NFD) == name_key("JOSÉ")
    assert name_key("Jose") != name_key(NFC)


def test_a_document_with_a_name_that_nobody_sees_is_refused() -> None:
    with pytest.raises(DocumentError, match="no name"):
        read_document(
            '{"format": "peertui-record", "person": {"called": "\\u200b\\u200b"}}',
            now=datetime(2026, 3, 3, tzinfo=UTC),
            new_id=lambda: "a",
        )


def test_whoever_the_plan_keeps_to_itself_is_known_in_either_spelling() -> None:
    assert named_in(f"Ring {NFD} first", (NFC,)) == (NFC,)


def test_the_same_name_handed_over_in_other_letters_is_no_other_name() -> None:
    mine, theirs = (Record(person=Person(id="j", called=name)) for name in (NFC, NFD))
    assert take_in(mine, theirs, "Kit", datetime(2026, 3, 3, tzinfo=UTC)).notes == ()
