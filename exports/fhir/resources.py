"""The plan in a document: its sections, goals and steps, and the printed page itself."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha1
from uuid import UUID

from exports.fhir.datatypes import Value, concept, filled, identifier, line, moment, reference, words
from exports.fhir.narrative import bullets, groups, paragraph, says_more, says_the_same
from exports.fhir.people import PERSON
from exports.fhir.source import FhirSource
from plans.page.compose import PageItem
from plans.page.placement import PlacedEntry
from plans.record.models import Voice

_ABOUT = "About this page"


def composition(source: FhirSource, about: list[UUID]) -> Value:
    """The document's first page: one section for each of the page's, then one for its head, foot and other parts."""
    page = source.page
    title = line(page.title)
    own = source.id_of(PERSON)
    return filled(
        resourceType="Composition",
        language=page.language,
        text=says_more(page.language, *map(paragraph, (title, page.name, page.full_name))),
        identifier=identifier(source.id_of("plan")),
        status="final",
        type=concept(source.kind_of_page),
        subject=reference(own),
        date=source.today.isoformat(),
        author=[reference(own)],
        title=title or line(source.kind_of_page),
        section=[*_sections(source), _about(source, about)],
    )


def _sections(source: FhirSource) -> list[Value]:
    """The page's sections and its band, without those whose words cannot be seen: FHIR takes no empty one."""
    page = source.page
    kept = [("Goal", placed) for placed in source.goals] + [("RelatedPerson", placed) for placed in source.people]
    made = [
        filled(
            title=line(section.heading),
            text=says_more(page.language, *groups(section.groups)),
            entry=[reference(source.id_of(what, p.entry.id)) for what, p in kept if p.section == section.id],
        )
        for section in page.sections
    ]
    band = filled(title=line(page.band_heading), text=says_more(page.language, bullets(page.band)))
    return [section for section in (*made, band) if "text" in section]


def _about(source: FhirSource, about: list[UUID]) -> Value:
    page = source.page
    meta = [paragraph(f"{label}: {value}") for label, value in page.meta]
    copies = [paragraph(f"{page.copies_label}:"), bullets(map(PageItem, page.copies))] if page.copies else []
    return filled(
        title=_ABOUT,
        text=says_more(page.language, *meta, *copies, paragraph(page.foot)),
        entry=[reference(part) for part in about],
    )


def care_plan(source: FhirSource) -> Value:
    """The plan as FHIR has plans: its goals, and the steps that wait for a tick."""
    page = source.page
    items = [item for section in page.sections for group in section.groups for item in group.items if item.tick_box]
    steps = [step for item in items if (step := words(f"{item.text}\n{item.detail}"))]
    goals = [line(placed.text) for placed in source.goals]
    return filled(
        resourceType="CarePlan",
        text=says_the_same(page.language, page.title, page.foot, *goals, *steps),
        status="active",
        intent="plan",
        title=line(page.title),
        description=line(page.foot),
        subject=reference(source.id_of(PERSON)),
        created=source.today.isoformat(),
        author=reference(source.id_of(PERSON)),
        goal=[reference(source.id_of("Goal", placed.entry.id)) for placed in source.goals],
        activity=[{"detail": {"status": "unknown", "description": step}} for step in steps],
    )


def goal(source: FhirSource, placed: PlacedEntry) -> Value:
    """A goal in its own words. Who said it is only told where the words are the person's, or both people's."""
    own = reference(source.id_of(PERSON))
    return filled(
        resourceType="Goal",
        text=says_the_same(source.page.language, placed.text),
        lifecycleStatus="active",
        description=concept(placed.text),
        subject=own,
        expressedBy={} if placed.entry.in_whose_words is Voice.WORKER else own,
    )


def printed_page(source: FhirSource, pdf: bytes) -> Value:
    """The page as it prints. FHIR's hash of it is SHA-1, which finds a slip and proves nothing."""
    page = source.page
    title = line(page.title)
    return filled(
        resourceType="DocumentReference",
        text=says_the_same(page.language, title),
        status="current",
        type=concept(source.kind_of_page),
        subject=reference(source.id_of(PERSON)),
        date=moment(source.today),
        author=[reference(source.id_of(PERSON))],
        content=[
            {
                "attachment": filled(
                    contentType="application/pdf",
                    language=page.language,
                    data=b64encode(pdf).decode("ascii"),
                    size=len(pdf),
                    hash=b64encode(sha1(pdf, usedforsecurity=False).digest()).decode("ascii"),
                    title=title,
                    creation=source.today.isoformat(),
                )
            }
        ],
    )
