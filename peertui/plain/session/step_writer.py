"""Writing at a step: each line becomes an entry, a part of one, or a note, and is kept at once."""

from __future__ import annotations

from peertui.plain.console.field_prompts import Fields, FormLeft, not_offered, offered, read, with_offer
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Here
from peertui.presenters.reply import Reply
from peertui.presenters.session.session import Meeting
from peertui.presenters.session.step_draft import StepDraft
from peertui.services.session.entry_draft import Typed
from plans.pack.models import FieldType
from widgets.models.choice import Choice
from widgets.models.command import Command
from widgets.models.field_values import shown_date


class StepWriter:
    """Asks for what a meeting wants to be written at its step."""

    def __init__(self, room: PlainApp, meeting: Meeting) -> None:
        self._room, self._meeting = room, meeting
        self._heard: tuple[str, ...] = ()
        """Step, and what the words become there, once something was asked for."""
        self._names: tuple[Choice, ...] = ()
        """The names that were said last."""

    def ask(self, writing: StepDraft, here: Here) -> Reply:
        """Ask for one thing, a line or a field. What comes of it, or of the command that was wanted. Back, Leave."""
        try:
            typed = self._field(writing, here) if writing.draft.target.goes_on else self._line(writing, here)
        except FormLeft as done:
            self._heard = ()
            return self._meeting.do(done.command.id)
        return self._meeting.entered(typed)

    def _line(self, writing: StepDraft, here: Here) -> str:
        """A line, or a paste, is one of a kind; a note can have several lines."""
        talk, names = self._room.talk, writing.offers()
        now, numbered = (self._meeting.seen.place, writing.draft.target.id), offered(names)
        known = self._heard == now
        talk.say(*(() if known and self._names == names else numbered))
        self._heard, self._names = now, names
        prompt = f"{'Kept. Another' if known else writing.label_alone}, or Enter to go on:"
        while True:
            answer = talk.ask(prompt, here, again=(*here.again, *numbered), lines=True, empties=True)
            if isinstance(answer, Command):
                raise FormLeft(answer)
            if why := not_offered(answer, names):
                talk.say(why)
            elif (words := with_offer("", answer, names)) or not answer.strip():
                is_long = writing.field is None or writing.field.type is FieldType.LONG
                return self._lines(writing, here, words) if words and is_long else words

    def _lines(self, writing: StepDraft, here: Here, first: str) -> str:
        kept = [first]

        def keep(words: str) -> None:
            kept.append(words)
            writing.keep(words)

        if command := self._room.talk.ask_lines(first, here, keep):
            self._meeting.entered(kept[-1])
            raise FormLeft(command)
        return kept[-1]

    def _field(self, writing: StepDraft, here: Here) -> Typed:
        """One field of an entry: what stands there once it was asked for."""
        fields = Fields(self._room.talk, here, self._room.today, own_skip=False)
        label, field, asked = writing.label_alone, writing.field, writing.draft.ask
        there = str(writing.there or "")
        if field is None or asked is None:
            return fields.line(label, there)
        match field.type:
            case FieldType.CHOICE:
                typed: Typed = fields.one(label, asked.choices, writing.there, hint=field.hint, can_clear=True)
                return typed
            case FieldType.LONG:
                kept = [there]

                def keep(words: str) -> None:
                    kept.append(words)
                    writing.keep(words)

                fields.lines(label, there, keep, field.hint)
                return kept[-1]
            case FieldType.DATE:
                remark, day = read(field, fields.line(label, shown_date(there), field.hint), self._room.today)
                self._room.say(*remark)
                return str(day)
        return fields.line(label, there, field.hint, () if field.type is FieldType.LIST else writing.offers())
