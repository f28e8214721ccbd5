"""Record documents: nothing lost on the way in or out, and one plain sentence for whatever cannot be read."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.record.json_document import MOST_BYTES, DocumentError, clean_words, dump_document, read_document, schema
from plans.record.models import Record, Share, Voice

NOW = datetime(2026, 3, 9, 14, 30, tzinfo=UTC)
HEAD = {"format": "peertui-record", "version": 1, "person": {"called": "Sam"}}


def read(document: object, **more: str) -> Record:
    numbers = count(1)
    text = document if isinstance(document, (str, bytes)) else json.dumps(document)
    return read_document(text, now=NOW, new_id=lambda: f"made-{next(numbers)}", **more)


def refused(document: object) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read(document)
    return caught.value


keys = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=5)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)
moments = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.isoformat())
extras = st.dictionaries(st.text(alphabet="xyz", min_size=3, max_size=4), anything, max_size=2)
entries = st.fixed_dictionaries(
    {"kind": st.text("abc_", min_size=1)},
    optional={
        "values": st.dictionaries(keys, anything, max_size=3),
        "order": st.integers(-5, 5),
        "session": st.text(),
        "in_whose_words": st.sampled_from(Voice),
        "on_page": st.booleans(),
        "share": st.sampled_from(Share),
        "created": moments,
        "deleted_at": moments | st.none(),
    },
)
notes = st.fixed_dictionaries({"text": st.text()}, optional={"voice": st.sampled_from(Voice), "module": st.text()})
trails = st.lists(
    st.fixed_dictionaries({"step": st.text(), "outcome": st.sampled_from(["talked", "parked"])}), max_size=3
)
sessions = st.fixed_dictionaries({}, optional={"trail": trails, "ended": moments, "chosen": st.lists(st.text())})
copies = st.fixed_dictionaries({"who": st.text()}, optional={"given_on": st.dates().map(str)})
documents = st.builds(
    lambda extra, parts: {**extra, **HEAD, **parts},
    extras,
    st.fixed_dictionaries(
        {},
        optional={
            "entries": st.lists(st.builds(lambda a, b: {**a, **b}, extras, entries), max_size=3),
            "notes": st.lists(st.builds(lambda a, b: {**a, **b}, extras, notes), max_size=3),
            "sessions": st.lists(st.builds(lambda a, b: {**a, **b}, extras, sessions), max_size=3),
            "copies": st.lists(copies, max_size=2),
        },
    ),
)


@given(documents)
def test_import_then_export_then_import_gives_the_same(document: dict[str, object]) -> None:
    record = read(document)
    written = dump_document(record)
    assert read(written) == record
    assert dump_document(read(written)) == written


@pytest.mark.hazard("H55.1")
@given(st.text() | st.binary() | anything | documents.map(lambda d: json.dumps(d)[:-5]))
def test_whatever_the_file_holds_there_is_a_record_or_a_sentence(document: object) -> None:
    try:
        assert isinstance(read(document), Record)
    except DocumentError as error:
        sentence = str(error)
        assert sentence.endswith(".")
        assert "\n" not in sentence.rstrip()


def test_what_is_left_out_is_made() -> None:
    record = read(
        {
            **HEAD,
            "entries": [{"kind": "about_me"}, {"kind": "about_me", "created": "2026-01-02T03:04:05+01:00"}],
            "notes": [{"text": "Hello"}],
            "sessions": [{}, {"started": "2026-02-01T10:00:00Z", "trail": [{"step": "a/b", "outcome": "talked"}]}],
        }
    )
    made = [record.person.id, *(part.id for part in (*record.sessions, *record.notes, *record.entries))]
    assert len(set(made)) == len(made)
    assert record.entries[0].created == record.entries[0].changed == record.notes[0].created == NOW
    assert record.entries[1].changed == datetime(2026, 1, 2, 2, 4, 5, tzinfo=UTC)
    assert [s.number for s in record.sessions] == [1, 2]
    assert record.sessions[0].started == NOW
    assert record.sessions[1].trail[0].when == record.sessions[1].started


@pytest.mark.parametrize(
    ("on_page", "share", "becomes"),
    [
        (True, None, Share.CAN_SHARE),
        (False, None, Share.PRIVATE),
        (True, "private to us", Share.PRIVATE),
        (False, "can share", Share.CAN_SHARE),
    ],
)
def test_what_stands_on_the_page_can_be_shared_unless_it_says_otherwise(
    on_page: bool, share: str | None, becomes: Share
) -> None:
    entry = {"kind": "about_me", "on_page": on_page} | ({"share": share} if share else {})
    assert read({**HEAD, "entries": [entry]}).entries[0].share is becomes


@pytest.mark.hazard("H10.4")
def test_what_is_not_known_is_kept() -> None:
    entry = {"kind": "from_next_year", "values": {"new": {"deep": [1, None]}}, "colour": "blue", "step": "m/s"}
    record = read({**HEAD, "person": {"called": "Sam", "pronouns": "they"}, "entries": [entry], "songs": ["One"]})
    back = json.loads(dump_document(record))
    assert back["songs"] == ["One"]
    assert back["person"]["pronouns"] == "they"
    assert entry.items() <= back["entries"][0].items()


def test_control_characters_leave_the_words_and_lines_stay() -> None:
    text = "one\x00\x1b[31m\r\ntwo\tthree\x7f\u0085\ud800 👩‍👧 שלום"
    assert clean_words(text) == "one[31m\ntwo\tthree\ufffd 👩‍👧 שלום"
    entry = {"kind": "a\x07", "values": {"te\x00xt": [text]}}
    record = read(json.dumps({**HEAD, "entries": [entry]}))
    assert record.entries[0].kind == "a"
    assert record.entries[0].values == {"text": [clean_words(text)]}


def test_ten_thousand_letters_are_kept() -> None:
    words = "quiet " * 10_000
    record = read({**HEAD, "notes": [{"text": words}]})
    assert read(dump_document(record)).notes[0].text == words


def test_the_name_can_be_given_beside_the_document() -> None:
    assert read({**HEAD, "person": {}}, called=" Jo ").person.called == "Jo"
    assert read(HEAD, called="Jo").person.called == "Jo"
    assert read(HEAD, called="  ").person.called == "Sam"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_any_unicode_file_is_read(encoding: str) -> None:
    document = json.dumps({**HEAD, "person": {"called": "Zoë"}}, ensure_ascii=False)
    assert read(document.encode(encoding)).person.called == "Zoë"


@pytest.mark.parametrize(
    ("document", "where", "says"),
    [
        ("", "", "empty"),
        (b"\x80\x81", "", "not text"),
        ("hello", "", "not JSON at line 1, column 1"),
        ('{"format": "peertui-record",\n "person": {"called": "S', "", "stops at line 2"),
        ("[1]", "", "not a record document"),
        ({"format": "other"}, "format", '"format" should be "peertui-record"'),
        ({**HEAD, "version": 2}, "version", "install a newer peertui"),
        ({**HEAD, "version": "1"}, "version", "whole number"),
        ({**HEAD, "person": {}}, "person.called", "no name"),
        ({**HEAD, "person": {"called": " \x00"}}, "person.called", "no name"),
        ({**HEAD, "person": ["Sam"]}, "person", "a group in { }"),
        ({**HEAD, "entries": {}}, "entries", "a list in [ ]"),
        ({**HEAD, "entries": [{"kind": "a"}, {}]}, "entries[1].kind", "entries[1].kind is missing"),
        ({**HEAD, "entries": [{"kind": 5}]}, "entries[0].kind", "words in quotes"),
        ({**HEAD, "entries": [{"kind": "a", "on_page": "yes"}]}, "entries[0].on_page", "true or false"),
        ({**HEAD, "entries": [{"kind": "a", "share": "all"}]}, "entries[0].share", '"private to us" or "can share"'),
        ({**HEAD, "notes": [{"created": 5}]}, "notes[0].created", "a time such as"),
        ({**HEAD, "notes": [{"created": "0001-01-01T00:00:00+14:00"}]}, "notes[0].created", "a time such as"),
        ({**HEAD, "copies": [{"who": "Jo", "given_on": "soon"}]}, "copies[0].given_on", "a date such as"),
        ({**HEAD, "sessions": [{"number": 0}]}, "sessions[0].number", "1 or more"),
        ({**HEAD, "sessions": [{"trail": [{"step": "a"}]}]}, "sessions[0].trail[0].outcome", "is missing"),
        ({**HEAD, "notes": [{"id": "n"}, {"id": "n\x00"}]}, "notes[1].id", "another of the notes has too"),
        ('{"format": "peertui-record", "format": "peertui-record"}', "", 'Two fields of one group are called "format"'),
        ('{"format": NaN}', "", "NaN"),
        ('{"format": 1e999}', "", "1e999"),
        ('{"format": ' + "9" * 5000 + "}", "", "thousands of digits"),
        ("[" * 50 + "]" * 50, "", "more than 40 deep"),
        ("[" * 200_000, "", "more than 40 deep"),
        (" " * (MOST_BYTES + 1), "", "at most 20 MB"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(document: object, where: str, says: str) -> None:
    error = refused(document)
    assert says in str(error)
    assert error.where == where


def test_the_schema_asks_for_what_the_reader_asks_for() -> None:
    shape = schema()
    assert shape["required"] == ["format", "person"]
    assert shape["$defs"]["Person"]["required"] == ["called"]
    assert shape["$defs"]["Entry"]["required"] == ["kind"]
    assert shape["additionalProperties"] is True
    assert json.loads(json.dumps(shape)) == shape
