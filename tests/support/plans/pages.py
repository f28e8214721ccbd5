"""Records and pages to try the page with."""

from __future__ import annotations

from datetime import UTC, date, datetime

from plans.pack.loader import load_pack
from plans.page.compose import Page, Section, candidates, compose
from plans.record.models import Entry, Person, Record, Share
from tests.support.context import context_of

PACK = load_pack()
TODAY = date(2026, 3, 3)
T0 = datetime(2026, 3, 3, 9, tzinfo=UTC)


def chosen(kind: str, /, **values: object) -> Entry:
    return Entry(kind=kind, values=values, on_page=True, share=Share.CAN_SHARE, created=T0)


def supporter(name: str, order: int | None = 1, **values: object) -> Entry:
    return chosen("supporter", **{"name": name, "call_order": order, "knows_they_are_listed": True, **values})


def record(*entries: Entry, **more: object) -> Record:
    return Record.model_validate({"person": Person(called="Mimi", region="England"), "entries": entries, **more})


def made(*entries: Entry, **more: object) -> Page:
    return compose(context_of(record(*entries, **more), today=TODAY))


def section(page: Page, section_id: str) -> Section:
    return next(s for s in page.sections if s.id == section_id)


def lines(page: Page, section_id: str) -> list[str]:
    return [item.text for s in page.sections if s.id == section_id for g in s.groups for item in g.items]


def all_words(page: Page) -> str:
    items = [i for s in page.sections for g in s.groups for i in g.items] + list(page.band)
    return "\n".join([*(f"{i.text} {i.detail} {i.right}" for i in items), *page.copies, str(page.meta)])


def why_not(*entries: Entry) -> list[str]:
    return [c.why_not for c in candidates(context_of(record(*entries)))]
