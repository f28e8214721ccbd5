"""What a pack says of its help lines: where each number is from, how old that is, and that nobody is left without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plans.checking.finding import Finding, fail, warn
from plans.pack import HelpLine, Pack

_FILE = "help_lines.toml"
_SOON = timedelta(days=60)
_LONG = timedelta(days=2 * 366)
_RING = "Ring it, or look at its own page. Then set verified_on to that day, and review_by to a later one."


def help_line_slips(pack: Pack, today: date) -> Iterator[Finding]:
    """Lines without a source, numbers nobody could ring, dates that are past or cannot be, regions without help."""
    for line in pack.help_lines:
        yield from _of_line(line, today)
    for region in pack.regions:
        lines = pack.lines_for(region.id)
        key = f"regions[{region.id}]"
        if not any(line.emergency and line.urgent for line in lines):
            yield fail(_FILE, key, "No emergency number is here.", "Add one with emergency and urgent both true.")
        if not any(line.urgent and not line.emergency for line in lines):
            yield fail(_FILE, key, "No line to talk to is here.", "Add one with urgent = true, beside the emergency.")


def _of_line(line: HelpLine, today: date) -> Iterator[Finding]:
    key = f"help_lines[{line.id}]"
    for name in ("name", "number", "hours", "source", "source_date"):
        if not getattr(line, name).strip():
            yield fail(_FILE, f"{key}.{name}", "This is empty.", "Write it, or leave the line out rather than guess.")
    if line.number.strip() and not any(letter.isdigit() for letter in line.number):
        yield fail(_FILE, f"{key}.number", "There is no digit in it.", "Write the number that is rung or texted.")
    if line.verified_on and line.verified_on > today:
        yield fail(_FILE, f"{key}.verified_on", "This day has not come yet.", "Give the day the number was checked.")
    if line.verified_on and line.review_by <= line.verified_on:
        yield fail(_FILE, f"{key}.review_by", "This is not after verified_on.", "Give a later day to check it again.")
    elif line.review_by < today:
        yield warn(_FILE, f"{key}.review_by", f"It was to be checked again by {line.review_by}.", _RING)
    elif line.review_by < today + _SOON:
        yield warn(_FILE, f"{key}.review_by", f"It is to be checked again soon, by {line.review_by}.", _RING)
    elif line.review_by > today + _LONG:
        yield warn(
            _FILE, f"{key}.review_by", "This is more than two years away.", "Numbers change: give an earlier day."
        )
