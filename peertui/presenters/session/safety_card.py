"""The words of the safety card, for the person's region and with the service's own on-call number."""

from __future__ import annotations

from datetime import date

from plans.pack.help_lines import HelpLine, doubt, most_urgent_first
from plans.pack.line_templates import render
from plans.pack.models import Pack


def card_lines(pack: Pack, region: str, on_call: str, today: date) -> tuple[str, ...]:
    """What to do, a line each; an empty line; then the help lines of the region, the most urgent first."""
    card = pack.safety
    slots = {**pack.spoken_of(region), "on_call": on_call.strip() or card.on_call_unknown}
    lines = most_urgent_first(pack.lines_for(region))
    told = (f"- {render(line, slots)}" for line in card.lines)
    return (*told, "", *(f"- {help_line(line, today)}" for line in lines))


def help_line(line: HelpLine, today: date) -> str:
    """One help line: number, name and hours, and what a worker is told of a number that nobody can vouch for."""
    facts = f"{line.to_use}: {', '.join(words for words in (line.name, line.hours) if words)}"
    said = [words.rstrip(".") for words in (line.how or facts, line.note, doubt(line, today)) if words]
    return ". ".join(said) + ("." if line.how or len(said) > 1 else "")
