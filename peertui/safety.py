"""The words of the safety card, for the person's region and with the service's own on-call line."""

from __future__ import annotations

from datetime import date

from plans.help_lines import HelpLine, is_sure, most_urgent_first
from plans.pack import Pack
from plans.templates import render


def card_lines(pack: Pack, region: str, on_call: str, today: date) -> tuple[str, ...]:
    """What to do, a line each; an empty line; then the help lines of the region, the most urgent first."""
    card = pack.safety
    slots = {**pack.spoken_of(region), "on_call": on_call.strip() or card.on_call_unknown}
    lines = most_urgent_first(pack.lines_for(region))
    told = (f"- {render(line, slots)}" for line in card.lines)
    return (*told, "", *(f"- {help_line(line, pack.page.check_number, today)}" for line in lines))


def help_line(line: HelpLine, check: str, today: date) -> str:
    """One help line: number, name and hours, and whether the number is to be checked."""
    doubt = "" if is_sure(line, today) else f" ({check})"
    return f"{line.to_use}: {line.name}, {line.hours}{doubt}"
