"""From a chosen page or a record to a file on the disk, the same for the app and the command line."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

from exports import Paper, markdown, pdf, text, write
from plans.document import dump_document
from plans.pack import Pack
from plans.page import Page
from plans.record import Record


class Form(StrEnum):
    """Kinds of file a plan can leave in."""

    PDF = "pdf"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    FHIR = "fhir"


ENDINGS = {Form.PDF: ".pdf", Form.TEXT: ".txt", Form.MARKDOWN: ".md", Form.JSON: ".json", Form.FHIR: ".fhir.json"}


def form_of(path: Path) -> Form | None:
    """The form that a file's ending names, if it names one."""
    named = [form for form, ending in ENDINGS.items() if path.name.lower().endswith(ending)]
    return max(named, key=lambda form: len(ENDINGS[form]), default=None)


def named_for(form: Form, path: Path) -> Path:
    """The path with the ending of a form, in place of the one it has. ValueError if it has no name."""
    old = form_of(path)
    return path.with_name(path.name[: -len(ENDINGS[old])] + ENDINGS[form]) if old else path.with_suffix(ENDINGS[form])


def render(
    form: Form, record: Record, page: Page, *, pack: Pack, today: date, paper: Paper, password: str | None
) -> bytes:
    """The bytes of one file; a PDF was read back and checked. DoesNotFit or ExportError, and then nothing."""
    if form is Form.PDF:
        return pdf(page, paper, password=password)
    if form is Form.FHIR:
        from exports.fhir import fhir

        return fhir(record, pack, today, paper).encode("utf-8")
    words = {Form.TEXT: lambda: text(page), Form.MARKDOWN: lambda: markdown(page)}
    return words.get(form, lambda: dump_document(record))().encode("utf-8")


def deliver(
    path: Path,
    form: Form,
    record: Record,
    page: Page,
    *,
    pack: Pack,
    today: date,
    paper: Paper,
    password: str | None,
) -> None:
    """Write one file in one step. DoesNotFit or ExportError, and then nothing is written."""
    write(path, render(form, record, page, pack=pack, today=today, paper=paper, password=password))
