"""The whole document: every resource under its own id, the Composition first."""

from __future__ import annotations

import json
from uuid import UUID

from exports.fhir.datatypes import URN, Value, identifier, moment, name_for
from exports.fhir.people import PERSON, person, sharing, trusted, written_by
from exports.fhir.resources import care_plan, composition, goal, printed_page
from exports.fhir.source import FhirSource, source_of
from exports.fhir.validation import check, need
from exports.paper import Paper
from exports.pdf.render import pdf
from plans.record.context import Context


def fhir(context: Context, paper: Paper = Paper.A4, *, boxes: bool = False) -> str:
    """The page as a FHIR R4 document Bundle in JSON, checked. It is not locked.

    Bundle: https://hl7.org/fhir/R4/documents.html.

    Args:
        context: The record and the day; the meeting makes no difference.
        paper: The sheet of the PDF inside it.
        boxes: As for `exports.pdf`.

    Raises:
        ExportError: The library that checks it is not there, or as for `exports.pdf`.
    """
    need()
    document = bundle(context, paper, boxes=boxes)
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    check(text)
    return text


def bundle(context: Context, paper: Paper = Paper.A4, *, boxes: bool = False) -> Value:
    """The document before it is checked: the same for the same record and day. As for `fhir`."""
    source = source_of(context)
    entries = [
        {"fullUrl": f"{URN}{own}", "resource": {"resourceType": part["resourceType"], "id": str(own), **part}}
        for own, part in _parts(source, pdf(source.page, paper, boxes=boxes)).items()
    ]
    whole = name_for(source.person, "Bundle", json.dumps(entries))
    return {
        "resourceType": "Bundle",
        "id": str(whole),
        "identifier": identifier(whole),
        "type": "document",
        "timestamp": moment(context.today),
        "entry": entries,
    }


def _parts(source: FhirSource, page: bytes) -> dict[UUID, Value]:
    """Each resource by its id. Every one can be reached from the Composition, or points at it."""
    about = {
        source.id_of("CarePlan"): care_plan(source),
        source.id_of("Consent"): sharing(source),
        source.id_of("DocumentReference"): printed_page(source, page),
    }
    about = {own: part for own, part in about.items() if part}
    return {
        source.id_of("Composition"): composition(source, list(about)),
        source.id_of(PERSON): person(source),
        **about,
        **{source.id_of("Goal", placed.entry.id): goal(source, placed) for placed in source.goals},
        **{source.id_of("RelatedPerson", placed.entry.id): trusted(source, placed) for placed in source.people},
        source.id_of("Provenance"): written_by(source),
    }
