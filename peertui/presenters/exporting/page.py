"""Choosing what goes on the page and in which order, how it fits, and what could come off."""

from __future__ import annotations

from collections.abc import Sequence

from exports import Paper, could_come_off, fit
from peertui.presenters import commands
from peertui.presenters.command_handlers import does
from peertui.presenters.exporting.export_commands import EXPORT, MOVE, PAPER, ROOM, SEE_PAGE
from peertui.presenters.exporting.omission_text import (
    CHOSEN_OFF,
    NOTHING_FOR_PAGE,
    candidate_row,
    how_many_off,
    row_detail,
    unplaced_rows,
)
from peertui.presenters.place import Place
from peertui.presenters.presenter import Fullness, Listing
from peertui.presenters.reply import Ask, Open, Reply, Say, say_for_now
from peertui.presenters.row_refs import RowRef
from peertui.services.app_context import AppInUse
from plans.page.compose import Candidate, Page, candidates, compose, leaves_some_out
from plans.page.omissions import LeftOff, left_off
from plans.page.page_order import goes_by_date, move_on_page, row_of
from plans.record import changes
from widgets.models.command import Command
from widgets.models.row import Row
from widgets.models.status import Level

MORE = "more:"
"""The row for whether the page says that there is more in the full plan."""
NOTHING_BESIDE = "There is nothing beside it to change places with."
_NOTHING_MOVES = "No line on the page has another beside it to change places with."
_UP_DOWN = (("up", "Up"), ("down", "Down"), ("here", "Leave it here"))
_NAMES = {Paper.A4: "A4", Paper.LETTER: "Letter"}


