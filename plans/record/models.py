"""Everything that is kept about one person, as frozen values.

A change returns a new value (see `plans.record.changes`). Unknown fields are kept at every level, so that
a record written by a newer peertui passes through an older one without losing a word.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar
from uuid import uuid4

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator
from pydantic.json_schema import SkipJsonSchema

from plans.record.migrations import newest

FORMAT: Literal["peertui-record"] = "peertui-record"


def _as_utc(moment: datetime) -> datetime:
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a time between the years 1 and 9999 is needed") from None


UtcTime = Annotated[datetime, AfterValidator(_as_utc)]
"""A moment in UTC; a time written without a zone is read as UTC."""


def new_id() -> str:
    """A fresh identifier: 32 hexadecimal letters, random."""
    return uuid4().hex


def now_utc() -> datetime:
    """The time now, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


class Voice(StrEnum):
    """Whose words a note or an entry holds."""

    PERSON = "theirs"
    TOGETHER = "together"
    WORKER = "worker"


class Share(StrEnum):
    """Whether something may leave the session."""

    PRIVATE = "private to us"
    CAN_SHARE = "can share"


class Outcome(StrEnum):
    """What became of a step. OPENED marks an arrival by a jump: nothing is done with the step yet."""

    TALKED = "talked"
    SKIPPED = "skipped"
    PARKED = "parked"
    OPENED = "opened"


class Kept(BaseModel):
    """A part of the record: frozen, and it keeps fields it does not know."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Person(Kept):
    """Whose record it is. Only what they like to be called is needed."""

    id: str = Field(default_factory=new_id, min_length=1)
    called: str = Field(min_length=1)
    full_name: str = ""
    locale: str = "en-GB"
    region: str = "England"
    hidden_modules: tuple[str, ...] = ()
    says_more: bool = False
    """Whether the page may say that there is more in the full plan."""

    @field_validator("called")
    @classmethod
    def _some_name(cls, called: str) -> str:
        if not called.strip():
            raise ValueError("a name or an alias is needed")
        return called.strip()


class Entry(Kept):
    """One structured plan item. `values` are checked against the pack's kind only to draw them, never to drop them."""

    id: str = Field(default_factory=new_id, min_length=1)
    kind: str = Field(min_length=1)
    values: dict[str, Any] = Field(default_factory=dict)
    order: int | None = None
    session: str | None = None
    module: str | None = None
    step: str | None = None
    in_whose_words: Voice = Voice.PERSON
    on_page: bool = False
    share: Share = Share.PRIVATE
    came_from: str = ""
    """Who handed these words over, "" if they were written here."""
    created: UtcTime = Field(default_factory=now_utc)
    changed: UtcTime = Field(default_factory=now_utc)
    deleted_at: UtcTime | None = None

    @property
    def kept(self) -> bool:
        """Whether it has not been left out."""
        return self.deleted_at is None

    @property
    def place(self) -> int | None:
        """Its number among those of its kind: its own, or the one written in its `order` field."""
        written = self.values.get("order")
        if self.order is None and isinstance(written, int) and not isinstance(written, bool):
            return written
        return self.order

    def text(self, field: str) -> str:
        """The words of one field: "" where nothing was written, a list joined by semicolons."""
        value = self.values.get(field)
        if value is None or isinstance(value, bool):
            return ""
        if isinstance(value, list):
            return "; ".join(str(item) for item in value)
        return str(value)


class Note(Kept):
    """Free words, with whose voice they are."""

    id: str = Field(default_factory=new_id, min_length=1)
    text: str = ""
    voice: Voice = Voice.PERSON
    session: str | None = None
    module: str | None = None
    step: str | None = None
    share: Share = Share.PRIVATE
    came_from: str = ""
    """Who handed these words over, "" if they were written here."""
    created: UtcTime = Field(default_factory=now_utc)
    changed: UtcTime = Field(default_factory=now_utc)
    deleted_at: UtcTime | None = None

    @property
    def kept(self) -> bool:
        """Whether it has not been left out."""
        return self.deleted_at is None


