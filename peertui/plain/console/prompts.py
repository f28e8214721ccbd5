"""Asking a question so that the words that hold everywhere work at it, and numbered lists to pick from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from peertui.plain.console.console import Console
from peertui.plain.console.everywhere import LEADS_BACK, WORDS, Everywhere, help_paragraphs, menu_rows
from peertui.plain.console.keywords import (
    ABOUT_DASH,
    EMPTY,
    KEPT,
    NOT_HERE,
    SHOWN_FIRST,
    Keyword,
    about_number,
    about_word,
    as_answer,
    as_number,
    word_of,
)
from peertui.plain.console.numbered_lines import missing_number, not_there, parts_of, row_meant, row_words
from peertui.presenters.session.session_commands import BACK
from widgets.models.choice import Choice
from widgets.models.command import Command
from widgets.models.row import Row, number_rows
from widgets.text.sanitise import one_line

AT_ONCE = 21
"""Lines of a list that are said before asking."""
HEAR = "Enter to hear the list again"


class Back(Exception):
    """They want the place before this one."""


class Leave(Exception):
    """They want to stop, and nothing is left to save."""


class Gone(Exception):
    """Whoever was open cannot be opened again: only the list of people is left."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where a question stands: what `help` says there, and what the menu offers beside what holds everywhere."""

    help: str
    commands: tuple[Command, ...] = ()
    again: tuple[str, ...] = ()
    """What was asked here, to be said once more after help and the like."""

    def command(self, command_id: str) -> Command | None:
        """The command of this id, if it is offered here."""
        return next((c for c in self.commands if c.id == command_id), None)

    def meant_by(self, word: Keyword) -> Command | None:
        """The command that a word asks for, if one is offered here."""
        return next((c for c in self.commands if WORDS.get(c.id) is word), None)


