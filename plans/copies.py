"""Who received which words of a record, and when: kept in the record, and said in words."""

from __future__ import annotations

from datetime import date

from plans.record import Copy, Record, Way


def keep_copy(
    record: Record, copy_id: str, *, who: str, on: date, way: Way, how: str = "", what: tuple[str, ...] = ()
) -> Record:
    """Keep that words went to `who`, or came from them. Nothing is kept twice under one id."""
    if any(copy.id == copy_id for copy in record.copies):
        return record
    copy = Copy(id=copy_id, who=who, how=how, what=what, way=way, given_on=on)
    return record.model_copy(update={"copies": (*record.copies, copy)})


def copy_words(copy: Copy) -> str:
    """One line: "Handed over to Alex on 3 March 2026: early signs; notes"."""
    way = {Way.PAGE: "The page: ", Way.HANDED_OVER: "Handed over to ", Way.RECEIVED: "Received from "}[copy.way]
    who = copy.who.strip() or "a colleague"
    how = f", {copy.how.strip()}" if copy.how.strip() else ""
    given = f" on {_day(copy.given_on)}" if copy.given_on else ""
    back = f", taken back on {_day(copy.taken_back_on)}" if copy.taken_back_on else ""
    what = f": {'; '.join(copy.what)}" if copy.what else ""
    return f"{way}{who}{how}{given}{back}{what}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
