"""The guided meeting: one step at a time, with what was written for it, and words to write."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow
from peertui.plain.console.prompts import HEAR, Back, Here
from peertui.plain.session.step_writer import StepWriter
from peertui.presenters.commands import PUT_DOWN
from peertui.presenters.reply import Done, Open, Reply
from peertui.presenters.session.session import Meeting
from peertui.presenters.session.step_text import way_back_in_plain
from plans.pack.models import StageRole
from widgets.models.command import Command
from widgets.models.prompt_text import ASK, PromptText
from widgets.models.row import Row

TYPING = (
    "To write, type the words and press Enter: they are kept at once. Enter with nothing typed goes on to the next "
    "step. Type as to say what the words become. In the menu you can go to any step, in any order."
)
GO_ON = "Enter to go on"
PLAIN_ENTER = "Press Enter to go on:"


def at_meeting(room: PlainApp) -> None:
    """Stay in the open meeting until it is over or put down. Leave."""
    _Meeting(room).stay()


class _Meeting:
    def __init__(self, room: PlainApp) -> None:
        self._room, self._meeting = room, Meeting(room, self._way_back)
        self._writer = StepWriter(room, self._meeting)
        self._said = ""
        """The place whose words were said last."""
        self._agreed = ""
        """What was said last of the agreement about writing: once is enough until it changes."""
        self._reassured = self._told_way_back = False
        self._heard: tuple[str, ...] = ()
        """The rows of the list that was said last: one that Enter says again is not said twice."""

    def _way_back(self, passed: str) -> str:
        """Said once in a meeting."""
        told, self._told_way_back = self._told_way_back, True
        return "" if told else way_back_in_plain(passed)

    def stay(self) -> None:
        meeting = self._meeting
        self._room.say("", f"Meeting {meeting.session.number}.")
        while not meeting.is_over:
            if meeting.seen.place != self._said:
                self._say_step()
            try:
                reply = self._at_step()
            except Back:
                if meeting.writing and meeting.writing.back():
                    continue
                reply = meeting.do(PUT_DOWN.id)
            if isinstance(reply, Open):  # the step is said again on the way back
                self._said = ""
            if isinstance(follow(self._room, reply), Done):
                return
            meeting.look_again()

    # -- saying --------------------------------------------------------------------------------------------------------

    def _say_step(self) -> None:
        room, meeting = self._room, self._meeting
        self._said, text = meeting.seen.place, meeting.text()
        room.say("", f"{meeting.where()}.", *_prompt_lines(text))
        if text.agreed and text.agreed != self._agreed:
            room.say(text.agreed)
        self._agreed = text.agreed or self._agreed
        if written := meeting.written():
            room.say("Written so far:", *(f"- {row.text} ({row.detail})" for row in written))
        elif not meeting.is_list:
            self._say_nothing_written()

    def _say_nothing_written(self) -> None:
        """Once, where it only reassures; each time where nothing is meant to be written."""
        meeting = self._meeting
        writes, nothing = meeting.writing is not None, meeting.nothing_written()
        if nothing and not (self._reassured and writes):
            self._room.say(nothing)
            self._reassured = self._reassured or not meeting.seen.worker_only

    # -- asking --------------------------------------------------------------------------------------------------------

    def _at_step(self) -> Reply:
        """What comes of what was wanted at the step. Back, Leave."""
        meeting = self._meeting
        here = Here(meeting.help_words(TYPING), meeting.commands_without_boxes(), again=(meeting.text().prompt,))
        if meeting.is_list:
            return self._pick(here)
        return self._writer.ask(meeting.writing, here) if meeting.writing else self._wait(here)

    def _pick(self, here: Here) -> Reply:
        meeting = self._meeting
        listed = meeting.listed_commands()
        rows = (*meeting.rows(), *(Row(command.id, command.words) for command in listed))
        is_asked = meeting.seen.role is StageRole.CHOOSE
        heard = self._heard if is_asked else ()
        picked = self._room.talk.pick(rows, here, enter=HEAR if is_asked else GO_ON, heard=heard)
        self._heard = tuple(row.id for row in rows)
        if isinstance(picked, str):
            return meeting.entered("")
        is_command = isinstance(picked, Command) or picked.id in {command.id for command in listed}
        return meeting.do(picked.id) if is_command else meeting.pick(picked.id)

    def _wait(self, here: Here) -> Reply:
        answer = self._room.talk.ask(PLAIN_ENTER, here, free=False)
        if isinstance(answer, Command):
            return self._meeting.do(answer.id)
        if not answer.strip():
            return self._meeting.entered("")
        self._room.say("Nothing is written at this step. Press Enter alone to go on, or type menu.")
        return None


def _prompt_lines(text: PromptText) -> list[str]:
    """The prompt, and below it what helps to ask it."""
    lines = [text.prompt, *(f"- {point}" for point in text.points)]
    if len(text.follow_ups) == 1:
        lines.append(f"{ASK} {text.follow_ups[0]}")
    elif text.follow_ups:
        lines += [ASK, *(f"- {line}" for line in text.follow_ups)]
    return lines
