"""A day, written in any common British way."""

from __future__ import annotations

from datetime import date
from typing import Any

from widgets.british_dates import read_date, say_date, say_weekday
from widgets.line_field import LineField


class DateField(LineField):
    """Keeps 2027-03-03 of "3 March 2027". Words that are no plain date are kept as typed, and said softly."""

    def shown(self, answer: Any) -> str:
        if isinstance(answer, date):
            return say_date(answer)
        words = super().shown(answer)
        day = read_date(words)
        return say_date(day) if day is not None else words

    def read(self, typed: str) -> str:
        day = read_date(typed)
        return typed.strip() if day is None else day.isoformat()

    def remark(self) -> str:
        words = self.value.strip()
        if not words:
            return ""
        day = read_date(words)
        if day is None:
            return "not a plain date yet, such as 3 March 2027; kept as you write it"
        return f"{say_weekday(day)} {say_date(day)}"
