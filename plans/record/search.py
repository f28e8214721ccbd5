"""Find any word of a record: entries, notes and sessions, as the person typed it, whatever its capitals or accents."""

from __future__ import annotations

from dataclasses import dataclass

from plans.record.context import Context
from plans.record.entry_text import entry_words
from plans.record.folded_text import fold
from plans.record.models import Session


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that holds the word looked for."""

    what: str
    """"entry", "note", "session" or "copy"."""
    id: str
    label: str
    """What it is in plain words: "early sign", "note", "meeting 3"."""
    text: str


def find(context: Context, wanted: str) -> tuple[Hit, ...]:
    """All that holds every one of the wanted words, in the order it was written; nothing for no words."""
    words = fold(wanted).split()
    if not words:
        return ()
    return tuple(hit for hit in _everything(context) if all(word in fold(hit.text) for word in words))


def _everything(context: Context) -> list[Hit]:
    record = context.record
    hits = []
    for entry in record.entries:
        if entry.kept:
            kind = context.pack.kinds.get(entry.kind)
            hits.append(Hit("entry", entry.id, kind.label if kind else entry.kind, entry_words(context, entry)))
    hits += [Hit("note", n.id, "note", n.text) for n in record.notes if n.kept]
    hits += [Hit("session", s.id, f"meeting {s.number}", _session_words(s)) for s in record.sessions]
    hits += [Hit("copy", c.id, "copy", f"{c.who} {c.how}") for c in record.copies]
    return hits


def _session_words(session: Session) -> str:
    return session.next_meeting
