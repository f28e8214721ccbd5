"""What a pack says of its help lines beyond what loading it asks: how old numbers are, and that nobody lacks help."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plans.pack.help_lines import REVIEW_UNDATED_AFTER, HelpLine, SourceKind, slips
from plans.pack.models import Pack
from plans.pack_lint.findings import PackFinding, fail, warn

_FILE = "help_lines.toml"
_SOON = timedelta(days=60)
_LONG = timedelta(days=2 * 366)
_RING = "Ring it, or look at its own page. Then set verified_on to that day, and review_by to a later one."


def help_line_slips(pack: Pack, today: date) -> Iterator[PackFinding]:
    """Dates that are past, or still to come, and regions without a line for urgent help."""
    for line in pack.help_lines:
        yield from _of_line(line, today)
    for region in pack.regions:
        lines = pack.lines_for(region.id)
        key = f"regions[{region.id}]"
        if any(line.emergency for line in lines) and not any(line.emergency and line.urgent for line in lines):
            yield fail(_FILE, key, "Its emergency number is not urgent.", "Set urgent to true beside emergency.")
        if not any(line.urgent and not line.emergency for line in lines):
            yield fail(_FILE, key, "No line to talk to is here.", "Add one with urgent = true, beside the emergency.")


def _of_line(line: HelpLine, today: date) -> Iterator[PackFinding]:
    key = f"help_lines[{line.id}]"
    known = set(slips(line))
    new = [slip for slip in slips(line, today) if slip not in known]
    yield from (fail(_FILE, f"{key}.{slip.field}", slip.problem, slip.remedy) for slip in new)
    if line.verified_on and line.review_by <= line.verified_on:
        return
    yield from _of_source(line, key, today)
    if line.review_by < today:
        yield warn(_FILE, f"{key}.review_by", f"It was to be checked again by {line.review_by}.", _RING)
    elif line.review_by < today + _SOON:
        yield warn(_FILE, f"{key}.review_by", f"It is to be checked again soon, by {line.review_by}.", _RING)
    elif line.review_by > today + _LONG:
        yield warn(
            _FILE, f"{key}.review_by", "This is more than two years away.", "Numbers change: give an earlier day."
        )


def _of_source(line: HelpLine, key: str, today: date) -> Iterator[PackFinding]:
    """What a reader of a number would ask: on which page it is said, and since when."""
    if line.emergency or line.verified_on:
        return
    if line.source_kind is SourceKind.OWN:
        yield warn(_FILE, f"{key}.verified_on", "Nobody has rung it yet, so it is not on paper.", _RING)
    if not line.is_official:
        return
    if not line.source_url and not line.how:
        yield warn(_FILE, f"{key}.source_url", "No page is named.", "Give the address of the page that says it.")
    if line.source_seen is None and line.review_by > today + REVIEW_UNDATED_AFTER:
        problem = "Its source has no date, and this is more than half a year away."
        yield warn(_FILE, f"{key}.review_by", problem, "Give an earlier day, or fill in source_seen.")
