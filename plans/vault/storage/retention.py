"""Which of the older versions stay: the newest, then one an hour, one a day and one a week.

Only hours, days and weeks in which something was saved are counted. So a wrong clock takes nothing away: it can
neither make all that was saved look old, nor fill the places of the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

NEWEST = 20
_HOUR = 60 * 60
_SPANS = ((_HOUR, 25), (24 * _HOUR, 32), (7 * 24 * _HOUR, 54))
"""Seconds of a span, and of how many such spans the last version stays: a day, a month, a year, and the one begun."""
MOST = NEWEST + sum(count for _, count in _SPANS)
"""No more versions than this are kept."""


def keep(versions: Iterable[tuple[int, datetime]]) -> set[int]:
    """The generations to keep, of these generations and the times they were saved."""
    newest_first = sorted(dict(versions).items(), reverse=True)
    kept = {generation for generation, _ in newest_first[:NEWEST]}
    for seconds, count in _SPANS:
        last_of: dict[int, int] = {}
        for generation, saved_at in newest_first:
            last_of.setdefault(int(saved_at.timestamp()) // seconds, generation)
        kept.update(islice(last_of.values(), count))
    return kept
