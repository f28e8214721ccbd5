"""What is said and listed while parts of a record are handed over or received, in both front ends."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from peertui.presenters.exporting.consent_text import agreed_lines, unwanted_lines
from peertui.presenters.people.people_rows import people_row
from peertui.services.exporting import handover as handing
from peertui.services.exporting.delivery import HANDOVER_ENDING
from peertui.services.exporting.handover import Arrival
from peertui.services.paths import documents
from plans.handover import selection
from plans.pack.models import Pack
from plans.record.context import Context
from plans.record.models import Record
from plans.vault import Summary
from widgets.models.choice import Choice
from widgets.models.row import Row

CAREFUL = {
    selection.PRIVATE: "what is just for us",
    selection.UNASKED: "people who were not asked",
    selection.WORKER_NOTES: "the worker's own notes",
}
"""Parts that go only if both say so."""
NOTHING_TO_HAND_OVER = "Nothing is written yet that could be handed over."
NOTHING_GOES = "Choose something first: nothing would go."
RECEIVE_ABOUT = (
    "A colleague sent you a file and told you six words. Type both here. "
    "Nothing is kept before you have seen what is in it."
)
NEW: Choice = ("", "No, this is somebody new")


def part_rows(context: Context, chosen: Collection[str]) -> tuple[Row, ...]:
    """The parts of a record, each chosen or not; those that go only if both say so come last."""
    there = selection.sections(context)
    rows = {
        section.id: Row(section.id, section.title, section.amount, marker="[x]" if section.id in chosen else "[ ]")
        for section in there
    }
    rest = [row for name, row in rows.items() if name in CAREFUL]
    heading = (Row("heading", "Only if you both say so", heading=True),) if rest else ()
    return (*(row for name, row in rows.items() if name not in CAREFUL), *heading, *rest)


def is_anything(context: Context) -> bool:
    """Whether there is a part that could be handed over."""
    return any(not section.widens for section in selection.sections(context))


def amount(part: Record) -> int:
    """How many things go."""
    return len(part.entries) + len(part.notes) + len(part.sessions) + len(part.copies)


def chosen_words(context: Context, chosen: Collection[str], part: Record) -> str:
    """What is chosen: how much, and whether anything private is among it."""
    many = amount(part)
    goes = f"{many} {'thing goes' if many == 1 else 'things go'}" if many else "Nothing is chosen yet"
    there = {section.id for section in selection.sections(context)}
    put_in = [words for name, words in CAREFUL.items() if name in chosen]
    left = [words for name, words in CAREFUL.items() if name in there and name not in chosen]
    told = f"{goes}, with {' and '.join(put_in)}." if put_in else f"{goes}."
    return f"{told} Not in it: {', '.join(left)}." if left else told


def about_words(context: Context, part: Record) -> tuple[str, ...]:
    """What goes, what they agreed about it, and which copies are no longer wanted: said before it is written."""
    return (
        f"In it: {selection.contents(context.of(part))}.",
        *agreed_lines(context.record),
        *unwanted_lines(context.record),
    )


def handover_path() -> Path:
    """A file in the documents folder whose name says nothing of the person."""
    return documents() / f"for-a-colleague{HANDOVER_ENDING}"


class Whose(NamedTuple):
    """Whom a handover is about, as far as can be told, and what to ask if only the worker can know."""

    target: str = ""
    """The id of somebody here; "" for somebody new, or before it was asked."""
    title: str = ""
    question: str = ""
    choices: tuple[Choice, ...] = ()


def whose(theirs: Record, people: Iterable[Summary]) -> Whose:
    """Somebody here by their id and a name, or somebody new. One of the two alone is asked about."""
    everyone, called = tuple(people), theirs.person.called
    met = next((one for one in everyone if one.id == theirs.person.id), None)
    if met and not handing.goes_by_other_names(theirs, met):
        return Whose(met.id)
    same = handing.namesakes(theirs, everyone)
    choices = (*((one.id, f"Yes, {person_words(one)}") for one in ((met,) if met else ()) + same), NEW)
    if met:
        question = (
            f"The file is about {called}. The record with the same number here belongs to {met.called}. "
            "Is it the same person?"
        )
        return Whose("", "Another name is here", question, choices)
    if same:
        question = f"Somebody here is called {called} too. Is it the same person?"
        return Whose("", "The name is here already", question, choices)
    return Whose()


def person_words(one: Summary) -> str:
    """Someone who is here, with their last meeting."""
    row = people_row(one)
    return f"{row.text}, {row.detail}"


def news_rows(pack: Pack, arrival: Arrival) -> tuple[Row, ...]:
    """What a handover brings to someone who is here: other wordings first."""
    made: list[Row] = []
    for heading, wanted in (("Worded differently: both are kept", True), ("New here", False)):
        found = [one for one in arrival.news if (one.here is not None) is wanted]
        if found:
            made.append(Row(f"heading:{wanted}", heading, heading=True))
        made += [
            Row(one.there.id, handing.both_wordings(arrival.context(pack), one, arrival.here, arrival.theirs))
            for one in found
        ]
    return tuple(made)
