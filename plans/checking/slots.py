"""That every slot of a prompt is one that is filled: any other would stand on the screen as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plans import words
from plans.checking.finding import Finding, fail
from plans.checking.texts import Text
from plans.pack import Pack
from plans.record import Person, Record, Session

_SLOT = re.compile(r"\{([^{}]*)\}")
_FILLED = re.compile(r"\.(?:prompt|beyond|after_goodbye)$|\b(?:follow_ups|points|cautions|lines)\[\d+\]$")
_NOBODY, _MEETING = Record(person=Person(called="nobody")), Session()
_TEMPLATES = ("page.toml", "copies.toml")
"""These have fields of their own, and are checked when the pack is loaded."""


def unknown_slots(pack: Pack, text: Text) -> Iterator[Finding]:
    """Slots that nothing is put into."""
    if "{" not in text.words or text.file in _TEMPLATES:
        return
    known = tuple(words.slots(pack, _NOBODY, _MEETING)) if _FILLED.search(text.key) else ()
    for name in _SLOT.findall(text.words):
        if name not in known:
            fill = f"Use one of these: {', '.join(known)}." if known else "Nothing is filled in here: take it out."
            yield fail(text.file, text.key, f'There is no slot "{{{name}}}".', fill)
