"""From a person's record to a file on the disk, the same for the app and the command line."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from pathlib import Path

from exports import Paper, blank_pdf, card_pdf, large_pdf, markdown, pdf, slip_pdf, text, write
from plans.blank import blank_of
from plans.card import card_of
from plans.document import dump_document
from plans.pack import Pack
from plans.page import Page, compose
from plans.record import Record
from plans.slip import compose_slip


class Form(StrEnum):
    """Kinds of file a plan can leave in."""

    PDF = "pdf"
    LARGE = "large"
    CARD = "card"
    SLIP = "slip"
    BLANK = "blank"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    FHIR = "fhir"


PRINTED = (Form.PDF, Form.LARGE, Form.CARD, Form.SLIP, Form.BLANK)
"""Those to print: a PDF, which can be locked."""
ENDINGS = {
    **dict.fromkeys(PRINTED, ".pdf"),
    Form.TEXT: ".txt",
    Form.MARKDOWN: ".md",
    Form.JSON: ".json",
    Form.FHIR: ".fhir.json",
}
"""The first form with an ending is the one that the ending alone names."""
HANDOVER, HANDOVER_ENDING = "handover", ".age"
"""Parts of a record for a colleague: chosen, locked and kept count of in `peertui.handing`."""


def form_of(path: Path) -> Form | None:
    """The form that a file's ending names, if it names one."""
    named = [form for form, ending in ENDINGS.items() if path.name.lower().endswith(ending)]
    return max(named, key=lambda form: len(ENDINGS[form]), default=None)


def named_for(form: Form, path: Path) -> Path:
    """The path with the ending of a form, in place of the one it has. ValueError if it has no name."""
    old = form_of(path)
    return path.with_name(path.name[: -len(ENDINGS[old])] + ENDINGS[form]) if old else path.with_suffix(ENDINGS[form])


def page_for(form: Form, record: Record, pack: Pack, today: date, leave_out: Collection[str] = ()) -> Page:
    """The words of one file: what was chosen and can be shared. `leave_out` are ids of sections, for the card alone."""
    match form:
        case Form.SLIP:
            return compose_slip(record, pack, today)
        case Form.BLANK:
            return blank_of(pack, record.person.region, today).frame
        case Form.CARD:
            return card_of(compose(record, pack, today), pack, leave_out)
        case _:
            return compose(record, pack, today)


def render(
    form: Form, record: Record, page: Page, *, pack: Pack, today: date, paper: Paper, password: str | None
) -> bytes:
    """The bytes of one file; a PDF was read back and checked. DoesNotFit or ExportError, and then nothing."""
    flat = {Form.PDF: pdf, Form.LARGE: large_pdf, Form.SLIP: slip_pdf}
    if form in flat:
        return flat[form](page, paper, password=password)
    if form is Form.CARD:
        return card_pdf(page, paper, how_to_fold=pack.copies.card.how_to_fold, password=password)
    if form is Form.BLANK:
        return blank_pdf(blank_of(pack, record.person.region, today), paper, password=password)
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
