"""A day, written in any common British way."""

from __future__ import annotations

from datetime import date
from typing import Any

from widgets.answers import date_remark, kept_date, shown_date
from widgets.british_dates import say_date
from widgets.line_field import LineField


class DateField(LineField):
    """Keeps 2027-03-03 of "3 March 2027". Words that are no plain date are kept as typed, and said softly."""

    def shown(self, answer: Any) -> str:
        return say_date(answer) if isinstance(answer, date) else shown_date(super().shown(answer))

    def read(self, typed: str) -> str:
        return kept_date(typed)

    def remark(self) -> str:
        return date_remark(self.value)
