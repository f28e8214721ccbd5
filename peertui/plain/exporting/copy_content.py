"""Choosing what stands on a copy of its own: the sections of the card, the questions of the slip."""

from __future__ import annotations

from exports import card_fit
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Here
from peertui.presenters.exporting.copy_content import card_rows, slip_rows
from peertui.services.exporting.delivery import Form, page_for
from plans.page.question_slip import slip_candidates
from plans.record import changes
from widgets.models.row import Row

CARD = Here("A number puts a part of the page on the card, or takes it off. The urgent numbers are always on it.")
SLIP = Here(
    "A number puts a question on the slip, or takes it off. What is on it counts as something that can be shared."
)
ON = "Enter to go on"


def choose_for_card(room: PlainApp, left_out: set[str]) -> None:
    """Which parts of the page stand on the card; changed in place. Back, Leave."""
    heard: tuple[str, ...] = ()
    while True:
        workspace = room.workspace
        rows = card_rows(workspace.context, left_out)
        with workspace.typesetter.in_use():
            title = card_fit(page_for(Form.CARD, workspace.context, left_out)).sentence()
        picked = room.talk.pick(rows, CARD, title=title, enter=ON, heard=heard)
        if not isinstance(picked, Row):
            return
        heard = tuple(row.id for row in rows)
        left_out ^= {picked.id}
        room.say(f"{'Not on the card' if picked.id in left_out else 'On the card'}: {picked.text}")


def choose_for_slip(room: PlainApp) -> None:
    """Which questions stand on the slip. Back, Leave."""
    heard: tuple[str, ...] = ()
    while True:
        workspace = room.workspace
        rows = slip_rows(workspace.context)
        title = "" if heard else "My questions: choose together." if rows else "No question is written yet."
        picked = room.talk.pick(rows, SLIP, title=title, enter=ON, heard=heard)
        if not isinstance(picked, Row):
            return
        heard = tuple(row.id for row in rows)
        found = next(c for c in slip_candidates(workspace.context) if c.entry.id == picked.id)
        workspace.put(changes.choose_for_slip(workspace.record, picked.id, not found.chosen, room.clock()))
        why_not = (found.why_not,) if found.why_not and not found.chosen else ()
        room.say(f"{'Not on the slip' if found.chosen else 'On the slip'}: {picked.text}", *why_not)
