"""Finding a word of the record."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow, here_at
from peertui.plain.console.prompts import Back
from peertui.presenters.session.find import Find
from widgets.models.row import Row


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
        follow(room, finding.pick(answer.id))
