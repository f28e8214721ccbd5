"""A meeting, step by step: what a step says, what was written at it, what can be done, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from peertui.presenters.command_handlers import does, does_each
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing
from peertui.presenters.reply import Ask, Done, Open, Reply, Say, say_for_now
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session import entry_rows, step_text
from peertui.presenters.session.entry_actions import open_part, put_in_plan, read_back
from peertui.presenters.session.entry_commands import WRITE_AS
from peertui.presenters.session.session_commands import (
    CAUTIONS,
    FIND,
    JUMP,
    LOOK_BACKS,
    MOVES,
    MOVING,
    OPEN_WRITTEN,
    PAGE,
    SHORT_NOW,
    WHOLE_NOW,
    WHY,
    session_commands,
)
from peertui.presenters.session.step_draft import StepDraft
from peertui.presenters.session.step_help import TALKING, help_at
from peertui.services.app_context import AppInUse
from peertui.services.session import session_moves
from peertui.services.session.entry_draft import AfterEnter, Typed
from peertui.services.session.session_moves import Move
from plans.guide import state_machine
from plans.guide.state_machine import View
from plans.pack.models import StageRole
from plans.record.context import Context
from plans.record.models import Record, Session
from widgets.models.command import Command
from widgets.models.prompt_text import CARE, REASONS, PromptText
from widgets.models.row import Row

IS_PUT_DOWN = "The meeting is put down. You can go on from this step later."
ENDED, SAVED = "The meeting has ended.", " Everything is saved."
FIRST_STEP = "This is the first step."
_LEFT = {Move.SKIP: "Skipped.", Move.PARK: "Parked for another day."}
_LISTS = (StageRole.CHOOSE, StageRole.PICK, StageRole.READ_BACK, StageRole.PAGE)


class Meeting(Listing):
    """The open meeting, at one step of it. `writing` is what is written there."""

    HELP = TALKING

    def __init__(self, app: AppInUse, way_back: Callable[[str], str] = step_text.way_back) -> None:
        """`way_back` says how to come back to a box that was passed with nothing in it; "" to say nothing of it."""
        super().__init__(app)
        self._way_back, self._session_id = way_back, self.workspace.session.id
        self._seen: View | None = None
        self.writing: StepDraft | None = None
        """What is written at the step; None where nothing can be."""
        self._stand()

    # -- where the meeting stands --------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The meeting as it is kept."""
        return self.workspace.record.session(self._session_id)

    @property
    def seen(self) -> View:
        """The step. RuntimeError once the meeting is over."""
        if self._seen is None:
            raise RuntimeError("no step is shown")
        return self._seen

    @property
    def is_over(self) -> bool:
        """Whether it has ended, or was undone."""
        return self._seen is None

    @property
    def is_list(self) -> bool:
        """Whether something is picked at this step, not written."""
        return self.seen.role in _LISTS

    @property
    def _context(self) -> Context:
        return self.workspace.context.at(self.session)

    def look_again(self) -> None:
        if not self.is_over and self._is_elsewhere():
            self._stand()

    def _is_elsewhere(self) -> bool:
        """Whether the meeting, or what is written here, is not what it was when the step was taken up."""
        seen = self._view()
        return seen is None or seen.place != self.seen.place or (self.writing is not None and self.writing.is_lost)

    def _view(self) -> View | None:
        there = any(session.id == self._session_id for session in self.workspace.record.sessions)
        return state_machine.view(self.workspace.pack, self.session) if there else None

    def _stand(self) -> None:
        self._seen = self._view()
        self.writing = StepDraft.at(self.workspace, self._seen, self.session) if self._seen else None

    # -- what stands there ---------------------------------------------------------------------------------------------

    def title(self) -> str:
        meeting = f"meeting {self.session.number}"
        return meeting.capitalize() if self.seen.worker_only else f"{self.workspace.record.person.called}, {meeting}"

    def head(self) -> tuple[str, str, str]:
        return ("", "", "") if self.is_over else (self.title(), self.where(), self._minutes())

    def where(self) -> str:
        """The part, and how far in it."""
        return step_text.where_words(self.workspace.context, self.seen)

    def _minutes(self) -> str:
        minutes = int((self.workspace.clock() - self.session.started).total_seconds() // 60)
        return f"{minutes} min" if 0 < minutes < 240 else ""

    def text(self) -> PromptText:
        """The words of the step."""
        return step_text.prompt_text(self._context, self.seen)

    def help_words(self, typing: str) -> str:
        """What the step is for, and how to type there if something can be written."""
        return help_at(self.seen.role, typing if self.writing else "")

    def commands(self) -> tuple[Command, ...]:
        return () if self.is_over else session_commands(self.seen, first=self.session.number == 1)

    def commands_without_boxes(self) -> tuple[Command, ...]:
        """The same where no box and no list can be gone to."""
        more = (WRITE_AS,) if self.writing and len(self.writing.targets) > 1 else ()
        return (*self.commands(), *more, *((OPEN_WRITTEN,) if self.written() else ()))

    def listed_commands(self) -> tuple[Command, ...]:
        return (PAGE,) if self.seen.role is StageRole.PAGE else ()

    def rows(self) -> tuple[Row, ...]:
        match self.seen.role:
            case StageRole.CHOOSE:
                return entry_rows.choose_rows(self._context)
            case StageRole.PICK:
                lenses = session_moves.lenses(self._context)
                return entry_rows.prompt_rows(self.workspace.pack, self.session, lenses)
            case StageRole.READ_BACK:
                return entry_rows.read_back_rows(self._context)
        return entry_rows.step_rows(self._context, self.seen, self.writing.draft.new if self.writing else None)

    def written(self) -> tuple[Row, ...]:
        """What was written at the step, what is being written too."""
        return () if self.is_list else entry_rows.step_rows(self._context, self.seen)

    def nothing_written(self) -> str:
        """What stands there while nothing is written."""
        return step_text.nothing_written(self._context, self.seen)

    # -- picking -------------------------------------------------------------------------------------------------------

    def picked(self, row_id: str) -> Reply:
        ref = RowRef.of(row_id)
        if row_id == entry_rows.READ_BACK:
            return read_back(self.app, entry_rows.parts_in(self.rows()))
        match ref.kind if ref else None:
            case RowKind.MODULE if ref:
                return self._moved(session_moves.open_module(self._context, ref.id, self.workspace.clock()))
            case RowKind.PROMPT if ref:
                record, words = session_moves.toggle_prompt(self._context, ref.id)
                self.workspace.put(record)
                return say_for_now(words) if words else None
            case RowKind.DO if ref:
                return self._go(Move(ref.id))
        return open_part(self.app, ref)

    @does(OPEN_WRITTEN)
    def open_written(self) -> Reply:
        """One of the things that were written here, where no list can be gone to."""
        choices = tuple((row.id, f"{row.text} ({row.detail})") for row in self.written())
        return Ask("", "", choices, self.picked, "Type the number of what you want to open.")

    # -- writing -------------------------------------------------------------------------------------------------------

    def entered(self, typed: Typed) -> Reply:
        """What stands in the box is all of it: the next box, another of its kind or the next step follows."""
        writing = self.writing
        if writing is None:
            return self._go(Move.NEXT)
        draft = writing.draft
        match writing.enter(typed):
            case AfterEnter.JOIN_PLAN if draft.current:
                return put_in_plan(self.app, draft.current, draft.joining)
            case AfterEnter.GO_ON:
                return self._go(Move.NEXT) or self._say_way_back(writing.passed)
        return self._say_way_back(writing.passed)

    def _say_way_back(self, passed: str) -> Reply:
        words = self._way_back(passed) if passed else ""
        return say_for_now(words) if words else None

    @does(WRITE_AS)
    def pick_what_it_becomes(self) -> Reply:
        """What the next words become, where no line to choose it stands above the box."""

        assert self.writing is not None
        write_as, targets = self.writing.write_as, self.writing.targets
        choices = tuple((target.id, target.words) for target in targets)
        return Ask("", "Write it as:", choices, write_as, "Type a number: what the next words become.")

    # -- moving --------------------------------------------------------------------------------------------------------

    @does_each(*MOVING)
    def move(self, command_id: str) -> Reply:
        """Go on, back, or wherever the command leads. Back goes to the box before at this step, if there is one."""
        how = MOVES[command_id]
        return None if how is Move.BACK and self.writing and self.writing.back() else self._go(how)

    def _go(self, how: Move) -> Reply:
        before = self.seen.place
        if ended := self._moved(session_moves.move(self._context, how, self.workspace.clock())):
            return ended
        if how is Move.SHORT:
            return say_for_now(SHORT_NOW if self.seen.on_short_route else WHOLE_NOW)
        if how is Move.BACK and self.seen.place == before:
            return say_for_now(FIRST_STEP)
        return say_for_now(_LEFT[how]) if how in _LEFT else None

    def _moved(self, record: Record) -> Reply:
        """Stand where the meeting now stands; leave if it is over."""
        self.workspace.put(record)
        self._stand()
        if not self.is_over:
            return None
        self.workspace.save_now()
        return say_for_now(ENDED + (SAVED if self.workspace.all_saved else ""), then=Done())

    @does(JUMP)
    def jump(self) -> Reply:
        """Pick any step."""

        def picked(place: str | None) -> Reply:
            return self._moved(session_moves.go(self._context, place, self.workspace.clock())) if place else None

        return Open(Place.JUMP, then=picked)

    def leave(self) -> Reply:
        """The meeting stays open at this step."""
        return say_for_now(IS_PUT_DOWN, then=Done())

    def undo(self) -> Reply:
        return self._stepped(super().undo())

    def redo(self) -> Reply:
        return self._stepped(super().redo())

    def _stepped(self, said: Reply) -> Reply:
        """Stand where the meeting now stands; leave if it was itself undone."""
        self._stand()
        return replace(said, then=Done()) if self.is_over and isinstance(said, Say) else said

    # -- other places --------------------------------------------------------------------------------------------------

    @does(CAUTIONS)
    def cautions(self) -> Reply:
        """What the worker keeps in mind here."""
        return Say("\n".join((CARE, *(f"- {line}" for line in self.text().cautions))))

    @does(WHY)
    def why(self) -> Reply:
        """Why this part is in the programme."""
        return Say("\n".join((REASONS, *(f"- {line}" for line in self.seen.why))))

    @does(LOOK_BACKS)
    def look_backs(self) -> Reply:
        """What was said in look-backs before."""
        return Open(Place.LOOK_BACKS)

    @does(PAGE)
    def page(self) -> Reply:
        """Choose what goes on the page."""
        return Open(Place.PAGE)

    @does(FIND)
    def find(self) -> Reply:
        """Find a word in the record."""
        return Open(Place.FIND)
