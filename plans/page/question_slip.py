"""The slip "My questions": what someone wants to ask or say at an appointment, and nothing else of theirs."""

from __future__ import annotations

from dataclasses import dataclass

from plans.pack.dates import say_date
from plans.pack.line_templates import render
from plans.pack.models import Pack
from plans.page.compose import Page, PageGroup, PageItem, Section, row_title, sheets
from plans.page.page_line import Unprinted
from plans.page.placement import ASK_WHO, PlacedEntry, place_for_slip
from plans.record.context import Context
from plans.record.models import Entry


@dataclass(frozen=True, slots=True)
class SlipCandidate:
    """An entry that could stand on the slip: under which heading, as it would print, and whether it does."""

    entry: Entry
    heading: str
    text: str
    chosen: bool
    """Marked as something that can be shared."""
    why_not: str
    """Why it cannot print, "" where it can."""
    unprinted: tuple[Unprinted, ...] = ()
    """Filled fields that its line leaves off, each with the reason."""


def slip_candidates(context: Context) -> tuple[SlipCandidate, ...]:
    """Every entry that could stand on the slip, heading by heading."""
    placed = place_for_slip(context)
    said: dict[str, str] = {}
    found = []
    for one in placed:
        heading = _heading(one, context.pack)
        heading = said.setdefault(heading.casefold(), heading)
        text = one.text or row_title(context, one)
        found.append(SlipCandidate(one.entry, heading, text, one.chosen, one.why_not, one.unprinted))
    rank = list(said.values())
    return tuple(sorted(found, key=lambda candidate: rank.index(candidate.heading)))


def compose_slip(context: Context) -> Page:
    """The slip with what is chosen, as a page of its own; without sections if nothing is."""
    pack = context.pack
    spec, person = pack.copies.slip, context.record.person
    items: dict[str, list[PageItem]] = {}
    for candidate in slip_candidates(context):
        if candidate.chosen and not candidate.why_not:
            items.setdefault(candidate.heading, []).append(PageItem(candidate.text, entry=candidate.entry.id))
    sections = (
        Section(f"slip{at}", heading, "left", False, (PageGroup("", tuple(row)),))
        for at, (heading, row) in enumerate(items.items(), 1)
    )
    return sheets(
        pack,
        title=spec.title,
        name=person.called,
        meta=((pack.page.written, say_date(context.today, pack.page)), *((label, "") for label in spec.fill_in)),
        sections=tuple(sections),
        foot=spec.foot,
    )


def _heading(placed: PlacedEntry, pack: Pack) -> str:
    spec, kind = pack.copies.slip, pack.kinds[placed.entry.kind]
    if kind.field(ASK_WHO) is None:
        return spec.to_tell
    return render(spec.for_somebody, {ASK_WHO: placed.entry.text(ASK_WHO)}) or spec.for_anybody
