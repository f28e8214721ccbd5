"""Bringing back an entry, a note, or all of a version."""

from __future__ import annotations

from plans.record import changes
from plans.record.changes import restore_all, restore_entry, restore_note
from plans.record.models import Copy, Note
from tests.plans.record.test_diff import NOTE, OTHER, ROBIN, SIGN, T1

NOW = changes.add_entry(changes.write(ROBIN, "s1", {"sign": "loud"}, T1), OTHER)


def test_an_entry_comes_back_as_it_was_and_nothing_else_changes() -> None:
    back = restore_entry(NOW, ROBIN, "s1", T1)
    assert back.entry("s1") == SIGN.model_copy(update={"changed": T1})
    assert back.entry("s2") == NOW.entry("s2")
    gone = changes.without(NOW, "s1")
    assert restore_entry(gone, ROBIN, "s1", T1).entry("s1").values == SIGN.values
    assert {e.id for e in restore_entry(gone, ROBIN, "s1", T1).entries} == {"s1", "s2"}


def test_one_that_was_left_out_comes_back_kept() -> None:
    assert restore_entry(changes.leave_out(NOW, "s1", T1), ROBIN, "s1", T1).entry("s1").kept


def test_a_note_comes_back_as_it_was() -> None:
    changed = changes.change_note(ROBIN, "n1", T1, text="nothing")
    assert restore_note(changed, ROBIN, "n1", T1).note("n1").text == NOTE.text
    gone = changes.add_note(changes.without(ROBIN, "n1"), Note(id="n2"))
    assert [n.id for n in restore_note(gone, ROBIN, "n1", T1).notes] == ["n2", "n1"]


def test_all_comes_back_but_who_holds_a_copy_stays_known() -> None:
    handed_out = NOW.model_copy(update={"copies": (Copy(who="Aunt Jo"),)})
    back = restore_all(handed_out, ROBIN)
    assert (back.entries, back.notes) == (ROBIN.entries, ROBIN.notes)
    assert back.copies == handed_out.copies
