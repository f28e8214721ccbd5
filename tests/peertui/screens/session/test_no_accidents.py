"""What is private, who was not asked, and who is not to be called get onto no copy by accident."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from exports import DoesNotFit, ExportError, Paper, preview, text
from peertui.presenters.exporting.export_questions import HOLDS_EVERYTHING, question
from peertui.services.exporting.delivery import PRINTED, WHOLE, Form, page_for, render
from peertui.services.exporting.export_request import Giving
from plans.pack.loader import load_pack
from plans.pack.models import FieldSpec, FieldType
from plans.record import changes
from plans.record.models import Copy, Entry, Note, Person, Record, Session, Share
from tests.support.app.marked_record import Marks, marks_in
from tests.support.context import context_of

PACK = load_pack()
TODAY = date(2026, 3, 3)
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
FORMS = tuple(form for form in Form if form not in WHOLE)
WORDS_ALONE = tuple(form for form in FORMS if form not in (*PRINTED, Form.FHIR))
TRUTHS = (True, False, None, "", "yes", "no")
KINDS = tuple(kind for kind in PACK.kinds if kind not in PACK.page.used_elsewhere)
"""All but the person's own words for our terms: their hint says that they stand on the page from then on."""


UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Files are slow to make: a failing one is shown as it was found."""


@st.composite
def values(draw: st.DrawFn, fields: tuple[FieldSpec, ...], marks: Marks) -> dict[str, Any]:
    """Something in every field, a mark wherever words can stand; now and then a field is empty."""
    made: dict[str, Any] = {}
    for field in fields:
        match field.type:
            case FieldType.YES_NO:
                made[field.name] = draw(st.sampled_from(TRUTHS))
            case FieldType.CHOICE:
                made[field.name] = draw(st.sampled_from((*field.choices, "", marks.one())))
            case FieldType.LIST:
                made[field.name] = [marks.one(), marks.one()]
            case FieldType.ORDER:
                made[field.name] = draw(st.sampled_from((1, 2, None)))
            case FieldType.DATE:
                made[field.name] = draw(st.sampled_from(("2026-03-01", marks.one())))
            case _:
                made[field.name] = marks.one() if draw(st.integers(0, 9)) else ""
    return made


@st.composite
def entries(draw: st.DrawFn, kinds: tuple[str, ...] = KINDS, most: int = 10) -> tuple[Entry, ...]:
    marks = Marks()
    chosen = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=most))
    return tuple(
        Entry(
            id=f"e{at}",
            kind=kind,
            values=draw(values(PACK.kinds[kind].fields, marks)),
            on_page=draw(st.booleans()),
            share=draw(st.sampled_from(tuple(Share))),
            deleted_at=draw(st.sampled_from((None, None, None, NOW))),
            created=NOW,
            changed=NOW,
        )
        for at, kind in enumerate(chosen)
    )


def record_of(parts: tuple[Entry, ...], *, copies: tuple[Copy, ...] = ()) -> Record:
    return Record(
        person=Person(id="p", called="Robin"),
        entries=parts,
        notes=(Note(text="zqxxxxqz", share=Share.CAN_SHARE), Note(text="zqwwwwqz")),
        sessions=(Session(next_meeting="zqvvvvqz"),),
        copies=copies,
    )


def may_stand(entry: Entry, form: Form) -> set[str]:
    """Said again, apart from the page's own rules: which marks of an entry may be on a copy at all."""
    values = entry.values
    if entry.deleted_at or entry.share is not Share.CAN_SHARE or values.get("share") == Share.PRIVATE.value:
        return set()
    if form is Form.BLANK or (form is not Form.SLIP and not entry.on_page):
        return set()
    if entry.kind == "supporter":
        asked = values["knows_they_are_listed"] is True and values["do_not_call"] in (None, False, "")
        return marks_in(str(values)) if asked else set()
    if entry.kind == "look_after" and values["they_know"] is not True:
        return marks_in(str({name: value for name, value in values.items() if name != "who"}))
    return marks_in(str(values))


def words_of(form: Form, record: Record, *, whole: bool) -> Iterator[str]:
    """All words of a copy; `whole`: out of the file itself, not only what it is drawn from."""
    page = page_for(form, context_of(record, today=TODAY))
    yield from (text(page), preview(page, 100, Paper.A4), str(page))
    if not whole and form not in WORDS_ALONE:
        return
    try:
        data = render(form, context_of(record, today=TODAY), page, paper=Paper.A4, password=None)
    except (DoesNotFit, ExportError):  # too much, or no question for the slip
        return
    if form not in PRINTED:
        yield data.decode()
        return
    reader = PdfReader(BytesIO(data))
    yield " ".join(page.extract_text() for page in reader.pages)
    yield f"{reader.metadata} {reader.xmp_metadata}"


