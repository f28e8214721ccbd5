"""Chosen entries of every kind, each with one field filled or two, and what is to be found of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, count, product
from typing import Any

from plans.pack.loader import load_pack
from plans.pack.models import EntryKind, FieldSpec, FieldType, Pack
from plans.pack.page_models import PagePart, PageSection
from plans.page.compose import Page
from plans.record.models import Entry, Share
from tests.support.folders import DATA

OWN = DATA / "own_pack"
_NEVER_WORDS = (FieldType.YES_NO, FieldType.ORDER, FieldType.REFERENCE)


@dataclass(frozen=True)
class Written:
    """One entry, and what its filled fields say."""

    entry: Entry
    words: Mapping[str, str]
    """By a field's label, words that are to be found where it prints."""
    ruled: frozenset[str]
    """Labels of fields that decide where it stands, and so show in that."""


def with_songs(pack: Pack) -> Pack:
    """A service's own pack with a place on the page for its own kind: not all its fields are printed."""
    part = PagePart(kind="song", most=3, text="{name}[, {when}]")
    songs = PageSection(id="songs", heading="Songs", column="left", parts=(part,))
    page = pack.page.model_copy(update={"sections": (*pack.page.sections, songs)})
    return pack.model_copy(update={"page": page})


PACKS = {
    "ours": load_pack(),
    "a service's own": with_songs(load_pack("en-GB", OWN)),
    "a service's own without a place": load_pack("en-GB", OWN),
}


def written_of(kind: EntryKind, pack: Pack) -> list[Written]:
    """An entry for each field alone and for each pair, with every choice, under every rule that a part has."""
    numbers = count(1)
    filled = [(field,) for field in kind.fields] + list(combinations(kind.fields, 2))
    return [
        _written(kind, pack, {**rules, **dict(zip((f.name for f in fields), values, strict=True))}, fields)
        for rules in _rules(kind, pack)
        for fields in filled
        for values in product(*(_values(field, numbers) for field in fields))
    ]


def said_on(page: Page) -> dict[str, str]:
    """By an entry's id, its line with the small heading above; under other names, what stands in no section."""
    said = {
        item.entry: f"{group.label}: {item.text} {item.detail} {item.right}"
        for section in page.sections
        for group in section.groups
        for item in group.items
    }
    return {**said, "head": str(page.meta), "foot": "; ".join(page.copies), "headings": _headings(page)}


def _headings(page: Page) -> str:
    return "; ".join((page.title, *(section.heading for section in page.sections)))


def _parts(kind: EntryKind, pack: Pack) -> list[PagePart]:
    page = pack.page
    parts = [part for section in page.sections for part in section.parts]
    return [part for part in (*parts, page.look_again_from, page.copies_from) if part.kind == kind.id]


def _rules(kind: EntryKind, pack: Pack) -> Iterator[dict[str, Any]]:
    """What keeps an entry off unless it is so: nothing of it, then what each part asks for."""
    yield {}
    for part in _parts(kind, pack):
        wanted = {name: next((value for value in values if value), "") for name, values in part.where.items()}
        if rules := {**{name: value for name, value in wanted.items() if value}, **part.needs}:
            yield rules
            yield {**rules, **dict.fromkeys(part.filled, 1)} if "call_order" in part.filled else rules


def _values(field: FieldSpec, numbers: Iterator[int]) -> list[Any]:
    number = next(numbers)
    made = {
        FieldType.CHOICE: list(field.choices),
        FieldType.YES_NO: [True, False],
        FieldType.ORDER: [number],
        FieldType.DATE: [f"20{number % 60 + 30}-03-03"],
        FieldType.PHONE: [f"07700 90{number % 10000:04}"],
        FieldType.LIST: [[f"word{number}a", f"word{number}b"]],
    }
    return made.get(field.type, [f"word{number}x"])


def _written(kind: EntryKind, pack: Pack, values: Mapping[str, Any], filled: tuple[FieldSpec, ...]) -> Written:
    entry = Entry(kind=kind.id, values=dict(values), on_page=True, share=Share.CAN_SHARE)
    ruling = {
        name
        for part in _parts(kind, pack)
        for name in (*(n for n, wanted in part.where.items() if len(wanted) == 1), *part.needs, part.by)
    }
    if kind.id in pack.page.used_elsewhere:  # a word of their own stands where our term would
        ruling |= {field.name for field in kind.fields if field.choices}
    words = {field.label: _words(field, entry) for field in filled}
    return Written(entry, words, frozenset(f.label for f in filled if f.name in ruling or f.name == "share"))


def _words(field: FieldSpec, entry: Entry) -> str:
    if field.type in _NEVER_WORDS:
        return "\0"
    if field.type is FieldType.DATE:
        return f"3 March {entry.text(field.name)[:4]}"
    return entry.text(field.name)