class Talk:
    """Questions and answers."""

    def __init__(self, console: Console, everywhere: Everywhere) -> None:
        self._console, self._everywhere = console, everywhere

    def say(self, *paragraphs: str) -> None:
        """Say these, in short lines, once all that was answered is on the disk. "Kept" is not said if it is not."""
        if not self._everywhere.before_words():
            paragraphs = tuple(words for words in paragraphs if not words.startswith(KEPT))
        self._console.say(*paragraphs)

    # -- questions -----------------------------------------------------------------------------------------------------

    def ask(
        self,
        prompt: str,
        here: Here,
        *,
        again: Sequence[str] = (),
        later: str = "",
        secret: bool = False,
        free: bool = True,
        lines: bool = False,
        empties: bool = False,
    ) -> str | Command:
        """What was typed, or the command that was wanted instead.

        Args:
            prompt: what stands before the answer.
            here: where it is asked.
            again: said after help and the like; else what the place itself asked is.
            later: the prompt from then on.
            secret: what is typed is not shown.
            free: any words can be an answer, so whose word was taken as a command hears once how to write it.
            lines: a paste keeps its lines; else it becomes one.
            empties: a dash alone empties what stands there, and is left for whoever asks to heed, with a full stop
                before it too.

        Raises:
            Back: they want to go back.
            Leave: they want to stop.
        """
        told = not free
        while True:
            typed = self._line(prompt, secret=secret)
            word = word_of(typed)
            if word is None:
                if empties and typed.strip() == EMPTY:
                    self.say(ABOUT_DASH)
                return as_answer(typed if lines else one_line(typed), dash=not empties)
            about = () if told or word is Keyword.HELP else (about_word(word),)
            told = True
            first = word not in SHOWN_FIRST and (word not in NOT_HERE or here.meant_by(word) is not None)
            self.say(*(about if first else ()))
            if wanted := self._heed(word, here):
                return wanted
            self.say(*(() if first else about), *(again or here.again))
            prompt = later or prompt

    def ask_words(
        self, prompt: str, here: Here, *, again: Sequence[str] = (), secret: bool = False, free: bool = True
    ) -> str:
        """As `ask`, where nothing but words is wanted; a command of the place is taken for going on with "" words."""
        answer = self.ask(prompt, here, again=again, secret=secret, free=free)
        return "" if isinstance(answer, Command) else answer

    def choose(self, question: str, choices: Sequence[Choice], here: Here) -> str | None:
        """The id of one of a few answers; None for going back."""
        rows = tuple(Row(answer, words) for answer, words in choices)
        try:
            picked = self.pick(rows, here, title=question)
        except Back:
            return None
        return picked.id if isinstance(picked, Row) else None

    def pick(
        self,
        rows: Sequence[Row],
        here: Here,
        *,
        title: str = "",
        prompt: str = "Number",
        enter: str = HEAR,
        heard: Sequence[str] = (),
        words: bool = False,
    ) -> Row | Command | str:
        """The row picked by its number or its words, or a command.

        A list whose ids are `heard` already is not said again. With another `enter` than to hear the list, Enter is
        "". With `words`, what is no row comes back as it was typed. That Enter says the list again is told only to
        who has not just heard it.
        """
        titled = (title,) if title else ()
        self.say(*titled)
        known = tuple(row.id for row in rows) == tuple(heard)
        said = len(rows) if known else self._say_rows(rows, 0)
        while True:
            more = said < len(rows)
            later = f"{prompt}, or {'Enter for more' if more else enter}:"
            now = f"{prompt}:" if enter == HEAR and not known and not more else later
            typed = self.ask(now, here, again=titled, later=later, free=words)
            known = True
            if isinstance(typed, Command):
                return typed
            if not typed.strip():
                if more:
                    said, known = self._say_rows(rows, said), False
                elif enter != HEAR:
                    return ""
                else:
                    self.say(*titled)
                    said, known = self._say_rows(rows, 0), False
            elif row := row_meant(rows, typed, any_order=not words):
                return row
            elif words and (missing := missing_number(rows, typed)):
                self.say(about_number(missing, "here"))
            elif words:
                return as_number(typed)
            else:
                self.say(not_there(rows))

    def _say_rows(self, rows: Sequence[Row], start: int) -> int:
        end = min(start + AT_ONCE, len(rows))
        numbers = number_rows(rows)
        self.say(*(row_words(row, number) for row, number in zip(rows[start:end], numbers[start:end], strict=True)))
        if end < len(rows):
            self.say(f"There {'is' if len(rows) - end == 1 else 'are'} {len(rows) - end} more.")
        return end

    def pick_in_parts(self, rows: Sequence[Row], here: Here, *, title: str) -> Row:
        """A row of a long list with headings: first the part, then the line in it. Back."""
        parts = parts_of(rows)
        top = tuple(
            row._replace(heading=False, detail=f"{len(inside)} in it") if inside else row for row, inside in parts
        )
        while True:
            part = self.pick(top, here, title=title)
            inside = next((rest for row, rest in parts if isinstance(part, Row) and row.id == part.id), [])
            if not inside and isinstance(part, Row):
                return part
            try:
                picked = self.pick(inside, here, title=f"{part.text}." if isinstance(part, Row) else "")
            except Back:
                continue
            if isinstance(picked, Row):
                return picked

    def ask_lines(
        self, first: str, here: Here, keep: Callable[[str], None], *, prompt: str = "More, or Enter to end:"
    ) -> Command | None:
        """Take more lines after the first until an empty one; all so far are kept after each.

        A command of the place ends it too, and is returned.
        """
        lines = [first]
        keep(first)
        while True:
            try:
                typed = self.ask(prompt, here, lines=True)
            except Back:
                return None
            if isinstance(typed, Command):
                return typed
            if not typed.strip():
                return None
            lines.append(typed)
            keep("\n".join(lines))

    # -- the words -----------------------------------------------------------------------------------------------------

    def _line(self, prompt: str, *, secret: bool = False) -> str:
        if not self._everywhere.before_question():
            prompt = prompt.removeprefix(f"{KEPT}. ")
        typed = self._console.ask_secret(prompt) if secret else self._console.ask(prompt)
        self._everywhere.after_answer()
        return typed

    def _heed(self, word: Keyword, here: Here) -> Command | None:
        """Do what a word asks for; a command of the place is returned, for the place to do."""
        match word:
            case Keyword.HELP:
                self._help(here)
            case Keyword.MENU:
                return self._menu(here)
            case Keyword.SAFETY:
                self._everywhere.safety()
            case Keyword.HIDE:
                self._everywhere.hide()
            case Keyword.LOCK:
                self._everywhere.lock()
            case Keyword.QUIT:
                self._leave()
            case Keyword.BACK:
                if command := here.command(BACK.id):
                    return command
                raise Back
            case _:
                if command := here.meant_by(word):
                    return command
                self.say(NOT_HERE[word])
        return None

    def _leave(self) -> None:
        if self._everywhere.may_leave():
            raise Leave

    def _help(self, here: Here) -> None:
        self.say(*help_paragraphs(here.help, here.commands))

    def _menu(self, here: Here) -> Command | None:
        """All that can be done here, numbered as in the app; None if nothing of the place was picked."""
        rows = menu_rows(here.commands, self._everywhere.last_commands)
        self.say("Menu.", *(row_words(row, number) for row, number in zip(rows, number_rows(rows), strict=True)))
        while True:
            typed = self._line("Number, or Enter to close the menu:")
            word = word_of(typed)
            if not typed.strip() or word is Keyword.BACK:
                return None
            if word is Keyword.MENU:
                return self._menu(here)
            if word is not None:
                if wanted := self._heed(word, here):
                    return wanted
            elif row := row_meant(rows, typed):
                return self._picked_in_menu(row.id, here)
            else:
                self.say(not_there(rows))

    def _picked_in_menu(self, command_id: str, here: Here) -> Command | None:
        if command := here.command(command_id):
            if command.id in LEADS_BACK:
                raise Back
            return command
        return self._heed(WORDS[command_id], here)
