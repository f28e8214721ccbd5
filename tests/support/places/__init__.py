"""Every place of the app: each screen in each of its states, each form of each kind of entry, each step of the guide.

    for world in WORLDS:
        async with at_world(world, folder, monkeypatch) as walk:
            async for place in walk.around(places(world)):
                ...  # walk.app, walk.pilot and walk.screen stand at `place`

One running app serves all the places of a world. The nature of the made-up people is in `people`.
"""

from __future__ import annotations

from tests.support.places import around_page, around_people, around_person, around_vault, doors, forms, guide
from tests.support.places.walk import PLACES, Place, Walk
from tests.support.places.worlds import WORLDS, at_world

__all__ = ["PLACES", "WORLDS", "Place", "Walk", "at_world", "places"]

_FILLED_BY = (doors, around_people, around_vault, around_person, around_page, forms, guide)


def places(world: str, *, every: bool = False) -> tuple[Place, ...]:
    """The places of a world: those for everyday tests, or every one."""
    return tuple(place for place in PLACES if place.world == world and (every or place.daily))
