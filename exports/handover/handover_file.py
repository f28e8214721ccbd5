"""A handover: parts of one person's record for a colleague, as an age file that opens with a spoken passphrase."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from itertools import count

from exports.errors import CannotOpenHandover, WrongHandoverPassphrase
from exports.handover import age_format
from exports.handover.word_passphrase import misheard, readings
from plans.record.json_document import DocumentError, dump_document, read_document
from plans.record.models import Record


def seal(record: Record, passphrase: str, *, log_n: int = age_format.LOG_N) -> bytes:
    """The record as a file that only the passphrase opens. As for `age_format.encrypt`."""
    return age_format.encrypt(dump_document(record).encode("utf-8"), passphrase, log_n=log_n)


def unseal(data: bytes, typed: str, *, now: datetime) -> Record:
    """The record in a file. Ids left out are the same each time. Takes about a second.

    Args:
        data: The file's bytes.
        typed: The passphrase as someone typed it, who heard it spoken.
        now: The time for whatever has none in the file.

    Raises:
        WrongHandoverPassphrase: It opens with another one.
        CannotOpenHandover: It is no such file, or holds no record; one plain sentence.
    """
    plain = _opened(data, typed)
    try:
        return read_document(plain, now=now, new_id=_ids(plain))
    except DocumentError as error:
        raise CannotOpenHandover(f"The file opens, but no record can be read in it. {error}") from error


def _opened(data: bytes, typed: str) -> bytes:
    for passphrase in readings(typed):
        try:
            return age_format.decrypt(data, passphrase)
        except WrongHandoverPassphrase:
            continue
    raise WrongHandoverPassphrase(misheard(typed))


def _ids(plain: bytes) -> Callable[[], str]:
    numbers, seed = count(), hashlib.sha256(plain).digest()
    return lambda: hashlib.sha256(seed + b"%d" % next(numbers)).hexdigest()[:32]
