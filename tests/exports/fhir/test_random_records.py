"""Random records as FHIR documents: always valid, every chosen word in them, no other."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from exports import DoesNotFit
from exports.fhir import fhir
from exports.fhir.datatypes import words
from plans.page.compose import Page, compose
from plans.record.models import Copy, Entry, Note, Person, Record, Session, Share, Voice
from tests.support.context import context_of
from tests.support.exports.fhir_rules import problems, resources, said
from tests.support.exports.pdf_text import seen
from tests.support.exports.random_pages import texts
from tests.support.plans.pages import TODAY

SECRET = "Zq-xj"
"""Stands in everything that nobody chose to share. Its hyphen keeps it from turning up in base64 by chance."""
PRINTED: dict[str, tuple[str, ...]] = {
    "about_me": ("text",),
    "goal": ("goal",),
    "early_sign": ("sign", "what_helps"),
    "small_step": ("what", "when", "easier_version"),
    "crisis_sign": ("text",),
    "service_number": ("name", "phone", "hours"),
    "wish": ("text",),
    "look_after": ("what", "detail"),
    "med_person": ("name", "phone"),
    "copy": ("who",),
    "review_date": ("date",),
}
"""Kinds, and their fields that the page prints."""
BESIDE = {"goal": "why", "small_step": "learned", "early_sign": "who_notices", "supporter": "helps_with"}
"""A field of a kind that the page does not print."""
SEEN: Counter[str] = Counter()


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry of any kind: chosen, or kept from the page in one of the ways there are."""
    state = draw(st.sampled_from(["chosen", "chosen", "chosen", "not meant", "private", "private field", "left out"]))
    chosen = state == "chosen"
    kind = draw(st.sampled_from([*PRINTED, "supporter", "supporter", "goal"]))
    values: dict[str, Any] = {}
    if kind == "supporter":
        asked, called, first = (
            draw(st.sampled_from(of)) for of in ([True, True, False], [True, True, False], [1, 2, None])
        )
        values = {"knows_they_are_listed": asked, "do_not_call": not called, "call_order": first}
        chosen = chosen and asked and called
        fields = ("name",) if first is None else ("name", "relation", "phone", "when")
        values |= {name: SECRET for name in ("relation", "phone", "when") if name not in fields}
    else:
        fields = PRINTED[kind]
    said_by = st.text("abc", min_size=1, max_size=8) if not chosen else texts(3)
    values |= {name: draw(said_by) if chosen else f"{SECRET} {draw(said_by)}" for name in fields}
    if kind in BESIDE:
        values[BESIDE[kind]] = SECRET
    if state == "private field":
        values["share"] = Share.PRIVATE.value
    moment = datetime(2026, 1, draw(st.integers(1, 28)), 9, 30, tzinfo=UTC)
    return Entry(
        kind=kind,
        values=values,
        on_page=state != "not meant",
        share=Share.PRIVATE if state == "private" else Share.CAN_SHARE,
        in_whose_words=draw(st.sampled_from(Voice)),
        deleted_at=moment if state == "left out" else None,
        created=moment,
        changed=moment,
    )


def _without_halves(text: str) -> str:
    return text.encode("utf-8", "ignore").decode()


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Somebody with up to a dozen entries, and much that was never meant for a page."""
    name = texts(2).map(_without_halves)
    mine = draw(st.lists(texts(1), max_size=1))
    return Record(
        person=Person(called=draw(name), full_name=draw(st.one_of(st.just(""), name)), region=draw(REGIONS)),
        entries=(
            *draw(st.lists(entries(), max_size=12)),
            *(Entry(kind="my_word", values={"term": "early signs", "my_word": word}) for word in mine),
            Entry(kind="writing_agreement", values={"who_may_see": SECRET}, on_page=True),
        ),
        notes=(Note(text=SECRET), Note(text=SECRET, share=Share.CAN_SHARE)),
        sessions=(Session(next_meeting=SECRET),),
        copies=tuple(Copy(who=who, how=SECRET) for who in draw(st.lists(name, max_size=2))),
    )


REGIONS = st.sampled_from(["England", "Wales", "nowhere"])


def on_the_page(page: Page) -> list[str]:
    """Every piece of writing on the page, but for its number."""
    found = [page.title, page.name, page.full_name, page.band_heading, page.foot, *page.copies]
    found += [part for pair in page.meta for part in pair]
    items = list(page.band)
    for section in page.sections:
        found += [section.heading, *(group.label for group in section.groups)]
        items += [item for group in section.groups for item in group.items]
    return [*found, *(part for item in items for part in (item.text, item.detail, item.right))]


def is_right(record: Record) -> None:
    page = compose(context_of(record, today=TODAY))
    try:
        text = fhir(context_of(record, today=TODAY), boxes=True)
    except DoesNotFit:
        SEEN["did not fit"] += 1
        assume(False)
    document = json.loads(text)

    assert not problems(document)
    assert SECRET not in text
    told = seen(said(document))
    assert not [piece for piece in on_the_page(page) if seen(words(piece)) not in told]
    SEEN.update(resource["resourceType"] for resource in resources(document))


@pytest.mark.hazard("H18.1", "H37.2")
@given(record=records())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_document_is_valid_and_holds_what_was_chosen_and_no_more(record: Record):
    is_right(record)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_thousand_documents_are_valid_and_hold_what_was_chosen_and_no_more():
    SEEN.clear()
    many = settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    many(given(record=records())(is_right))()

    print("\nFHIR documents:", dict(SEEN))
    assert SEEN["Composition"] >= 1000
