"""A day, written in any common British way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from plans.pack.dates import When, day_words
from widgets.forms.line_field import LineField
from widgets.models.field_values import date_remark, kept_date, shown_date


class DateField(LineField):
    """Keeps 2027-03-03 of "3 March 2027", and the day of "tomorrow". Words that are no day are kept as typed.

    Args:
        value: What is kept.
        today: Which day it is where words are typed that hang on it.
        when: On which side of it the day lies.
    """

    def __init__(
        self,
        value: Any = None,
        *,
        today: Callable[[], date] = date.today,
        when: When = When.NEAREST,
        **names: Any,
    ) -> None:
        self._today, self.when = today, when
        super().__init__(value, **names)

    def shown(self, answer: Any) -> str:
        return day_words(answer) if isinstance(answer, date) else shown_date(super().shown(answer))

    def read(self, typed: str) -> str:
        return kept_date(typed, self._today(), self.when)

    def remark(self) -> str:
        return date_remark(self.value, self._today() if self._edited else None, self.when)
