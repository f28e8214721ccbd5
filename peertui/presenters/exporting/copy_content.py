"""What stands on a copy of its own: the sections of the card, the questions of the slip."""

from __future__ import annotations

from collections.abc import Collection

from peertui.presenters.exporting.omission_text import row_detail
from peertui.services.exporting.delivery import Form, page_for
from plans.page.question_slip import slip_candidates
from plans.record.context import Context
from widgets.models.row import Row


def card_rows(context: Context, left_out: Collection[str]) -> tuple[Row, ...]:
    """The sections that could stand on the card; ids are the sections'."""
    whole = page_for(Form.CARD, context)
    return tuple(_row(section.id, section.heading, section.id not in left_out) for section in whole.sections)


def slip_rows(context: Context) -> tuple[Row, ...]:
    """The questions that could stand on the slip, under their headings; ids are the entries'."""
    found: list[Row] = []
    heading = ""
    for candidate in slip_candidates(context):
        if candidate.heading != heading:
            heading = candidate.heading
            found.append(Row(f"heading:{heading}", heading, heading=True))
        found.append(_row(candidate.entry.id, candidate.text, candidate.chosen, row_detail(candidate)))
    return tuple(found)


def _row(row_id: str, text: str, chosen: bool, detail: str = "") -> Row:
    return Row(row_id, text, detail=detail, marker="[x]" if chosen else "[ ]")
