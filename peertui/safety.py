"""The words of the safety card, for the person's region and with the service's own on-call line."""

from __future__ import annotations

from plans.pack import HelpLine, Pack
from plans.words import fill


def card_lines(pack: Pack, region: str, on_call: str) -> tuple[str, ...]:
    """What to do, a line each; an empty line; then the help lines, emergency first."""
    card = pack.safety
    slots = {"on_call": on_call or card.on_call_unknown}
    lines = sorted(pack.lines_for(region), key=lambda line: not line.emergency)
    told = (f"- {fill(line, slots)}" for line in card.lines)
    return (*told, "", *(help_line(line, pack.page.check_number) for line in lines))


def help_line(line: HelpLine, check: str) -> str:
    """One help line: number, name and hours, and whether the number is still to be checked."""
    doubt = "" if line.emergency or line.verified_on else f" ({check})"
    return f"- {line.method} {line.number}: {line.name}, {line.hours}{doubt}".replace("-  ", "- ")
