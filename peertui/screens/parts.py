"""What can be done with one entry or one note: asked in one place, the same from every list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peertui import part_choices
from peertui.part_choices import REMOVE
from peertui.screens.ask import AskScreen
from peertui.screens.base import BaseScreen
from peertui.screens.removing import ask_to_remove_part
from peertui.targets import SOMETHING_ELSE
from plans.in_words import entry_lines


def open_part(screen: BaseScreen[Any], row_id: str, then: Callable[[], None]) -> None:
    """Ask what to do with the entry or note of a row ("entry:…", "note:…"), do it, then call `then`."""
    what, _, part_id = row_id.partition(":")
    if what == "entry":
        _Parts(screen, then).ask_entry(part_id)
    elif what == "note":
        _Parts(screen, then).ask_note(part_id)


def put_in_plan(screen: BaseScreen[Any], entry_id: str, kind_id: str, then: Callable[[], None]) -> None:
    """Make an entry of a kind of another's words, or of any kind for `SOMETHING_ELSE`; show it, then call `then`."""
    parts = _Parts(screen, then)
    if kind_id == SOMETHING_ELSE:
        parts.ask_kind(entry_id, part_choices.plan_kinds(screen.desk, screen.desk.record.entry(entry_id)))
    else:
        parts.make(entry_id, kind_id)


class _Parts:
    def __init__(self, screen: BaseScreen[Any], then: Callable[[], None]) -> None:
        self._screen, self._then = screen, then

    def ask_entry(self, entry_id: str) -> None:
        desk = self._screen.desk
        entry = desk.record.entry(entry_id)
        asked = AskScreen(
            part_choices.entry_title(desk, entry),
            part_choices.entry_question(desk, entry),
            part_choices.entry_choices(desk, entry),
        )
        self._screen.app.push_screen(asked, lambda answer: self._with_entry(entry_id, answer))

    def _with_entry(self, entry_id: str, answer: str | None) -> None:
        desk = self._screen.desk
        if answer == "change":
            self._change(entry_id)
        elif answer == "plan":
            self.ask_kind(entry_id, part_choices.plan_kinds(desk, desk.record.entry(entry_id)))
        elif answer == REMOVE[0]:
            entry = desk.record.entry(entry_id)
            kind = desk.pack.kinds.get(entry.kind)
            words = "\n".join(entry_lines(desk.pack, desk.record, entry))
            ask_to_remove_part(self._screen, kind.label if kind else "entry", words, entry_id)
        else:
            part_choices.do_with_entry(desk, entry_id, answer)
            self._then()

    def _change(self, entry_id: str) -> None:
        from peertui.screens.entry import EntryScreen

        desk = self._screen.desk
        entry = desk.record.entry(entry_id)
        self._screen.app.push_screen(EntryScreen(entry, desk.pack.kinds[entry.kind]), lambda _: self._then())

    def ask_note(self, note_id: str) -> None:
        note = self._screen.desk.record.note(note_id)
        asked = AskScreen("Note", note.text, part_choices.note_choices(note))
        self._screen.app.push_screen(asked, lambda answer: self._with_note(note_id, answer))

    def _with_note(self, note_id: str, answer: str | None) -> None:
        desk = self._screen.desk
        if answer == "change":
            from peertui.screens.note import NoteScreen

            self._screen.app.push_screen(NoteScreen(note_id), lambda _: self._then())
        elif answer == "plan":
            self.ask_kind(note_id, ())
        elif answer == REMOVE[0]:
            ask_to_remove_part(self._screen, "note", desk.record.note(note_id).text, note_id)
        else:
            part_choices.do_with_note(desk, note_id, answer)
            self._then()

    def make(self, part_id: str, kind_id: str) -> None:
        """Make it and show its form, the words in it."""
        self._change(part_choices.make_of(self._screen.desk, part_id, kind_id).id)

    def ask_kind(self, part_id: str, first: tuple[str, ...]) -> None:
        """Ask what kind of thing it shall be, then make it."""
        from peertui.screens.pick import KindScreen

        def picked(kind_id: str | None) -> None:
            if kind_id is None:
                self._then()
            else:
                self.make(part_id, kind_id)

        self._screen.app.push_screen(KindScreen(first), picked)
