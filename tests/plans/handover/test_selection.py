"""Which parts of a record go to a colleague: nothing private by itself, and nothing that was not chosen."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from peertui.demo import demo_record
from plans.guide import programme_sections
from plans.handover import selection
from plans.handover.selection import contents, cut, sections, usual
from plans.pack.loader import load_pack
from plans.page.compose import compose
from plans.page.placement import unasked
from plans.record.copy_log import copy_words, keep_copy
from plans.record.json_document import dump_document, read_document
from plans.record.models import Copy, Entry, Note, Person, Record, Session, Share, Voice, Way
from tests.support.context import context_of

PACK = load_pack()
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
SHARED = {"share": Share.CAN_SHARE}


def robin(*entries: Entry, **more: object) -> Record:
    person = Person(id="robin", called="Robin", full_name="Robin Example", hidden_modules=("medication",))
    return Record(person=person, entries=entries, **more)


def sent(record: Record, *chosen: str) -> Record:
    return cut(context_of(record), chosen, handover_id="h", now=NOW)


def going(record: Record, *chosen: str) -> list[str]:
    part = sent(record, *chosen)
    return [entry.id for entry in part.entries] + [note.id for note in part.notes]


def supporter(name: str, **values: object) -> Entry:
    return Entry(id=name, kind="supporter", values={"name": name, **values}, **SHARED)


@pytest.mark.hazard("H23.2", "H49.3")
def test_by_itself_nothing_private_goes() -> None:
    record = demo_record()
    part = cut(context_of(record), usual(context_of(record)), handover_id="h", now=NOW)
    assert part.entries
    assert part.notes
    assert all(entry.share is Share.CAN_SHARE and not unasked(entry, PACK) for entry in part.entries)
    assert all(note.share is Share.CAN_SHARE and note.voice is not Voice.WORKER for note in part.notes)
    assert (part.sessions, part.copies, part.person.full_name) == ((), (), "")


def test_with_everything_chosen_every_kept_word_goes() -> None:
    record = demo_record()
    part = cut(context_of(record), {section.id for section in sections(context_of(record))}, handover_id="h", now=NOW)
    assert part.entries == tuple(entry for entry in record.entries if entry.kept)
    assert part.notes == tuple(note for note in record.notes if note.kept)
    assert (part.sessions, part.copies, part.person) == (record.sessions, record.copies, record.person)


def test_private_goes_only_when_chosen_and_only_in_its_part() -> None:
    by_field = Entry(id="f", kind="wish", values={"share": Share.PRIVATE.value}, **SHARED)
    record = robin(
        Entry(id="a", kind="wish"), by_field, Entry(id="b", kind="wish", **SHARED), Entry(id="c", kind="goal")
    )
    assert going(record, "crisis") == ["b"]
    assert going(record, "crisis", selection.PRIVATE) == ["a", "f", "b"]
    assert going(record, selection.PRIVATE) == []


@pytest.mark.hazard("H23.2")
def test_whoever_was_not_asked_goes_only_when_chosen() -> None:
    asked = supporter("Mo", knows_they_are_listed=True)
    entries = (
        asked,
        supporter("Jo"),
        supporter("Di", knows_they_are_listed=True, do_not_call=True),
        supporter("Bo", knows_they_are_listed=False, call_order=1),
        Entry(id="cat", kind="look_after", values={"what": "the cat", "who": "Jo"}, **SHARED),
        Entry(id="plant", kind="look_after", values={"what": "the plants"}, **SHARED),
        Entry(id="dog", kind="look_after", values={"what": "the dog", "who": "Mo", "they_know": True}, **SHARED),
    )
    everywhere = [section.id for section in sections(context_of(robin(*entries))) if not section.widens]
    assert sorted(going(robin(*entries), *everywhere)) == ["Mo", "dog", "plant"]
    assert len(going(robin(*entries), *everywhere, selection.UNASKED)) == 7


@pytest.mark.hazard("H05.3")
def test_the_workers_own_notes_are_a_part_of_their_own() -> None:
    record = robin(
        notes=(
            Note(id="t", text="a", **SHARED),
            Note(id="p", text="b"),
            Note(id="w", text="c", voice=Voice.WORKER),
            Note(id="gone", text="d", deleted_at=NOW, **SHARED),
        )
    )
    assert usual(context_of(record)) == {selection.NOTES}
    assert going(record, selection.NOTES) == ["t"]
    assert going(record, selection.NOTES, selection.PRIVATE) == ["t", "p"]
    assert going(record, selection.WORKER_NOTES) == ["w"]


def test_a_hidden_part_does_not_go_by_itself_and_stays_hidden() -> None:
    record = robin(Entry(id="m", kind="med_matters", values={"text": "x"}, **SHARED))
    assert usual(context_of(record)) == frozenset()
    assert going(record, "medication") == ["m"]
    assert sent(record).person.hidden_modules == ("medication",)


@pytest.mark.hazard("H23.3")
def test_what_was_left_out_never_goes() -> None:
    record = robin(Entry(id="a", kind="wish", deleted_at=NOW, **SHARED))
    assert not [section for section in sections(context_of(record)) if section.id == "crisis"]
    assert going(record, "crisis", selection.PRIVATE) == []


def test_unknown_fields_of_person_and_record_stay_here() -> None:
    record = Record(person=Person(called="Robin", secret="x"), other="y")
    assert "secret" not in dump_document(sent(record, selection.FULL_NAME))
    assert sent(record).model_extra == {selection.HANDOVER: {"id": "h", "made": NOW.isoformat(), "what": []}}


@pytest.mark.parametrize(
    ("entry", "part"),
    [
        (Entry(kind="wish"), "crisis"),
        (Entry(kind="wish", module="early_signs"), "early_signs"),
        (Entry(kind="small_step", module="close"), programme_sections.TOGETHER),
        (Entry(kind="takeaway"), programme_sections.TOGETHER),
        (Entry(kind="reflection"), "look_back"),
        (Entry(kind="from_a_later_time"), programme_sections.OTHER),
    ],
)
def test_every_entry_belongs_to_one_part(entry: Entry, part: str) -> None:
    assert programme_sections.section_of(PACK, entry) == part


def test_amounts_are_said_in_words() -> None:
    record = robin(
        Entry(kind="wish", **SHARED),
        Entry(kind="wish"),
        Entry(kind="odd_kind"),
        notes=(Note(text="a"),),
        sessions=(Session(), Session()),
    )
    assert {s.id: s.amount for s in sections(context_of(record))} == {
        "crisis": "1 to share, 1 just for us",
        "other": "1 just for us",
        "notes": "1 just for us",
        "meetings": "2 meetings",
        "full_name": "Robin Example",
        "private": "3 things",
    }
    assert contents(context_of(record)) == "2 wishes, 1 odd kind, 1 note, 2 meetings"
    assert contents(context_of(Record(person=Person(called="Bo")))) == "nothing written"


@pytest.mark.hazard("H23.5")
def test_a_handover_is_kept_in_the_copies_and_not_on_the_page() -> None:
    record = keep_copy(
        robin(), "h", who="Kit", on=date(2026, 3, 3), way=Way.HANDED_OVER, how="as a locked file", what=("Notes",)
    )
    record = keep_copy(record, "p", who="my sister", on=date(2026, 3, 3), way=Way.PAGE)
    assert keep_copy(record, "h", who="Bo", on=date(2026, 3, 4), way=Way.PAGE) == record
    assert compose(context_of(record, today=date(2026, 3, 3))).copies == ("my sister",)
    assert [copy_words(copy) for copy in record.copies] == [
        "Handed over to Kit, as a locked file on 3 March 2026: Notes",
        "The page: my sister on 3 March 2026",
    ]
    back = Copy(who="", way=Way.RECEIVED, taken_back_on=date(2026, 3, 9))
    assert copy_words(back) == "Received from a colleague, taken back on 9 March 2026"
    assert read_document(dump_document(record), now=NOW, new_id=str) == record


def test_a_number_that_prints_only_once_they_were_asked_does_not_go_before() -> None:
    people = next(section for section in PACK.page.sections if section.id == "people")
    numbered = people.parts[0].model_copy(update={"filled": (), "text": "{name}"})
    unnumbered = people.parts[1].model_copy(update={"needs": {}})
    own = people.model_copy(update={"parts": (numbered, unnumbered)})
    sections_now = tuple(own if section is people else section for section in PACK.page.sections)
    pack = PACK.model_copy(update={"page": PACK.page.model_copy(update={"sections": sections_now})})
    values = {"name": "Bo", "phone": "07700 900125"}
    assert unasked(Entry(kind="supporter", values=values), pack)
    assert not unasked(Entry(kind="supporter", values={**values, "knows_they_are_listed": True}), pack)
