"""A record document from elsewhere, read as the record of a new person."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from peertui.services.paths import place
from plans.bounded_file import OutOfBounds, read_bytes
from plans.handover.merge import not_after
from plans.record.json_document import MOST_BYTES, DocumentError, read_document
from plans.record.models import Record, new_id


def imported(file: Path, called: str, now: datetime) -> Record:
    """What a record document holds. Nothing in it is dated later than now.

    Args:
        file: The document.
        called: What they like to be called, in place of the name in the file; "" for that one.
        now: The moment it is read (UTC).

    Raises:
        DocumentError: With a sentence that names the file.
    """
    try:
        written = read_bytes(place(file), MOST_BYTES)
    except (OSError, OutOfBounds) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"{file} cannot be read ({why}): check its name and try again.") from None
    try:
        return not_after(read_document(written, now=now, new_id=new_id, called=called), now)
    except DocumentError as error:
        raise DocumentError(f"{file}: {error}") from error
