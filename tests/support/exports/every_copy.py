"""Every kind of PDF, for whoever reads from the left or from the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import exports
from exports import Paper
from peertui.demo import demo_record
from plans.page.blank_form import blank_of
from plans.page.compose import Page
from plans.page.full_record import compose_everything
from plans.page.question_slip import compose_slip
from plans.record.models import Entry, Share
from tests.support.context import context_of
from tests.support.exports.sample_page import CRISIS, FULL, RIGHT_TO_LEFT, USUAL, section
from tests.support.plans.pages import PACK, TODAY, record

FOLD = ("Cut along the solid line.", "Fold it.")
CARD = replace(USUAL, meta=USUAL.meta[:1], copies=(), sections=(CRISIS, *USUAL.sections[3:4], *USUAL.sections[6:8]))
ARABIC = replace(
    RIGHT_TO_LEFT,
    language="ar",
    title="خطتي للأيام الجيدة والصعبة",
    name="مريم",
    full_name="",
    sections=(section("matters", "ما يهمني", "left", "ابن أخي الذي يضحك معي", "البحر في الشتاء، 07700 900 123"),),
)
READ_FROM_THE_RIGHT = {"Hebrew": RIGHT_TO_LEFT, "Arabic": ARABIC}


def slip(questions: int) -> Page:
    asked = [f"What would be different after {n} weeks of it, and who tells me?" for n in range(questions)]
    entries = [Entry(kind="question", values={"question": words}, share=Share.CAN_SHARE) for words in asked]
    return compose_slip(context_of(record(*entries), today=date(2026, 3, 3)))


def everything() -> Page:
    """All that is kept about the person of the demo: more than ten sheets."""
    return compose_everything(context_of(demo_record(date(2026, 3, 20)), today=date(2026, 3, 20)))


def made() -> list[bytes]:
    """One of each."""
    return [
        exports.large_pdf(CARD),
        exports.card_pdf(CARD, how_to_fold=FOLD),
        exports.slip_pdf(slip(9)),
        exports.blank_pdf(blank_of(PACK, "Wales", TODAY), Paper.LETTER),
    ]


def every_kind(paper: Paper, password: str | None = None) -> Iterator[tuple[str, Page, bytes]]:
    """Each kind by its name, with the words it was made of."""
    form = blank_of(PACK, "Wales", TODAY)
    flat: tuple[tuple[str, Page, Callable[..., bytes]], ...] = (
        ("page", FULL, exports.pdf),
        ("large", FULL, exports.large_pdf),
        ("card", CARD, exports.card_pdf),
        ("slip", slip(30), exports.slip_pdf),
        ("everything", everything(), exports.whole_pdf),
        ("everything-large", everything(), exports.large_pdf),
        *((f"page in {name}", page, exports.pdf) for name, page in READ_FROM_THE_RIGHT.items()),
        *((f"large in {name}", page, exports.large_pdf) for name, page in READ_FROM_THE_RIGHT.items()),
        *((f"card in {name}", _for_a_card(page), exports.card_pdf) for name, page in READ_FROM_THE_RIGHT.items()),
    )
    for name, page, make in flat:
        yield name, page, make(page, paper, password=password)
    yield "blank", form.frame, exports.blank_pdf(form, paper, password=password)


def _for_a_card(page: Page) -> Page:
    return replace(page, sections=page.sections[:2], copies=())
