"""All meetings, and what was said in look-backs: what was talked about and written, newest first."""

from __future__ import annotations

from peertui.presenters.people.list_rows import OUTCOME_WORDS, route_title
from peertui.presenters.session.entry_rows import entry_row, note_row
from peertui.presenters.session.part_list import PartList
from peertui.services.dates import day_words
from plans.guide.look_back import earlier
from plans.guide.route import routes
from plans.record.context import Context
from plans.record.models import Entry
from widgets.models.row import Row


class Meetings(PartList):
    """Every meeting: what was talked about, skipped or parked, and what was taken away."""

    HELP = "All meetings, newest first. {pick} that was written opens it."
    EMPTY = "No meeting yet."

    def title(self) -> str:
        return "Meetings"

    def rows(self) -> tuple[Row, ...]:
        return meeting_rows(self.workspace.context)


class LookBacks(PartList):
    """What was said in look-backs, by the day, in the person's words."""

    HELP = (
        "What was said in look-backs, newest first, each question with the answer in the same words. Nothing is "
        "compared and nothing is added up. {pick} opens it."
    )
    EMPTY = "No look-back yet."

    def title(self) -> str:
        return "Earlier look-backs"

    def rows(self) -> tuple[Row, ...]:
        return look_back_rows(self.workspace.context)


def meeting_rows(context: Context) -> tuple[Row, ...]:
    """Every meeting, newest first: what was talked about, skipped or parked, and what was written."""
    record = context.record
    made: list[Row] = []
    for session in reversed(record.sessions):
        day = day_words(session.started)
        state = "" if session.ended else ", still open"
        made.append(Row(f"session:{session.id}", f"Meeting {session.number}, {day}{state}", heading=True))
        made += _trail_rows(context.at(session))
        made += [entry_row(context, e) for e in record.entries if e.kept and e.session == session.id]
        made += [note_row(n) for n in record.notes if n.kept and n.session == session.id]
    return tuple(made)


def look_back_rows(context: Context) -> tuple[Row, ...]:
    """Look-backs by their day, newest first: each question and what was said to it. Nothing is compared."""
    made: list[Row] = []
    for session, said in earlier(context):
        made.append(Row(f"session:{session.id}", day_words(session.started), heading=True))
        for one in said:
            row = entry_row(context, one.part) if isinstance(one.part, Entry) else note_row(one.part)
            made.append(Row(row.id, f"{one.asked} {row.text}".strip()))
    return tuple(made)


def _trail_rows(context: Context) -> list[Row]:
    pack, session = context.pack, context.session
    found = [(route, route_title(context, route)) for route in routes(pack, session)]
    titles = {f"{route.id}/{step.id}": f"{title}: {step.title}" for route, title in found for step in route.steps}
    modules = {*(m.id for m in pack.modules), pack.finishing.id}
    last = {item.step: OUTCOME_WORDS.get(item.outcome, "") for item in session.trail}
    return [
        Row(f"trail:{session.id}:{place}", titles.get(place, place), detail=words)
        for place, words in last.items()
        if words and place.partition("/")[0] in modules
    ]
