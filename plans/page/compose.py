"""Which entries go on the page, in which section and order. Nothing here knows about drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from plans.pack.dates import say_date
from plans.pack.help_lines import HelpLine, numbers_in, on_paper, sources
from plans.pack.line_templates import render
from plans.pack.models import Pack
from plans.pack.own_words import heading_of, use_my_words
from plans.pack.page_models import FOOT, HEAD, NOWHERE, PageSection, PageSpec
from plans.page.copy_holders import holders
from plans.page.page_line import Line, Unprinted, write_line
from plans.page.placement import PlacedEntry, place_all, place_chosen
from plans.record.context import Context
from plans.record.entry_text import entry_name
from plans.record.models import Entry, Record

THIS_PLAN = "this plan"
"""The term whose word of the person's own names the page."""


@dataclass(frozen=True, slots=True)
class PageItem:
    """One line of a section: `text`, perhaps a `detail` line below it, perhaps a number set at the `right` edge."""

    text: str
    detail: str = ""
    right: str = ""
    entry: str = ""
    """Id of the entry it came from; "" for a help line."""
    tick_box: bool = False


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Items under one small heading, or under none ("")."""

    label: str
    items: tuple[PageItem, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the page, never empty."""

    id: str
    heading: str
    column: str
    """"left" or "right"."""
    boxed: bool
    groups: tuple[PageGroup, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page's words in reading order: head, left column, right column, urgent-help band, foot."""

    language: str
    title: str
    name: str
    full_name: str
    meta: tuple[tuple[str, str], ...]
    """Label and value at the right of the head: ("Written", "3 March 2026")."""
    sections: tuple[Section, ...]
    band_heading: str
    band: tuple[PageItem, ...]
    copies_label: str
    copies: tuple[str, ...]
    foot: str
    page_of: str
    continued: str
    """Word for a section that continues in the other column."""
    page_n_of: str = "{n} / {total}"
    """Template of a page number, for copies of several sheets."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that could go on the page: where it would be, as it would print, and whether it was chosen."""

    entry: Entry
    section: str
    """A section's id, or "head" (the date to look again), "foot" (who has a copy) or "nowhere" (no place for it)."""
    heading: str
    text: str
    """Its words as they would print; where nothing would, the words that stand for it. Never empty."""
    detail: str
    right: str
    chosen: bool
    why_not: str
    """Why it cannot print, "" where it can."""
    most: int
    """How many like this a page usually has room for. Nothing chosen is ever dropped for it."""
    unprinted: tuple[Unprinted, ...] = ()
    """Filled fields that its line leaves off, each with the reason."""


def has_place(pack: Pack, kind_id: str) -> bool:
    """Whether the page has a place for entries of a kind."""
    spec = pack.page
    parts = [part for section in spec.sections for part in section.parts]
    return kind_id in {part.kind for part in (*parts, spec.look_again_from, spec.copies_from)}


def candidates(context: Context) -> tuple[Candidate, ...]:
    """Every entry that could go on the page, in page order. Those chosen without a place come last."""
    headings = _headings(context.pack, context.record.my_words)
    return tuple(
        Candidate(
            entry=placed.entry,
            section=placed.section,
            heading=headings[placed.section],
            text=row_title(context, placed),
            detail=placed.detail,
            right=placed.right,
            chosen=placed.chosen,
            why_not=placed.why_not,
            most=placed.part.most if placed.part else 1,
            unprinted=placed.unprinted,
        )
        for placed in place_all(context)
    )


def row_title(context: Context, placed: PlacedEntry) -> str:
    """What stands for an entry where it is chosen: its line, or whatever is filled, or what kind of thing it is."""
    kind = context.pack.kinds.get(placed.entry.kind)
    named = kind.label if kind else placed.entry.kind.replace("_", " ")
    return placed.text or placed.right or entry_name(context, placed.entry).strip() or named


def leaves_some_out(context: Context) -> bool:
    """Whether the plan holds words that could stand on the page and do not."""
    return any((placed.text or placed.right) and not placed.prints for placed in place_all(context))


def compose(context: Context) -> Page:
    """The page as chosen: entries meant for it that can be shared, and the help lines of the person's region."""
    pack, record = context.pack, context.record
    spec, person, mine = pack.page, record.person, record.my_words
    printed = place_chosen(context)
    headings = _headings(pack, mine)
    full_name = person.full_name.strip()
    return Page(
        language=pack.locale,
        title=_title(pack, mine),
        name=person.called,
        full_name=render(spec.full_name, {"full_name": full_name}) if full_name != person.called else "",
        meta=_meta(record, spec, context.today, printed),
        sections=tuple(
            Section(section.id, headings[section.id], section.column, section.boxed, groups)
            for section in spec.sections
            if (groups := _groups(context, section, printed, mine=mine))
        ),
        band_heading=use_my_words(spec.band_heading, pack, mine),
        band=_band(context, printed),
        copies_label=spec.copies,
        copies=holders(context, printed),
        foot=_foot(context),
        page_of=render(spec.page_of, {"n": "1", "total": "1"}),
        continued=spec.continued,
        page_n_of=spec.page_of,
    )


def sheets(
    pack: Pack, *, title: str, name: str, meta: tuple[tuple[str, str], ...], sections: tuple[Section, ...], foot: str
) -> Page:
    """Sheets of their own, as many as are needed: without help lines, and without who has a copy.

    Args:
        title: In the head of every sheet.
        name: Whose they are.
        meta: What else stands in the head: label and words.
        sections: What stands below, in reading order.
        foot: The line below.
    """
    return Page(
        language=pack.locale,
        title=title,
        name=name,
        full_name="",
        meta=meta,
        sections=sections,
        band_heading="",
        band=(),
        copies_label="",
        copies=(),
        foot=foot,
        page_of=render(pack.page.page_of, {"n": "1", "total": "1"}),
        continued=pack.page.continued,
        page_n_of=pack.page.page_of,
    )


def _headings(pack: Pack, mine: Mapping[str, str]) -> dict[str, str]:
    spec = pack.page
    said = {section.id: heading_of(section.heading, section.my_terms, pack, mine) for section in spec.sections}
    return {**said, HEAD: spec.look_again, FOOT: spec.copies, NOWHERE: spec.no_place_heading}


def _title(pack: Pack, mine: Mapping[str, str]) -> str:
    own = mine.get(THIS_PLAN, "")
    return own[0].upper() + own[1:] if own else use_my_words(pack.page.title, pack, mine)


def _meta(record: Record, spec: PageSpec, today: date, printed: tuple[PlacedEntry, ...]) -> tuple[tuple[str, str], ...]:
    """Version, which counts the meetings begun so far, the date of today, and the newest date to look again."""
    look_again = next((placed.text for placed in printed if placed.section == HEAD), "")
    return (
        (spec.version, str(max(1, len(record.sessions)))),
        (spec.written, say_date(today, spec)),
        *(((spec.look_again, look_again),) if look_again else ()),
    )


def _groups(
    context: Context,
    section: PageSection,
    printed: tuple[PlacedEntry, ...],
    *,
    mine: Mapping[str, str],
) -> tuple[PageGroup, ...]:
    pack = context.pack
    here = [placed for placed in printed if placed.section == section.id]
    items = [(placed.part.label if placed.part else "", _item(placed)) for placed in here]
    if section.help_lines:
        listed = {number for placed in here for number in numbers_in(placed.right)}
        here_only = [line for line in _lines(context) if not (line.emergency or line.urgent)]
        lines = [line for line in here_only if not numbers_in(line.number) & listed]  # urgent ones stand in the band
        items += [("", _help_item(line, pack.page, pack.page.help_line)) for line in lines]
    return tuple(
        PageGroup(use_my_words(label, pack, mine), tuple(item for _, item in row))
        for label, row in groupby(items, key=itemgetter(0))
    )


def _item(placed: PlacedEntry) -> PageItem:
    tick_box = placed.part is not None and placed.part.tick_box
    return _item_of(Line(placed.text, placed.detail, placed.right), placed.entry, tick_box=tick_box)


def _item_of(line: Line, entry: Entry, *, tick_box: bool = False) -> PageItem:
    """An item always has words: a number stands in their place where there are none."""
    text, right = (line.text, line.right) if line.text else (line.right, "")
    return PageItem(text, line.detail, right, entry.id, tick_box)


def _band(
    context: Context,
    printed: tuple[PlacedEntry, ...],
) -> tuple[PageItem, ...]:
    """Emergency first, then the person's own number, then what else is urgent in the region."""
    pack = context.pack
    spec, part = pack.page, pack.page.band_from
    lines = _lines(context)
    emergency = [_help_item(line, spec, spec.band_line) for line in lines if line.emergency]
    written = (
        (p.entry, write_line(part, p.entry, pack.kinds[part.kind], spec)) for p in printed if p.entry.kind == part.kind
    )
    own = [(entry, line) for entry, line in written if line.right][: part.most]
    listed = {number for _, line in own for number in numbers_in(line.right)}
    urgent = [line for line in lines if line.urgent and not line.emergency and not numbers_in(line.number) & listed]
    mine = (PageItem(line.text, line.detail, line.right, entry.id) for entry, line in own)  # the number leads here
    return (
        *(emergency or [PageItem(spec.no_lines)]),
        *mine,
        *(_help_item(line, spec, spec.band_line, spec.band_line_detail) for line in urgent),
    )


def _lines(context: Context) -> tuple[HelpLine, ...]:
    return on_paper(context.pack.lines_for(context.record.person.region), context.today)


def _foot(context: Context) -> str:
    """That there is more, if the person wants that said; whose plan it is; and where the help lines are from."""
    spec, named = context.pack.page, sources(_lines(context))
    more = spec.more if context.record.person.says_more and leaves_some_out(context) else ""
    words = {"sources": ", ".join(named), "date": say_date(context.today, spec)}
    return " ".join(said for said in (more, spec.foot, render(spec.sources, words) if named else "") if said)


def _help_item(line: HelpLine, spec: PageSpec, text: str, detail: str = "") -> PageItem:
    mark = render(spec.checked_on, {"date": say_date(line.verified_on, spec)}) if line.verified_on else ""
    words = {"name": line.name, "hours": line.hours, "mark": mark, "note": line.note}
    return PageItem(render(text, words), render(detail, words), line.to_use)
