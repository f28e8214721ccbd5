"""The guided meeting: one step at a time, with what was written for it, and words to write."""

from __future__ import annotations

from collections.abc import Sequence

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import open_place
from peertui.plain.console.prompts import HEAR, Back, Here
from peertui.plain.console.undo import undo_or_redo
from peertui.plain.session.entry_actions import open_part, read_back
from peertui.plain.session.first_meeting_help import say_first_meeting
from peertui.plain.session.listings import at_find, at_look_backs
from peertui.plain.session.step_writer import GO_ON, write_at
from peertui.presenters.command_ids import CommandId
from peertui.presenters.people.list_rows import jump_rows
from peertui.presenters.place import Place
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session import entry_rows
from peertui.presenters.session.entry_commands import WRITE_AS
from peertui.presenters.session.session_commands import (
    MOVES,
    OPEN_WRITTEN,
    PAGE,
    SHORT_NOW,
    WHOLE_NOW,
    session_commands,
)
from peertui.presenters.session.step_help import help_at
from peertui.presenters.session.step_text import nothing_written, prompt_text, way_back_in_plain, where_words
from peertui.services.session import session_moves
from peertui.services.session.session_moves import Move
from peertui.services.session.write_targets import targets_at
from plans.guide import state_machine
from plans.guide.step_content import may_write
from plans.pack.models import StageRole
from plans.record.models import Session
from widgets.models.prompt_text import ASK, CARE, REASONS, PromptText
from widgets.models.row import Row

TYPING = (
    "To write, type the words and press Enter: they are kept at once. Enter with nothing typed goes on to the next "
    "step. Type as to say what the words become. In the menu you can go to any step, in any order."
)
JUMP_HERE = Here("Type the number of a part, then the number of a step in it.")


def at_meeting(room: PlainApp) -> None:
    """Stay in the open meeting until it is over or put down. Leave."""
    _Meeting(room, room.workspace.session.id).stay()


