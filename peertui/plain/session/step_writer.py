"""Writing at a step: each line becomes an entry, a part of one, or a note, and is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from peertui.plain.console.field_prompts import BLANK, Done, Fields, not_offered, offered, read, with_offer
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow
from peertui.plain.console.prompts import Back, Here
from peertui.presenters.session.entry_actions import put_in_plan
from peertui.presenters.session.entry_commands import WRITE_AS
from peertui.presenters.session.session_commands import BACK, NEXT
from peertui.services.session.entry_draft import AfterEnter, EntryDraft, Typed
from peertui.services.session.new_entries import offers
from peertui.services.session.write_targets import Target, targets_at
from plans.guide.state_machine import View
from plans.pack.models import FieldType
from plans.record.models import Session
from widgets.models.command import Command
from widgets.models.field_values import shown_date
from widgets.models.row import Row

GO_ON = NEXT.id
"""The command that leads to the next step."""
PLAIN_ENTER = "Press Enter to go on:"


def write_at(room: PlainApp, seen: View, session: Session, here: Here, passed: Callable[[str], None]) -> str:
    """Let them write at a step until a command is wanted, whose id is returned. Back, Leave.

    Args:
        room: Where they are.
        seen: The step.
        session: The meeting.
        here: What can be done at the step.
        passed: Is told the label of a question that was passed with nothing written.
    """
    targets = targets_at(room.workspace.context.at(session), seen)
    if not targets:
        return _wait(room, here)
    return _Writer(room, seen, session, here, passed).stay(targets)


def _wait(room: PlainApp, here: Here) -> str:
    while True:
        answer = room.talk.ask(PLAIN_ENTER, here, free=False)
        if isinstance(answer, Command):
            return answer.id
        if not answer.strip():
            return GO_ON
        room.say("Nothing is written at this step. Press Enter alone to go on, or type menu.")


class _Writer:
    def __init__(self, room: PlainApp, seen: View, session: Session, here: Here, passed: Callable[[str], None]) -> None:
        self._room, self._seen, self._session, self._here, self._passed = room, seen, session, here, passed

    def stay(self, targets: Sequence[Target]) -> str:
        target = targets[0]
        while True:
            wanted = self._in_turn(target) if target.goes_on else self._one_by_one(target)
            if wanted != WRITE_AS.id:
                return wanted
            try:
                target = self._pick(targets)
            except Back:
                continue

    def _pick(self, targets: Sequence[Target]) -> Target:
        listed = [Row(target.id, target.words) for target in targets]
        picked = self._room.talk.pick(listed, Here("Type a number: what the next words become."), title="Write it as:")
        return next(t for t in targets if isinstance(picked, Row) and t.id == picked.id)

    # -- many of a kind ------------------------------------------------------------------------------------------------

    def _one_by_one(self, target: Target) -> str:
        """A line, or a paste, is one entry; a note can have several lines."""
        talk = self._room.talk
        prompt = f"{_begun(target.words)}, or Enter to go on:"
        names = offers(self._room.workspace, target.asks[0].field) if target.asks else ()
        several = target.kind is None or target.asks[0].field.type is FieldType.LONG
        numbered = offered(names)
        talk.say(*numbered)
        while True:
            again = (*self._here.again, *numbered)
            answer = talk.ask(prompt, self._here, again=again, lines=True, empties=True)
            if isinstance(answer, Command):
                return answer.id
            if not answer.strip():
                return GO_ON
            if why := not_offered(answer, names):
                talk.say(why)
                continue
            if not (words := with_offer("", answer, names)):
                continue
            draft = EntryDraft(target, self._seen, self._session)
            if several:
                if command := talk.ask_lines(words, self._here, self._keeper(draft)):
                    return command.id
            else:
                self._put(draft, words)
            prompt = "Kept. Another, or Enter to go on:"

    # -- fields in turn ------------------------------------------------------------------------------------------------

    def _in_turn(self, target: Target) -> str:
        """One field after another, of one entry or of each that is there; after the last, on to the next step."""
        draft = EntryDraft(target, self._seen, self._session)
        while True:
            there = draft.take_up(self._room.workspace.record)
            try:
                typed = self._field(draft, there)
            except Done as done:
                if done.command.id == BACK.id and draft.back():
                    continue
                return done.command.id
            except Back:
                if not draft.back():
                    raise
                continue
            ask = draft.ask
            if ask and ask.label and typed in BLANK and there in BLANK:
                self._passed(ask.label)
            match draft.enter(typed):
                case AfterEnter.JOIN_PLAN if draft.current:
                    follow(self._room, put_in_plan(self._room, draft.current, draft.joining))
                    draft = EntryDraft(target, self._seen, self._session)
                case AfterEnter.GO_ON:
                    return GO_ON

    def _field(self, draft: EntryDraft, there: Typed) -> Typed:
        """Ask for one field, keep what is new, and return what stands there now."""
        ask, fields = draft.ask, Fields(self._room.talk, self._here, self._room.today, own_skip=False)
        label = ask.label if ask and ask.label else draft.target.words
        label = _begun(label)
        if ask is None:
            return self._new(draft, there, fields.line(label, str(there or "")))
        hint = ask.field.hint
        match ask.field.type:
            case FieldType.CHOICE:
                return self._new(draft, there, fields.one(label, ask.choices, there, hint=hint, can_clear=True))
            case FieldType.LIST:
                return self._new(draft, "", fields.line(label, "", hint))
            case FieldType.LONG:
                fields.lines(label, str(there or ""), self._keeper(draft), hint)
                return there
            case FieldType.DATE:
                typed = fields.line(label, shown_date(str(there or "")), hint)
                remark, kept = read(ask.field, typed, self._room.today)
                self._room.say(*remark)
                return self._new(draft, there, kept)
        names = offers(self._room.workspace, ask.field)
        return self._new(draft, there, fields.line(label, str(there or ""), hint, names))

    def _new(self, draft: EntryDraft, there: Typed, answer: Typed) -> Typed:
        if answer != there and not (answer in BLANK and there in BLANK):
            self._put(draft, answer)
        return answer

    def _keeper(self, draft: EntryDraft) -> Callable[[str], None]:
        return lambda words: self._put(draft, words)

    def _put(self, draft: EntryDraft, words: Typed) -> None:
        workspace = self._room.workspace
        workspace.put(draft.put(workspace.record, words, workspace.make_id, workspace.clock()))


def _begun(words: str) -> str:
    """The words as they begin a line."""
    return f"{words[:1].upper()}{words[1:]}"
