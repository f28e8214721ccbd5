"""Choosing what goes on the page, its order, and hearing it before it is printed."""

from __future__ import annotations

from collections.abc import Sequence

from exports import Fit, Paper, could_come_off, fit, text
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.undo import undo_or_redo
from peertui.plain.exporting.export import at_export
from peertui.presenters import commands
from peertui.presenters.command_ids import CommandId
from peertui.presenters.exporting.export_commands import EXPORT, HEAR_PAGE, MOVE_LINE, PAPER, ROOM
from peertui.presenters.exporting.omission_text import (
    CHOSEN_OFF,
    NOTHING_FOR_PAGE,
    candidate_row,
    how_many_off,
    row_detail,
    unplaced_rows,
)
from peertui.presenters.row_refs import RowRef
from plans.page.compose import Page, candidates, compose, leaves_some_out
from plans.page.omissions import LeftOff, left_off
from plans.page.page_order import goes_by_date, move_on_page, row_of
from plans.record import changes
from widgets.models.row import Row

COMMANDS = (HEAR_PAGE, EXPORT, MOVE_LINE, ROOM, PAPER, commands.UNDO, commands.REDO)
HERE = Here(
    "The page is what the person keeps. Go through it together: the number of a line puts it on the page, or takes it "
    "off. After each, you hear whether everything fits. Nothing is left off without asking you. "
    "The menu has the rest: hear the page, print or save it, move a line, other paper.",
    COMMANDS,
)
MOVING = Here("Type up, down, or Enter when it stands where you want it.")
MORE = "more:"
"""The row for whether the page says that there is more in the full plan."""
NOTHING_ROW = Row("empty", NOTHING_FOR_PAGE, heading=True)
AFTER = (Row(HEAR_PAGE.id, HEAR_PAGE.words), Row(EXPORT.id, EXPORT.words))
UP_DOWN = (("up", "Up"), ("down", "Down"), ("here", "Leave it here"))


def at_page(room: PlainApp) -> None:
    """Choose until they go back. Leave."""
    _Choosing(room).stay()


