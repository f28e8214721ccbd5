"""What a document is made from: the page as composed, and the entries that print on it. Nothing else goes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from exports.fhir.datatypes import line, name_for
from plans.pack.line_templates import fields
from plans.page.compose import Page, compose
from plans.page.placement import PlacedEntry, place_chosen
from plans.record.context import Context

GOAL, SUPPORTER = "goal", "supporter"
"""The kinds of entry that FHIR has resources for."""


@dataclass(frozen=True, slots=True)
class FhirSource:
    """One person's page on one day."""

    person: str
    """Id of the record."""
    called: str
    full_name: str
    """ "" where the page does not print it."""
    kind_of_page: str
    """What such a page is called before anyone gives it a name of their own."""
    page: Page
    printed: tuple[PlacedEntry, ...]
    today: date

    def id_of(self, what: str, entry: str = "") -> UUID:
        """The id of a resource, of the whole person or of one entry."""
        return name_for(self.person, what, entry)

    @property
    def goals(self) -> tuple[PlacedEntry, ...]:
        """Goals that print, with words that can be seen."""
        return tuple(placed for placed in self.printed if placed.entry.kind == GOAL and line(placed.text))

    @property
    def people(self) -> tuple[PlacedEntry, ...]:
        """People the person trusts, who print by the page's rules, with a name that can be seen."""
        return tuple(p for p in self.printed if p.entry.kind == SUPPORTER and as_printed(p, "name"))

    @property
    def chosen_at(self) -> datetime | None:
        """When something on the page was last chosen or changed; None if nothing was chosen."""
        return max((placed.entry.changed for placed in self.printed), default=None)


def source_of(context: Context) -> FhirSource:
    """The page of a record, and what stands on it."""
    record = context.record
    page = compose(context)
    return FhirSource(
        person=record.person.id,
        called=line(record.person.called),
        full_name=line(record.person.full_name) if page.full_name else "",
        kind_of_page=context.pack.page.title,
        page=page,
        printed=place_chosen(context),
        today=context.today,
    )


def as_printed(placed: PlacedEntry, field: str) -> str:
    """One field of an entry, if its line on the page writes it; else ""."""
    part = placed.part
    templates = (part.text, part.detail, part.right) if part else ()
    return line(placed.entry.text(field)) if any(field in fields(template) for template in templates) else ""
