"""One person: what can be done with them, and how far each part of the programme has been talked about."""

from __future__ import annotations

from peertui.presenters.command_handlers import does, does_each
from peertui.presenters.command_ids import CommandId
from peertui.presenters.commands import ENDING, FIRST_MEETING, PEOPLE, REDO, UNDO
from peertui.presenters.exporting.handover import begin_handover
from peertui.presenters.people import people_commands
from peertui.presenters.people.people_commands import HAND_OVER, MEET, REMOVE
from peertui.presenters.people.removal import ask_to_remove_person
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing
from peertui.presenters.reply import Ask, Done, Open, Reply, Say
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session.session_commands import FIND, PAGE
from peertui.presenters.session.step_text import heading_words, meeting_words, of_about_words
from peertui.services.app_context import AppInUse
from peertui.services.session import session_moves
from peertui.services.session.new_entries import the_ending
from plans.guide import state_machine
from plans.guide.module_progress import ModuleState, overview
from plans.pack.own_words import title_of
from plans.page.compose import candidates
from plans.record import changes
from plans.record.context import Context
from plans.record.copy_log import unwanted
from plans.record.models import Record
from widgets.models.command import Command
from widgets.models.row import Row
from widgets.models.status import Level

_OPENS = {
    PAGE: Place.PAGE,
    people_commands.PLAN: Place.PLAN,
    people_commands.NOTES: Place.NOTES,
    FIND: Place.FIND,
    people_commands.MEETINGS: Place.MEETINGS,
    people_commands.ABOUT: Place.ABOUT,
    people_commands.HISTORY: Place.HISTORY,
    HAND_OVER: Place.HAND_OVER,
    people_commands.COPIES: Place.COPIES,
    people_commands.EVERYTHING: Place.EVERYTHING,
}
"""The place that each command leads to."""


class PersonOverview(Listing):
    """The person's own start page. Ends with what there is still to say of it, once they are removed."""

    HELP = (
        "Everything about one person. The first line begins a meeting, or goes on with the one that is open. {pick} "
        "opens it. The parts of the programme come last, each with whether you have talked about it. "
        "Nothing has to be done in order, and nothing has to be done at all. They can have a copy of everything that "
        "is kept about them at any time, and have any of it removed for good."
    )

    def __init__(self, app: AppInUse, notice: str) -> None:
        """`notice`: what to know of their record as it was opened."""
        super().__init__(app)
        self._notice = notice

    def title(self) -> str:
        return self.workspace.record.person.called

    def head(self) -> tuple[str, str, str]:
        return (self.title(), self.workspace.record.person.full_name, "")

    def first_said(self) -> Say | None:
        return Say(self._notice, Level.NOTE) if self._notice else None

    def commands(self) -> tuple[Command, ...]:
        first = FIRST_MEETING if self.workspace.record.sessions else FIRST_MEETING.in_key_line()
        return (MEET, first, *_OPENS, ENDING, UNDO, REDO, REMOVE, PEOPLE)

    def rows(self) -> tuple[Row, ...]:
        return person_rows(self.workspace.context)

    def picked(self, row_id: str) -> Reply:
        ref = RowRef.of(row_id)
        if ref is None or ref.kind is RowKind.DO:
            return self.do(ref.id) if ref else None
        return Open(Place.MODULE, (ref.id,), self._begin_at)

    def _begin_at(self, place: str | None) -> Reply:
        if place is None:
            return None
        if self.workspace.record.open_session is not None:
            return self._meet(place)
        words = meeting_words(self.workspace.record)
        return Ask(
            "Begin a meeting",
            "No meeting is open now.",
            (("here", f"{words} at this step"), ("start", f"{words} from the start")),
            lambda answer: self._meet(place if answer == "here" else ""),
            "A meeting can begin at the step you picked, or before the door, as every meeting does.",
        )

    @does(MEET)
    def meet(self) -> Reply:
        """Begin a meeting, or go on with the open one."""
        return self._meet("")

    def _meet(self, place: str) -> Reply:
        workspace = self.workspace
        if workspace.record.open_session is None:
            workspace.put(changes.start_session(workspace.record, workspace.make_id(), workspace.clock()))
        if place:
            workspace.put(session_moves.go(workspace.context, place, workspace.clock()))
        return Open(Place.SESSION)

    @does_each(*_OPENS)
    def open(self, command_id: str) -> Reply:
        """Go to another place about this person."""
        if command_id == HAND_OVER.id:
            return begin_handover(self.workspace.context)
        return Open(next(place for command, place in _OPENS.items() if command.id == command_id))

    @does(ENDING)
    def ending(self) -> Reply:
        """How many meetings, who stands in for the worker, and how to finish well."""
        return Open(Place.ENTRY, (the_ending(self.workspace).id,))

    @does(REMOVE)
    def remove(self) -> Reply:
        """Remove the person for good."""
        return ask_to_remove_person(self.workspace)

    def leave(self) -> Reply:
        """Save first; stay if that cannot be done."""
        report = self.workspace.save_now()
        return Done() if self.workspace.all_saved else Say(report.why, Level.NOT_SAVED)


def person_rows(context: Context) -> tuple[Row, ...]:
    """What can be done with a person, as "do:" and a command; then every module, those they have hidden last."""
    pack, record = context.pack, context.record
    session = record.open_session
    seen = state_machine.view(pack, session) if session else None
    chosen = sum(1 for c in candidates(context) if c.chosen and not c.why_not)
    modules = overview(context)
    hidden = [o for o in modules if o.state is ModuleState.HIDDEN]
    shown = [o for o in modules if o not in hidden]
    where = f"{heading_words(context, seen)}: {seen.step.title}" if seen else of_about_words(context)
    return (
        _doing(CommandId.MEET, meeting_words(record), detail=where),
        _doing(CommandId.PAGE, "The page", detail=f"{chosen} chosen"),
        _doing(CommandId.PLAN, "The plan, by section"),
        _doing(CommandId.NOTES, "Notes"),
        _doing(CommandId.MEETINGS, "Meetings"),
        _doing(CommandId.FIND, "Find a word"),
        _doing(CommandId.ABOUT, "Name and region"),
        _doing(CommandId.HISTORY, "What was saved before"),
        _doing(CommandId.HAND_OVER, "Hand over to a colleague"),
        _doing(CommandId.COPIES, "Who received what", detail=_copies_words(record)),
        _doing(CommandId.EVERYTHING, "Everything kept about me"),
        Row("heading", "What we can talk about", heading=True),
        *(
            RowRef(RowKind.MODULE, o.module.id).row(title_of(pack, record.my_words, o.module), detail=o.words)
            for o in shown
        ),
        *((Row("hidden", "Hidden parts", heading=True),) if hidden else ()),
        *(
            RowRef(RowKind.MODULE, o.module.id).row(title_of(pack, record.my_words, o.module), detail=o.words)
            for o in hidden
        ),
    )


def _doing(command: CommandId, words: str, detail: str = "") -> Row:
    return RowRef(RowKind.DO, command).row(words, detail=detail)


def _copies_words(record: Record) -> str:
    """How many lines there are, and whether any copy is to be asked for."""
    back = len(unwanted(record))
    return f"{len(record.copies) or 'nobody'}{f', {back} to ask back' if back else ''}"
