"""A meeting without a front end: what is written, where Enter and each move lead, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from peertui.presenters.place import Place
from peertui.presenters.reply import Ask, Done, Open, Say
from peertui.presenters.session import entry_rows
from peertui.presenters.session.entry_fields import KEPT, LEFT_OUT, NOT_KEPT, WrittenEntry, WrittenNote
from peertui.presenters.session.session import ENDED, FIRST_STEP, IS_PUT_DOWN, SAVED, Meeting
from peertui.services.session.new_entries import begin_entry, begin_note
from plans.guide import state_machine
from plans.pack.loader import load_pack
from plans.record.models import Entry, Session, Voice
from tests.support.app.kit import NOW, robin
from tests.support.app.presenting import NoFrontEnd

PACK = load_pack()
AGREED = Entry(id="a", kind="writing_agreement", values={"ok_to_write": "yes"}, session="now")


def meeting_at(folder: Path, place: str, *entries: Entry) -> Meeting:
    session = state_machine.go(PACK, Session(id="now", started=NOW), place, NOW)
    return Meeting(NoFrontEnd(folder, robin(entries=(AGREED, *entries), sessions=(session,))))


def test_a_line_is_kept_as_it_is_typed_and_enter_begins_another(tmp_path: Path) -> None:
    meeting = meeting_at(tmp_path, "early_signs/well")
    assert meeting.writing is not None
    for typed in ("I", "I si", "I sing"):
        meeting.writing.keep(typed)
    assert meeting.rows() == (), "it stands in the box"
    assert [row.text for row in meeting.written()] == ["I sing"]
    assert meeting.entered("I sing") is None
    assert [row.text for row in meeting.rows()] == ["I sing"]
    assert meeting.writing.there == ""
    here = meeting.seen.place
    assert meeting.entered("") is None
    assert meeting.seen.place != here


def test_a_box_that_was_passed_says_the_way_back_and_back_leads_there(tmp_path: Path) -> None:
    meeting = meeting_at(tmp_path, "arrive/weather")
    assert meeting.writing is not None
    first = meeting.writing.label
    said = meeting.entered("")
    assert isinstance(said, Say)
    assert first in said.words
    assert meeting.writing.label != first
    here = meeting.seen.place
    assert meeting.do("back") is None
    assert (meeting.writing.label, meeting.seen.place) == (first, here)


def test_words_just_typed_become_what_is_picked_for_them(tmp_path: Path) -> None:
    meeting = meeting_at(tmp_path, "early_signs/well")
    assert meeting.writing is not None
    meeting.writing.keep("you hum")
    meeting.writing.write_as("note:worker", "you hum")
    record = meeting.workspace.record
    assert record.of_kind("when_well") == ()
    assert [(note.text, note.voice) for note in record.notes] == [("you hum", Voice.WORKER)]
    assert meeting.writing.there == "you hum"


def test_each_move_says_what_came_of_it(tmp_path: Path) -> None:
    meeting = meeting_at(tmp_path, "early_signs/well")
    for command_id, words in (("skip", "Skipped."), ("park", "Parked for another day.")):
        said = meeting.do(command_id)
        assert isinstance(said, Say)
        assert said.words == words
    opened = meeting.do("jump")
    assert isinstance(opened, Open)
    assert opened.place is Place.JUMP
    assert opened.then is not None
    opened.then("close/read-back")
    assert meeting.seen.place == "close/read-back"
    put_down = meeting.do("put_down")
    assert isinstance(put_down, Say)
    assert (put_down.words, put_down.then) == (IS_PUT_DOWN, Done())
    assert not meeting.is_over
    ended = meeting.do("end")
    assert isinstance(ended, Say)
    assert (ended.words, ended.then) == (ENDED + SAVED, Done())
    assert meeting.is_over
    assert meeting.commands() == ()


def test_before_the_first_step_there_is_nothing_to_go_back_to(tmp_path: Path) -> None:
    meeting = Meeting(NoFrontEnd(tmp_path, robin(sessions=(Session(id="now", started=NOW),))))
    said = meeting.do("back")
    assert isinstance(said, Say)
    assert said.words == FIRST_STEP


def test_what_was_written_is_read_back_one_after_another(tmp_path: Path) -> None:
    signs = [
        Entry(id=name, kind="when_well", values={"text": name}, session="now", created=NOW, changed=NOW)
        for name in ("sing", "hum")
    ]
    meeting = meeting_at(tmp_path, "close/read-back", *signs)
    meeting.workspace.put(meeting.workspace.record.model_copy(update={"entries": tuple(signs)}))
    said = meeting.pick(entry_rows.READ_BACK)
    heard = []
    while isinstance(said, Say | Ask):
        if isinstance(said, Ask):
            heard.append(said.title)
            said = said.answered("keep")
        else:
            last, said = said, said.then
    assert [title.partition(", ")[2] for title in heard] == ["1 of 2", "2 of 2"]
    assert last.words == entry_rows.ALL_READ


def test_a_form_keeps_what_is_written_and_drops_what_is_not(tmp_path: Path) -> None:
    app = NoFrontEnd(tmp_path, robin())
    for words, said in (("", NOT_KEPT), ("Strong tea", KEPT)):
        form = WrittenEntry(app, begin_entry(app.workspace, "wish").id)
        form.keep_field("text", words)
        left = form.do("done")
        assert isinstance(left, Say)
        assert (left.words, left.then) == (said, Done())
    assert [entry.text("text") for entry in app.workspace.record.of_kind("wish")] == ["Strong tea"]
    note = WrittenNote(app, begin_note(app.workspace).id)
    note.keep("text", "tea")
    note.keep("voice", "together")
    assert note.note.voice is Voice.TOGETHER
    left = note.do("leave_out")
    assert isinstance(left, Say)
    assert left.words == LEFT_OUT
    assert not note.note.kept
