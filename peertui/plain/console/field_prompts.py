"""Asking for one value of a form, with what stands there already: a line, one of a few, several lines, a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from peertui.plain.console.keywords import EMPTY, about_number, as_dash, as_number, is_number
from peertui.plain.console.prompts import Here, Talk
from peertui.presenters.session.entry_commands import SKIP_FIELD
from plans.pack.models import FieldSpec, FieldType
from plans.page.name_suggestions import put_in
from widgets.models.command import Command
from widgets.models.field_values import date_remark, kept_date, kept_number, number_remark, phone_remark, shown_date
from widgets.models.row import Row

ADD = "+ "
"""Before new words, it adds them to the end of what stands there."""
HOW = (
    "Enter leaves it as it is. New words take the place of what stands there. "
    "A plus and a space before them adds them to the end: + and a walk. A dash alone (-) empties it."
)
OFFERED = "Names you wrote before. Type a number to pick one:"
BLANK: tuple[Any, ...] = ("", None, [])


class FormLeft(Exception):
    """They are done with the form, or chose a command of it."""

    def __init__(self, command: Command) -> None:
        super().__init__(command.id)
        self.command = command


class Fields:
    """Asks for the values of one form. Each method raises Back, Leave or FormLeft, and keeps what is new at once."""

    def __init__(self, talk: Talk, here: Here, today: date, *, own_skip: bool = True) -> None:
        """`today`: which day it is where "tomorrow" is typed.

        With `own_skip`, skip leaves one field as it is; without, it is for whoever asks.
        """
        self._talk, self._here, self._today, self._own_skip = talk, here, today, own_skip

    def line(self, label: str, there: str, hint: str = "", offers: Sequence[tuple[str, str]] = ()) -> str:
        """A line of words, or what stands there. The number of one of the offers puts that name in."""
        while why := not_offered(typed := self._first(label, there, hint, offers), offers):
            self._talk.say(why)
        return with_offer(there, typed, offers)

    def lines(self, label: str, there: str, keep: Callable[[str], None], hint: str = "") -> None:
        """Lines of words, ended by an empty one, kept after each of them."""
        first = self._first(label, there, hint, lines=True)
        words = changed_words(there, first)
        if words == there:
            return
        if not words:
            keep("")
        elif command := self._talk.ask_lines(words, self._here, keep):
            self._heed(command)

    def one(
        self, label: str, options: Sequence[tuple[Any, str]], there: Any, *, hint: str = "", can_clear: bool = False
    ) -> Any:
        """The id of one of a few options, or what stands there; "" if it was cleared."""
        if not options:
            self._talk.say(f"{label}: nothing to choose from yet.")
            return there
        chosen = dict(options).get(there, str(there)) if there not in BLANK else ""
        rows = [Row(str(at), words) for at, (_, words) in enumerate(options)]
        if can_clear and chosen:
            rows.append(Row(EMPTY, "none of these", number=0))
        enter = "Enter to leave it" if chosen else "Enter to go on"
        picked = self._talk.pick(rows, self._here, title="\n".join(_said(label, chosen, hint)), enter=enter)
        if isinstance(picked, Command):
            self._heed(picked)
        if not isinstance(picked, Row):
            return there
        return "" if picked.id == EMPTY else options[int(picked.id)][0]

    def several(self, label: str, there: Any, keep: Callable[[list[str]], None], hint: str = "") -> None:
        """Things one after another; Enter ends it, a dash with a number takes one away."""
        items = [str(item) for item in there] if isinstance(there, list) else []
        while True:
            said = (*_said(label, "", hint), *(f"{n}. {item}" for n, item in enumerate(items, 1)))
            self._talk.say(*said)
            prompt = (
                "Add one, -1 to take the first away, or Enter to go on:" if items else "Add one, or Enter to go on:"
            )
            typed = self._typed(prompt, said).strip()
            if not typed:
                return
            number = typed.removeprefix(EMPTY)
            if typed == EMPTY:
                items = []
            elif number == typed or not (number.isascii() and number.isdigit()):
                items.append(as_dash(typed))
            elif 1 <= int(number) <= len(items):
                del items[int(number) - 1]
            else:
                self._talk.say("There is none of that number.")
            keep(items)

    def of_entry(
        self,
        field: FieldSpec,
        there: Any,
        keep: Callable[[Any], None],
        references: Sequence[tuple[str, str]] = (),
        offers: Sequence[tuple[str, str]] = (),
    ) -> None:
        """One field of an entry, whatever its type."""
        match field.type:
            case FieldType.CHOICE | FieldType.REFERENCE | FieldType.YES_NO:
                answer = self.one(field.label, _options(field, references), there, hint=field.hint, can_clear=True)
                if answer != there and not (answer in BLANK and there in BLANK):
                    keep(answer)
            case FieldType.LIST:
                self.several(field.label, there, keep, field.hint)
            case FieldType.LONG:
                self.lines(field.label, str(there or ""), keep, field.hint)
            case _:
                before = "" if there is None else str(there)
                shown = shown_date(before) if field.type is FieldType.DATE else before
                typed = self.line(field.label, shown, field.hint, offers)
                if typed != shown:
                    remark, kept = read(field, typed, self._today)
                    self._talk.say(*remark)
                    keep(kept)

    def _first(
        self, label: str, there: str, hint: str, offers: Sequence[tuple[str, str]] = (), *, lines: bool = False
    ) -> str:
        what, enter = "Words, a number," if offers else "Words,", "leave it" if there else "go on"
        prompt = f"{what} or Enter to {enter}:"
        said = (*_said(label, there, hint), *offered(offers))
        if hint or there or offers:
            self._talk.say(*said)
            return self._typed(prompt, said, lines=lines)
        return self._typed(f"{said[0]} {prompt}", (), lines=lines)

    def _typed(self, prompt: str, again: Sequence[str], *, lines: bool = False) -> str:
        answer = self._talk.ask(prompt, self._here, again=again, lines=lines, empties=True)
        if isinstance(answer, Command):
            self._heed(answer)
            return ""
        return answer

    def _heed(self, command: Command) -> None:
        if command.id != SKIP_FIELD.id or not self._own_skip:
            raise FormLeft(command)


def read(field: FieldSpec, typed: str, today: date) -> tuple[tuple[str, ...], Any]:
    """A remark on a line that is not what its field is for, if there is one, and what is kept of the line."""
    remark, kept = "", typed
    match field.type:
        case FieldType.DATE:
            remark, kept = date_remark(typed, today, field.when), kept_date(typed, today, field.when)
        case FieldType.ORDER:
            return _sentence(number_remark(typed)), kept_number(typed)
        case FieldType.PHONE:
            remark = phone_remark(typed)
    return _sentence(remark), kept


def changed_words(there: str, typed: str) -> str:
    """What stands there after this was typed: the same, nothing, more, or the new words."""
    if not typed.strip():
        return there
    if typed.strip() == EMPTY:
        return ""
    if typed.startswith(ADD) and there:
        return f"{there} {typed.removeprefix(ADD).strip()}"
    return as_dash(typed)


def offered(offers: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The names offered, numbered."""
    return (OFFERED, *(f"{number}. {words}" for number, (_, words) in enumerate(offers, 1))) if offers else ()