class _Choosing:
    def __init__(self, room: PlainApp) -> None:
        self._room = room
        self._paper = Paper.A4
        self._fits = ""
        """What was said last of how it fits."""

    def stay(self) -> None:
        heard: tuple[str, ...] = ()
        title = ""
        if not self._is_empty:
            self._room.say("The page: choose together. A number puts a line on the page, or takes it off.")
            self._say_fit()
        while True:
            rows = (*self._lines(), Row("do", "And then", heading=True), *AFTER)
            try:
                picked = self._room.talk.pick(rows, HERE, title=title, heard=heard)
            except Back:
                return
            heard, title = tuple(row.id for row in rows), ""
            if isinstance(picked, str):
                continue
            if picked.id == MORE:
                self._toggle_more()
            elif ref := RowRef.of(picked.id):
                self._toggle(ref.id)
            elif not undo_or_redo(self._room, picked.id):
                self._do(picked.id)
                title = "The page."

    @property
    def _page(self) -> Page:
        workspace = self._room.workspace
        return compose(workspace.context)

    @property
    def _is_empty(self) -> bool:
        """Whether nothing is there to choose."""
        return self._lines() == [NOTHING_ROW]

    def _fit(self) -> Fit:
        with self._room.workspace.typesetter.in_use():
            return fit(self._page, self._paper)

    def _off(self) -> tuple[LeftOff, ...]:
        workspace = self._room.workspace
        return left_off(workspace.context, self._page)

    def _say_fit(self) -> None:
        """Say how it fits, unless it does and that was said last."""
        found, before = self._fit(), self._fits
        self._fits = " ".join((found.sentence(), *how_many_off(self._off())))
        self._room.say(*(self._fits,) if self._fits != before or not found.fits else ())

    def _lines(self) -> list[Row]:
        workspace = self._room.workspace
        made: list[Row] = []
        section = ""
        for candidate in candidates(workspace.context):
            if candidate.section != section:
                section = candidate.section
                made.append(Row(f"section:{section}", candidate.heading, heading=True))
            made.append(candidate_row(candidate))
        made += unplaced_rows(self._off(), workspace.pack)
        if leaves_some_out(workspace.context):
            marker = "[x]" if workspace.record.person.says_more else "[ ]"
            made.append(Row("foot:", "At the foot", heading=True))
            made.append(Row(MORE, f"Say: {workspace.pack.page.more}", marker=marker))
        return made or [NOTHING_ROW]

    # -- choosing ------------------------------------------------------------------------------------------------------

    def _toggle(self, entry_id: str) -> None:
        room, workspace = self._room, self._room.workspace
        found = next(c for c in candidates(workspace.context) if c.entry.id == entry_id)
        workspace.put(changes.choose_for_page(workspace.record, entry_id, not found.chosen, room.clock()))
        all_of_it = candidates(workspace.context)
        now = next(c for c in all_of_it if c.entry.id == entry_id)
        where = CHOSEN_OFF if now.chosen and now.why_not else "On the page" if now.chosen else "Not on the page"
        room.say(f"{where}: {now.text}")
        alike = sum(1 for c in all_of_it if c.chosen and c.entry.kind == now.entry.kind and c.section == now.section)
        if now.chosen and (told := row_detail(now)):
            room.say(told)
        elif now.chosen and now.most and alike > now.most:
            room.say(f"{alike} of these are chosen; most pages have room for {now.most}.")
        self._say_fit()

    def _toggle_more(self) -> None:
        workspace = self._room.workspace
        says = not workspace.record.person.says_more
        workspace.put(changes.change_person(workspace.record, says_more=says))
        self._room.say(f"The foot of the page {'says' if says else 'does not say'}: {workspace.pack.page.more}")

    def _do(self, command_id: str) -> None:
        room = self._room
        match command_id:
            case CommandId.HEAR_PAGE:
                room.say("The page begins here.", "", text(self._page, room.console.width), "The page ends here.")
            case CommandId.EXPORT:
                at_export(room, self._paper)
            case CommandId.MOVE_LINE:
                self._move()
            case CommandId.ROOM:
                self._make_room()
            case CommandId.PAPER:
                self._paper = Paper.LETTER if self._paper is Paper.A4 else Paper.A4
                room.say(f"The page is now for {'Letter' if self._paper is Paper.LETTER else 'A4'} paper.")
                self._say_fit()

    # -- order and room ------------------------------------------------------------------------------------------------

    def _move(self) -> None:
        room, workspace = self._room, self._room.workspace
        rows = [row for row in self._lines() if row.heading or RowRef.of(row.id)]
        try:
            picked = room.talk.pick(rows, Here("Type the number of the line to move."), title="Move which line?")
        except Back:
            return
        ref = RowRef.of(picked.id) if isinstance(picked, Row) else None
        entry_id = ref.id if ref else ""
        row = row_of(workspace.context, entry_id)
        if len(row) < 2:
            room.say("There is nothing beside it to change places with.")
        elif goes_by_date(row):
            room.say("These go by date: the newest stands first.")
        else:
            self._carry(entry_id)

    def _carry(self, entry_id: str) -> None:
        room, workspace = self._room, self._room.workspace
        while True:
            row = [placed.entry.id for placed in row_of(workspace.context, entry_id)]
            question = f"It is number {row.index(entry_id) + 1} of {len(row)}. Move it where?"
            answer = room.talk.choose(question, UP_DOWN, MOVING)
            if answer not in ("up", "down"):
                return
            by = -1 if answer == "up" else 1
            moved = move_on_page(workspace.context, entry_id, by, room.clock())
            if moved is workspace.record:
                room.say(f"It is the {'last' if by > 0 else 'first'} of these.")
            workspace.put(moved)

    def _make_room(self) -> None:
        room, workspace = self._room, self._room.workspace
        if self._fit().fits:
            room.say("It fits: nothing has to come off.")
            return
        with workspace.typesetter.in_use():
            off = could_come_off(self._page, self._paper)
        if not off:
            room.say("There is nothing that could easily be spared. Look at the longest parts together.")
            return
        texts = {c.entry.id: f'{c.heading}: "{c.text}"' for c in candidates(workspace.context)}
        room.say("If these came off, the rest would fit. They stay in the plan, and can come back on.")
        room.say(*(f"- {texts[entry_id]}" for entry_id in off))
        choices = (("no", "No, we choose for ourselves"), ("yes", "Take these off the page"))
        if room.talk.choose("Take them off?", choices, Here("Nothing comes off before you say so.")) == "yes":
            self._take_off(off)

    def _take_off(self, off: Sequence[str]) -> None:
        room = self._room
        record = room.workspace.record
        for entry_id in off:
            record = changes.choose_for_page(record, entry_id, False, room.clock())
        room.workspace.put(record)
        room.say(f"Taken off the page: {len(off)}. Still in the plan. Undo brings them back.")
