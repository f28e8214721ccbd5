"""What a pack says of its help lines on the day it is looked at: how old the numbers are, and whom one can talk to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plans.checking.finding import Finding, fail, warn
from plans.help_lines import HelpLine, slips, to_review
from plans.pack import Pack

_FILE = "help_lines.toml"
_SOON = timedelta(days=60)
_LONG = timedelta(days=2 * 366)
_RING = "Ring it, or look at its own page. Then set verified_on to that day, and review_by to a later one."


def help_line_slips(pack: Pack, today: date) -> Iterator[Finding]:
    """Days that are past or cannot be, and regions where nobody is there to talk to."""
    for line in pack.help_lines:
        yield from _of_line(line, today)
    for region in pack.regions:
        if not any(line.urgent and not line.emergency for line in pack.lines_for(region.id)):
            key, remedy = f"regions[{region.id}]", "Add one with urgent = true, beside the emergency."
            yield fail(_FILE, key, "No line to talk to is here.", remedy)


def _of_line(line: HelpLine, today: date) -> Iterator[Finding]:
    key = f"help_lines[{line.id}]"
    found_already = set(slips(line))  # a pack with any of those is not used at all
    for slip in slips(line, today):
        if slip not in found_already:
            yield fail(_FILE, f"{key}.{slip.field}", slip.problem, slip.remedy)
    if to_review((line,), today):
        yield warn(_FILE, f"{key}.review_by", f"It was to be checked again by {line.review_by}.", _RING)
    elif not line.emergency and line.review_by < today + _SOON:
        yield warn(_FILE, f"{key}.review_by", f"It is to be checked again soon, by {line.review_by}.", _RING)
    elif line.review_by > today + _LONG:
        problem = "This is more than two years away."
        yield warn(_FILE, f"{key}.review_by", problem, "Numbers change: give an earlier day.")
