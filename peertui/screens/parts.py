"""What can be done with one entry or one note: asked in one place, the same from every list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peertui.screens.ask import AskScreen, Choice
from peertui.screens.base import BaseScreen
from peertui.screens.removing import ask_to_remove_part
from plans import changes
from plans.in_words import entry_lines
from plans.page import has_place
from plans.record import Entry, Note

REMOVE: Choice = ("remove", "Remove for good")


def open_part(screen: BaseScreen[Any], row_id: str, then: Callable[[], None]) -> None:
    """Ask what to do with the entry or note of a row ("entry:…", "note:…"), do it, then call `then`."""
    what, _, part_id = row_id.partition(":")
    if what == "entry":
        _Parts(screen, then).ask_entry(part_id)
    elif what == "note":
        _Parts(screen, then).ask_note(part_id)


class _Parts:
    def __init__(self, screen: BaseScreen[Any], then: Callable[[], None]) -> None:
        self._screen, self._then = screen, then

    def ask_entry(self, entry_id: str) -> None:
        desk = self._screen.desk
        entry = desk.record.entry(entry_id)
        kind = desk.pack.kinds.get(entry.kind)
        title = kind.label[:1].upper() + kind.label[1:] if kind else entry.kind
        question = "\n".join(entry_lines(desk.pack, desk.record, entry)) or "(nothing written yet)"
        if entry.kept:
            question = "\n\n".join((question, " ".join(desk.pack.flow.keep_prompts)))
        self._screen.app.push_screen(
            AskScreen(title, question, self._entry_choices(entry)), lambda answer: self._with_entry(entry_id, answer)
        )

    def _entry_choices(self, entry: Entry) -> tuple[Choice, ...]:
        record = self._screen.desk.record
        row = record.of_kind(entry.kind)
        choices: list[Choice] = [("keep", "Keep it as it is")]
        if entry.kind in self._screen.desk.pack.kinds:
            choices.append(("change", "Change it"))
        if entry.kept:
            if entry.on_page:
                choices.append(("us", "Just for us"))
            elif has_place(self._screen.desk.pack, entry.kind):
                choices.append(("page", "On the page"))
            if len(row) > 1 and row[0].id != entry.id:
                choices.append(("up", "Move it up"))
            if len(row) > 1 and row[-1].id != entry.id:
                choices.append(("down", "Move it down"))
            if self._plan_kinds(entry):
                choices.append(("plan", "Put it in the plan as something else"))
            choices.append(("out", "Leave it out"))
        else:
            choices.append(("in", "Put it back"))
        return (*choices, REMOVE)

    def _with_entry(self, entry_id: str, answer: str | None) -> None:
        desk = self._screen.desk
        now = desk.clock()
        if answer == "change":
            self._change(entry_id)
            return
        if answer == "plan":
            self._ask_kind(entry_id)
            return
        if answer == REMOVE[0]:
            entry = desk.record.entry(entry_id)
            kind = desk.pack.kinds.get(entry.kind)
            ask_to_remove_part(
                self._screen,
                kind.label if kind else "entry",
                "\n".join(entry_lines(desk.pack, desk.record, entry)),
                entry_id,
            )
            return
        if answer in ("page", "us"):
            desk.put(changes.choose_for_page(desk.record, entry_id, answer == "page", now))
        elif answer in ("up", "down"):
            desk.put(changes.move(desk.record, entry_id, -1 if answer == "up" else 1, now))
        elif answer == "out":
            desk.put(changes.leave_out(desk.record, entry_id, now))
        elif answer == "in":
            desk.put(changes.put_back(desk.record, entry_id, now))
        self._then()

    def _change(self, entry_id: str) -> None:
        from peertui.screens.entry import EntryScreen

        desk = self._screen.desk
        entry = desk.record.entry(entry_id)
        self._screen.app.push_screen(EntryScreen(entry, desk.pack.kinds[entry.kind]), lambda _: self._then())

    def ask_note(self, note_id: str) -> None:
        note = self._screen.desk.record.note(note_id)
        choices: list[Choice] = [("keep", "Keep it as it is"), ("change", "Change it")]
        if note.kept:
            choices += [("plan", "Put it in the plan"), ("out", "Leave it out")]
        else:
            choices.append(("in", "Put it back"))
        self._screen.app.push_screen(
            AskScreen("Note", note.text, (*choices, REMOVE)), lambda answer: self._with_note(note, answer)
        )

    def _with_note(self, note: Note, answer: str | None) -> None:
        desk = self._screen.desk
        now = desk.clock()
        if answer == "change":
            from peertui.screens.note import NoteScreen

            self._screen.app.push_screen(NoteScreen(note.id), lambda _: self._then())
            return
        if answer == "plan":
            self._ask_kind(note.id)
            return
        if answer == REMOVE[0]:
            ask_to_remove_part(self._screen, "note", note.text, note.id)
            return
        if answer == "out":
            desk.put(changes.change_note(desk.record, note.id, now, deleted_at=now))
        elif answer == "in":
            desk.put(changes.change_note(desk.record, note.id, now, deleted_at=None))
        self._then()

    # -- becoming something else ---------------------------------------------------------------------------------------

    def _plan_kinds(self, entry: Entry) -> tuple[str, ...]:
        prompt = self._screen.desk.pack.look_back.prompt(entry.text("prompt"))
        return prompt.can_add_to if prompt else ()

    def _ask_kind(self, part_id: str) -> None:
        from peertui.screens.pick import KindScreen

        record = self._screen.desk.record
        entry = next((e for e in record.entries if e.id == part_id), None)
        first = self._plan_kinds(entry) if entry else ()

        def picked(kind_id: str | None) -> None:
            if kind_id is None:
                self._then()
            else:
                self._make(part_id, kind_id)

        self._screen.app.push_screen(KindScreen(first), picked)

    def _make(self, part_id: str, kind_id: str) -> None:
        desk = self._screen.desk
        made, kind = desk.make_id(), desk.pack.kinds[kind_id]
        if any(n.id == part_id for n in desk.record.notes):
            desk.put(changes.note_to_entry(desk.record, part_id, kind, made, desk.clock()))
        else:
            old = desk.pack.kinds[desk.record.entry(part_id).kind]
            desk.put(changes.copy_as(desk.record, part_id, old, kind, copy_id=made, now=desk.clock()))
        self._change(made)
