"""The guided session: one prompt at a time, with what has been written for it, and a box to write in."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.command_handlers import does, does_each
from peertui.presenters.place import Place
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session import entry_rows, step_text
from peertui.presenters.session.session_commands import (
    CAUTIONS,
    END,
    FIND,
    JUMP,
    LOOK_BACKS,
    MOVES,
    MOVING,
    NEXT,
    PAGE,
    SHORT_NOW,
    WHOLE_NOW,
    WHY,
    session_commands,
)
from peertui.presenters.session.step_help import TALKING, help_at
from peertui.screens.base.screen import BaseScreen
from peertui.screens.session.entry_actions import open_part, put_in_plan, read_back
from peertui.screens.session.writing_box import WritingBox
from peertui.services.session import session_moves
from peertui.services.session.session_moves import Move
from plans.guide import state_machine
from plans.pack.models import StageRole
from plans.record.models import Record, Session
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command
from widgets.panels.command_bar import ActionLine
from widgets.panels.prompt_panel import PromptPanel


class SessionScreen(BaseScreen[None]):
    """One screen for every step, updated in place. Ends when the meeting is left or over."""

    KEEPS_TYPING: ClassVar[bool] = True
    HELP: ClassVar[str] = TALKING
    TYPING: ClassVar[str] = (
        "To write, type in the box and press Enter to keep the words; Enter in an empty box goes on to the next box or "
        "step, and Back leads to the one before. The line above the box says what the words become. What has been "
        "written stands in the list: press Shift+Tab or Up to get there, and Enter to change it."
    )

    def __init__(self) -> None:
        super().__init__()
        self._seen: state_machine.View | None = None
        self._session_id = ""

    # -- drawing -------------------------------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        yield PromptPanel()
        yield NumberedList(wrap=True, id="written")
        yield WritingBox(self.workspace)

    def title_words(self) -> tuple[str, str, str]:
        seen = self._seen
        if seen is None:
            return ("", "", "")
        called = self.workspace.record.person.called
        where = step_text.where_words(self.workspace.context, seen)
        meeting = f"meeting {self._session.number}"
        return (meeting.capitalize() if seen.worker_only else f"{called}, {meeting}", where, self._time_words())

    def help_words(self) -> str:
        """What the step is for, and how to write there if it has a box."""
        return help_at(self._on_screen.role, self.TYPING if self.query_one(WritingBox).field else "")

    def commands(self) -> tuple[Command, ...]:
        return session_commands(self._seen, first=self._session.number == 1) if self._seen else ()

    def first_focus(self) -> Widget | None:
        field = self.query_one(WritingBox).field
        if field is not None:
            return field
        return self.query_one("#written", NumberedList)

    def on_mount(self) -> None:
        self._session_id = self.workspace.session.id
        self.set_interval(30, self.refresh_frame)
        self.show_step()

    def come_back(self) -> None:
        if self._seen is not None:
            self._refresh_rows()
        super().come_back()

    def after_step(self) -> None:
        """Go to where the meeting now stands; leave if undo took the meeting itself back."""
        if any(session.id == self._session_id for session in self.workspace.record.sessions):
            self.show_step()
            self.show_save_state()
        else:
            self.dismiss(None)

    def show_step(self) -> None:
        """Draw the step where the guide now stands; leave the screen when the meeting is over."""
        seen = state_machine.view(self.workspace.pack, self._session)
        if seen is None:
            self.dismiss(None)
            return
        moved = self._seen is None or seen.place != self._seen.place
        if moved:
            panel = self.query_one(PromptPanel)
            panel.show_cautions = panel.show_why = False
        self._seen = seen
        with self.app.batch_update():
            self._draw_prompt()
            self.query_one(WritingBox).show(seen, self._session)
            self._refresh_rows()
            if moved:
                self.query_one("#written", NumberedList).to_top()
            self.refresh_frame()
            self.query_one(ActionLine).go_to(END.id if seen.is_last else NEXT.id)
            self.focus_first()

    def _draw_prompt(self) -> None:
        workspace = self.workspace
        panel = self.query_one(PromptPanel)
        panel.text = step_text.prompt_text(workspace.context.at(self._session), self._on_screen)

    def _refresh_rows(self) -> None:
        seen, workspace, session = self._on_screen, self.workspace, self._session
        written = self.query_one("#written", NumberedList)
        if seen.role is StageRole.CHOOSE:
            made: tuple[Row, ...] = entry_rows.choose_rows(workspace.context.at(session))
        elif seen.role is StageRole.PICK:
            made = entry_rows.prompt_rows(workspace.pack, session, session_moves.lenses(workspace.context.at(session)))
        elif seen.role is StageRole.READ_BACK:
            made = entry_rows.read_back_rows(workspace.context.at(session))
        else:
            made = entry_rows.step_rows(workspace.context.at(session), seen, self.query_one(WritingBox).being_typed)
        written.rows = made
        self._say_nothing_written()

    def _say_nothing_written(self) -> None:
        """That nothing is written here, until there are words in the box."""
        workspace, filled = self.workspace, self.query_one(WritingBox).is_filled
        said = step_text.nothing_written(workspace.context.at(self._session), self._on_screen)
        self.query_one("#written", NumberedList).empty = "" if filled else said

    # -- writing -------------------------------------------------------------------------------------------------------

    @on(WritingBox.Begun)
    def _begun(self, event: WritingBox.Begun) -> None:
        event.stop()
        self._refresh_rows()
        self._say_way_back(event.passed)

    @on(WritingBox.Filled)
    def _filled(self, event: WritingBox.Filled) -> None:
        event.stop()
        if self._seen is not None:
            self._say_nothing_written()

    @on(WritingBox.GoneOn)
    def _gone_on(self, event: WritingBox.GoneOn) -> None:
        event.stop()
        self._go(Move.NEXT)
        self._say_way_back(event.passed)

    def _say_way_back(self, passed: str) -> None:
        if passed:
            self.say_for_now(step_text.way_back(passed))

    @on(WritingBox.Joined)
    def _joined(self, event: WritingBox.Joined) -> None:
        event.stop()
        put_in_plan(self, event.entry_id, event.kind_id, self._refresh_rows)

    # -- picking -------------------------------------------------------------------------------------------------------

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        if event.row.id == entry_rows.READ_BACK:
            self._read_back()
        elif (ref := RowRef.of(event.row.id)) is not None:
            self._open(ref)

    def _open(self, ref: RowRef) -> None:
        workspace = self.workspace
        match ref.kind:
            case RowKind.MODULE:
                now = workspace.clock()
                self._stand(session_moves.open_module(workspace.context.at(self._session), ref.id, now))
            case RowKind.PROMPT:
                self._toggle_prompt(ref.id)
            case RowKind.DO:
                self._go(Move(ref.id))
            case _:
                open_part(self, ref, self._refresh_rows)

    def _read_back(self) -> None:
        workspace = self.workspace
        listed = entry_rows.read_back_rows(workspace.context.at(self._session))

        def read(whole: bool) -> None:
            self._refresh_rows()
            if whole:
                self.call_later(self._all_read)  # once this screen is in front again

        read_back(self, entry_rows.parts_in(listed), read)

    def _all_read(self) -> None:
        self.say_for_now(entry_rows.ALL_READ)
        self.query_one(ActionLine).focus()

    def _toggle_prompt(self, prompt_id: str) -> None:
        workspace = self.workspace
        record, words = session_moves.toggle_prompt(workspace.context.at(self._session), prompt_id)
        workspace.put(record)
        if words:
            self.say_for_now(words)
        self._refresh_rows()

    # -- moving --------------------------------------------------------------------------------------------------------

    @property
    def _session(self) -> Session:
        return self.workspace.record.session(self._session_id)

    @property
    def _on_screen(self) -> state_machine.View:
        if self._seen is None:
            raise RuntimeError("no step is on screen")
        return self._seen

    def _go(self, how: Move) -> None:
        workspace = self.workspace
        self._stand(session_moves.move(workspace.context.at(self._session), how, workspace.clock()))

    def _stand(self, record: Record) -> None:
        self.workspace.put(record)
        self.show_step()

    @does_each(*MOVING)
    def do_move(self, command_id: str) -> None:
        """Go on, back, or wherever the command leads. Back goes to the box before at this step, if there is one."""
        move = MOVES[command_id]
        if move is Move.BACK and self.query_one(WritingBox).back():
            return
        self._go(move)
        if move is Move.SHORT:
            self.say_for_now(SHORT_NOW if self._on_screen.on_short_route else WHOLE_NOW)

    @does(JUMP)
    def do_jump(self) -> None:
        """Pick any step."""

        def picked(place: str | None) -> None:
            if place:
                workspace = self.workspace
                self._stand(session_moves.go(workspace.context.at(self._session), place, workspace.clock()))

        self.open(Place.JUMP, self._session, then=picked)

    @does(CAUTIONS)
    def do_cautions(self) -> None:
        """Show or put away the notes for the worker."""
        panel = self.query_one(PromptPanel)
        panel.show_cautions, panel.show_why = not panel.show_cautions, False

    @does(WHY)
    def do_why(self) -> None:
        """Show or put away why this module is here."""
        panel = self.query_one(PromptPanel)
        panel.show_why, panel.show_cautions = not panel.show_why, False

    @does(LOOK_BACKS)
    def do_look_backs(self) -> None:
        """Read what was said in look-backs before."""

        self.open(Place.LOOK_BACKS)

    @does(PAGE)
    def do_page(self) -> None:
        """Choose what goes on the page."""

        self.open(Place.PAGE)

    @does(FIND)
    def do_find(self) -> None:
        """Find a word in the record."""

        self.open(Place.FIND)

    def _time_words(self) -> str:
        minutes = int((self.workspace.clock() - self._session.started).total_seconds() // 60)
        return f"{minutes} min" if 0 < minutes < 240 else ""
