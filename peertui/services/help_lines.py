"""Help lines in the settings: what is said of each, what can be done, and the doing of it, for both front ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from peertui.services.programme import Programme, all_unused, keep_own
from peertui.services.settings import Settings
from plans.disk_errors import reason_for
from plans.pack import local_help_lines
from plans.pack.dates import say_date
from plans.pack.help_lines import (
    ADD_ONE,
    HelpLine,
    doubt,
    lines_left_off,
    most_urgent_first,
    number_problem,
    same_number,
    to_review,
    why_not_on_paper,
)
from plans.pack.local_help_lines import CannotRead, Origin, OwnLines
from plans.pack.models import FieldSpec, FieldType
from widgets.models.choice import Choice
from widgets.models.row import Row

ABOUT = (
    "The help lines of one region, as they stand on the safety card and on the page. Pick one to see where its number "
    "comes from, to say that you rang it today, to change its number, or to hide it. Emergency numbers always stand."
)
AGAIN = FieldSpec(name="again", type=FieldType.PHONE, label="The same number again")
NUMBER = FieldSpec(name="number", type=FieldType.PHONE, label="New number")
FIELDS = (
    FieldSpec(name="name", type=FieldType.TEXT, label="Name of the help line"),
    FieldSpec(name="number", type=FieldType.PHONE, label="Number"),
    AGAIN,
    FieldSpec(
        name="method", type=FieldType.TEXT, label="If it is not a call: what to do", hint="for example: text HELP to"
    ),
    FieldSpec(name="hours", type=FieldType.TEXT, label="When it is open", hint="for example: Mon-Fri 9am-5pm"),
    FieldSpec(name="audience", type=FieldType.TEXT, label="Who it is for", hint="anyone, if left empty"),
    FieldSpec(name="languages", type=FieldType.LIST, label="Languages", hint="English, if left empty"),
    FieldSpec(name="urgent", type=FieldType.YES_NO, label='Under "Urgent help now" on the page?', default=False),
)
"""What is asked of a new help line."""
NEEDED = {"name": "Say what the help line is called.", "hours": "Say when it is open."}
NOT_THE_SAME = "The two numbers are not the same. Look at it again, and type both."
SAME_AS_NOW = "That is the number it has now."
WHY = "Why: Settings, then Help lines."
KEPT = "Kept. Ring it once, and then say so here."


class Holder(Protocol):
    """The app, or the room of plain mode."""

    folder: Path

    @property
    def programme(self) -> Programme:
        """The programme text and where it comes from."""

    @property
    def today(self) -> date:
        """The day it is here."""

    def use_programme(self, programme: Programme) -> None:
        """From now on, everywhere, these words."""


# -- what is said ------------------------------------------------------------------------------------------------------


def line_rows(programme: Programme, region: str, today: date) -> tuple[Row, ...]:
    """The help lines of a region, and below them those that are hidden."""
    shown = [
        Row(line.id, _title(line), detail=_state(programme, line, today))
        for line in most_urgent_first(programme.pack.lines_for(region))
    ]
    out = [Row(line.id, _title(line), detail="hidden") for line in _hidden(programme, region)]
    return (*shown, *((Row("hidden", "Hidden", heading=True), *out) if out else ()))


def line_of(programme: Programme, line_id: str) -> HelpLine:
    """The line of this id, shown or hidden."""
    everything = (*programme.pack.help_lines, *programme.below.help_lines, *programme.own.lines)
    return next(line for line in everything if line.id == line_id)


def about_line(programme: Programme, line: HelpLine, today: date) -> str:
    """Everything known of a line, in short paragraphs."""
    spec = programme.pack.page
    checked = f"Checked on {say_date(line.verified_on, spec)}." if line.verified_on else ""
    again = f"To be looked at again by {say_date(line.review_by, spec)}."
    late = " That day is past: ring it, and say so here." if to_review((line,), today) else ""
    use = line.how.rstrip(".") or ", ".join(words for words in (line.to_use, line.hours) if words)
    note = f" {line.note}." if line.note else ""
    facts = f"{use}.{note} For {line.audience}. {', '.join(line.languages)}."
    gave_way = "Its number is a newer one than was checked or changed here, so the newer one holds."
    parts = (
        line.name,
        facts,
        f"This line {local_help_lines.origin(line, programme.below, programme.built_in)} ({_source(line, programme)}).",
        "An emergency number always stands, and is never rung to try it."
        if line.emergency
        else " ".join(words for words in (doubt(line, today) or checked, f"{again}{late}") if words),
        "" if line.emergency else f"Not on paper. {why}" if (why := why_not_on_paper(line, today)) else "",
        gave_way if line in local_help_lines.gave_way(programme.below, programme.own) else "",
    )
    return "\n\n".join(part for part in parts if part)


def choices_for(programme: Programme, line: HelpLine) -> tuple[Choice, ...]:
    """What can be done with a line."""
    leave = ("leave", "Leave it as it is")
    if line.emergency:
        return (leave,)
    if line.id in programme.own.hidden:
        return (leave, ("show", "Show it again"))
    where = local_help_lines.origin(line, programme.below, programme.built_in)
    changed = where in (Origin.CHECKED, Origin.CHANGED)
    if line.how:  # an emergency number is never tried
        return (leave, ("hide", "Hide it"))
    return (
        leave,
        ("rang", f"I {'tried' if line.method else 'rang'} it today, and it is right"),
        ("number", "Change the number"),
        ("hide", "Hide it"),
        *((("forget", "Take back what was done to it here"),) if changed else ()),
        *((("forget", "Take it away for good"),) if where is Origin.ADDED else ()),
    )


def review_words(programme: Programme, region: str, today: date) -> str:
    """A sentence if the day to look at numbers of a region again is past; else ""."""
    late = to_review(programme.pack.lines_for(region), today)
    if not late:
        return ""
    which = f"The number of {late[0].name} needs" if len(late) == 1 else f"The numbers of {len(late)} help lines need"
    return f"{which} checking: Settings, then Help lines."


def region_words(programme: Programme, region: str, today: date) -> str:
    """What to know of the lines of a region: to look at some again, or that too few print; else ""."""
    off = lines_left_off(programme.pack.lines_for(region), today)
    return review_words(programme, region, today) or (ADD_ONE if ADD_ONE in off else "")


def folder_words(programme: Programme, settings: Settings) -> str:
    """Whose words are in use, and what could not be used."""
    if unused := all_unused(settings, programme):
        return " ".join(file.whole for file in unused)
    return f"Your service's own words are in use, from {programme.folder}." if programme.folder else ""


# -- what is done ------------------------------------------------------------------------------------------------------


def do(holder: Holder, line_id: str, what: str) -> str:
    """Do one of the choices that ask no more: rang, hide, show, forget. What to say of it."""
    line, below, today = line_of(holder.programme, line_id), holder.programme.below, holder.today
    doing: Mapping[str, tuple[Callable[[OwnLines], OwnLines], str]] = {
        "rang": (lambda own: local_help_lines.rang(below, own, line, today), "Kept, with today's date."),
        "hide": (
            lambda own: local_help_lines.hide(own, line_id),
            "Hidden. It stands at the end here, and can be shown again.",
        ),
        "show": (lambda own: local_help_lines.show(own, line_id), "Shown again."),
        "forget": (lambda own: local_help_lines.forget(own, line_id), "Taken back."),
    }
    change, said = doing[what]
    return _keep(holder, change) or said


def change_number(holder: Holder, line_id: str, number: str, again: str) -> str:
    """Keep another number that was typed twice. Why that cannot be, as a sentence, or ""."""
    if problem := number_problem(number) or _twice(number, again):
        return problem
    line, below, today = line_of(holder.programme, line_id), holder.programme.below, holder.today
    if same_number(number, line.number):
        return SAME_AS_NOW
    return _keep(holder, lambda own: local_help_lines.change_number(below, own, line, number.strip(), today))


def add_line(holder: Holder, region: str, given: Mapping[str, Any]) -> str:
    """Keep a new line of a region, from what was filled in. Why that cannot be, as a sentence, or ""."""
    said = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
    number = said.get("number", "")
    for name, words in NEEDED.items():
        if not said.get(name):
            return words
    if problem := number_problem(number) or _twice(number, said.pop("again", "")):
        return problem
    fields = {name: value for name, value in said.items() if value not in ("", None, [])}
    below, today = holder.programme.below, holder.today
    return _keep(holder, lambda own: local_help_lines.add_line(below, own, today, region=region, **fields))


def field_meant(trouble: str, given: Mapping[str, Any]) -> str:
    """The name of the field that a sentence of `add_line` or `change_number` is about; "" if it is none."""
    for name, words in NEEDED.items():
        if trouble == words:
            return name
    is_number = trouble in (NOT_THE_SAME, SAME_AS_NOW, number_problem(str(given.get("number") or "").strip()))
    return "number" if is_number else ""


def _twice(number: str, again: str) -> str:
    return "" if same_number(number, again) else NOT_THE_SAME


def _keep(holder: Holder, change: Callable[[OwnLines], OwnLines]) -> str:
    """Change the help lines of this laptop; returns why that cannot be done, as a sentence, or ""."""
    try:
        holder.use_programme(keep_own(holder.folder, holder.programme, change))
    except CannotRead as error:
        return str(error)
    except OSError as error:
        return f"The help lines could not be kept: {reason_for(error)}."
    return ""


def _state(programme: Programme, line: HelpLine, today: date) -> str:
    if line.emergency:
        return "always stands"
    if doubt(line, today):
        return f"{'check it again' if line.verified_on else 'not checked yet'}: not on paper"
    if to_review((line,), today):
        return "check it again"
    if line.verified_on:
        return f"checked {say_date(line.verified_on, programme.pack.page)}"
    return "not on paper" if line.how else f"from {line.source_name}"


def _title(line: HelpLine) -> str:
    return line.how or f"{line.to_use}: {line.name}"


def _source(line: HelpLine, programme: Programme) -> str:
    """Who says it, on which page, of which day."""
    seen = say_date(line.source_seen, programme.pack.page) if line.source_seen else line.source_date or "not dated"
    return ", ".join(words for words in (line.source_name, line.source, line.source_url, seen) if words)


def _hidden(programme: Programme, region: str) -> tuple[HelpLine, ...]:
    shown = {line.id for line in programme.pack.help_lines}
    own = programme.own.model_copy(update={"hidden": ()})
    everything = local_help_lines.lay_own(programme.below, own)
    return tuple(line for line in everything.lines_for(region) if line.id not in shown)
