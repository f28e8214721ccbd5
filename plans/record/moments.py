"""Moments of the record, worked out by arithmetic: Windows tells no time before 1970, and none after the year 3000."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CYCLES = sorted(range(-9600, 9601, 400), key=abs)
"""Years after which days of the week, and so the days on which clocks change, come again: the nearest first."""


def moment_at(seconds: float) -> datetime:
    """The moment so many seconds after 1970, or before it where they are negative.

    Raises:
        ValueError: There is no such moment between the years 1 and 9999.
    """
    try:
        return EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        raise ValueError("a time between the years 1 and 9999 is needed") from None


def local(moment: datetime) -> datetime:
    """The same moment on this machine's clock; unchanged where there is none, as at the end of year 9999.

    A year that the system does not know has the clock of the nearest that it knows in which the days fall the same.
    """
    for years in _CYCLES:
        try:
            return moment.astimezone(_system_zone(moment.replace(year=moment.year + years)))
        except (OverflowError, OSError, ValueError):
            continue
    return moment


def local_day(moment: datetime) -> date:
    """The day it is here at a moment."""
    return local(moment).date()


def day_at(seconds: float) -> date:
    """The day it was here so many seconds after 1970: the quick way, for thousands of them."""
    try:
        return date.fromtimestamp(seconds)
    except (OverflowError, OSError, ValueError):
        return local_day(moment_at(seconds))


def _system_zone(moment: datetime) -> tzinfo | None:
    """This machine's UTC offset at a moment. OSError, ValueError or OverflowError: it does not know."""
    return moment.astimezone().tzinfo
