"""Where each entry is on the page, how it is written there, and why it may not print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf

from plans.pack.line_templates import render
from plans.pack.models import EntryKind, Pack
from plans.pack.page_models import FOOT, HEAD, NOWHERE, PagePart, PageSpec
from plans.page.page_line import Unprinted, is_filled, unprinted, write_line
from plans.record.context import Context
from plans.record.models import Entry, Share

SLIP = "slip"
ASK_WHO = "ask_who"
"""The field that a heading of the slip is made of."""


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """One entry at its place."""

    entry: Entry
    section: str
    """A section's id, or HEAD, FOOT or NOWHERE."""
    text: str
    detail: str
    right: str
    chosen: bool
    """Meant for the page, and can be shared."""
    why_not: str
    """Why it cannot print, "" where it can."""
    part: PagePart | None = None
    run: int = -1
    """Which row of the page it is in: one section, one small heading, one kind. -1 for no place."""
    unprinted: tuple[Unprinted, ...] = ()
    """Filled fields that the line leaves off, each with the reason."""

    @property
    def prints(self) -> bool:
        """Whether it is on the page."""
        return self.chosen and not self.why_not


@dataclass(frozen=True, slots=True)
class _Run:
    """Parts that stand together: one section, one small heading, one kind. Their entries keep one common order."""

    section: str
    parts: tuple[PagePart, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    """One part, with the number and the section of its run."""

    run: int
    section: str
    part: PagePart


def place_chosen(context: Context) -> tuple[PlacedEntry, ...]:
    """The entries that print, in page order."""
    return tuple(
        placed for placed in _place([e for e in context.record.entries if _chosen(e)], context.pack) if placed.prints
    )


def place_all(context: Context) -> tuple[PlacedEntry, ...]:
    """Every kept entry that the page has a place for, in page order, then any others that were chosen for it."""
    return _place(context.record.entries, context.pack)


def _place(entries: Iterable[Entry], pack: Pack) -> tuple[PlacedEntry, ...]:
    runs = tuple(_runs(pack.page))
    spots: dict[str, list[_Spot]] = {}
    for at, run in enumerate(runs):
        for part in run.parts:
            spots.setdefault(part.kind, []).append(_Spot(at, run.section, part))
    rows: list[list[PlacedEntry]] = [[] for _ in runs]
    nowhere: list[PlacedEntry] = []
    for entry in _in_persons_order(entries):
        kind = pack.kinds.get(entry.kind)
        if kind and kind.id in spots:
            possible = spots[kind.id]
            spot = next((s for s in possible if not _unmet(entry, s.part)), possible[0])
            rows[spot.run].append(_placed(entry, kind, spot, possible, pack.page))
        elif entry.on_page and entry.kind not in pack.page.used_elsewhere:
            nowhere.append(_without_place(entry, kind, pack.page))
    in_order = [_in_order(run, row) for run, row in zip(runs, rows, strict=True)]
    in_order[0] = _first_alone(in_order[0], pack.page)
    return (*(placed for row in in_order for placed in row), *nowhere)


def is_printed(entry: Entry, context: Context) -> bool:
    """Whether a chosen entry is on the page, or shapes its words."""
    pack = context.pack
    if entry.kind in pack.page.used_elsewhere:
        return _chosen(entry)
    if entry.kind == pack.page.look_again_from.kind:
        return any(
            p.prints
            for p in _place(filter(_chosen, context.record.of_kind(entry.kind)), pack)
            if p.entry.id == entry.id
        )
    kind = pack.kinds.get(entry.kind)
    parts = [part for section in pack.page.sections for part in section.parts if part.kind == entry.kind]
    met = next((p for p in (*parts, pack.page.copies_from) if p.kind == entry.kind and not _unmet(entry, p)), None)
    if kind is None or met is None or not _chosen(entry):
        return False
    line = write_line(met, entry, kind, pack.page)
    return bool(line.text or line.right)


def place_for_slip(context: Context) -> tuple[PlacedEntry, ...]:
    """Every kept entry that the slip of questions has a place for; chosen are those that can be shared."""
    pack = context.pack
    parts = pack.copies.slip.parts
    found = []
    for kind_id in dict.fromkeys(part.kind for part in parts):
        kind, possible = pack.kinds[kind_id], [_Spot(0, SLIP, part) for part in parts if part.kind == kind_id]
        for entry in _in_persons_order(e for e in context.record.entries if e.kind == kind_id):
            spot = next((s for s in possible if not _unmet(entry, s.part)), possible[0])
            placed = _placed(entry, kind, spot, possible, pack.page, elsewhere=(ASK_WHO,))
            found.append(replace(placed, chosen=can_share(entry)))
    return tuple(found)


def _in_persons_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted((e for e in entries if e.kept), key=lambda e: inf if e.order is None else e.order)


def _runs(page: PageSpec) -> Iterator[_Run]:
    yield _Run(HEAD, (page.look_again_from,))
    for section in page.sections:
        for _, parts in groupby(section.parts, key=lambda part: (part.label, part.kind)):
            yield _Run(section.id, tuple(parts))
    yield _Run(FOOT, (page.copies_from,))


def _in_order(run: _Run, row: list[PlacedEntry]) -> list[PlacedEntry]:
    """The person's order, unless the pack asks for another."""
    by, newest = run.parts[0].by, run.parts[0].newest
    if by:
        return sorted(row, key=lambda placed: _number(placed.entry, by))
    if newest:
        return sorted(row, key=lambda placed: placed.entry.created)[::-1]
    return row


def _number(entry: Entry, field: str) -> float:
    try:
        return float(entry.text(field))
    except ValueError:
        return entry.order if field == "order" and entry.order is not None else inf


def _unmet(entry: Entry, part: PagePart) -> list[str]:
    """Fields that keep an entry out of a part. An unanswered yes or no counts as unmet."""
    unmet = [name for name, wanted in part.where.items() if entry.text(name) not in wanted]
    for name, wanted in part.needs.items():
        value = entry.values.get(name)
        if value is not True if wanted else value not in (None, False, ""):
            unmet.append(name)
    return unmet + [name for name in part.filled if not entry.text(name).strip()]


def _first_alone(row: list[PlacedEntry], page: PageSpec) -> list[PlacedEntry]:
    """The head has room for one date: the first that prints, which is the newest."""
    first = next((placed for placed in row if placed.prints), None)
    return [replace(p, why_not=page.newer_there) if p.prints and p is not first else p for p in row]


def _placed(
    entry: Entry,
    kind: EntryKind,
    spot: _Spot,
    possible: list[_Spot],
    page: PageSpec,
    *,
    elsewhere: tuple[str, ...] = (),
) -> PlacedEntry:
    part = spot.part
    line = write_line(part, entry, kind, page)
    off = unprinted(part, entry, kind, elsewhere)
    chosen = _chosen(entry)
    if _unmet(entry, part):
        why_not = _reason(entry, [s.part for s in possible]) or page.not_ready
    elif not (line.text or line.right):
        why_not = _only(off, page) if off else page.nothing_written
    else:
        why_not = page.private if entry.on_page and not chosen else ""
    return PlacedEntry(entry, spot.section, line.text, line.detail, line.right, chosen, why_not, part, spot.run, off)


def _only(off: tuple[Unprinted, ...], page: PageSpec) -> str:
    what = ", ".join(f'"{field.label}"' for field in off)
    return render(
        page.only, {"what": what, "why": ", ".join(dict.fromkeys(field.why or page.unplaced for field in off))}
    )


def _reason(entry: Entry, parts: list[PagePart]) -> str:
    reasons = {name: reason for part in parts for name, reason in part.why_not.items()}
    return next((reasons[name] for part in parts for name in _unmet(entry, part) if name in reasons), "")


def _without_place(entry: Entry, kind: EntryKind | None, page: PageSpec) -> PlacedEntry:
    names = [kind.main] if kind else list(entry.values)
    text = next((entry.text(name) for name in names if is_filled(entry.text(name))), "")
    return PlacedEntry(entry, NOWHERE, text, "", "", _chosen(entry), page.no_place)


def _chosen(entry: Entry) -> bool:
    """Meant for the page and not private."""
    return entry.on_page and can_share(entry)


def can_share(entry: Entry) -> bool:
    """Private neither by the entry itself nor by a field of its form."""
    return entry.share is Share.CAN_SHARE and entry.values.get("share") != Share.PRIVATE.value


def unasked(entry: Entry, pack: Pack) -> bool:
    """Whether it names someone whom the page keeps off: not asked yet, or not to be called."""
    kind = pack.kinds.get(entry.kind)
    parts = [part for section in pack.page.sections for part in section.parts if part.kind == entry.kind]
    kept_off = [part for part in parts if _unmet(entry, part.model_copy(update={"where": {}, "filled": ()}))]
    if kind is None or not kept_off:
        return False
    printed = next((part for part in parts if not _unmet(entry, part)), None)
    said = write_line(printed, entry, kind, pack.page) if printed else None
    return any(write_line(part, entry, kind, pack.page) != said for part in kept_off)
