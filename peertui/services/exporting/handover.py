"""Handing a part of a record to a colleague and receiving one, the same for the app and the command line."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from exports import write
from exports.errors import CannotOpenHandover, ExportError, WrongHandoverPassphrase
from exports.handover.age_format import MOST_BYTES, check
from exports.handover.handover_file import seal, unseal
from plans.bounded_file import OutOfBounds, read_bytes
from plans.disk_errors import once_free, reason_for
from plans.handover import merge, selection
from plans.handover.merge import News, news
from plans.pack.models import Pack
from plans.record.context import Context
from plans.record.copy_log import add_copy
from plans.record.diff import differences, words
from plans.record.entry_text import entry_words
from plans.record.models import Copy, Entry, Note, Record, Way
from plans.record.moments import local_day
from plans.record.names import name_key, seen
from plans.vault import CopyMarks, Summary

if TYPE_CHECKING:
    from peertui.services.workspace import Workspace

ADVICE = (
    "These six words open the file. They are shown only now, and kept nowhere. Tell them by phone or face to face: "
    "never in the same message as the file."
)
HOW = "as a locked file"


class Written(NamedTuple):
    """A file that was written: its full name, and the SHA-256 of its bytes."""

    file: str = ""
    sha256: str = ""


def hand_over(path: Path, part: Record, passphrase: str) -> Written:
    """Write a part of a record as a locked file, in one step. ExportError, and then nothing is written."""
    data = seal(part, passphrase)
    write(path, data)
    return Written(str(path.absolute()), sha256(data).hexdigest())


def there_before(path: Path) -> bytes | None:
    """What a handover takes the place of; None if nothing, or nothing that can be read."""
    with suppress(OSError, ValueError), path.open("rb") as file:
        return file.read(MOST_BYTES)
    return None


def take_back(written: Written, before: bytes | None) -> None:
    """Undo a file that was written a moment ago, because its words could not be shown: nobody could ever open it."""
    path = Path(written.file)
    with suppress(OSError, ExportError):
        if before is None:
            once_free(path.unlink)
        else:
            write(path, before)


def handed_over(
    context: Context,
    chosen: Collection[str],
    who: str,
    *,
    handover_id: str,
    now: datetime,
    written: Written,
    marks: CopyMarks,
) -> Record:
    """The record with a line in its copies: who has it, which parts, since when, in which file."""
    what, day = selection.titles(context, chosen), local_day(now)
    copy = Copy(
        id=handover_id, who=seen(who), how=HOW, what=what, way=Way.HANDED_OVER, given_on=day, **written._asdict()
    )
    return add_copy(context.record, marks.put(copy))


def read_file(path: Path) -> bytes:
    """A file that may be a handover. CannotOpenHandover with one plain sentence if it cannot be read, or is none."""
    try:
        data = read_bytes(path, MOST_BYTES)
    except (OSError, OutOfBounds) as error:
        reason = reason_for(error) if isinstance(error, OSError) else str(error)
        raise CannotOpenHandover(f"{path} cannot be read ({reason}): check its name and try again.") from None
    try:
        check(data)
    except CannotOpenHandover as error:
        raise CannotOpenHandover(f"{path}: {error}") from error
    return data


def unsealed(path: Path, data: bytes, typed: str, *, now: datetime) -> Record:
    """What is in a file that was read. Takes a second.

    Raises:
        WrongHandoverPassphrase, CannotOpenHandover: With a sentence that names the file.
    """
    try:
        return unseal(data, typed, now=now)
    except WrongHandoverPassphrase:
        raise
    except CannotOpenHandover as error:
        raise CannotOpenHandover(f"{path}: {error}") from error


def goes_by_other_names(record: Record, one: Summary) -> bool:
    """Whether somebody here has none of the names of this person, though perhaps their id."""
    return not _names(record) & {name_key(one.called), name_key(one.full_name)}


def namesakes(record: Record, people: Iterable[Summary]) -> tuple[Summary, ...]:
    """Others who have one of the names of this person."""
    return tuple(one for one in people if one.id != record.person.id and not goes_by_other_names(record, one))


def _names(record: Record) -> set[str]:
    return {name_key(record.person.called), name_key(record.person.full_name)} - {""}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A handover and where it goes: to someone who is here, or to someone new."""

    theirs: Record
    here: Record | None
    who: str
    now: datetime

    @property
    def joined(self) -> Record:
        """The record with all of it."""
        if self.here is None:
            made = merge.as_new(merge.not_after(self.theirs, self.now))
        else:
            made = merge.take_in(self.here, self.theirs, seen(self.who), self.now)
        return merge.keep_received(made, self.theirs, seen(self.who), local_day(self.now))

    @property
    def news(self) -> tuple[News, ...]:
        """What is not here yet, and what is worded differently."""
        return news(self.here, self.theirs, self.now) if self.here else ()

    def context(self, pack: Pack) -> Context:
        """What came, on the day it came."""
        return Context(pack, self.theirs, local_day(self.now))

    def told(self, pack: Pack) -> tuple[str, ...]:
        """What it holds, and what keeping it would change here: sentences."""
        holds = f"It holds: {selection.contents(self.context(pack))}."
        if self.here is None:
            return (f"{self.theirs.person.called} is not here yet.", holds)
        changed = differences(self.here, merge.take_in(self.here, self.theirs, self.who, self.now))
        if not changed:
            return ("Everything in it is here already.", holds)
        kept = "Where words differ, both are kept: the later ones in their place, the others beside them."
        differing = (kept,) if any(found.here for found in self.news) else ()
        return (f"New or different here: {words(pack, changed)}.", *differing, holds)


def take_in(workspace: Workspace, arrival: Arrival) -> None:
    """Keep what was handed over, in the record as it is now, and take that out. VaultError."""
    if arrival.here is None:
        workspace.add(arrival.joined)
        return
    here = workspace.open(arrival.here.person.id).record
    joined = replace(arrival, here=here).joined
    if joined != here:
        workspace.put(joined)


def both_wordings(context: Context, found: News, here: Record | None, theirs: Record) -> str:
    """Two wordings of one thing, the later one named."""
    there = part_words(context.of(theirs), found.there)
    if found.here is None or here is None:
        return there
    ours = part_words(context.of(here), found.here)
    later, earlier = ("handed over", "here") if found.later else ("here", "handed over")
    first, second = (there, ours) if found.later else (ours, there)
    return f"{first} ({later}, the later words) / {second} ({earlier}, kept beside it)"


def part_words(context: Context, part: Entry | Note) -> str:
    """The words of an entry or a note on one line."""
    text = part.text if isinstance(part, Note) else entry_words(context, part)
    return " ".join(text.split()) or "(nothing written yet)"
