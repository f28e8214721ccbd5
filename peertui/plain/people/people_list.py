"""The people in this vault: picked by number or by a part of a name."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow, here_at
from peertui.plain.console.prompts import Back, Gone
from peertui.presenters.people.people_commands import NEW
from peertui.presenters.people.people_list import PeopleList
from widgets.models.command import Command
from widgets.models.row import Row, RowFilter

DEMO = "This is the demo, with a made-up person. Nothing here is kept. Type help at any question, quit to stop."


def at_people(room: PlainApp) -> None:
    """Stay at the list of people until they leave. Leave."""
    people = PeopleList(room)
    if room.demo and (first := next(iter(room.workspace.vault.people.all()), None)):
        follow(room, people.pick(first.id))
    room.say(*filter(None, (room.told_outside(), people.to_know(short=False))))
    while True:
        try:
            _once(room, people)
        except Back:
            if not people.wanted:
                room.say("This is the first list. To stop, type quit.")
            people.wanted = ""
        except Gone:
            people.wanted = ""


def _once(room: PlainApp, people: PeopleList) -> None:
    """One round of the list, which may be narrowed to a part of a name."""
    people.look_again()
    found, part = people.rows(), people.wanted
    if part and not found:
        follow(room, people.unknown())
        people.wanted = ""
        return
    title = f'Names with "{part}" in them:' if part else f"{people.title()}:" if found else people.empty()
    rows = (*found, Row(NEW.id, NEW.words))
    answer = room.talk.pick(rows, here_at(people), title=title, prompt="Number, or a part of a name", words=True)
    people.wanted = ""
    if isinstance(answer, str):
        narrowed = RowFilter(found).matching(answer)
        if len(narrowed) == 1:
            follow(room, people.pick(narrowed[0].id))
        else:
            people.wanted = answer
    elif isinstance(answer, Command) or answer.id == NEW.id:
        follow(room, people.do(answer.id))
    else:
        follow(room, people.pick(answer.id))
