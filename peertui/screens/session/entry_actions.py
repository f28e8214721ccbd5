"""What can be done with one entry or one note: asked in one place, the same from every list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from peertui.presenters.place import Place
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session import entry_actions
from peertui.presenters.session.entry_actions import REMOVE, VOICES, WHOSE, WHOSE_WORDS
from peertui.screens.base.screen import BaseScreen
from peertui.screens.dialogs.remove import ask_to_remove_part
from peertui.services.session.write_targets import SOMETHING_ELSE
from plans.record.entry_text import entry_lines


def open_part(screen: BaseScreen[Any], ref: RowRef | None, then: Callable[[], None]) -> None:
    """Ask what to do with an entry or note, do it, then call `then`. Nothing for a row that is neither."""
    if ref is None:
        return
    if ref.kind is RowKind.ENTRY:
        _Parts(screen, then).ask_entry(ref.id)
    elif ref.kind is RowKind.NOTE:
        _Parts(screen, then).ask_note(ref.id)


def read_back(screen: BaseScreen[Any], refs: Sequence[RowRef], then: Callable[[bool], None]) -> None:
    """Show one thing after another, to keep, change or leave out; then call `then` with whether all were read."""
    _ReadingBack(screen, tuple(refs), then).go_on(0)


class _ReadingBack:
    """Enter goes on to the next thing. What was changed is shown once more as it now stands."""

    def __init__(self, screen: BaseScreen[Any], refs: tuple[RowRef, ...], then: Callable[[bool], None]) -> None:
        self._screen, self._refs, self._then = screen, refs, then

    def go_on(self, at: int) -> None:
        """Show thing number `at`, counted from 0."""
        if at == len(self._refs):
            self._then(True)
            return
        ref, parts = self._refs[at], _Parts(self._screen, lambda: self.go_on(at))
        thing = entry_actions.thing_of(self._screen.workspace, ref, at, len(self._refs))

        def answered(answer: str | None) -> None:
            if answer is None:
                self._then(False)
            elif answer in entry_actions.READ:
                parts.answer(ref, answer, lambda: self.go_on(at + 1))
            else:
                parts.answer(ref, answer, lambda: self.go_on(at))

        self._screen.ask(*thing, answered)


def put_in_plan(screen: BaseScreen[Any], entry_id: str, kind_id: str, then: Callable[[], None]) -> None:
    """Make an entry of a kind of another's words, or of any kind for `SOMETHING_ELSE`; show it, then call `then`."""
    parts = _Parts(screen, then)
    if kind_id == SOMETHING_ELSE:
        parts.ask_kind(entry_id, entry_actions.plan_kinds(screen.workspace, screen.workspace.record.entry(entry_id)))
    else:
        parts.make(entry_id, kind_id)


class _Parts:
    def __init__(self, screen: BaseScreen[Any], then: Callable[[], None]) -> None:
        self._screen, self._then = screen, then

    def answer(self, ref: RowRef, answer: str | None, then: Callable[[], None]) -> None:
        """Do what was answered about an entry or note, then call `then`."""
        self._then = then
        (self._with_entry if ref.kind is RowKind.ENTRY else self._with_note)(ref.id, answer)

    def ask_entry(self, entry_id: str) -> None:
        workspace = self._screen.workspace
        entry = workspace.record.entry(entry_id)
        self._screen.ask(
            entry_actions.entry_title(workspace, entry),
            entry_actions.entry_question(workspace, entry),
            entry_actions.entry_choices(workspace, entry),
            lambda answer: self._with_entry(entry_id, answer),
        )

    def _with_entry(self, entry_id: str, answer: str | None) -> None:
        workspace = self._screen.workspace
        if answer == "change":
            self._change(entry_id)
        elif answer == "plan":
            self.ask_kind(entry_id, entry_actions.plan_kinds(workspace, workspace.record.entry(entry_id)))
        elif answer == REMOVE[0]:
            entry = workspace.record.entry(entry_id)
            kind = workspace.pack.kinds.get(entry.kind)
            words = "\n".join(entry_lines(workspace.context, entry))
            ask_to_remove_part(self._screen, kind.label if kind else "entry", words, entry_id)
        elif answer == WHOSE[0]:
            words = "\n".join(entry_lines(workspace.context, workspace.record.entry(entry_id)))
            self._ask_whose(words, lambda voice: self._with_entry(entry_id, voice))
        else:
            entry_actions.do_with_entry(workspace, entry_id, answer)
            self._then()

    def _change(self, entry_id: str) -> None:

        workspace = self._screen.workspace
        entry = workspace.record.entry(entry_id)
        self._screen.open(Place.ENTRY, entry, workspace.pack.kinds[entry.kind], then=lambda _: self._then())

    def ask_note(self, note_id: str) -> None:
        note = self._screen.workspace.record.note(note_id)
        question, choices = entry_actions.note_question(note), entry_actions.note_choices(note)
        self._screen.ask("Note", question, choices, lambda answer: self._with_note(note_id, answer))

    def _with_note(self, note_id: str, answer: str | None) -> None:
        workspace = self._screen.workspace
        if answer == "change":
            self._screen.open(Place.NOTE, note_id, then=lambda _: self._then())
        elif answer == "plan":
            self.ask_kind(note_id, ())
        elif answer == REMOVE[0]:
            ask_to_remove_part(self._screen, "note", workspace.record.note(note_id).text, note_id)
        elif answer == WHOSE[0]:
            self._ask_whose(workspace.record.note(note_id).text, lambda voice: self._with_note(note_id, voice))
        else:
            entry_actions.do_with_note(workspace, note_id, answer)
            self._then()

    def _ask_whose(self, words: str, answered: Callable[[str | None], None]) -> None:
        self._screen.ask(WHOSE_WORDS, words, VOICES, answered)

    def make(self, part_id: str, kind_id: str) -> None:
        """Make it and show its form, the words in it."""
        self._change(entry_actions.make_of(self._screen.workspace, part_id, kind_id).id)

    def ask_kind(self, part_id: str, first: tuple[str, ...]) -> None:
        """Ask what kind of thing it shall be, then make it."""

        def picked(kind_id: str | None) -> None:
            if kind_id is None:
                self._then()
            else:
                self.make(part_id, kind_id)

        self._screen.open(Place.KIND, first, then=picked)