def check(record: Record, *, whole: bool) -> None:
    for form in FORMS:
        allowed = set().union(*(may_stand(entry, form) for entry in record.entries))
        for words in words_of(form, record, whole=whole):
            assert marks_in(words) <= allowed, form


@pytest.mark.hazard("H03.3", "H18.1")
@settings(max_examples=40, deadline=None)
@given(entries())
def test_no_private_word_is_on_any_copy(parts: tuple[Entry, ...]) -> None:
    check(record_of(parts), whole=False)


@pytest.mark.hazard("H18.1")
@settings(max_examples=3, deadline=None, phases=UNSHRUNK)
@given(entries(most=6))
def test_nor_in_any_file(parts: tuple[Entry, ...]) -> None:
    check(record_of(parts), whole=True)


@pytest.mark.long
@settings(max_examples=60, deadline=None, phases=UNSHRUNK)
@given(entries(most=30))
def test_nor_in_any_of_many_files(parts: tuple[Entry, ...]) -> None:
    check(record_of(parts), whole=True)


@pytest.mark.hazard("H19.4")
@settings(max_examples=40, deadline=None)
@given(entries(("supporter", "look_after"), 6))
def test_nobody_stands_at_the_foot_whom_the_plan_keeps_to_itself(parts: tuple[Entry, ...]) -> None:
    names = [part.text("name" if part.kind == "supporter" else "who") for part in parts if part.kept]
    copies = tuple(Copy(who=f"my friend {name.upper()}") for name in names if name)
    record = record_of(parts, copies=copies)
    people = [part.model_copy(update={"on_page": True}) for part in parts]
    allowed = set().union(*(may_stand(part, Form.PDF) for part in people))
    for form in FORMS:
        for words in words_of(form, record, whole=False):
            assert marks_in(words.lower()) <= allowed, form


@pytest.mark.hazard("H18.3")
@settings(max_examples=12, deadline=None)
@given(entries(most=4))
def test_made_private_later_it_is_off_every_copy(parts: tuple[Entry, ...]) -> None:
    record = record_of(parts)
    for part in parts:
        record = changes.choose_for_page(record, part.id, True, NOW)
        record = changes.change_entry(record, part.id, NOW, share=Share.PRIVATE)
    for form in FORMS:
        for words in words_of(form, record, whole=False):
            assert not marks_in(words), form


def test_something_is_on_the_page_at_all() -> None:
    """So that the tests above look for words that can be found."""
    asked = {"name": "zqbbbbqz", "knows_they_are_listed": True, "call_order": 1}
    shared = {"on_page": True, "share": Share.CAN_SHARE}
    record = record_of(
        (Entry(kind="supporter", values=asked, **shared), Entry(kind="wish", values={"text": "zqccccqz"}, **shared))
    )
    for form in (*PRINTED[:3], *WORDS_ALONE, Form.FHIR):
        found = " ".join(words_of(form, record, whole=True))
        assert marks_in(found) >= ({"zqbbbbqz"} if form is Form.CARD else {"zqbbbbqz", "zqccccqz"})


@pytest.mark.hazard("H18.5")
def test_the_whole_record_says_plainly_that_it_holds_everything_and_asks() -> None:
    asked = question(Giving(Form.JSON, path=Path("a.json")), context_of(record_of(()), today=TODAY), there=False)
    assert asked is not None
    assert HOLDS_EVERYTHING in asked.words
    assert asked.choices[0][0] == "no"


@pytest.mark.hazard("H19.5")
def test_a_name_that_is_kept_off_is_pointed_out_where_it_stands_in_other_words() -> None:
    shared = {"on_page": True, "share": Share.CAN_SHARE}
    sam = Entry(kind="supporter", values={"name": "Sam", "do_not_call": True})
    ring = Entry(kind="crisis_sign", values={"text": "When SAM stops ringing; not Samuel"}, **shared)
    for words, told in (("When SAM stops ringing", True), ("When Samuel stops ringing", False)):
        ring = ring.model_copy(update={"values": {"text": words}})
        asked = question(
            Giving(Form.PDF, path=Path("a.pdf")), context_of(record_of((sam, ring)), today=TODAY), there=False
        )
        assert asked is not None
        assert ("not asked or not to be called: Sam." in asked.words) is told
