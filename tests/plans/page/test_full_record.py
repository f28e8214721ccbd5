"""The person's own copy: every word that is kept about them is on it, in an order that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from exports import text, whole_pdf
from exports.layout.flowing_copies import WHOLE
from peertui.demo import demo_record
from plans.pack.loader import load_pack
from plans.pack.models import EntryKind, FieldSpec, FieldType
from plans.page.full_record import compose_everything
from plans.record.entry_text import NO, YES
from plans.record.models import Copy, Entry, Note, Outcome, Person, Record, Session, Share, TrailItem, Voice, Way
from plans.record.moments import local
from tests.support.context import context_of
from tests.support.exports.pdf_text import Sheet, seen

PACK = load_pack()
TODAY = date(2026, 3, 3)
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 9, 12, tzinfo=UTC)
NOT_WORDS = {
    *("id", "format", "locale", "session", "module", "step", "kind", "chosen", "short", "looking_back"),
    *("hidden_modules", "sha256", "form", "given_on", "taken_back_on", "withdrawn_on", "file_deleted_on"),
}
"""What points to something else, or is said in other words: titles, dates in words."""


def copy_of(record: Record) -> str:
    """All of it as text, without the breaks of lines."""
    return seen(text(compose_everything(context_of(record, today=TODAY))))


def words_in(part: Any) -> Iterator[str]:
    """Every string that anybody wrote, however deep it is kept."""
    if isinstance(part, str) and not isinstance(part, Enum):
        yield part
    elif isinstance(part, BaseModel):
        for name, value in {**dict(part), **(part.model_extra or {})}.items():
            if name not in NOT_WORDS:
                yield from words_in(value)
    elif isinstance(part, dict):
        for value in part.values():
            yield from words_in(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from words_in(value)


def filled(kind: EntryKind, mark: str) -> dict[str, Any]:
    """A mark of its own in every field that takes words; a choice, a yes and a number elsewhere."""
    made: dict[str, Any] = {}
    for field in kind.fields:
        match field.type:
            case FieldType.YES_NO:
                made[field.name] = True
            case FieldType.CHOICE:
                made[field.name] = field.choices[-1]
            case FieldType.ORDER:
                made[field.name] = 41
            case FieldType.LIST:
                made[field.name] = [f"{mark}{field.name}one", f"{mark}{field.name}two"]
            case FieldType.DATE:
                made[field.name] = "2027-05-31"
            case _:
                made[field.name] = f"{mark}{field.name}"
    return made


def everything() -> Record:
    """Something in every field of every kind, in every voice, shared and private, kept and left out."""
    voices = tuple(Voice)
    entries = tuple(
        Entry(
            id=f"{kind.id}{at}",
            kind=kind.id,
            values=filled(kind, f"z{kind.id}{at}z"),
            in_whose_words=voices[at % 3],
            share=tuple(Share)[at % 2],
            on_page=at % 2 == 0,
            came_from="zfromz" if at else "",
            deleted_at=LATER if at == 3 else None,
            created=NOW,
            changed=LATER,
        )
        for kind in PACK.kinds.values()
        for at in range(4)
    )
    notes = tuple(
        Note(text=f"znote{voice.name}{share.name}z", voice=voice, share=share, session=session, deleted_at=gone)
        for voice in Voice
        for share in Share
        for session in ("m1", None)
        for gone in (None, LATER)
    )
    trail = tuple(
        TrailItem(step=f"crisis/{step}", outcome=outcome, when=NOW)
        for step, outcome in zip(("time", "hour", "who", "wishes"), Outcome, strict=True)
    )
    session = Session(
        id="m1", started=NOW, ended=LATER, trail=trail, next_meeting="znextz", chosen=("crisis",),
        short=("recovery",), looking_back=("a1",), later="zmeetingextraz",
    )  # fmt: skip
    copies = tuple(
        Copy(who=f"zwho{way.name}z", how="zhowz", what=("zwhatz",), way=way, file="zfilez", withdrawn_on=TODAY)
        for way in Way
    )
    person = Person(called="zcalledz", full_name="zfullz", hidden_modules=("medication",), says_more=True)
    return Record(
        person=person, entries=entries, notes=notes, sessions=(session,), copies=copies, later={"deep": ["zextraz"]}
    )


def test_every_word_of_every_kind_is_on_it() -> None:
    record = everything()
    found = copy_of(record)
    missing = [words for words in words_in(record) if seen(words) not in found and words != "2027-05-31"]
    assert missing == []
    for said in (
        "31May2027",
        "Whotocallfirst:41",
        "Leftouton9March2026.",
        "Theworker'swords.",
        "Ifthingsgetreallyhard",
    ):
        assert said in found


def test_every_field_stands_under_its_label() -> None:
    found = copy_of(everything())
    for kind in PACK.kinds.values():
        for field in kind.fields:
            if field.name != kind.main:
                assert seen(f"{field.label}:{_as_said(field, kind)}") in found, (kind.id, field.name)


def _as_said(field: FieldSpec, kind: EntryKind) -> str:
    match field.type:
        case FieldType.YES_NO:
            return YES
        case FieldType.CHOICE:
            return field.choices[-1]
        case FieldType.ORDER:
            return "41"
        case FieldType.DATE:
            return "31 May 2027"
    return f"z{kind.id}0z{field.name}"


def test_the_file_holds_every_word_and_is_read_back_by_another_reader() -> None:
    record = everything()
    page = compose_everything(context_of(record, today=TODAY))
    data = whole_pdf(page)
    sheets = range(len(Sheet(data).reader.pages))
    found = seen("".join(Sheet(data, at).reader.pages[at].extract_text() for at in sheets))
    marks = re.findall(r"z\w+z", " ".join(words_in(record)))
    assert len(marks) > 300
    assert [mark for mark in marks if mark not in found] == []
    assert WHOLE.size >= 12


def test_the_worked_example_loses_nothing() -> None:
    record = demo_record()
    found = copy_of(record)
    references = {e.id for e in record.entries} | set(PACK.kinds)
    references |= {p.id for lens in PACK.look_back.lenses for p in lens.prompts}
    words = [w for w in words_in(record) if w not in references and not re.fullmatch(r"\d{4}-\d\d-\d\d", w)]
    places = {item.step for s in record.sessions for item in s.trail}
    assert [w for w in words if seen(w) not in found and w not in places] == []


def test_a_meeting_is_told_part_by_part_in_the_persons_own_words() -> None:
    own = Entry(kind="my_word", values={"term": "getting better", "my_word": "tuning up"})
    steps = (
        ("recovery/my-words", Outcome.OPENED),
        ("recovery/my-words", Outcome.TALKED),
        ("recovery/good-day", Outcome.SKIPPED),
        ("close/takeaway", Outcome.OPENED),
        ("gone/step", Outcome.TALKED),
    )
    trail = tuple(TrailItem(step=step, outcome=outcome, when=NOW) for step, outcome in steps)
    session = Session(started=NOW, trail=trail, chosen=("recovery",), looking_back=("a1", "a4"))
    page = compose_everything(
        context_of(Record(person=Person(called="Robin"), entries=(own,), sessions=(session,)), today=TODAY)
    )
    [met] = [group for section in page.sections for group in section.groups if group.label.startswith("Meeting 1")]
    mine = "What tuning up means to me"
    at = f"({local(NOW):%H:%M})"
    assert [(item.text, item.detail) for item in met.items[1:]] == [
        (mine, f"My own words: opened {at}, talked about {at}. A good day: skipped {at}."),
        ("Close", f"One thing to take: opened {at}."),
        ("gone/step", f"talked about {at}."),
        (f"{PACK.copies.everything.chosen}: {mine}", ""),
        (
            f"{PACK.copies.everything.looked_back}: What do you have a say in right now? Where would you like more "
            "say? What do you know well about yourself? What would you like to find out?",
            "",
        ),
    ]


def test_the_worked_example_keeps_nothing_of_what_is_the_workers_own_check() -> None:
    alone = {stage.id for stage in PACK.flow.stages if stage.worker_only}
    walked = {item.step.partition("/")[0] for session in demo_record().sessions for item in session.trail}
    assert not walked & alone
    assert "arrive" in walked


keys = st.text("abcd_", min_size=1, max_size=4).filter(lambda key: key.strip("_"))
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("pqrs ", min_size=1),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from((*PACK.kinds, "of_another_pack")),
    st.dictionaries(keys | st.sampled_from(("text", "sign", "what_helps", "who", "date")), anything, max_size=4),
    st.dictionaries(st.text("xyz", min_size=3, max_size=4), anything, max_size=2),
)
def test_nothing_is_dropped_whatever_was_kept(kind: str, values: dict[str, Any], extra: dict[str, Any]) -> None:
    record = Record(person=Person(called="Robin"), entries=(Entry(kind=kind, values=values, **extra),))
    found = copy_of(record)
    assert [words for words in (*words_in(values), *words_in(extra)) if seen(words) not in found] == []


def test_what_belongs_to_nothing_says_so_and_a_no_is_said() -> None:
    record = Record(
        person=Person(called="Robin"),
        entries=(Entry(kind="wish"), Entry(kind="supporter", values={"name": "Ola", "do_not_call": False})),
    )
    found = text(compose_everything(context_of(record, today=TODAY)))
    assert PACK.copies.everything.nothing in found
    assert f"Please do not call them: {NO}" in found