class _Meeting:
    def __init__(self, room: PlainApp, session_id: str) -> None:
        self._room, self._session_id = room, session_id
        self._said = ""
        """The place whose words were said last."""
        self._agreed = ""
        """What was said last of the agreement about writing: once is enough until it changes."""
        self._reassured = self._told_way_back = False
        self._heard: tuple[str, ...] = ()
        """The rows of the list that was said last: one that Enter says again is not said twice."""

    @property
    def _session(self) -> Session:
        return self._room.workspace.record.session(self._session_id)

    def stay(self) -> None:
        self._room.say("", f"Meeting {self._session.number}.")
        while any(s.id == self._session_id for s in self._room.workspace.record.sessions):
            seen = state_machine.view(self._room.workspace.pack, self._session)
            if seen is None:
                saved = self._room.save()
                self._room.say("The meeting has ended." + (" Everything is saved." if saved else ""))
                return
            if seen.place != self._said:
                self._say_step(seen)
            try:
                wanted = self._at_step(seen)
            except Back:
                self._room.say("The meeting is put down. You can go on from this step later.")
                return
            self._do(wanted, seen)

    # -- saying --------------------------------------------------------------------------------------------------------

    def _say_step(self, seen: state_machine.View) -> None:
        room, workspace = self._room, self._room.workspace
        self._said = seen.place
        text = prompt_text(workspace.context.at(self._session), seen)
        room.say("", f"{where_words(workspace.context, seen)}.", *_prompt_lines(text))
        if text.agreed and text.agreed != self._agreed:
            room.say(text.agreed)
        self._agreed = text.agreed or self._agreed
        if seen.role in (StageRole.CHOOSE, StageRole.PICK, StageRole.READ_BACK):
            return
        written = self._written(seen)
        if written:
            room.say("Written so far:", *(_written_line(row) for row in written))
            return
        writes = may_write(workspace.context.at(self._session), seen)
        if not self._reassured or not writes or seen.worker_only:
            nothing = nothing_written(workspace.context.at(self._session), seen)
            room.say(*(nothing,) if nothing else ())
            self._reassured = self._reassured or (bool(nothing) and not seen.worker_only)

    def _written(self, seen: state_machine.View) -> tuple[Row, ...]:
        workspace = self._room.workspace
        return entry_rows.step_rows(workspace.context.at(self._session), seen)

    def _here(self, seen: state_machine.View) -> Here:
        workspace = self._room.workspace
        targets = targets_at(workspace.context.at(self._session), seen)
        more = (WRITE_AS,) if len(targets) > 1 else ()
        opening = (OPEN_WRITTEN,) if self._written(seen) else ()
        asked = prompt_text(workspace.context.at(self._session), seen).prompt
        listed = (*session_commands(seen, first=self._session.number == 1), *more, *opening)
        return Here(help_at(seen.role, TYPING if targets else ""), listed, again=(asked,))

    # -- asking --------------------------------------------------------------------------------------------------------

    def _at_step(self, seen: state_machine.View) -> str:
        """What was wanted at a step: the id of a command, or of a row. Back."""
        room, workspace = self._room, self._room.workspace
        here = self._here(seen)
        match seen.role:
            case StageRole.CHOOSE:
                return self._pick(entry_rows.choose_rows(workspace.context.at(self._session)), here, "")
            case StageRole.PICK:
                lenses = session_moves.lenses(workspace.context.at(self._session))
                return self._pick(entry_rows.prompt_rows(workspace.pack, self._session, lenses), here, "Enter to go on")
            case StageRole.READ_BACK:
                return self._pick(
                    entry_rows.read_back_rows(workspace.context.at(self._session)), here, "Enter to go on"
                )
            case StageRole.PAGE:
                return self._pick((Row(PAGE.id, PAGE.words),), here, "Enter to go on")
        return write_at(room, seen, self._session, here, self._say_way_back)

    def _say_way_back(self, passed: str) -> None:
        if not self._told_way_back:
            self._told_way_back = True
            self._room.say(way_back_in_plain(passed))

    def _pick(self, listed: Sequence[Row], here: Here, enter: str) -> str:
        heard = () if enter else self._heard
        picked = self._room.talk.pick(listed, here, enter=enter or HEAR, heard=heard)
        self._heard = tuple(row.id for row in listed)
        if isinstance(picked, str):
            return GO_ON
        return picked.id

    # -- doing ---------------------------------------------------------------------------------------------------------

    def _do(self, wanted: str, seen: state_machine.View) -> None:
        """Do a command of the meeting, or open what was picked."""
        room, workspace = self._room, self._room.workspace
        ref = RowRef.of(wanted)
        if wanted == entry_rows.READ_BACK:
            listed = entry_rows.read_back_rows(workspace.context.at(self._session))
            read_back(room, entry_rows.parts_in(listed))
        elif ref is not None:
            self._pick_row(ref, seen)
        elif wanted in MOVES:
            self._move(MOVES[wanted], seen)
        elif not undo_or_redo(room, wanted):
            self._open(wanted, seen)

    def _pick_row(self, ref: RowRef, seen: state_machine.View) -> None:
        room, workspace = self._room, self._room.workspace
        match ref.kind:
            case RowKind.DO:
                self._move(Move(ref.id), seen)
            case RowKind.MODULE:
                now = room.clock()
                workspace.put(session_moves.open_module(workspace.context.at(self._session), ref.id, now))
            case RowKind.PROMPT:
                self._toggle(ref.id)
            case _:
                open_part(room, ref)

    def _move(self, how: Move, seen: state_machine.View) -> None:
        room, workspace = self._room, self._room.workspace
        workspace.put(session_moves.move(workspace.context.at(self._session), how, room.clock()))
        self._after_move(how, seen)

    def _after_move(self, how: Move, seen: state_machine.View) -> None:
        said = {Move.SKIP: "Skipped.", Move.PARK: "Parked for another day."}
        if how in said:
            self._room.say(said[how])
        now = state_machine.view(self._room.workspace.pack, self._session)
        if how is Move.SHORT and now is not None:
            self._room.say(SHORT_NOW if now.on_short_route else WHOLE_NOW)
        if now is not None and now.place == seen.place and how is Move.BACK:
            self._room.say("This is the first step.")

    def _toggle(self, prompt_id: str) -> None:
        workspace = self._room.workspace
        record, words = session_moves.toggle_prompt(workspace.context.at(self._session), prompt_id)
        workspace.put(record)
        if words:
            self._room.say(words)

    def _open(self, wanted: str, seen: state_machine.View) -> None:
        room = self._room
        match wanted:
            case CommandId.CAUTIONS:
                text = prompt_text(room.workspace.context.at(self._session), seen)
                room.say(CARE, *(f"- {line}" for line in text.cautions))
            case CommandId.WHY:
                room.say(REASONS, *(f"- {line}" for line in seen.why))
            case CommandId.PAGE:
                open_place(room, Place.PAGE)
                self._said = ""
            case CommandId.FIND:
                at_find(room)
                self._said = ""
            case CommandId.LOOK_BACKS:
                at_look_backs(room)
                self._said = ""
            case CommandId.JUMP:
                self._jump()
            case CommandId.OPEN_WRITTEN:
                self._open_written(seen)
            case CommandId.FIRST_MEETING:
                say_first_meeting(room)
                self._said = ""

    def _jump(self) -> None:
        room, workspace = self._room, self._room.workspace
        try:
            listed = jump_rows(workspace.context.at(self._session))
            place = room.talk.pick_in_parts(listed, JUMP_HERE, title="Go to any step. Which part?").id
        except Back:
            return
        workspace.put(session_moves.go(workspace.context.at(self._session), place, room.clock()))

    def _open_written(self, seen: state_machine.View) -> None:
        room = self._room
        try:
            picked = room.talk.pick(self._written(seen), Here("Type the number of what you want to open."))
        except Back:
            return
        if isinstance(picked, Row):
            open_part(room, RowRef.of(picked.id))


def _prompt_lines(text: PromptText) -> list[str]:
    """The prompt, and below it what helps to ask it."""
    lines = [text.prompt, *(f"- {point}" for point in text.points)]
    if len(text.follow_ups) == 1:
        lines.append(f"{ASK} {text.follow_ups[0]}")
    elif text.follow_ups:
        lines += [ASK, *(f"- {line}" for line in text.follow_ups)]
    return lines


def _written_line(row: Row) -> str:
    return f"- {row.text} ({row.detail})"
