"""The people of a document: whose page it is, whom they trust, who may see it, who wrote it."""

from __future__ import annotations

from exports.fhir.datatypes import Value, concept, filled, moment, reference, telephone
from exports.fhir.narrative import paragraph, says_more, says_the_same
from exports.fhir.source import FhirSource, as_printed
from plans.page.placement import PlacedEntry

PERSON = "Patient"
"""FHIR's word for whose record it is."""
_SHARING = "Sharing this page"
_CHOSEN = "The person chose what stands on this page, and said that it can be shared."
_WISH = "A person's own wish"
_POLICY = "What the person said of each entry. No other rule is written down."
_AUTHOR = "The person: it is their own plan"
_WORKER = "Peer support worker"
_HELPED = "Peer support worker: sat with them, and helped to write it down"


def person(source: FhirSource) -> Value:
    """Whose page it is: what they like to be called, the full name only if it is printed, and no number."""
    names = [filled(use="usual", text=source.called), filled(text=source.full_name)]
    return filled(
        resourceType=PERSON,
        text=says_the_same(source.page.language, source.called, source.full_name),
        name=[name for name in names if "text" in name],
    )


def trusted(source: FhirSource, placed: PlacedEntry) -> Value:
    """Someone the person trusts, with what their line on the page says of them."""
    name, relation, number = (as_printed(placed, field) for field in ("name", "relation", "phone"))
    return filled(
        resourceType="RelatedPerson",
        text=says_the_same(source.page.language, name, relation, number),
        patient=reference(source.id_of(PERSON)),
        relationship=[concept(relation)] if relation else [],
        name=[filled(text=name)] if name else [],
        telecom=telephone(number),
    )


def sharing(source: FhirSource) -> Value:
    """That the person lets this page be shared, as the record has it; {} where nothing was chosen."""
    if source.chosen_at is None:
        return {}
    return filled(
        resourceType="Consent",
        text=says_more(source.page.language, *map(paragraph, (_SHARING, _WISH, _CHOSEN, _POLICY))),
        status="active",
        scope=concept(_SHARING),
        category=[concept(_WISH)],
        patient=reference(source.id_of(PERSON)),
        dateTime=source.chosen_at.isoformat(),
        performer=[reference(source.id_of(PERSON))],
        policyRule=concept(_POLICY),
    )


def written_by(source: FhirSource) -> Value:
    """Who wrote it: the person, with the worker beside them."""
    return filled(
        resourceType="Provenance",
        text=says_the_same(source.page.language, _AUTHOR, _HELPED),
        target=[reference(source.id_of("Composition"))],
        recorded=moment(source.today),
        agent=[
            {"type": concept(_AUTHOR), "who": reference(source.id_of(PERSON))},
            {"type": concept(_HELPED), "who": {"display": _WORKER}},
        ],
    )
