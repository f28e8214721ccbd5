"""Finding a word, and what the lists of what was written lead to."""

from __future__ import annotations

from peertui.plain.console.entry_form import fill_in
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import here_at
from peertui.plain.console.prompts import Back
from peertui.plain.session.entry_actions import open_part, pick_kind
from peertui.presenters.session.find import Find
from plans.pack.models import EntryKind
from plans.record.models import Entry
from widgets.models.row import Row


def at_kinds(room: PlainApp, first: tuple[str, ...] = ()) -> str | None:
    """The id of a kind of entry, or None. Leave."""
    try:
        return pick_kind(room, first)
    except Back:
        return None


def at_entry(room: PlainApp, entry: Entry, _: EntryKind) -> None:
    """Every part of one entry. Leave."""
    fill_in(room, entry.id)


def at_find(room: PlainApp) -> None:
    """Find any word of the record. Leave."""
    finding = Find(room)
    while True:
        try:
            finding.wanted = room.talk.ask_words("Find which word?", here_at(finding))
            if finding.wanted.strip():
                _found(room, finding)
        except Back:
            return


def _found(room: PlainApp, finding: Find) -> None:
    while True:
        finding.look_again()
        if not (rows := finding.rows()):
            room.say(finding.empty())
            return
        title = f"{finding.found()}."
        answer = room.talk.pick(rows, here_at(finding), title=title, enter="Enter to look for another word")
        if not isinstance(answer, Row):
            return
        open_part(room, finding.part(answer.id))
