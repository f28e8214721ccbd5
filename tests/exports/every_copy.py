"""One of each of the other copies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import exports
from exports import Paper
from plans.blank import blank_of
from plans.page import Page
from plans.record import Entry, Share
from plans.slip import compose_slip
from tests.exports.sample import CRISIS, USUAL
from tests.plans.pages import PACK, TODAY, record

FOLD = ("Cut along the solid line.", "Fold it.")
CARD = replace(USUAL, meta=USUAL.meta[:1], copies=(), sections=(CRISIS, *USUAL.sections[3:4], *USUAL.sections[6:8]))


def slip(questions: int) -> Page:
    asked = [f"What would be different after {n} weeks of it, and who tells me?" for n in range(questions)]
    entries = [Entry(kind="question", values={"question": words}, share=Share.CAN_SHARE) for words in asked]
    return compose_slip(record(*entries), PACK, date(2026, 3, 3))


def made() -> list[bytes]:
    """One of each."""
    return [
        exports.large_pdf(CARD),
        exports.card_pdf(CARD, how_to_fold=FOLD),
        exports.slip_pdf(slip(9)),
        exports.blank_pdf(blank_of(PACK, "Wales", TODAY), Paper.LETTER),
    ]
