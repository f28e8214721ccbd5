"""A new person, and a person's name and region."""

from __future__ import annotations

from peertui.people_rows import namesake
from peertui.plain.fields import Fields
from peertui.plain.room import Room
from peertui.plain.talk import Back, Here
from peertui.wording import NAME_NEEDED, REGION_OF_NEW
from plans import changes
from plans.names import seen
from plans.record import Person

NEW = Here("Only what the person likes to be called is needed. A first name or a made-up name is fine.")
HERE = Here(
    "What the person likes to be called, and their region: its help lines stand on the page and the safety card."
)
ALIKE = (("no", "No, write another name"), ("yes", "Yes, begin the record"))
FULL_NAME = "Full name, if they want it on the page"


def new_person(room: Room, called: str) -> Person:
    """A new person; only the first answer is needed. Back, Leave."""
    while True:
        called = seen(called) or seen(room.talk.ask_words("What do they like to be called?", NEW))
        if called:
            break
        room.say(NAME_NEEDED)
    try:
        full_name = seen(room.talk.ask_words(f"{FULL_NAME} (or Enter):", NEW))
    except Back:
        return new_person(room, "")
    if alike := namesake(room.desk.vault.people(), called, full_name):
        room.say(alike)
        if room.talk.choose("Begin the record all the same?", ALIKE, NEW) != "yes":
            return new_person(room, "")
    region = room.settings.region
    room.say(REGION_OF_NEW.format(region=region))
    return Person(id=room.desk.make_id(), called=called, full_name=full_name, region=region)


def at_about(room: Room) -> None:
    """Name and region, kept after each answer. `back` ends it at any question."""
    desk, fields = room.desk, Fields(room.talk, HERE, room.today)

    def keep(**changed: str) -> None:
        desk.put(changes.change_person(desk.record, **changed))

    try:
        while not (called := seen(fields.line("What they like to be called", desk.record.person.called))):
            room.say(NAME_NEEDED)
        keep(called=called)
        keep(full_name=seen(fields.line(FULL_NAME, desk.record.person.full_name)))
        others = (one for one in desk.vault.people() if one.id != desk.record.person.id)
        if alike := namesake(others, desk.record.person.called, desk.record.person.full_name):
            room.say(alike)
        regions = [(region.id, region.id) for region in room.pack.regions]
        keep(region=fields.one("Region, for the help lines", regions, desk.record.person.region))
    except Back:
        return
