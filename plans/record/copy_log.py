"""Who received which words of a record, and when: kept in the record, and said in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from plans.pack.dates import day_words
from plans.record.models import Copy, Record, Way

_FORMS = {
    "": "The page",
    "pdf": "The page",
    "large": "Large print",
    "card": "The card",
    "slip": "My questions",
    "text": "Plain text",
    "markdown": "Markdown",
    "json": "The whole record",
    "fhir": "FHIR",
    "everything": "Everything kept",
    "everything-large": "Everything kept, in large print",
    "everything-text": "Everything kept, as plain text",
}


def keep_copy(
    record: Record, copy_id: str, *, who: str, on: date, way: Way, how: str = "", what: tuple[str, ...] = ()
) -> Record:
    """Keep that words went to `who`, or came from them. Nothing is kept twice under one id.

    Args:
        copy_id: What it is known by.
        who: To whom, or from whom.
        on: The day.
        way: Which way the words went.
        how: By what: post, in person, ...
        what: Which parts.
    """
    return add_copy(record, Copy(id=copy_id, who=who, how=how, what=what, way=way, given_on=on))


def add_copy(record: Record, copy: Copy) -> Record:
    """Keep a line about a copy. Nothing is kept twice under one id."""
    if any(kept.id == copy.id for kept in record.copies):
        return record
    return record.model_copy(update={"copies": (*record.copies, copy)})


def change_copy(record: Record, copy_id: str, **fields: Any) -> Record:
    """Change fields of one line (named, taken_back_on, withdrawn_on, file_deleted_on)."""
    changed = (copy.model_copy(update=fields) if copy.id == copy_id else copy for copy in record.copies)
    return record.model_copy(update={"copies": tuple(changed)})


def forget_copy(record: Record, copy_id: str) -> Record:
    """The record without one line. Whoever has the copy still has it."""
    return record.model_copy(update={"copies": tuple(copy for copy in record.copies if copy.id != copy_id)})


def without_files(copies: tuple[Copy, ...]) -> tuple[Copy, ...]:
    """The lines without the names of files on this laptop."""
    bare = {"file": "", "sha256": "", "written_here": ""}
    return tuple(copy.model_copy(update=bare) if copy.file else copy for copy in copies)


def unwanted(record: Record) -> tuple[Copy, ...]:
    """Copies that someone still has, and that the person wants back."""
    return tuple(copy for copy in record.copies if copy.is_out and copy.withdrawn_on and copy.way is not Way.RECEIVED)


def given_words(copy: Copy) -> str:
    """ " on 3 March 2026", as it continues in a sentence; "" where the day is not known."""
    return f" on {day_words(copy.given_on)}" if copy.given_on else ""


def copy_words(copy: Copy) -> str:
    """One line: "Handed over to Alex on 3 March 2026: early signs; notes"."""
    page = _FORMS.get(copy.form, copy.form)
    way = {Way.PAGE: f"{page}: ", Way.HANDED_OVER: "Handed over to ", Way.RECEIVED: "Received from "}[copy.way]
    who = copy.who.strip() or ("their own copy" if copy.way is Way.PAGE else "a colleague")
    how = f", {copy.how.strip()}" if copy.how.strip() else ""
    given = given_words(copy)
    back = f", taken back on {day_words(copy.taken_back_on)}" if copy.taken_back_on else ""
    wanted = f", should not have it since {day_words(copy.withdrawn_on)}" if copy.withdrawn_on else ""
    deleted = f", file deleted on {day_words(copy.file_deleted_on)}" if copy.file_deleted_on else ""
    what = f": {'; '.join(copy.what)}" if copy.what else ""
    return f"{way}{who}{how}{given}{back}{wanted}{deleted}{what}"