def not_offered(typed: str, offers: Sequence[tuple[str, str]]) -> str:
    """What to say of a number that is none of the offers; "" if it is one, or is no number, or nothing is offered."""
    number = typed.removeprefix(ADD).strip()
    if not offers or not is_number(number) or 1 <= int(number) <= len(offers):
        return ""
    return about_number(number, "among the names")


def with_offer(there: str, typed: str, offers: Sequence[tuple[str, str]]) -> str:
    """As `changed_words`, where the number of an offer stands for its name; "+ 2" puts it beside what is there."""
    beside = typed.startswith(ADD)
    number = typed.removeprefix(ADD).strip()
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(offers)):
        return changed_words(there, as_number(typed) if offers else typed)
    name = offers[int(number) - 1][0]
    return put_in(there, name) if beside else name


def _options(field: FieldSpec, references: Sequence[tuple[str, str]]) -> Sequence[tuple[Any, str]]:
    if field.type is FieldType.YES_NO:
        return ((True, "yes"), (False, "no"))
    return references if field.type is FieldType.REFERENCE else [(choice, choice) for choice in field.choices]


def _said(label: str, there: str, hint: str) -> tuple[str, ...]:
    """The label with its hint, and what is written there."""
    asked = " ".join(part for part in (label if label.endswith("?") else f"{label}.", hint) if part)
    return (asked, f"Now: {there}") if there else (asked,)


def _sentence(words: str) -> tuple[str, ...]:
    return (f"{words[0].upper()}{words[1:]}.",) if words else ()