class PageChooser(Listing):
    """Everything that could stand on the page, section by section; picking a line puts it on or takes it off."""

    HELP = (
        "The page is what the person keeps. Go through it together: {pick} puts it on the page, or takes it off. After "
        "each, peertui tells you whether everything fits on one page. Nothing is left off without asking you. "
        "The menu has the rest: read the page, print or save it, move a line, other paper."
    )
    EMPTY = NOTHING_FOR_PAGE
    HINT = "A number puts a line on the page, or takes it off."
    MEASURED = True

    def __init__(self, app: AppInUse) -> None:
        super().__init__(app)
        self.paper = Paper.A4
        self._off: tuple[LeftOff, ...] = ()
        self._fullness: Fullness | None = None
        """Of the page as it was looked at last."""

    def title(self) -> str:
        return "The page: choose together"

    def commands(self) -> tuple[Command, ...]:
        room = (ROOM,) if self._fullness is not None and self._fullness.fraction > 1 else ()
        return (SEE_PAGE, EXPORT, MOVE, *room, PAPER, commands.UNDO, commands.REDO, commands.KEEP_CHOICE)

    def listed_commands(self) -> tuple[Command, ...]:
        return (SEE_PAGE, EXPORT)

    @property
    def page(self) -> Page:
        """The page as it is chosen now."""
        return compose(self.workspace.context)

    def look_again(self) -> None:
        context, page = self.workspace.context, self.page
        self._off = left_off(context, page)
        with self.workspace.typesetter.in_use():
            found = fit(page, self.paper)
        words = " ".join((found.sentence(), *how_many_off(self._off)))
        self._fullness = Fullness(found.fullness, words) if candidates(context) else None

    def fullness(self) -> Fullness | None:
        return self._fullness

    def rows(self) -> tuple[Row, ...]:
        context, made, section = self.workspace.context, list[Row](), ""
        for candidate in candidates(context):
            if candidate.section != section:
                section = candidate.section
                made.append(Row(f"section:{section}", candidate.heading, heading=True))
            made.append(candidate_row(candidate))
        made += unplaced_rows(self._off, context.pack)
        if leaves_some_out(context):
            marker = "[x]" if context.record.person.says_more else "[ ]"
            made.append(Row("foot:", "At the foot", heading=True))
            made.append(Row(MORE, f"Say: {context.pack.page.more}", marker=marker))
        return tuple(made)

    # -- choosing ------------------------------------------------------------------------------------------------------

    def picked(self, row_id: str) -> Reply:
        if row_id == MORE:
            return self._toggle_more()
        ref, workspace = RowRef.of(row_id), self.workspace
        found = self._of(ref.id if ref else "")
        if found is None:
            return None
        entry_id = found.entry.id
        workspace.put(changes.choose_for_page(workspace.record, entry_id, not found.chosen, workspace.clock()))
        now = self._of(entry_id) or found
        where = CHOSEN_OFF if now.chosen and now.why_not else "On the page" if now.chosen else "Not on the page"
        remark = self._remark(now) if now.chosen else ""
        return Say(f"{where}: {now.text}", drawn=True, then=say_for_now(remark, Level.NOTE) if remark else None)

    def _of(self, entry_id: str) -> Candidate | None:
        return next(
            (candidate for candidate in candidates(self.workspace.context) if candidate.entry.id == entry_id), None
        )

    def _remark(self, now: Candidate) -> str:
        """Why something just chosen cannot print, or that there is more of its kind than most pages hold."""
        chosen = [c for c in candidates(self.workspace.context) if c.chosen and c.section == now.section]
        alike = sum(c.entry.kind == now.entry.kind for c in chosen)
        many = f"{alike} of these are chosen; most pages have room for {now.most}."
        return row_detail(now) or (many if now.most and alike > now.most else "")

    def _toggle_more(self) -> Reply:
        workspace = self.workspace
        says = not workspace.record.person.says_more
        workspace.put(changes.change_person(workspace.record, says_more=says))
        words = f"The foot of the page {'says' if says else 'does not say'}: {workspace.pack.page.more}"
        return Say(words, drawn=True)

    # -- order ---------------------------------------------------------------------------------------------------------

    @does(MOVE)
    def move(self) -> Reply:
        """Ask which line to move, of those that can be moved. A screen carries the one that is marked."""
        lines = {c.entry.id: f"{c.text} ({c.heading})" for c in candidates(self.workspace.context)}
        movable = tuple((one, words) for one, words in lines.items() if not self.why_unmovable(one))
        if not movable:
            return say_for_now(_NOTHING_MOVES)
        return Ask("Move which line?", "Each can go up or down among those it stands with.", movable, self._ask_where)

    def why_unmovable(self, entry_id: str) -> str:
        """Why a line cannot be moved; "" if it can."""
        row = row_of(self.workspace.context, entry_id)
        if len(row) < 2:
            return NOTHING_BESIDE
        return "These go by date: the newest stands first." if goes_by_date(row) else ""

    def moved(self, entry_id: str, by: int) -> Reply:
        """Move a line one place up (-1) or down (1), if it is not the first or the last already."""
        workspace = self.workspace
        moved = move_on_page(workspace.context, entry_id, by, workspace.clock())
        if moved is workspace.record:
            return say_for_now(f"It is the {'last' if by > 0 else 'first'} of these.")
        workspace.put(moved)
        return None

    def _ask_where(self, entry_id: str) -> Reply:
        row = [placed.entry.id for placed in row_of(self.workspace.context, entry_id)]

        def answered(answer: str) -> Reply:
            if answer == "here":
                return None
            said = self.moved(entry_id, -1 if answer == "up" else 1)
            again = self._ask_where(entry_id)
            return Say(said.words, then=again) if isinstance(said, Say) else again

        question = f"It is number {row.index(entry_id) + 1} of {len(row)}. Move it where?"
        about = "Choose up or down, or leave it here when it stands where you want it."
        return Ask("Move a line", question, _UP_DOWN, answered, about)

    # -- room, paper, and where the page goes --------------------------------------------------------------------------

    @does(ROOM)
    def make_room(self) -> Reply:
        """Say what could come off, and take it off if they want that."""
        with self.workspace.typesetter.in_use():
            off = could_come_off(self.page, self.paper)
        if not off:
            words = "There is nothing that could easily be spared. Look at the longest parts together."
            return say_for_now(words, Level.NOTE)
        texts = {c.entry.id: f'- {c.heading}: "{c.text}"' for c in candidates(self.workspace.context)}
        about = "If these came off, the rest would fit. They stay in the plan, and can come back on."
        question = "\n".join((about, "", *(texts[entry_id] for entry_id in off)))
        choices = (("no", "No, we choose for ourselves"), ("yes", "Take these off the page"))

        def answered(answer: str) -> Reply:
            return self._take_off(off) if answer == "yes" else None

        return Ask("What could come off", question, choices, answered, "Nothing comes off before you say so.")

    def _take_off(self, off: Sequence[str]) -> Reply:
        workspace = self.workspace
        record = workspace.record
        for entry_id in off:
            record = changes.choose_for_page(record, entry_id, False, workspace.clock())
        workspace.put(record)
        return say_for_now(f"Taken off the page: {len(off)}. Still in the plan. Undo brings them back.")

    @does(PAPER)
    def other_paper(self) -> Reply:
        """The other paper size."""
        self.paper = Paper.LETTER if self.paper is Paper.A4 else Paper.A4
        return say_for_now(f"The page is now for {_NAMES[self.paper]} paper.")

    @does(SEE_PAGE)
    def read(self) -> Reply:
        """The page as it will print."""
        return Open(Place.PREVIEW, (self.page, self.paper))

    @does(EXPORT)
    def export(self) -> Reply:
        """Print or save it."""
        return Open(Place.EXPORT, (self.paper,))