class TrailItem(Kept):
    """One move of the session: which place (`stage/step` or `module/step`), and what became of it."""

    step: str
    outcome: Outcome
    when: UtcTime = Field(default_factory=now_utc)


class Session(Kept):
    """One meeting. Where the guide is follows from `trail`, `chosen`, `short` and `looking_back` alone."""

    id: str = Field(default_factory=new_id, min_length=1)
    number: int = Field(default=1, ge=1)
    started: UtcTime = Field(default_factory=now_utc)
    ended: UtcTime | None = None
    chosen: tuple[str, ...] = ()
    """Modules opened in this meeting, first to last."""
    short: tuple[str, ...] = ()
    """Those of them on their short route."""
    looking_back: tuple[str, ...] = ()
    """Prompts picked for the look-back, at most three."""
    trail: tuple[TrailItem, ...] = ()
    next_meeting: str = ""


class Way(StrEnum):
    """Which way words went."""

    PAGE = "page"
    """The page, to whoever holds it."""
    HANDED_OVER = "handed over"
    RECEIVED = "received"


class Copy(Kept):
    """Who received words of this record, or handed some over to us, and when."""

    id: str = Field(default_factory=new_id, min_length=1)
    who: str
    """ "" for the person's own."""
    how: str = ""
    what: tuple[str, ...] = ()
    """The parts that went, in words. None for the page."""
    way: Way = Way.PAGE
    form: str = ""
    """Which copy of the page it was, as `--format` names it; "" for the page itself."""
    named: bool = True
    """Whether the page may name them under who has a copy."""
    file: str = ""
    """The full name of the file, "" for paper."""
    sha256: str = ""
    """Of the file's bytes: tells it from another file of the same name."""
    written_here: SkipJsonSchema[str] = ""
    """The vault's mark that it wrote this file itself. It never leaves the vault, and none is taken in."""
    given_on: date | None = None
    taken_back_on: date | None = None
    withdrawn_on: date | None = None
    """Since when the person wants them not to have it."""
    file_deleted_on: date | None = None

    @property
    def is_out(self) -> bool:
        """Whether someone has it still, as far as is known."""
        return self.taken_back_on is None


_Part = TypeVar("_Part", Entry, Note, Session)


def _by_id(parts: tuple[_Part, ...], part_id: str) -> _Part:
    for part in parts:
        if part.id == part_id:
            return part
    raise KeyError(part_id)


class Record(Kept):
    """All that is kept about one person."""

    format: Literal["peertui-record"] = FORMAT
    version: int = Field(default_factory=newest, ge=1)
    person: Person
    sessions: tuple[Session, ...] = ()
    notes: tuple[Note, ...] = ()
    entries: tuple[Entry, ...] = ()
    copies: tuple[Copy, ...] = ()

    def entry(self, entry_id: str) -> Entry:
        """The entry with this id.

        Raises:
            KeyError: There is none.
        """
        return _by_id(self.entries, entry_id)

    def note(self, note_id: str) -> Note:
        """The note with this id.

        Raises:
            KeyError: There is none.
        """
        return _by_id(self.notes, note_id)

    def session(self, session_id: str) -> Session:
        """The session with this id.

        Raises:
            KeyError: There is none.
        """
        return _by_id(self.sessions, session_id)

    def of_kind(self, *kinds: str) -> tuple[Entry, ...]:
        """Kept entries of these kinds, in the person's order, then in the order they were made."""
        found = [e for e in self.entries if e.kind in kinds and e.kept]
        return tuple(sorted(found, key=lambda e: (e.place is None, e.place or 0)))

    @property
    def open_session(self) -> Session | None:
        """The newest meeting that has not ended, if any."""
        return next((s for s in reversed(self.sessions) if s.ended is None), None)

    @property
    def my_words(self) -> dict[str, str]:
        """The person's own terms: our term -> theirs, from their `my_word` entries."""
        words = {e.text("term"): e.text("my_word").strip() for e in self.of_kind("my_word")}
        return {term: word for term, word in words.items() if term and word}
