"""Choosing what goes on the page, with a live gauge of how full it is."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from exports import Fit, Paper, could_come_off, fit
from peertui.presenters import commands
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import KEEP_CHOICE
from peertui.presenters.exporting.export_commands import EXPORT, MOVE, PAPER, ROOM, SEE_PAGE
from peertui.presenters.exporting.omission_text import (
    NOTHING_FOR_PAGE,
    candidate_row,
    how_many_off,
    row_detail,
    unplaced_rows,
)
from peertui.presenters.place import Place
from peertui.presenters.row_refs import RowRef
from peertui.screens.base.screen import BaseScreen
from plans.page.compose import Page, candidates, compose, leaves_some_out
from plans.page.omissions import LeftOff, left_off
from plans.page.page_order import goes_by_date, move_on_page, row_of
from plans.record import changes
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command
from widgets.models.status import Level
from widgets.panels.command_bar import ActionLine
from widgets.panels.gauge import Gauge

MORE = "more:"
"""The row for whether the page says that there is more in the full plan."""
CARRYING = "Up and Down move it. Enter puts it down."


class PageScreen(BaseScreen[None]):
    """Everything that could stand on the page, section by section; Enter puts a thing on or takes it off."""

    HELP = (
        "The page is what the person keeps. Go through it together: Enter on a line puts it on the page, or takes it "
        "off. The gauge below says whether everything fits on one page. Nothing is left off without asking you. "
        "Move it carries a line up or down. F9 shows the page as it will print."
    )

    def __init__(self) -> None:
        super().__init__()
        self._paper = Paper.A4
        self._fits = True
        self._carrying = False
        self._off: tuple[LeftOff, ...] = ()

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, CARRYING if self._carrying else "The page: choose together", "")

    def commands(self) -> tuple[Command, ...]:
        return (
            SEE_PAGE,
            EXPORT,
            MOVE,
            *(() if self._fits else (ROOM,)),
            PAPER,
            commands.UNDO,
            commands.REDO,
            KEEP_CHOICE,
        )

    def body(self) -> ComposeResult:
        yield NumberedList(wrap=True, empty=NOTHING_FOR_PAGE)
        yield Gauge()

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def on_mount(self) -> None:
        self._draw()

    def focus_first(self) -> None:
        """The list; Tab goes on to printing, the likeliest once it is chosen. With nothing to choose, the way back."""
        super().focus_first()
        self.query_one(ActionLine).go_to((EXPORT if self.query_one(NumberedList).rows else KEEP_CHOICE).id)

    def come_back(self) -> None:
        self._draw()
        super().come_back()

    @property
    def page(self) -> Page:
        """The page as it is chosen now."""
        return compose(self.workspace.context)

    @property
    def paper(self) -> Paper:
        """The paper it is for."""
        return self._paper

    def fit(self) -> Fit:
        """How the chosen things fit."""
        with self.workspace.typesetter.in_use():
            return fit(self.page, self._paper)

    def _draw(self) -> None:
        made: list[Row] = []
        section = ""
        for candidate in candidates(self.workspace.context):
            if candidate.section != section:
                section = candidate.section
                made.append(Row(f"section:{section}", candidate.heading, heading=True))
            made.append(candidate_row(candidate))
        self._off = left_off(self.workspace.context, self.page)
        made += unplaced_rows(self._off, self.workspace.pack)
        if leaves_some_out(self.workspace.context):
            says = self.workspace.record.person.says_more
            made.append(Row("foot:", "At the foot", heading=True))
            made.append(Row(MORE, f"Say: {self.workspace.pack.page.more}", marker="[x]" if says else "[ ]"))
        self.query_one(NumberedList).rows = tuple(made)
        self._measure()

    def _measure(self) -> None:
        found = self.fit()
        self.query_one(Gauge).display = bool(self.query_one(NumberedList).rows)  # of nothing there is no saying
        self.query_one(Gauge).set(found.fullness, " ".join((found.sentence(), *how_many_off(self._off))))
        if found.fits is not self._fits:
            self._fits = found.fits
            self.refresh_frame()

    @on(NumberedList.Picked)
    def _toggle(self, event: NumberedList.Picked) -> None:
        event.stop()
        workspace = self.workspace
        if event.row.id == MORE:
            workspace.put(changes.change_person(workspace.record, says_more=not workspace.record.person.says_more))
            self._draw()
            return
        if (ref := RowRef.of(event.row.id)) is None:
            return
        entry_id = ref.id
        found = next(c for c in candidates(workspace.context) if c.entry.id == entry_id)
        workspace.put(changes.choose_for_page(workspace.record, entry_id, not found.chosen, workspace.clock()))
        self._draw()
        if not found.chosen:
            self._say_of(entry_id)

    def _say_of(self, entry_id: str) -> None:
        """Say why something just chosen cannot print, or that there is more of its kind than most pages hold."""
        all_of_it = candidates(self.workspace.context)
        now = next(c for c in all_of_it if c.entry.id == entry_id)
        chosen = sum(1 for c in all_of_it if c.chosen and c.entry.kind == now.entry.kind and c.section == now.section)
        if told := row_detail(now):
            self.say_for_now(told, Level.NOTE)
        elif now.most and chosen > now.most:
            self.say_for_now(f"{chosen} of these are chosen; most pages have room for {now.most}.", Level.NOTE)

    @does(MOVE)
    def do_move(self) -> None:
        """Take up the marked line."""
        shown = self.query_one(NumberedList)
        workspace, marked = self.workspace, shown.highlighted
        ref = RowRef.of(marked.id) if marked else None
        row = row_of(workspace.context, ref.id) if ref else ()
        shown.focus()
        if len(row) < 2:
            self.say_for_now("There is nothing beside it to change places with.")
        elif goes_by_date(row):
            self.say_for_now("These go by date: the newest stands first.")
        else:
            shown.carry()
            self._carrying = True
            self.refresh_frame()

    @on(NumberedList.Carried)
    def _carry(self, event: NumberedList.Carried) -> None:
        event.stop()
        workspace = self.workspace
        if not event.by:
            self._carrying = False
            self.refresh_frame()
            return
        if (ref := RowRef.of(event.row.id)) is None:
            return
        moved = move_on_page(workspace.context, ref.id, event.by, workspace.clock())
        if moved is workspace.record:
            self.say_for_now(f"It is the {'last' if event.by > 0 else 'first'} of these.")
            return
        workspace.put(moved)
        self._draw()

    @does(ROOM)
    def do_room(self) -> None:
        """Say what could come off, and take it off if they want that."""
        with self.workspace.typesetter.in_use():
            off = could_come_off(self.page, self._paper)
        if not off:
            self.say_for_now(
                "There is nothing that could easily be spared. Look at the longest parts together.", Level.NOTE
            )
            return
        texts = {c.entry.id: f'{c.heading}: "{c.text}"' for c in candidates(self.workspace.context)}
        question = "\n".join(
            (
                "If these came off, the rest would fit. They stay in the plan, and can come back on.",
                "",
                *(f"- {texts[entry_id]}" for entry_id in off),
            )
        )
        choices = (("no", "No, we choose for ourselves"), ("yes", "Take these off the page"))
        self.ask("What could come off", question, choices, lambda a: self._take_off(a, off))

    def _take_off(self, answer: str | None, off: tuple[str, ...]) -> None:
        if answer != "yes":
            return
        workspace = self.workspace
        record = workspace.record
        for entry_id in off:
            record = changes.choose_for_page(record, entry_id, False, workspace.clock())
        workspace.put(record)
        self._draw()
        self.say_for_now(f"Taken off the page: {len(off)}. Still in the plan. Undo brings them back.")

    @does(SEE_PAGE)
    def do_see(self) -> None:
        """The page as it will print."""

        self.open(Place.PREVIEW, self.page, self._paper)

    @does(EXPORT)
    def do_export(self) -> None:
        """Print or save it, if it fits."""

        self.open(Place.EXPORT, self._paper)

    @does(PAPER)
    def do_paper(self) -> None:
        """The other paper size."""
        self._paper = Paper.LETTER if self._paper is Paper.A4 else Paper.A4
        self._measure()
        self.say_for_now(f"The page is now for {'Letter' if self._paper is Paper.LETTER else 'A4'} paper.")
