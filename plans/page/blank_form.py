"""The page as an empty form: its sections and headings, with places to write in, and nothing of anyone's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from plans.pack.models import Pack
from plans.pack.page_models import PagePart, PageSection
from plans.page.compose import Page, PageItem, compose
from plans.record.context import Context
from plans.record.models import Person, Record


@dataclass(frozen=True, slots=True)
class BlankGroup:
    """Places to write in under one small heading, or under none ("")."""

    label: str
    most: int
    """How many places a page usually has room for."""
    detail: bool = False
    """Whether each place has a second line: what helps at this sign."""
    number: str = ""
    """What a place at the right edge is for: "Number"; "" for none."""
    tick_box: bool = False


@dataclass(frozen=True, slots=True)
class BlankSection:
    """One section of the form."""

    heading: str
    column: str
    boxed: bool
    groups: tuple[BlankGroup, ...]
    printed: tuple[PageItem, ...] = ()
    """What is in it already: the help lines."""


@dataclass(frozen=True, slots=True)
class BlankForm:
    """The form: head and foot as on the page, and sections in reading order."""

    frame: Page
    """Title, labels, urgent help and foot; without names, sections or dates."""
    name: str
    dates: tuple[str, ...]
    """Labels of dates to fill in."""
    sections: tuple[BlankSection, ...]


def blank_of(pack: Pack, region: str, today: date) -> BlankForm:
    """The form with the help lines of `region`, as sure as they are `today`.

    Args:
        region: Whose help lines: England, Scotland, ...
        today: As of when they are sure.
    """
    nobody = Record(person=Person(called=pack.copies.blank.name, locale=pack.locale, region=region))
    page = compose(Context(pack, nobody, today))
    printed = {section.id: tuple(i for group in section.groups for i in group.items) for section in page.sections}
    sections = tuple(
        BlankSection(s.heading, s.column, s.boxed, tuple(_groups(s, pack)), printed.get(s.id, ()))
        for s in pack.page.sections
    )
    frame = replace(page, name="", full_name="", meta=(), sections=(), copies=("",))
    return BlankForm(frame, pack.copies.blank.name, (pack.page.written, pack.page.look_again), sections)


def _groups(section: PageSection, pack: Pack) -> list[BlankGroup]:
    found = []
    wanted = [part for part in section.parts if part.label not in pack.copies.blank.without]
    for label, row in groupby(wanted, key=lambda part: part.label):
        parts = list(row)
        kinds = list(dict.fromkeys(part.kind for part in parts))
        most = sum(max(part.most for part in parts if part.kind == kind) for kind in kinds)
        found.append(
            BlankGroup(
                label,
                most,
                detail=any(_has_second_line(part) for part in parts),
                number=next((_number(part, pack) for part in parts if part.right), ""),
                tick_box=any(part.tick_box for part in parts),
            )
        )
    return found


def _has_second_line(part: PagePart) -> bool:
    """Whether every entry of a part is meant to have one: "{what_helps}", not "[On a hard day: {easy_version}]"."""
    return bool(part.detail) and not part.detail.startswith("[")


def _number(part: PagePart, pack: Pack) -> str:
    kind = pack.kinds[part.kind]
    field = next((f for f in kind.fields if f"{{{f.name}}}" in part.right), None)
    return field.label if field else ""
