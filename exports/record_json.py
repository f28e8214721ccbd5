"""The record document beside the page: everything that is kept about one person."""

from __future__ import annotations

from plans.document import dump_document
from plans.record import Record


def record_json(record: Record) -> str:
    """The whole record as JSON; `plans.document.read_document` gives the same record back."""
    return dump_document(record)
