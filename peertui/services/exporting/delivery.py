"""From a person's record to a file on the disk, the same for the app and the command line."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from pathlib import Path

from exports import Paper, blank_pdf, card_pdf, large_pdf, markdown, pdf, slip_pdf, text, whole_pdf, write
from plans.page.blank_form import blank_of
from plans.page.compose import Page, compose
from plans.page.fold_card import card_of
from plans.page.full_record import compose_everything
from plans.page.question_slip import compose_slip
from plans.record.context import Context
from plans.record.json_document import dump_document


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
    EVERYTHING = "everything"
    EVERYTHING_LARGE = "everything-large"
    EVERYTHING_TEXT = "everything-text"


EVERYTHING = (Form.EVERYTHING, Form.EVERYTHING_LARGE, Form.EVERYTHING_TEXT)
"""The person's own copy of all that is kept about them, to be read."""
WHOLE = (*EVERYTHING, Form.JSON)
"""Those that hold the whole record: also what is private."""
PRINTED = (Form.PDF, Form.LARGE, Form.CARD, Form.SLIP, Form.BLANK, Form.EVERYTHING, Form.EVERYTHING_LARGE)
"""Those to print: a PDF, which can be locked."""
ENDINGS = {
    **dict.fromkeys(PRINTED, ".pdf"),
    Form.TEXT: ".txt",
    Form.MARKDOWN: ".md",
    Form.JSON: ".json",
    Form.FHIR: ".fhir.json",
    Form.EVERYTHING_TEXT: ".txt",
}
"""The first form with an ending is the one that the ending alone names."""
HANDOVER, HANDOVER_ENDING = "handover", ".age"
"""Parts of a record for a colleague: chosen, locked and recorded by `peertui.services.exporting.handover`."""


def has_help_lines(form: Form) -> bool:
    """Whether a file of this form says the region's help lines."""
    return form not in (*WHOLE, Form.SLIP)


def form_of(path: Path) -> Form | None:
    """The form that a file's ending names, if it names one."""
    named = [form for form, ending in ENDINGS.items() if path.name.lower().endswith(ending)]
    return max(named, key=lambda form: len(ENDINGS[form]), default=None)


def named_for(form: Form, path: Path) -> Path:
    """The path with the ending of a form, in place of the one it has. ValueError if it has no name."""
    old = form_of(path)
    return path.with_name(path.name[: -len(ENDINGS[old])] + ENDINGS[form]) if old else path.with_suffix(ENDINGS[form])


def page_for(form: Form, context: Context, leave_out: Collection[str] = ()) -> Page:
    """The words of one file: what was chosen and can be shared, or all that is kept in the person's own copy of it.

    `leave_out` are ids of sections, for the card alone.
    """
    if form in EVERYTHING:
        return compose_everything(context)
    match form:
        case Form.SLIP:
            return compose_slip(context)
        case Form.BLANK:
            return blank_of(context.pack, context.record.person.region, context.today).frame
        case Form.CARD:
            return card_of(compose(context), context.pack, leave_out)
        case _:
            return compose(context)


def render(
    form: Form,
    context: Context,
    page: Page,
    *,
    paper: Paper,
    password: str | None,
    boxes: bool = False,
) -> bytes:
    """The bytes of one file; a PDF was read back and checked.

    Args:
        form: The kind of file.
        context: Whose it is, in which words, and the day that stands on it.
        page: The words that `page_for` gave for it.
        paper: The sheet, for what is printed.
        password: What locks a PDF; None for an open file.
        boxes: Print an empty box for each letter that no font here has.

    Raises:
        DoesNotFit: There is too much on it.
        LettersMissing: No font has some of its letters, and `boxes` is false.
        ExportError: It could not be made for another reason.
    """
    pack, record = context.pack, context.record
    flat = {
        Form.PDF: pdf,
        Form.LARGE: large_pdf,
        Form.SLIP: slip_pdf,
        Form.EVERYTHING: whole_pdf,
        Form.EVERYTHING_LARGE: large_pdf,
    }
    if form in flat:
        return flat[form](page, paper, password=password, boxes=boxes)
    if form is Form.CARD:
        return card_pdf(page, paper, how_to_fold=pack.copies.card.how_to_fold, password=password, boxes=boxes)
    if form is Form.BLANK:
        return blank_pdf(blank_of(pack, record.person.region, context.today), paper, password=password, boxes=boxes)
    if form is Form.FHIR:
        from exports.fhir import fhir

        return fhir(context, paper, boxes=boxes).encode("utf-8")
    words = {Form.MARKDOWN: markdown, Form.TEXT: text, Form.EVERYTHING_TEXT: text}
    return (words[form](page) if form in words else dump_document(record)).encode("utf-8")


def deliver(
    path: Path,
    form: Form,
    context: Context,
    page: Page,
    *,
    paper: Paper,
    password: str | None,
) -> None:
    """Write one file in one step. DoesNotFit or ExportError, and then nothing is written."""
    write(path, render(form, context, page, paper=paper, password=password))
