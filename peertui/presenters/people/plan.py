"""The plan by section, and all notes: to read, add to, change, put in order and leave out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from peertui.presenters import commands
from peertui.presenters.command_handlers import does
from peertui.presenters.place import Place
from peertui.presenters.reply import Open, Reply
from peertui.presenters.session.entry_commands import ADD_ENTRY, ADD_NOTE, SHOW_KEPT, SHOW_LEFT_OUT
from peertui.presenters.session.entry_rows import entry_row, note_row
from peertui.presenters.session.part_list import PartList
from peertui.services.app_context import AppInUse
from peertui.services.session.new_entries import begin_entry, begin_note
from plans.pack.own_words import heading_of
from plans.record.context import Context
from plans.record.models import Entry, Record
from widgets.models.command import Command
from widgets.models.row import Row


class _Written(PartList):
    """What is kept, or what was left out, and can be added to."""

    KEPT: ClassVar[str]
    LEFT_OUT: ClassVar[str]
    ADD: ClassVar[Command]

    def __init__(self, app: AppInUse) -> None:
        super().__init__(app)
        self._left_out = False

    def title(self) -> str:
        return self.LEFT_OUT if self._left_out else self.KEPT

    def commands(self) -> tuple[Command, ...]:
        other = SHOW_KEPT if self._left_out else SHOW_LEFT_OUT
        return (self.ADD, other, commands.UNDO, commands.REDO, commands.BACK_OUT)

    def listed_commands(self) -> tuple[Command, ...]:
        return (self.ADD,)

    @does(SHOW_LEFT_OUT, SHOW_KEPT)
    def show_other(self) -> Reply:
        """What was left out, or what is kept."""
        self._left_out = not self._left_out
        return None


class Plan(_Written):
    """Every entry, under the page's sections, then the rest by what it is."""

    HELP = (
        "Everything in the plan. {pick} asks what to do with it: change it, put it on the page or keep it just for "
        "us, move it up or down, or leave it out."
    )
    KEPT, LEFT_OUT, ADD = "The plan", "What was left out", ADD_ENTRY

    def rows(self) -> tuple[Row, ...]:
        return plan_rows(self.workspace.context, left_out=self._left_out)

    @does(ADD_ENTRY)
    def add(self) -> Reply:
        """Pick a kind, then write."""

        def picked(kind_id: str | None) -> Reply:
            if kind_id is None:
                return None
            return Open(Place.ENTRY, (begin_entry(self.workspace, kind_id).id,))

        return Open(Place.KIND, then=picked)


class Notes(_Written):
    """All notes, newest first."""

    HELP = "All notes, newest first. {pick} asks what to do with it: change it, put it in the plan, or leave it out."
    KEPT, LEFT_OUT, ADD = "Notes", "Notes that were left out", ADD_NOTE

    def rows(self) -> tuple[Row, ...]:
        return notes_rows(self.workspace.record, left_out=self._left_out)

    @does(ADD_NOTE)
    def add(self) -> Reply:
        """Begin a note."""
        return Open(Place.NOTE, (begin_note(self.workspace).id,))


def plan_rows(context: Context, *, left_out: bool) -> tuple[Row, ...]:
    """Every entry that is kept, or was left out: under the page's sections, then the rest."""
    shown = [e for e in context.record.entries if e.kept is not left_out]
    made: list[Row] = []
    listed: set[str] = set()
    for section in context.pack.page.sections:
        kinds = dict.fromkeys(part.kind for part in section.parts)
        said = heading_of(section.heading, section.my_terms, context.pack, context.record.my_words)
        here = [e for k in kinds for e in _in_order(k, shown) if e.id not in listed]
        if here:
            made.append(Row(f"section:{section.id}", said, heading=True))
            made += [entry_row(context, e) for e in here]
            listed.update(e.id for e in here)
    page = context.pack.page
    for part, heading in ((page.look_again_from, page.look_again), (page.copies_from, page.copies)):
        here = [e for e in shown if e.kind == part.kind and e.id not in listed]
        if here:
            made.append(Row(f"section:{part.kind}", heading, heading=True))
            made += [entry_row(context, e) for e in here]
            listed.update(e.id for e in here)
    rest = [e for e in shown if e.id not in listed]
    if rest:
        made.append(Row("section:", "Not for the page", heading=True))
        made += [entry_row(context, e) for e in rest]
    return tuple(made)


def _in_order(kind: str, shown: Iterable[Entry]) -> list[Entry]:
    of_kind = [e for e in shown if e.kind == kind]
    return sorted(of_kind, key=lambda e: (e.place is None, e.place or 0))


def notes_rows(record: Record, *, left_out: bool) -> tuple[Row, ...]:
    """All notes that are kept, or were left out, newest first, by meeting."""
    numbers = {s.id: s.number for s in record.sessions}
    made: list[Row] = []
    last: int | None = -1
    for note in reversed([n for n in record.notes if n.kept is not left_out]):
        number = numbers.get(note.session or "")
        if number != last:
            made.append(Row(f"meeting:{note.id}", f"Meeting {number}" if number else "Any time", heading=True))
            last = number
        made.append(note_row(note))
    return tuple(made)
