"""The kinds of file a plan can leave in, by their words: names, places, and what to know of one just saved."""

from __future__ import annotations

from pathlib import Path

from exports import Paper
from peertui.services.exporting.delivery import ENDINGS, EVERYTHING, Form
from peertui.services.paths import documents
from widgets.models.choice import Choice

FORMS = (
    (Form.PDF.value, "PDF to print"),
    (Form.LARGE.value, "large print"),
    (Form.CARD.value, "card for a wallet"),
    (Form.SLIP.value, "my questions, for an appointment"),
    (Form.BLANK.value, "empty form to fill in by hand"),
    (Form.TEXT.value, "plain text"),
    (Form.MARKDOWN.value, "Markdown"),
    (Form.JSON.value, "JSON, the whole record"),
)
FHIR = (Form.FHIR.value, "FHIR, for a record system")
EVERYTHING_FORMS = (
    (Form.EVERYTHING.value, "PDF to read and print"),
    (Form.EVERYTHING_LARGE.value, "PDF in large print"),
    (Form.EVERYTHING_TEXT.value, "plain text, for a screen reader"),
    (Form.JSON.value, "JSON, for another computer"),
)
"""All that is kept about somebody, for them."""
EVERYTHING_ABOUT = (
    "A copy to take home of all that is kept here: the whole plan, every meeting and every note, the worker's own "
    "notes too. Nothing is left out of it. Ask where they will keep it, and who else could read it there."
)
EVERYTHING_HELP = (
    "A copy of everything that is kept about the person, for them to take home: the plan, every note, every meeting, "
    "and who received what. It also holds what is just for us and what was left out. It is always the whole. To have "
    "something changed or removed, open it from the plan or the notes. To have everything removed, go back to the "
    "person: the menu there has Remove this person for good."
)
NAMES = {
    **dict.fromkeys(EVERYTHING, "everything-kept"),
    Form.LARGE: "my-plan-large",
    Form.CARD: "my-card",
    Form.SLIP: "my-questions",
    Form.BLANK: "empty-plan",
}
"""File names that say nothing of the person; for all others it is "my-plan"."""
LOCKED, OPEN = "locked", "open"
LOCKS = ((LOCKED, "lock it with a password"), (OPEN, "leave it open, for anyone to read"))
PAPERS = ((Paper.A4.value, "A4"), (Paper.LETTER.value, "Letter"))


def forms() -> tuple[Choice, ...]:
    """Those that can be made here."""
    from exports.fhir import is_there as has_fhir

    return (*FORMS, FHIR) if has_fhir() else FORMS


def default_path(form: Form) -> Path:
    """A file in the documents folder whose name says nothing of the person."""
    return documents() / f"{NAMES.get(form, 'my-plan')}{ENDINGS[form]}"
