"""From a chosen page or a record to a file on the disk, the same for the app and the command line."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from exports import Paper, markdown, pdf, text, write
from plans.document import dump_document
from plans.page import Page
from plans.record import Record


class Form(StrEnum):
    """Kinds of file a plan can leave in."""

    PDF = "pdf"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


ENDINGS = {Form.PDF: ".pdf", Form.TEXT: ".txt", Form.MARKDOWN: ".md", Form.JSON: ".json"}
HANDOVER, HANDOVER_ENDING = "handover", ".age"
"""Parts of a record for a colleague: chosen, locked and kept count of in `peertui.handing`."""


def render(form: Form, record: Record, page: Page, *, paper: Paper, password: str | None) -> bytes:
    """The bytes of one file; a PDF was read back and checked. DoesNotFit or ExportError, and then nothing."""
    if form is Form.PDF:
        return pdf(page, paper, password=password)
    words = {Form.TEXT: lambda: text(page), Form.MARKDOWN: lambda: markdown(page)}
    return words.get(form, lambda: dump_document(record))().encode("utf-8")


def deliver(path: Path, form: Form, record: Record, page: Page, *, paper: Paper, password: str | None) -> None:
    """Write one file in one step. DoesNotFit or ExportError, and then nothing is written."""
    write(path, render(form, record, page, paper=paper, password=password))
