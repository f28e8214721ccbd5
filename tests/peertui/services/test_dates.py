"""A day is said one way everywhere: no nought before it, and the month in letters."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import exports
import peertui
import plans
import widgets
from peertui.services.dates import day_words


def test_a_day_is_said_without_a_nought():
    assert day_words(date(2026, 3, 1)) == "1 March 2026"
    assert day_words(datetime(2026, 3, 1, 12, tzinfo=UTC)) == "1 March 2026"


def test_nobody_writes_a_day_with_a_nought_before_it():
    homes = [Path(package.__file__).parent for package in (plans, exports, widgets, peertui)]
    assert not [path for home in homes for path in home.rglob("*.py") if "%d %B" in path.read_text(encoding="utf-8")]
