"""Find any word of a record: entries, notes and sessions, as the person typed it, whatever its capitals or accents."""

from __future__ import annotations

from dataclasses import dataclass

from plans.pack.models import Pack
from plans.record.entry_text import entry_words
from plans.record.folded_text import fold
from plans.record.models import Record, Session


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that holds the word looked for."""

    what: str
    """"entry", "note", "session" or "copy"."""
    id: str
    label: str
    """What it is in plain words: "early sign", "note", "meeting 3"."""
    text: str


def find(pack: Pack, record: Record, wanted: str) -> tuple[Hit, ...]:
    """All that holds every one of the wanted words, in the order it was written; nothing for no words."""
    words = fold(wanted).split()
    if not words:
        return ()
    return tuple(hit for hit in _everything(pack, record) if all(word in fold(hit.text) for word in words))


def _everything(pack: Pack, record: Record) -> list[Hit]:
    hits = []
    for entry in record.entries:
        if entry.kept:
            kind = pack.kinds.get(entry.kind)
            hits.append(Hit("entry", entry.id, kind.label if kind else entry.kind, entry_words(pack, record, entry)))
    hits += [Hit("note", n.id, "note", n.text) for n in record.notes if n.kept]
    hits += [Hit("session", s.id, f"meeting {s.number}", _session_words(s)) for s in record.sessions]
    hits += [Hit("copy", c.id, "copy", f"{c.who} {c.how}") for c in record.copies]
    return hits


def _session_words(session: Session) -> str:
    return session.next_meeting
